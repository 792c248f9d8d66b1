"""Storage, against a real SQLite and a real PostgreSQL."""
