"""Alembic's entry: runs revisions, or compares, on the connection that was handed in."""

from __future__ import annotations

from alembic import context

from storage.migrations.comparing import options

context.configure(connection=context.config.attributes["connection"], **options())
with context.begin_transaction():
    context.run_migrations()
