"""Amounts, quantities and plain numbers of slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
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


def fill_figure(stretch: Stretch, filled: Filled, slot: Slot, said: Said, *, in_base_units: bool) -> None:
    """A figure: the one that the slot's words mark, else the first of its kind that is left.

    `in_base_units`: the action has no unit beside it, so that 6 cases of 24 are 144.
    """
    found = chosen(stretch, slot, said)
    if found is None:
        return
    amount = amount_of(found)
    if amount is None:
        return
    if found.kind == "duration" and filled.args.get("kind") in _NOT_IN_DAYS:
        filled.odd.append((found.start, found.end))
    if amount < 0:
        filled.problem = ("understanding.quantity", {"said": found.text})
    elif not (found.exact or said.rough):
        filled.lack(slot.name)
        stretch.take(found)
        return
    product = filled.args.get("product")
    if in_base_units and isinstance(found.value, Quantity):
        amount *= _factor(stretch, product, found.value.unit)
        amount += _and_loose(stretch, product, found)
    filled.put(slot.name, plain(amount), found)
    stretch.take(found)
    if slot.name == "counted":
        for other in stretch.values(*_KINDS[slot.kind]):
            if _differs(stretch, other):
                stretch.take(other)
    if isinstance(found.value, Quantity) and "unit" not in filled.args:
        unit = unit_for(stretch, product, found.value.unit)
        if unit:
            filled.args["unit"] = unit


#: What is watched for, that is told in pieces or money and never as so many days.
_NOT_IN_DAYS = frozenset({"low_stock", "large_order", "order_created", "target_progress"})
_AND = re.compile(r"\s?(?:零|又|加上?|外加|和|带|,|，|and|plus|&)?\s?")


#: "three cartons plus 5 loose".
_LOOSE = re.compile(
    r" (?:loose|odd|single|individual|separate|spare)s?(?: (?:ones?|units?|pieces?|items?|on top|left|over))*\b"
)


def _and_loose(stretch: Stretch, product: str | None, found: Found) -> Decimal:
    """十二箱零三包: what is told behind it in a smaller unit comes on top."""
    goods = stretch.known.goods.get(product or "")
    for other in stretch.values("number"):
        said = _LOOSE.match(stretch.text, other.end)
        behind = other.start >= found.end and _AND.fullmatch(stretch.text, found.end, other.start)
        between = found.end, other.start
        whole = _factor(stretch, product, found.value.unit) if isinstance(found.value, Quantity) else Decimal(0)
        if said and behind and goods and isinstance(other.value, Decimal) and other.exact and other.value < whole:
            stretch.take(other)
            stretch.taken += [between, said.span()]
            return other.value
    for other in stretch.values("quantity"):
        behind = other.start >= found.end and _AND.fullmatch(stretch.text, found.end, other.start)
        if behind and isinstance(other.value, Quantity) and isinstance(found.value, Quantity):
            loose, whole = _factor(stretch, product, other.value.unit), _factor(stretch, product, found.value.unit)
            if other.exact and loose < whole and other.value.amount * loose < whole:
                stretch.take(other)
                return other.value.amount * loose
    return Decimal(0)


def _factor(stretch: Stretch, product: str | None, unit: str) -> Decimal:
    """How many base units one of these holds."""
    goods = stretch.known.goods.get(product or "")
    named = goods.unit_named(unit) if goods else None
    return goods.factors.get(named or "", Decimal(1)) if goods else Decimal(1)


def chosen(stretch: Stretch, slot: Slot, said: Said) -> Found | None:
    """The figure that a slot takes."""
    found = stretch.values(*_KINDS[slot.kind])
    if not found and slot.kind is SlotKind.NUMBER:
        found = list(_lengths(stretch))
    if slot.name == "counted":
        found = [value for value in found if not _differs(stretch, value)]
    if len(found) > 1:
        found = [value for value in found if not _counts_papers(stretch, value)]
    led = [value for value in found if stretch.after_word(value.start, said.before)]
    marked = led or [value for value in found if stretch.before_word(value.end, said.after)]
    if marked:
        return marked[0]
    if said.only:
        return None
    if slot.kind is SlotKind.AMOUNT:
        # "won the big one": what is spoken of, and no sum.
        found = [value for value in found if value.text != "one" and not _counts_goods(stretch, value)]
        found = [value for value in found if _like_a_sum(value)] or found
    by_kind = [value for kind in _KINDS[slot.kind] for value in found if value.kind == kind]
    return by_kind[0] if by_kind else None


_ONE_PAPER = re.compile(r"一[个张份条]")
_MAKES = re.compile(r"(?:开|建|下|录|登|设|弄|加|来)了?\s?$")


def _counts_papers(stretch: Stretch, value: Found) -> bool:
    """Whether a figure counts what is to be made out, and no goods: 再开一个，50个."""
    one = _ONE_PAPER.fullmatch(value.text.strip()) is not None
    return one and _MAKES.search(stretch.text, 0, value.start) is not None


#: By how much a count differs, or what the books say: no count.
_DIFFERENCE = re.compile(
    r"(?:盘亏|盘盈|亏了?|盈了?|(?<![至最])少了?|多了?|差了?|短了?|缺了?|丢了?|坏了?|损耗|损坏|破损|有"
    r"|账[上面](?:是|有|显示)?|系统[里上]?(?:是|显示|有)?|原来(?:是|有)?|不是|\bnot"
    r"|\bsystem (?:says|shows|said|has)|\b(?:wr[io]t(?:e|ing) off|scrap(?:ped|ping)?|bin(?:ned)?|lost|minus|less))\s?$"
)
_BROKEN = re.compile(r"(?:被)?(?:剪|压|摔|泡|碰|弄|烧|磨|进水|受潮)?(?:坏|破|裂|碎|断|丢|烂|废|潮)")


def _differs(stretch: Stretch, value: Found) -> bool:
    """Whether a figure says by how much a count differs, or how many were broken: 盘亏2卷, 账上六台, 有2卷被剪坏."""
    before = _DIFFERENCE.search(stretch.text, 0, value.start)
    if before is None:
        return False
    return before[0].strip() != "有" or _BROKEN.match(stretch.text, value.end) is not None


_SUM = re.compile(r"(?:\d\s?[km]|thousand|grand|hundred|million|mil)$|\d,\d{3}|\d{4}|[万千]")


def _like_a_sum(value: Found) -> bool:
    """Whether a figure is written as sums are: 310k, not 60."""
    return value.kind == "money" or _SUM.search(value.text) is not None


_HOW_LONG = re.compile(r"in (?:\d+|[a-z]+(?:[ -][a-z]+)?) (?:days?|weeks?|months?|fortnights?)")


def _lengths(stretch: Stretch) -> Iterator[Found]:
    """ "nothing has moved in 3 weeks": what might be a day to come is a length of time."""
    for value in stretch.values("day"):
        if isinstance(value.value, date) and _HOW_LONG.fullmatch(value.text):
            yield replace(value, value=value.value - stretch.today, kind="duration")


def _counts_goods(stretch: Stretch, value: Found) -> bool:
    """Whether a bare figure says how many: "two chairs" is no sum of money."""
    beside = stretch.lattice.past_spaces(value.end)
    goods = (m for m in stretch.lattice.mentions if m.start == beside)
    return value.kind == "number" and any("product" in m.kinds or m.unknown == "product" for m in goods)


def amount_of(found: Found) -> Decimal | None:
    """The bare figure of a value; a length of time counts in days."""
    value = found.value
    if isinstance(value, Money | Quantity):
        return value.amount
    if isinstance(value, timedelta):
        return Decimal(value.days)
    return value if isinstance(value, Decimal) else None
