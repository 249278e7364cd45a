"""What could be agreed: one concept, one file, named as the literature names it."""
