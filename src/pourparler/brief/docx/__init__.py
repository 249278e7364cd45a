"""The rendering as a Word document."""
