"""How reports give what was said: cues, who speaks, what is said, on whose word."""
