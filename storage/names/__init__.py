"""What every record is called: one table beside the records, kept in the same transaction."""

from storage.names.names import SqlNames

__all__ = ["SqlNames"]
