"""Brings a database to this version's schema, revision by revision, and never back: a backup is the way back."""
