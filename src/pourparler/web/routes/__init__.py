"""The pages: one noun, one file, found by walking; the template of the same name shows it."""
