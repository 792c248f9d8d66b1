"""Tables in which the database itself refuses to change or remove a row."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, event

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$
"""

_POSTGRESQL = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def refusals(table: str, dialect: str) -> list[str]:
    """The statements that make a table append-only."""
    if dialect == "postgresql":
        return [_POSTGRESQL_FUNCTION, _POSTGRESQL.format(table=table)]
    return [_SQLITE.format(table=table, verb=verb) for verb in ("UPDATE", "DELETE")]


def append_only(table: Table) -> None:
    """Have the table refuse changes as soon as it is created."""

    def refuse(_table: Table, connection: Connection, **_options: Any) -> None:
        for statement in refusals(table.name, connection.dialect.name):
            connection.exec_driver_sql(statement)

    event.listen(table, "after_create", refuse)
