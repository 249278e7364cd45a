"""The words that every rendering shares, in English and French."""
