"""Files that were made for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy import insert as core_insert
from sqlalchemy.orm import Session

from domain.posts import MadeFile
from storage.posts.tables import made_files


class MadeFiles:
    """What was made for each person."""

    def __init__(self, session: Session, keys: Callable[[], str]) -> None:
        self._session = session
        self._keys = keys

    def put(self, person: str, name: str, media_type: str, data: bytes, at: datetime, /) -> str:
        """Keep a file; returns its id."""
        made = self._keys()
        values = {"id": made, "person": person, "name": name, "media_type": media_type, "data": data, "at": at}
        self._session.execute(core_insert(made_files), [values])
        return made

    def get(self, file_id: str, /) -> MadeFile | None:
        """A file, while it is kept."""
        row = self._session.execute(select(made_files).where(made_files.c.id == file_id)).one_or_none()
        return None if row is None else MadeFile(row.id, row.person, row.name, row.media_type, bytes(row.data))

    def forget(self, older_than: datetime, /) -> int:
        """Delete what was made before; returns how many."""
        old = delete(made_files).where(made_files.c.at < older_than).returning(made_files.c.id)
        return len(self._session.execute(old).all())
