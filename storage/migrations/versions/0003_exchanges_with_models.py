"""Exchanges with language models, and messages as they were understood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "model_prefixes",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_model_prefixes")),
    )
    op.create_table(
        "model_exchanges",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("message", KEY, nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("prefix", sa.String(length=64), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("cached", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("estimated", sa.Integer(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_exchanges")),
        sa.ForeignKeyConstraint(
            ["prefix"],
            ["model_prefixes.digest"],
            name=op.f("fk_model_exchanges_prefix"),
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    for columns in (["at"], ["message"], ["person", "at"]):
        op.create_index(op.f(f"ix_model_exchanges_{'_'.join(columns)}"), "model_exchanges", columns)
    op.create_table(
        "heard_messages",
        sa.Column("message", KEY, nullable=False),
        sa.Column("person", KEY, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("talk", sa.JSON(), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("message", name=op.f("pk_heard_messages")),
        sa.ForeignKeyConstraint(
            ["message"],
            ["inbox.id"],
            name=op.f("fk_heard_messages_message"),
            initially="DEFERRED",
            deferrable=True,
        ),
    )
    op.create_index(op.f("ix_heard_messages_at"), "heard_messages", ["at"])
