"""What each kind of event says, as a clause; a file a subject, and each maps the kinds that it words."""
