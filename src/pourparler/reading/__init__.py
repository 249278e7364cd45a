"""A report's text in, candidates out, each on its exact passage."""
