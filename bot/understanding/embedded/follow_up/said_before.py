"""What the message before told that a short correction takes up: the unit of a figure, by how many more, the month of a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.line import counted
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.follow_up.leads import corrects
from bot.understanding.embedded.mentions import normalise
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.embedded.values import Found, Quantity, find_values
from bot.understanding.proposal import Proposal
from domain.arguments import SlotKind
from domain.money import plain

_BY_THEMSELVES = frozenset({SlotKind.QUANTITY, SlotKind.NUMBER})
_MEASURED = frozenset({SlotKind.UNIT, SlotKind.LINES})
_FEWER = re.compile(
    r"\b(?:take|knock|drop|lose|remove|strike|pull|cut)\s(?:off )?(?:another )?$|\bby\s$|(?:减|少)[去掉发要拿]?$"
)
_OFF = re.compile(r"\b(?:off|from|out of|fewer|less)\b")
_LESS = re.compile(r"\b(?:reduce|cut|drop|lower|down|decrease|trim|less|fewer)\b|减|少")
_MORE = re.compile(
    r"\b(?:another|add|extra|additional|up)(?: \w+)?\s(?:by )?$|(?:再|另|多|追)?加(?!到|至|成)[个上]?$|再[来要]$"
)
ON_TOP = re.compile(r"\s?(?:\w+ )?(?:more|extra|additional|on top)\b")
_SAYS_ITSELF = re.compile(
    r"\b(?:total|altogether|in all|all told|add|more|another|extra|plus|take|off|knock|less|fewer|by)\b|共|加|减|少|多"
)
_BARE_DAY = re.compile(
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)|the [a-z-]*(?:first|second|third|th)|[\d一二三四五六七八九十]{1,3}[号日]"
)
_HALF_A_MONTH = 15


def in_its_unit(profile: Profile, stretch: Stretch) -> Stretch:
    """2箱, then "make it 3": the figure is of the unit in which it was said before, where the action itself keeps none."""
    kinds = {slot.kind for slot in profile.slots}
    if not stretch.earlier or not kinds & _BY_THEMSELVES or kinds & _MEASURED or not corrects(stretch.text):
        return stretch
    figures = [value for value in stretch.lattice.values if value.kind in ("number", "quantity")]
    figures = _without_praised(stretch, figures)
    before = [value for value in _figures(stretch) if value.kind == "quantity"]
    if len(figures) != 1 or figures[0].kind != "number" or len(before) != 1:
        return stretch
    amount, told = figures[0].value, before[0].value
    if not isinstance(amount, Decimal) or not isinstance(told, Quantity):
        return stretch
    counted = replace(figures[0], value=Quantity(amount, told.unit), kind="quantity")
    values = tuple(
        counted if value is figures[0] else value
        for value in stretch.lattice.values
        if value.kind != "number" or value is figures[0]
    )
    return replace(stretch, lattice=replace(stretch.lattice, values=values))


#: "7 would be safer, make it 7": what is said to be better is told once more.
_BETTER = re.compile(
    r"(?: would be|'d be| might be| is|'s| will be| sounds)(?: a bit| much| probably| more| far)*"
    r" (?:safer?|better|enough|plenty|fine|sensible|right|good|best|nicer|easier|likely)\b"
)


def _without_praised(stretch: Stretch, figures: list[Found]) -> list[Found]:
    """The figures without one that is but said to be better, where it is told again behind."""
    if len(figures) != _TWICE or figures[0].value != figures[1].value:
        return figures
    better = _BETTER.match(stretch.text, figures[0].end)
    if better is None:
        return figures
    stretch.taken.append((figures[0].start, better.end()))
    return figures[1:]


_TWICE = 2


def by_how_many(stretch: Stretch) -> int:
    """Whether the message before told by how many more (1) or fewer (-1) there are to be; 0 where it told how many."""
    said = stretch.values("quantity", "number")
    if not stretch.earlier or len(said) != 1 or _SAYS_ITSELF.search(stretch.text):
        return 0
    text, found = stretch.earlier, _figures(stretch)
    for figure in sorted(found, key=lambda each: each.kind == "number"):
        before, behind = text[: figure.start], text[figure.end :]
        if _FEWER.search(before) and (_OFF.search(behind) or _LESS.search(before)):
            return -1
        if _OFF.match(behind.lstrip()) and not behind.lstrip().startswith(("from", "out")):
            return -1
        if _MORE.search(before) or ON_TOP.match(behind):
            return 1
    return 0


def counted_before(stretch: Stretch, items: list[dict[str, Any]], proposal: Proposal) -> list[dict[str, Any]]:
    """ "Take back 2 crates on 1008", then "the lamps": so many of the goods that the message before counted, and did not name."""
    if len(items) != 1 or not items[0].get("product") or stretch.values("quantity", "number"):
        return items
    named = [value for value in proposal.args.values() if isinstance(value, str)]
    told = [value for value in _figures(stretch) if not any(each.endswith(value.text) for each in named)]
    counts = [value for value in told if value.kind == "quantity"] or told
    if len({value.start for value in counts}) != 1 or not counts[0].exact:
        return items
    amount, unit = counted(stretch, items[0]["product"], counts[0])
    if amount is None or amount <= 0:
        return items
    item = {**items[0], "quantity": plain(amount)}
    return [{**item, "unit": unit}] if unit else [item]


def _figures(stretch: Stretch) -> Sequence[Found]:
    """The quantities and numbers of the message before."""
    found = find_values(stretch.earlier, now=stretch.lattice.now, units=stretch.known.units)
    return [value for value in found if value.kind in ("quantity", "number")]


def beside_day_before(stretch: Stretch, said: str, before: object, source: tuple[int, int]) -> str:
    """Nov 20, then "nope, the 23rd": a day said by its number alone is the one nearest to the day that it stands in for."""
    if not isinstance(before, str) or not _BARE_DAY.fullmatch(stretch.text[slice(*source)].strip()):
        return said
    old, new = date.fromisoformat(before[:10]), date.fromisoformat(said)
    nearest = min((_months_on(new, by) for by in _months(new, old)), key=lambda day: abs(day - old))
    return said if nearest < stretch.today <= old else nearest.isoformat()


def _months(new: date, old: date) -> range:
    apart = (old.year - new.year) * 12 + old.month - new.month
    return range(apart - 1, apart + 2)


def _months_on(day: date, by: int) -> date:
    place = day.year * 12 + day.month - 1 + by
    first = date(place // 12, place % 12 + 1, 1)
    return first + timedelta(day.day - 1)


def said_just_before(words: Sequence[str]) -> str:
    """The last message but this one, as it is read."""
    return normalise(words[-1]).text if words else ""
