"""Where the company's records are kept: SQLAlchemy on SQLite or PostgreSQL, behind the protocols of domain.ports."""
