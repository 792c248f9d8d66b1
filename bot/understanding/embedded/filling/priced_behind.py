"""Prices that are told behind the lines, at the goods named once more: 灯10个 椅子5把，灯算八十，椅子六十."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.line import Line
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found

#: What may stand between goods and their price, and tells of no more of them.
_LED = re.compile(r"\s?(?:的?单?价格?|就|都|也|按|算|给|走|是|收|卖|at|for|@|:|：|,|，|\s)*")
#: 头盔还是原价: nothing is told that would change it.
_AS_LISTED = re.compile(r"\s?(?:就|都|也|还是?|按|走|照)*(?:原价|老价格?|标价|目录价|原来的?价格?)")


def with_prices_behind(stretch: Stretch, lines: list[Line]) -> list[Line]:
    """The lines, each that but names once more what was counted before with its figure as a price."""
    again = [(line, before) for place, line in enumerate(lines) if (before := _counted_before(line, lines[:place]))]
    if not again:
        return lines
    priced = any(line.price and not line.quantity for line, _ in again)
    listed = list[Line]()
    for line, before in again:
        figure = line.quantity
        if figure is None and line.price is None and (said := _AS_LISTED.match(stretch.text, line.end)):
            stretch.taken.append(said.span())
            stretch.take(line.choice.mention)
            listed.append(line)
        elif figure is None or (_is_price(stretch, line, figure) and (priced or _in_a_unit(before))):
            line.price, line.quantity = line.price or figure, None
            line.choice = line.choice._replace(ids=before.choice.ids) if line.price else line.choice
    return [line for line in lines if line not in listed]


def _counted_before(line: Line, before: Sequence[Line]) -> Line | None:
    """The one line whose goods were counted, and which are named once more by these words."""
    named = set(line.choice.ids) or {each.id for each in line.choice.mention.of_kind("product")}
    same = [each for each in before if each.quantity and each.choice.only in named]
    return same[0] if len(same) == 1 else None


def _in_a_unit(line: Line) -> bool:
    return line.quantity is not None and line.quantity.kind == "quantity"


def _is_price(stretch: Stretch, line: Line, figure: Found) -> bool:
    """Whether a figure right behind the goods is in no unit, or in one of money."""
    money = any(each.start == figure.start and each.kind == "money" for each in stretch.lattice.values)
    bare = figure.kind == "number" or money
    return bare and _LED.fullmatch(stretch.text, line.choice.mention.end, figure.start) is not None
