"""What is said on chat platforms: linked accounts, the outbox, and who holds a connection."""
