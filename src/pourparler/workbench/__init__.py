"""What a user can ask for: one verb, one file, shared by every face of the program."""
