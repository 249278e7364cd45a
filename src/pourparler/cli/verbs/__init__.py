"""One verb, one file, each with a ``command``; found by walking this folder."""
