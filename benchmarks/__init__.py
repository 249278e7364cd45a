"""Measurements: scripts, never timed tests. ``python -m benchmarks`` runs all and writes ``docs/benchmarks.md``."""
