"""Strategies: how a party bargains; one class, one file each."""
