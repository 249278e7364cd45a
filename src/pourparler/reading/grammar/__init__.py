"""The grammar that readers share: what two parsers call things, and the words of the text behind a parsed word."""
