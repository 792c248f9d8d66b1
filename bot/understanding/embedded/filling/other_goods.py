"""Goods that a correction names by themselves: they stand in for the only line, or another line of the document is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.change_words import DROPS, Item, speaks_of_lines
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line, take_line
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import bears
from bot.understanding.embedded.follow_up.leads import breaks_off, corrects, denies
from bot.understanding.facts import LineFact

#: "sorry, and 2 chairs", "forgot 2 chairs": besides what was said, and not for it.
_BESIDES = re.compile(
    r"\b(?:and|also|plus|add|too|as well|forgot|another|more|extra|on top|besides|n)\b|&|再|加|还|另|也|漏|忘"
)


def told_by_figure(stretch: Stretch, said: Sequence[Line], items: Sequence[Item]) -> None:
    """不对，是侧开的900: a bare figure that the name of other goods holds tells which they are, and not how many."""
    there = {item.get("product") for item in items}
    for line in said if corrects(stretch.text) else ():
        figure, product = line.quantity, line.choice.only
        if figure is None or figure.kind != "number" or product is None or product in there:
            continue
        if bears(stretch.known, product, stretch.text[figure.start : figure.end]):
            line.quantity = None
            stretch.take(figure)


def instead_of_the_only_line(
    stretch: Stretch, filled: Filled, items: Sequence[Item], said: Sequence[Line]
) -> Line | None:
    """ "No, 5 lamps": so many of other goods stand in for the only line; for which of several is asked about."""
    if not (denies(stretch.text) or breaks_off(stretch.earlier)) or _BESIDES.search(stretch.text):
        return None
    if len(said) != 1 or said[0].quantity is None or said[0].choice.only is None:
        return None
    line, there = said[0], {item.get("product") for item in items}
    if line.choice.only in there or None in there or not items:
        return None
    if len(items) > 1 or ("unit_price" in items[0] and line.price is None):
        # The price was that of the other goods.
        filled.odd.append((line.start, line.end))
    if len(items) > 1:
        return None
    take_line(stretch, line)
    return line


def another_line_meant(
    stretch: Stretch, filled: Filled, items: Sequence[Item], said: Sequence[Line], untouched: Sequence[LineFact]
) -> str | None:
    """ "The red ones I meant": what was said of the only line touched is meant of another one of the document."""
    if len(items) != 1 or len(said) != 1 or not untouched or not corrects(stretch.text):
        return None
    line, words = said[0], stretch.text
    if line.quantity or line.price or line.discount or _BESIDES.search(words) or DROPS.search(words):
        return None
    other = next((each.product for each in untouched if each.product == line.choice.only), None)
    if other is None:
        return None
    goods, unit = stretch.known.goods.get(other), items[0].get("unit")
    reckoned = speaks_of_lines(stretch.earlier) or items[0].get("quantity") == "0"
    if reckoned or (unit and goods and goods.unit_named(unit) is None):
        # How many there are to be was reckoned from the first line.
        filled.odd.append((line.start, line.end))
    take_line(stretch, line)
    return other
