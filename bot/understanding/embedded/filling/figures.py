"""Amounts, quantities and plain numbers of slots."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import unit_for
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Money, Quantity
from domain.arguments import Slot, SlotKind
from domain.money import plain
from domain.vocabulary import Said

_KINDS = {
    SlotKind.AMOUNT: ("money", "number"),
    SlotKind.QUANTITY: ("quantity", "number"),
    SlotKind.NUMBER: ("number", "quantity", "money", "duration"),
}


def fill_figure(stretch: Stretch, filled: Filled, slot: Slot, said: Said) -> None:
    """A figure: the one that the slot's words mark, else the first of its kind that is left."""
    found = chosen(stretch, slot, said)
    if found is None:
        return
    amount = amount_of(found)
    if amount is None:
        return
    if amount < 0 or not (found.exact or said.rough):
        filled.problem = ("understanding.quantity", {"said": found.text})
    filled.put(slot.name, plain(amount), found)
    stretch.take(found)
    product = filled.args.get("product")
    if isinstance(found.value, Quantity) and "unit" not in filled.args:
        unit = unit_for(stretch, product, found.value.unit)
        if unit:
            filled.args["unit"] = unit


def chosen(stretch: Stretch, slot: Slot, said: Said) -> Found | None:
    """The figure that a slot takes."""
    found = stretch.values(*_KINDS[slot.kind])
    led = [value for value in found if stretch.after_word(value.start, said.before)]
    marked = led or [value for value in found if stretch.before_word(value.end, said.after)]
    if marked:
        return marked[0]
    if said.only:
        return None
    by_kind = [value for kind in _KINDS[slot.kind] for value in found if value.kind == kind]
    return by_kind[0] if by_kind else None


def amount_of(found: Found) -> Decimal | None:
    """The bare figure of a value; a length of time counts in days."""
    value = found.value
    if isinstance(value, Money | Quantity):
        return value.amount
    if isinstance(value, timedelta):
        return Decimal(value.days)
    return value if isinstance(value, Decimal) else None
