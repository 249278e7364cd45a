"""Encounters that a report tells of."""
