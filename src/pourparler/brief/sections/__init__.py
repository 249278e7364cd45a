"""What a brief says, section by section, before any rendering."""
