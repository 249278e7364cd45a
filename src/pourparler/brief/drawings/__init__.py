"""What a page draws, as values: points and lines, before anything is drawn."""
