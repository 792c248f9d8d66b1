"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.append_only import refusals

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
INSTANT = sa.String(32).with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
APPEND_ONLY = ("audit_chain", "audit_entries", "journal_entries", "journal_postings", "stock_moves")

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "audit_chain",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_chain")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("place", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("undoes", KEY, nullable=True),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_audit_entries")),
        sa.UniqueConstraint("id", name=op.f("uq_audit_entries_id")),
        sa.UniqueConstraint("undoes", name=op.f("uq_audit_entries_undoes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entries_actor_place"), ["actor", "place"], unique=False)

    op.create_table(
        "companies",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_companies_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
    )
    op.create_table(
        "conversation_entries",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_entries")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("conversation_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conversation_entries_channel_chat_thread_person_id"),
            ["channel", "chat", "thread", "person", "id"],
            unique=False,
        )

    op.create_table(
        "conversations",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("channel", "chat", "thread", "person", name=op.f("pk_conversations")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("channel", "event", name=op.f("uq_inbox_channel_event")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_done"), ["done"], unique=False)

    op.create_table(
        "journal_entries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("document", KEY, nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entries")),
        sa.UniqueConstraint("document", "reason", name=op.f("uq_journal_entries_document_reason")),
        sa.UniqueConstraint("number", name=op.f("uq_journal_entries_number")),
    )
    with op.batch_alter_table("journal_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_entries_day"), ["day"], unique=False)

    op.create_table(
        "named_records",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("owner", KEY, nullable=True),
        sa.Column("parent", KEY, nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_named_records")),
    )
    with op.batch_alter_table("named_records", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_named_records_version"), ["version"], unique=False)

    op.create_table(
        "names_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_names_version_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names_version")),
    )
    op.create_table(
        "number_series",
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_number_series")),
    )
    op.create_table(
        "products",
        sa.Column("id", KEY, nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("units", sa.JSON(), nullable=False),
        sa.Column("unit_aliases", sa.JSON(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("floor_price", sa.BigInteger(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("tax_percent", sa.BigInteger(), nullable=False),
        sa.Column("reorder_point", sa.BigInteger(), nullable=True),
        sa.Column("bom", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
    )
    op.create_table(
        "stock_reservations",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("order", KEY, nullable=False),
        sa.Column("line", KEY, nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("warehouse", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_stock_reservations")),
    )
    with op.batch_alter_table("stock_reservations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stock_reservations_line_product_warehouse"), ["line", "product", "warehouse"], unique=True
        )
        batch_op.create_index(batch_op.f("ix_stock_reservations_order"), ["order"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_stock_reservations_product_warehouse"), ["product", "warehouse"], unique=False
        )

    op.create_table(
        "suppliers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppliers")),
    )
    op.create_table(
        "teams",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("manager", KEY, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
    )
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_teams_manager"), ["manager"], unique=False)

    op.create_table(
        "warehouses",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warehouses")),
    )
    op.create_table(
        "counts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("warehouse", KEY, nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("booked", sa.BigInteger(), nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("reversed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_counts_product"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["warehouse"], ["warehouses.id"], name=op.f("fk_counts_warehouse"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counts")),
    )
    with op.batch_alter_table("counts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_counts_product_warehouse_at"), ["product", "warehouse", "at"], unique=False
        )

    op.create_table(
        "employees",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("team", KEY, nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team"], ["teams.id"], name=op.f("fk_employees_team"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employees")),
    )
    with op.batch_alter_table("employees", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employees_team"), ["team"], unique=False)

    op.create_table(
        "purchase_orders",
        sa.Column("id", KEY, nullable=False),
        sa.Column("supplier", KEY, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier"],
            ["suppliers.id"],
            name=op.f("fk_purchase_orders_supplier"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_orders")),
    )
    with op.batch_alter_table("purchase_orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_purchase_orders_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_purchase_orders_supplier"), ["supplier"], unique=False)

    op.create_table(
        "stock_balances",
        sa.Column("product", KEY, nullable=False),
        sa.Column("warehouse", KEY, nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("reserved >= 0 AND reserved <= on_hand", name=op.f("ck_stock_balances_reserved_is_there")),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_stock_balances_product"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["warehouse"],
            ["warehouses.id"],
            name=op.f("fk_stock_balances_warehouse"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("product", "warehouse", name=op.f("pk_stock_balances")),
    )
    op.create_table(
        "stock_moves",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("target", KEY, nullable=False),
        sa.Column("unit_cost", sa.BigInteger(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("document_kind", sa.String(40), nullable=True),
        sa.Column("document", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_stock_moves_product"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_stock_moves")),
    )
    with op.batch_alter_table("stock_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_moves_document"), ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_moves_product_at"), ["product", "at"], unique=False)

    op.create_table(
        "transfers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("source", KEY, nullable=False),
        sa.Column("target", KEY, nullable=False),
        sa.Column("by", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("reversed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_transfers_product"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["warehouses.id"], name=op.f("fk_transfers_source"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["target"], ["warehouses.id"], name=op.f("fk_transfers_target"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    op.create_table(
        "work_orders",
        sa.Column("id", KEY, nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_work_orders_product"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_orders")),
    )
    with op.batch_alter_table("work_orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_orders_product"), ["product"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_orders_state"), ["state"], unique=False)

    op.create_table(
        "credentials",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("employee", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["employee"], ["employees.id"], name=op.f("fk_credentials_employee"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("kind", "secret_hash", name=op.f("pk_credentials")),
    )
    with op.batch_alter_table("credentials", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_credentials_employee"), ["employee"], unique=False)

    op.create_table(
        "customers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", KEY, nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("industry", sa.String(), nullable=True),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("addresses", sa.JSON(), nullable=False),
        sa.Column("invoice_title", sa.String(), nullable=True),
        sa.Column("tax_number", sa.String(), nullable=True),
        sa.Column("credit_limit", sa.BigInteger(), nullable=True),
        sa.Column("payment_days", sa.Integer(), nullable=False),
        sa.Column("payment_terms", sa.String(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner"], ["employees.id"], name=op.f("fk_customers_owner"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customers_owner"), ["owner"], unique=False)

    op.create_table(
        "leads",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("interest", sa.String(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner"], ["employees.id"], name=op.f("fk_leads_owner"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leads")),
    )
    with op.batch_alter_table("leads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leads_owner"), ["owner"], unique=False)

    op.create_table(
        "purchase_lines",
        sa.Column("purchase_order", KEY, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("unit_price", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_purchase_lines_product"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["purchase_order"],
            ["purchase_orders.id"],
            name=op.f("fk_purchase_lines_purchase_order"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("purchase_order", "position", name=op.f("pk_purchase_lines")),
    )
    with op.batch_alter_table("purchase_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_purchase_lines_product"), ["product"], unique=False)

    op.create_table(
        "sign_in_codes",
        sa.Column("employee", KEY, nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["employee"],
            ["employees.id"],
            name=op.f("fk_sign_in_codes_employee"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("employee", name=op.f("pk_sign_in_codes")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_sign_in_codes_secret_hash")),
    )
    op.create_table(
        "contacts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_contacts_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_customer"), ["customer"], unique=False)

    op.create_table(
        "journal_postings",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("entry", KEY, nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("customer", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["customer"],
            ["customers.id"],
            name=op.f("fk_journal_postings_customer"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["journal_entries.id"],
            name=op.f("fk_journal_postings_entry"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_journal_postings")),
    )
    with op.batch_alter_table("journal_postings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_postings_account_customer"), ["account", "customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_journal_postings_entry"), ["entry"], unique=False)

    op.create_table(
        "opportunities",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("expected_close_on", sa.Date(), nullable=True),
        sa.Column("lost_reason", sa.String(), nullable=True),
        sa.Column("products", sa.JSON(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"],
            ["customers.id"],
            name=op.f("fk_opportunities_customer"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["owner"], ["employees.id"], name=op.f("fk_opportunities_owner"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opportunities")),
    )
    with op.batch_alter_table("opportunities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opportunities_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_opportunities_owner"), ["owner"], unique=False)

    op.create_table(
        "quotes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("order", KEY, nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_quotes_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner"], ["employees.id"], name=op.f("fk_quotes_owner"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
    )
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quotes_customer_created_on"), ["customer", "created_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_quotes_owner"), ["owner"], unique=False)

    op.create_table(
        "reminders",
        sa.Column("id", KEY, nullable=False),
        sa.Column("employee", KEY, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("customer", KEY, nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("fired_at", INSTANT, nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_reminders_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["employee"], ["employees.id"], name=op.f("fk_reminders_employee"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
    )
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminders_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reminders_employee"), ["employee"], unique=False)

    op.create_table(
        "tickets",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_tickets_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
    )
    with op.batch_alter_table("tickets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tickets_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_tickets_state"), ["state"], unique=False)

    op.create_table(
        "follow_ups",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("employee", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("contact", KEY, nullable=True),
        sa.Column("opportunity", KEY, nullable=True),
        sa.Column("next_follow_up_on", sa.Date(), nullable=True),
        sa.Column("next_step", sa.String(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact"], ["contacts.id"], name=op.f("fk_follow_ups_contact"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_follow_ups_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["employee"], ["employees.id"], name=op.f("fk_follow_ups_employee"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["opportunity"],
            ["opportunities.id"],
            name=op.f("fk_follow_ups_opportunity"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_ups_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_ups_customer_at"), ["customer", "at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_follow_ups_employee_next_follow_up_on"), ["employee", "next_follow_up_on"], unique=False
        )

    op.create_table(
        "orders",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("owner", KEY, nullable=False),
        sa.Column("entered_by", KEY, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("warehouse", KEY, nullable=True),
        sa.Column("deliver_by", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("customer_po", sa.String(), nullable=True),
        sa.Column("delivery_address", sa.String(), nullable=True),
        sa.Column("quote", KEY, nullable=True),
        sa.Column("pending_reasons", sa.JSON(), nullable=False),
        sa.Column("gross", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_orders_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["employees.id"], name=op.f("fk_orders_entered_by"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner"], ["employees.id"], name=op.f("fk_orders_owner"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["quote"], ["quotes.id"], name=op.f("fk_orders_quote"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["warehouse"], ["warehouses.id"], name=op.f("fk_orders_warehouse"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_orders_customer_ordered_on"), ["customer", "ordered_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_orders_entered_by"), ["entered_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_orders_ordered_on"), ["ordered_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_orders_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_orders_state"), ["state"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("order", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("warehouse", KEY, nullable=True),
        sa.Column("delivered_at", INSTANT, nullable=False),
        sa.Column("tracking_no", sa.String(), nullable=True),
        sa.Column("opening", sa.Boolean(), nullable=False),
        sa.Column("reversed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_deliveries_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["order"], ["orders.id"], name=op.f("fk_deliveries_order"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["warehouse"],
            ["warehouses.id"],
            name=op.f("fk_deliveries_warehouse"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deliveries_delivered_at"), ["delivered_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_deliveries_order"), ["order"], unique=False)

    op.create_table(
        "invoices",
        sa.Column("id", KEY, nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("owner", KEY, nullable=True),
        sa.Column("order", KEY, nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("credits", KEY, nullable=True),
        sa.Column("opening", sa.Boolean(), nullable=False),
        sa.Column("deliveries", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["credits"], ["invoices.id"], name=op.f("fk_invoices_credits"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_invoices_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["order"], ["orders.id"], name=op.f("fk_invoices_order"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner"], ["employees.id"], name=op.f("fk_invoices_owner"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
        sa.UniqueConstraint("number", name=op.f("uq_invoices_number")),
    )
    with op.batch_alter_table("invoices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invoices_credits"), ["credits"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_issued_on"), ["issued_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_order"), ["order"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_owner"), ["owner"], unique=False)

    op.create_table(
        "payments",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer", KEY, nullable=False),
        sa.Column("owner", KEY, nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=True),
        sa.Column("order", KEY, nullable=True),
        sa.Column("opening", sa.Boolean(), nullable=False),
        sa.Column("reversed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer"], ["customers.id"], name=op.f("fk_payments_customer"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["order"], ["orders.id"], name=op.f("fk_payments_order"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner"], ["employees.id"], name=op.f("fk_payments_owner"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
    )
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payments_customer"), ["customer"], unique=False)
        batch_op.create_index(batch_op.f("ix_payments_order"), ["order"], unique=False)
        batch_op.create_index(batch_op.f("ix_payments_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_payments_received_on"), ["received_on"], unique=False)

    op.create_table(
        "sales_lines",
        sa.Column("id", KEY, nullable=False),
        sa.Column("order", KEY, nullable=True),
        sa.Column("quote", KEY, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("price_includes_tax", sa.Boolean(), nullable=False),
        sa.Column("discount_percent", sa.BigInteger(), nullable=False),
        sa.Column("tax_percent", sa.BigInteger(), nullable=False),
        sa.Column("factor", sa.BigInteger(), nullable=False),
        sa.Column("base_quantity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint('("order" IS NULL) <> (quote IS NULL)', name=op.f("ck_sales_lines_of_one_document")),
        sa.ForeignKeyConstraint(
            ["order"], ["orders.id"], name=op.f("fk_sales_lines_order"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_sales_lines_product"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["quote"], ["quotes.id"], name=op.f("fk_sales_lines_quote"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sales_lines")),
    )
    with op.batch_alter_table("sales_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sales_lines_order"), ["order"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_lines_product"), ["product"], unique=False)
        batch_op.create_index(batch_op.f("ix_sales_lines_quote"), ["quote"], unique=False)

    op.create_table(
        "allocations",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("payment", KEY, nullable=False),
        sa.Column("invoice", KEY, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice"], ["invoices.id"], name=op.f("fk_allocations_invoice"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["payment"], ["payments.id"], name=op.f("fk_allocations_payment"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_allocations")),
    )
    with op.batch_alter_table("allocations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_allocations_invoice"), ["invoice"], unique=False)
        batch_op.create_index(batch_op.f("ix_allocations_payment"), ["payment"], unique=False)

    op.create_table(
        "delivery_lines",
        sa.Column("row", SERIAL, autoincrement=True, nullable=False),
        sa.Column("delivery", KEY, nullable=False),
        sa.Column("order_line", KEY, nullable=False),
        sa.Column("product", KEY, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery"],
            ["deliveries.id"],
            name=op.f("fk_delivery_lines_delivery"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["product"], ["products.id"], name=op.f("fk_delivery_lines_product"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_delivery_lines")),
    )
    with op.batch_alter_table("delivery_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_lines_delivery"), ["delivery"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_lines_order_line"), ["order_line"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_lines_product"), ["product"], unique=False)

    dialect = op.get_bind().dialect.name
    for table in APPEND_ONLY:
        for statement in refusals(table, dialect):
            op.execute(statement)
