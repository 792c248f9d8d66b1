"""A channel as somebody else would add it: a package of its own, found by its entry point."""
