"""A text that a record holds beside its entries."""

from __future__ import annotations

Held = tuple[str, str, str]
"""A source's text as a record holds it: for which audience, its SHA-256, its words."""
