"""The nouns of a negotiation: frozen values, no input or output.

Every noun is a :class:`msgspec.Struct`: compared by value, immutable, and checked when it is
read from JSON or YAML. One noun, one file; the same file name bears the same noun in every room.

A noun holds only what it was made of and can never lead back to itself, so Python's search for reference cycles is
told to pass it over (``gc=False``): a record of 100,000 events is read in half the time.

A record leaves defaults out of what it stores, so a default is part of what was recorded: never change one, add a
field, or raise the schema's number in :mod:`pourparler.record.chain` and read the older one up.
"""
