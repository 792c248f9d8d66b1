"""Chat platforms: accounts and lanes of what comes in, linked accounts, what is to be said, files made, leases, outages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "leases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("way", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", INSTANT, nullable=False),
        sa.Column("held_until", INSTANT),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("placed", sa.JSON(), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_delivery"), "outbox", ["delivery"])
    op.create_index(op.f("ix_outbox_waiting_channel_lane_id"), "outbox", ["waiting", "channel", "lane", "id"])
    op.create_table(
        "account_links",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("person", KEY, nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person"], ["employees.id"], name=op.f("fk_account_links_person"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("channel", "account", name=op.f("pk_account_links")),
    )
    op.create_index(op.f("ix_account_links_person"), "account_links", ["person"])
    op.create_table(
        "made_files",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_made_files")),
    )
    op.create_index(op.f("ix_made_files_at"), "made_files", ["at"])
    op.create_table(
        "outages",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("channel", "since", name=op.f("pk_outages")),
    )
    op.add_column("inbox", sa.Column("account", sa.String(), nullable=False, server_default=""))
    op.add_column("inbox", sa.Column("lane", sa.String(), nullable=False, server_default=""))
    op.add_column("inbox", sa.Column("place", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("inbox", sa.Column("held_until", INSTANT))
    op.create_index(op.f("ix_inbox_lane_place"), "inbox", ["lane", "place"])
    op.create_index(op.f("ix_inbox_channel_received_at"), "inbox", ["channel", "received_at"])
