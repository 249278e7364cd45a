"""What happened: events, the store that keeps them, and the replay that reads them."""
