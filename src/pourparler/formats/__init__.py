"""Files of scenarios: `read_x`."""
