"""What is told of lines apart from them: the unit in which they are counted, and how many they are, said again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Quantity

_UNIT_APART = re.compile(
    r"(?:[,.;]\s*|\s(?=(?:in|by the|all in|both in) ))"
    r"(?:(?:that's|thats|so|also|again|(?P<all>all|both|each|everything)(?: of (?:them|it|those))?) )*"
    r"(?:in |by the |as )?(?:full |whole )?(?P<unit>[a-z]+)"
    r"(?:,? (?:too|as well|again|please|pls|plz|not (?:singles?|pieces|each|loose|units)))*\s*(?=[,.;!]|$|\band\b)"
)
_THOSE = re.compile(r"\b(?:those|these|the same|all|both|them)\s$")


def units_apart(stretch: Stretch, lines: Sequence[Line]) -> None:
    """ "10 chains for Acme, in boxes": goods counted without a unit are counted in the one that a clause says by itself."""
    bare = [line for line in lines if line.quantity is not None and line.quantity.kind == "number"]
    if not bare:
        return
    # The last words of a message that name and count nothing belong to what was said before them.
    lattice, end = stretch.lattice, len(stretch.text)
    empty = not lattice.values_in(stretch.end, end) and not lattice.mentions_in(stretch.end, end)
    for found in _UNIT_APART.finditer(stretch.text, stretch.start, end if empty else stretch.end):
        before = [line for line in bare if line.choice.mention.end <= found.start()]
        for line in before if found["all"] else before[-1:]:
            goods = stretch.known.goods.get(line.choice.only or "")
            figure = line.quantity
            if goods and goods.unit_named(found["unit"]) and figure and isinstance(figure.value, Decimal):
                line.quantity = replace(figure, value=Quantity(figure.value, found["unit"]), kind="quantity")
                stretch.taken.append(found.span())


def counts_again(stretch: Stretch, items: Sequence[Mapping[str, Any]]) -> None:
    """ "2 of the lamps came broken, set up a return for those two": how many they are is only said again."""
    told = [Decimal(item["quantity"]) for item in items if item.get("quantity")]
    for value in stretch.values("number") if told else ():
        if value.value in (sum(told), len(told)) and _THOSE.search(stretch.text, 0, value.start):
            stretch.take(value)
