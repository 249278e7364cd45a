"""The renderings for a terminal."""
