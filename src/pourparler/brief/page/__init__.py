"""The renderings as a page of HTML."""
