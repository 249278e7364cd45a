"""Solution concepts: one concept, one file, named as the literature names it; found by walking this folder."""
