"""The command line: read what was asked, call a verb, print."""
