"""What a message holds: its names, documents and values, found and kept apart."""
