"""The nouns of a negotiation: frozen values, no input or output.

Every noun is a :class:`msgspec.Struct`: compared by value, immutable, and checked when it is
read from JSON or YAML. One noun, one file; the same file name bears the same noun in every room.
"""
