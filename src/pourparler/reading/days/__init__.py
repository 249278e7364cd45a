"""Words that name days, and the days they mean."""
