"""Acceptance conditions: when what another offers is good enough; parts that combine with any strategy."""
