"""How many there are of a line after a change: so many, more, fewer, twice as many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.embedded.filling.change_words import ADDS, NEAR, Item
from bot.understanding.embedded.filling.line import Line, counted
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.facts import LineFact
from domain.money import plain

#: 4 more, "4 chairs more": so many on top.
_MORE = re.compile(r"\s*(?:(?!and |or |no |at )[a-z0-9-]+ ){0,4}?(?:more|extra|on top)\b(?! than)")


#: "2 more cartons".
_MORE_INSIDE = re.compile(r"\b(?:more|extra|additional)\b")


_LESS = re.compile(r"(?:减[少掉去]?|扣[掉去]?|少[发要拿]?)(?![到至成为])\s*$|\b(?:by|fewer|less)\s*$")


_LESS_NEAR = 6


_SETS = re.compile(r"(?:改|变|换|调整?)(?:[成到至为]|一下)?\s*$|[加增减降提涨缩][加少高低]?[到至成为]\s*$")


_TAKES = re.compile(r"\b(?:take|knock|drop|lose|remove|strike)\s*$")


_OFF = re.compile(r"\b(?:off|from|out of)\b")


def item_of(line: LineFact) -> Item:
    """A line of a document as it is written."""
    item = {"product": line.product, "quantity": plain(line.quantity)}
    return {**item, "unit": line.unit} if line.unit else item


def as_before(item: Item) -> Found | None:
    """The quantity of the line before, as if it had been said again."""
    if "quantity" not in item:
        return None
    return _as_if_said(Decimal(item["quantity"]), item.get("unit"))


def _as_if_said(amount: Decimal, unit: str | None) -> Found:
    """So many of a unit, as a figure that stands nowhere in the message."""
    return Found(0, 0, Quantity(amount, unit) if unit else amount, "quantity" if unit else "number", True, "")


_TIMES = {
    "double": Decimal(2),
    "twice": Decimal(2),
    "triple": Decimal(3),
    "half": Decimal("0.5"),
    "halve": Decimal("0.5"),
}


_MULTIPLIES = re.compile(
    r"\b(double|twice|triple|half|halve)(?: up)?(?: (?:on|the|of|as many|that many|number|quantity|qty|amount))*\s$"
)


def multiplied(stretch: Stretch, line: Line, known: Sequence[LineFact]) -> Found | None:
    """ "double the …": so many times what the document has of it."""
    place = line.choice.mention.start
    found = _MULTIPLIES.search(stretch.text, 0, place)
    there = [each for each in known if line.choice.ids == (each.product,)]
    if found is None or len(there) != 1 or not there[0].quantity:
        return None
    stretch.taken.append((found.start(), place))
    return _as_if_said(there[0].quantity * _TIMES[found[1]], there[0].unit)


ALL_OF_IT = re.compile(
    r"\W*(?:(?:actually|no|ok|okay|sorry|wait|oh|hmm|and|please|pls),? )*(?:(?:make|do|cut|get|take) (?:it|that|them) (?:in )?)?"
    r"(?P<times>double|triple|twice|half|halve)"
    r"(?: (?P<what>it|that|them|up|as many|the (?:order|quantity|qty|amount|lot)|everything"
    r"|(?:all|both|each)(?: of (?:it|them))?))*"
    r"(?:,? (?:please|pls|thanks|then|instead|sorry|actually))*\W*"
)


_ALL = re.compile(r"\b(?:everything|all|both|each|lot|order)\b")


def so_many_times(stretch: Stretch, items: list[Item], said: re.Match[str]) -> list[Item]:
    """ "double it": the one line, or all of them where that is said, so many times."""
    if (len(items) != 1 and not _ALL.search(said[0])) or not all("quantity" in item for item in items):
        return items
    stretch.taken.append((stretch.start, stretch.end))
    return [{**item, "quantity": plain(Decimal(item["quantity"]) * _TIMES[said["times"]])} for item in items]


_TIMES_THAT = re.compile(
    r"\b(?P<times>double|twice|half|triple)(?: of)? (?:that|it|those|as (?:much|many)|the (?:amount|number|lot))\b"
)


def times_for_another(stretch: Stretch, items: list[Item]) -> list[Item]:
    """ "Twice that for Acme": so many times what the first one gets; none where nobody says so."""
    said = _TIMES_THAT.search(stretch.text) if stretch.for_another else None
    if said is None or not all("quantity" in item for item in items):
        return []
    stretch.taken.append(said.span())
    return [{**item, "quantity": plain(Decimal(item["quantity"]) * _TIMES[said["times"]])} for item in items]


def count_anew(stretch: Stretch, item: Item, figure: Found) -> None:
    """Set how many there are of a line: the figure itself, or so many more or fewer than there were."""
    amount, unit = counted(stretch, item.get("product"), figure)
    if amount is None:
        return
    goods = stretch.known.goods.get(item.get("product") or "")
    own = item.get("unit") or (goods.unit if goods else None)
    if goods and on_top(stretch, figure) and item.get("quantity") and unit not in (None, own):
        # 100条, then 再加一捆: as many more as that is.
        one = Decimal(1)
        each = goods.factors.get(unit or "", one) / goods.factors.get(own or "", one)
        if amount * each == (amount * each).to_integral_value():
            amount, unit = amount * each, own
        else:
            item["quantity"], item["unit"], own = plain(Decimal(item["quantity"]) / each), unit, unit
    if added(stretch, figure) and item.get("quantity") and unit in (None, own):
        amount += Decimal(item["quantity"])
    elif lessened(stretch, figure) and unit in (None, own):
        amount = max(Decimal(item.get("quantity", "0")) - amount, Decimal(0))
    item["quantity"] = plain(amount)
    if unit:
        item["unit"] = unit


def lessened(stretch: Stretch, figure: Found) -> bool:
    """Whether a figure is by how much there are fewer: "2 fewer", "take 2 lamps off"."""
    before = stretch.text[: figure.start]
    if stretch.by < 0 and figure.kind in ("number", "quantity"):
        return True
    return _LESS.search(before[-_LESS_NEAR:]) is not None or (
        _TAKES.search(before) is not None and _OFF.search(stretch.text, figure.end, stretch.end) is not None
    )


def added(stretch: Stretch, figure: Found) -> bool:
    """Whether a figure comes on top of what was said before."""
    before = stretch.text[max(0, figure.start - NEAR) : figure.start]
    behind = stretch.text[figure.end : figure.end + NEAR]
    if stretch.by or stretch.for_another:
        return stretch.by > 0
    if _SETS.search(before):
        # 加5根链条，头盔改成10: what was added is something else.
        return _MORE.match(behind) is not None
    return (
        ADDS.search(before) is not None
        or _MORE.match(behind) is not None
        or _MORE_INSIDE.search(figure.text) is not None
    )


def on_top(stretch: Stretch, value: Found) -> bool:
    """Whether a figure is how many more or fewer."""
    return added(stretch, value) or lessened(stretch, value)
