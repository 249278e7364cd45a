"""Rehearsals: protocols, strategies, runs, tournaments."""
