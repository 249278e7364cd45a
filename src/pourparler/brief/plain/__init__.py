"""The renderings for programs: JSON and CSV."""
