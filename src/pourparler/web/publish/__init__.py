"""The desk's pages as files: read-only, for one viewer and day, for any web server or a stick."""
