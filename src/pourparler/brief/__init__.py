"""A state of play as pages, pictures, documents and tables, in English and French."""
