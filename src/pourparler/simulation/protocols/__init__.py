"""Protocols: who may say what, when; one file each."""
