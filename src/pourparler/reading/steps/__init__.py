"""Steps that a report announces: what shows that something is to come, whose move it is, when it is due."""
