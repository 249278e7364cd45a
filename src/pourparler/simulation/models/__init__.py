"""Opponent models: what another party seems to value, from what it offers."""
