"""Every kind of event, one file per noun. A new kind is a class in a file here; nothing else lists it."""
