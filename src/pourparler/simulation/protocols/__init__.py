"""Protocols: who may say what, when; one file each, which states it as ``PROTOCOL``."""
