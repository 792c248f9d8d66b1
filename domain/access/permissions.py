"""Who may see which rows and fields: one table of data, deny by default.

Which actions a role may use is declared by each action; this table says what the rows and fields behind them are.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from domain.access.people import Actor, System
from domain.access.roles import Role
from domain.kinds import Kind


class Rows(IntEnum):
    """How many of a kind's rows are seen; the widest of a person's roles counts."""

    NONE = 0
    OWN = 1
    TEAM = 2
    ALL = 3


class Field(StrEnum):
    """Fields that not everybody who sees a record sees."""

    COST = "cost"
    FLOOR_PRICE = "floor_price"
    MARGIN = "margin"
    SUPPLIER = "supplier"
    PHONE = "phone"


#: Kinds that everybody sees, because nobody could work without them.
_COMMON = frozenset({Kind.EMPLOYEE, Kind.TEAM, Kind.PRODUCT, Kind.WAREHOUSE})

_CUSTOMER_SIDE = (
    Kind.CUSTOMER, Kind.CONTACT, Kind.LEAD, Kind.OPPORTUNITY, Kind.FOLLOW_UP, Kind.QUOTE, Kind.ORDER, Kind.DELIVERY,
    Kind.INVOICE, Kind.PAYMENT, Kind.TICKET,
)  # fmt: skip
_STOCK_SIDE = (Kind.TRANSFER, Kind.COUNT)
_SUPPLY_SIDE = (Kind.SUPPLIER, Kind.PURCHASE_ORDER, Kind.WORK_ORDER)


def _all(*kinds: Kind) -> dict[Kind, Rows]:
    return dict.fromkeys(kinds, Rows.ALL)


ROWS: dict[Role, dict[Kind, Rows]] = {
    Role.REP: dict.fromkeys(_CUSTOMER_SIDE, Rows.OWN) | _all(*_STOCK_SIDE),
    Role.MANAGER: dict.fromkeys(_CUSTOMER_SIDE, Rows.TEAM) | _all(*_STOCK_SIDE, Kind.WORK_ORDER),
    Role.WAREHOUSE: _all(Kind.CUSTOMER, Kind.ORDER, Kind.DELIVERY, Kind.INVOICE, *_STOCK_SIDE, *_SUPPLY_SIDE),
    Role.FINANCE: _all(
        Kind.CUSTOMER, Kind.CONTACT, Kind.QUOTE, Kind.ORDER, Kind.DELIVERY, Kind.INVOICE, Kind.PAYMENT, Kind.SUPPLIER,
        Kind.PURCHASE_ORDER, *_STOCK_SIDE,
    ),
    Role.PURCHASING: _all(Kind.ORDER, *_STOCK_SIDE, *_SUPPLY_SIDE),
    Role.PRODUCTION: _all(Kind.ORDER, *_STOCK_SIDE, *_SUPPLY_SIDE),
    Role.SERVICE: _all(
        Kind.CUSTOMER, Kind.CONTACT, Kind.LEAD, Kind.FOLLOW_UP, Kind.ORDER, Kind.DELIVERY, Kind.TICKET, Kind.INVOICE
    ),
    Role.ADMIN: _all(*_CUSTOMER_SIDE, *_STOCK_SIDE, *_SUPPLY_SIDE),
    Role.OWNER: _all(*_CUSTOMER_SIDE, *_STOCK_SIDE, *_SUPPLY_SIDE),
}  # fmt: skip

FIELDS: dict[Role, frozenset[Field]] = {
    Role.REP: frozenset({Field.PHONE}),
    Role.MANAGER: frozenset({Field.PHONE, Field.FLOOR_PRICE, Field.MARGIN}),
    Role.WAREHOUSE: frozenset({Field.SUPPLIER}),
    Role.FINANCE: frozenset({Field.PHONE, Field.COST, Field.FLOOR_PRICE, Field.MARGIN, Field.SUPPLIER}),
    Role.PURCHASING: frozenset({Field.COST, Field.SUPPLIER}),
    Role.PRODUCTION: frozenset({Field.SUPPLIER}),
    Role.SERVICE: frozenset({Field.PHONE}),
    Role.ADMIN: frozenset(Field),
    Role.OWNER: frozenset(Field),
}

#: What the program itself may see, by purpose. A purpose that is not here sees nothing.
SYSTEM_ROWS: dict[str, dict[Kind, Rows]] = {
    "reminders": _all(Kind.REMINDER),
    "post": _all(Kind.EMPLOYEE),
    "set-up": _all(*Kind),
    "sign-in": _all(Kind.EMPLOYEE),
    "verification": _all(*Kind),
    "understanding": _all(Kind.PRODUCT),
}


def rows_of(actor: Actor, kind: Kind) -> Rows:
    """How many of a kind's rows the actor sees."""
    if isinstance(actor, System):
        return SYSTEM_ROWS.get(actor.purpose, {}).get(kind, Rows.NONE)
    if kind in _COMMON:
        return Rows.ALL
    if kind is Kind.REMINDER:
        return Rows.OWN
    return max((ROWS[role].get(kind, Rows.NONE) for role in actor.roles), default=Rows.NONE)


def sees_field(actor: Actor, field: Field) -> bool:
    """Whether the actor sees such a field on the records he sees."""
    if isinstance(actor, System):
        return actor.purpose in {"set-up", "verification"}
    return not actor.overheard and any(field in FIELDS[role] for role in actor.roles)
