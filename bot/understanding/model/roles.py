"""What a figure of the message may be: how many, what it costs, how much less; and no figure is two of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.understanding.embedded.finding.lattice import Lattice, Span
from bot.understanding.embedded.pointed import Place
from domain.arguments import SlotKind

QUANTITY, MONEY, DISCOUNT = "quantity", "money", "discount"
_OF_SLOTS: Mapping[SlotKind, str] = {SlotKind.AMOUNT: MONEY, SlotKind.QUANTITY: QUANTITY}
_OF_PARTS: Mapping[str, str] = {"quantity": QUANTITY, "unit_price": MONEY, "discount_percent": DISCOUNT}
_FIGURES: Mapping[str, frozenset[str]] = {
    QUANTITY: frozenset({"quantity", "number"}),
    MONEY: frozenset({"money", "number"}),
    DISCOUNT: frozenset({"discount", "percent"}),
}
_PLAIN = "number"
#: A figure that is part of one of these is nothing else. "at 20" is said of a price as well as of an hour.
_OTHERWISE: Mapping[str, frozenset[str]] = {
    QUANTITY: frozenset({"money", "discount", "percent", "day", "moment", "period", "phone"}),
    MONEY: frozenset({"quantity", "discount", "percent", "day", "period", "phone"}),
    DISCOUNT: frozenset({"phone"}),
}
_PRICE_MARKS = ("@", "at", "price", "priced", "单价", "价格", "价", "¥", "￥", "$", "€", "£")


def role_of_slot(kind: SlotKind) -> str:
    """What a figure in a slot of a kind is; nothing where it may be anything."""
    return _OF_SLOTS.get(kind, "")


def role_of_part(part: str) -> str:
    """What a figure in a part of a line is; nothing for the product."""
    return _OF_PARTS.get(part, "")


@dataclass
class Roles:
    """The figures of a message and what each was taken for."""

    _taken: dict[tuple[int, Span], str] = field(default_factory=dict)

    def may_be(self, role: str, place: Place) -> bool:
        """Whether the figure in a place may be that, and is taken for it from now on."""
        if not role:
            return True
        figures = [each for each in place.lattice.values_in(*place.span) if each.kind in _FIGURES[role]]
        if not figures:
            # What no grammar finds there is asked for anyway.
            return True
        spans = {(each.start, each.end) for each in figures}
        for span in spans:
            plain = all(each.kind == _PLAIN for each in figures if (each.start, each.end) == span)
            if plain and _is_otherwise(role, place.lattice, span):
                return False
            others = (taken for (turn, at), taken in self._taken.items() if turn == place.turn and _meet(at, span))
            if any(taken != role for taken in others):
                return False
        self._taken.update({(place.turn, span): role for span in spans})
        return True


def _is_otherwise(role: str, lattice: Lattice, span: Span) -> bool:
    """Whether a plain figure belongs to something that is no such thing."""
    if any(each.kind in _OTHERWISE[role] and _holds((each.start, each.end), span) for each in lattice.values):
        return True
    if role == MONEY:
        behind = lattice.past_spaces(span[1])
        return any(each.start == behind and "product" in each.kinds for each in lattice.mentions)
    return role == QUANTITY and _price_before(lattice.text[: span[0]].rstrip())


def _price_before(text: str) -> bool:
    last = text.rsplit(" ", 1)[-1]
    return any(last == mark if mark.isascii() and mark.isalpha() else text.endswith(mark) for mark in _PRICE_MARKS)


def _holds(longer: Span, span: Span) -> bool:
    return longer != span and longer[0] <= span[0] and span[1] <= longer[1]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
