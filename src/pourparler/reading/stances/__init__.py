"""Where somebody stands, by the words of a statement, and which issues on record the words touch."""
