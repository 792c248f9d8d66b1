"""Other goods that stand in for some of a line: "a chair instead of one of those", "swap two of the lamps for stools"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.line import Line, counted, take_line
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.world import GENERIC_UNITS
from domain.money import plain

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a couple": 2, "ten": 10}
_SO_MANY = rf"(?P<count>half|\d+|{'|'.join(_COUNTS)})(?: of)?(?: the| those| these| them| my| his| her| their| our)"
_SOME = re.compile(
    rf"\b(?:instead of|in place of|rather than|swap|switch|change|replace|exchange|trade|make|turn) {_SO_MANY}(?!\w)"
    rf"|\b{_SO_MANY.replace('<count>', '<number>')}(?: [a-z]+)?(?: (?:should|can|could|to|will) be|,? as|,? make it)(?!\w)"
)


def some_of_them(
    stretch: Stretch, odd: list[tuple[int, int]], items: Sequence[Item], said: Sequence[Line]
) -> list[Item]:
    """The lines as they stand then; none where nothing stands in for some of a line. What can't be reckoned is `odd`."""
    found = _SOME.search(stretch.text, stretch.start, stretch.end) if " of" in stretch.text else None
    if found is None:
        return []
    there = {item.get("product") for item in items}
    new = [line for line in said if line.choice.only and line.choice.only not in there]
    named = {line.choice.only for line in said if line.choice.only in there}
    olds = [item for item in items if item.get("product") in named] if named else list(items)
    if len(new) != 1 or len(said) > len(new) + len(named):
        return []
    parted = _parted(stretch, olds[0], new[0], found) if len(olds) == 1 else None
    if parted is None:
        odd.append(found.span())
        return []
    place = next(place for place, item in enumerate(items) if item is olds[0])
    for line in said:
        take_line(stretch, line)
    stretch.taken.append(found.span())
    return [*items[:place], *parted, *items[place + 1 :]]


def _parted(stretch: Stretch, old: Item, line: Line, found: re.Match[str]) -> list[Item] | None:
    """What is left of a line, and what stands in for the rest; None where that is no whole number, or in an unknown unit."""
    words, total = found["count"] or found["number"], Decimal(old.get("quantity", "0"))
    count = total / 2 if words == "half" else Decimal(_COUNTS.get(words) or words)
    product, unit = line.choice.only, old.get("unit")
    if not 0 < count <= total or count != count.to_integral_value() or line.price or line.discount:
        return None
    item: Item = {"product": product, "quantity": plain(count)}
    own = line.quantity if line.quantity and not found.start() <= line.quantity.start < found.end() else None
    amount, own_unit = counted(stretch, product, own) if own else (None, None)
    if amount is not None:
        item["quantity"] = plain(amount)
    if own_unit or (amount is None and unit and unit not in GENERIC_UNITS):
        goods = stretch.known.goods.get(product or "")
        item["unit"] = own_unit or (goods.unit_named(unit or "") if goods else None)
        if item["unit"] is None:
            return None
    left = total - count
    return [*([{**old, "quantity": plain(left)}] if left else []), item]
