"""`python -m storage.migrations.draft 0003 "what it does"`: drafts the next revision, to be read and completed by hand."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from storage.engine import connect
from storage.migrations.upgrade import config_for, upgrade


def draft(revision: str, message: str) -> Path:
    """Write the difference between the newest revision and the schema as a new revision; returns its file."""
    with tempfile.TemporaryDirectory() as folder:
        engines = connect(f"sqlite:///{folder}/draft.db")
        upgrade(engines)
        with engines.writing.connect() as connection:
            made = command.revision(config_for(connection), message, autogenerate=True, rev_id=revision)
        engines.dispose()
    assert made is not None
    assert not isinstance(made, list)
    return Path(made.path)


if __name__ == "__main__":
    sys.stdout.write(f"{draft(*sys.argv[1:3])}\n")
