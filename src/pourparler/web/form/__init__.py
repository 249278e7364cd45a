"""Forms made from the fields of a kind of event: what is typed, what is shown, how each becomes the other."""
