"""Where it stands: from a negotiation on record to its state of play."""
