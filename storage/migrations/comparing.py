"""How the schema is compared with a database, and how its column types are written into a revision."""

from __future__ import annotations

from typing import Any, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Enum, String
from sqlalchemy.types import TypeEngine

from storage.schema import complete
from storage.types import Day, Instant, Json, Scaled

#: A revision keeps its own, plain types; what was released may not change. Those in capitals are in its template.
_WRITTEN: dict[type[TypeEngine[Any]], str] = {
    Scaled: "sa.BigInteger()",
    Instant: "INSTANT",
    Day: "sa.Date()",
    Json: "sa.JSON()",
}


def options() -> dict[str, Any]:
    """What Alembic is to know of this schema; tables of other programs in the same database are left alone."""
    metadata = complete()
    return {
        "target_metadata": metadata,
        "compare_type": True,
        "render_as_batch": True,
        "render_item": _written,
        "include_name": lambda name, kind, _parents: kind != "table" or name in metadata.tables,
    }


def _written(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A column type as plain Python; False leaves it to Alembic."""
    if kind != "type":
        return False
    if type(item).__name__ == "_JsonList":
        return "sa.JSON()"
    if isinstance(item, Enum):
        return f"sa.String({item.length})"
    if isinstance(item, TypeEngine) and item._variant_mapping:
        return "KEY" if isinstance(item, String) else "SERIAL"
    return _WRITTEN.get(type(item), False) if isinstance(item, TypeEngine) else False
