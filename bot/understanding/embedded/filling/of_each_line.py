"""A figure for each of several lines: 两个都改成15, 各10箱, "make them both 6"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found

_ALL_OF_THEM = re.compile(
    r"(?:(?:[两俩仨三四五]|几)[个样种款]|全部?|每[样种个款])?(?:都|全都|全部|各(?:自)?|每[样种个款]|一律|统统)"
    r"(?:要|改|按|是|来|下|订|调|减|加|降|换|给|算|到|成|为|至|单?价|价格|打|个)*\s?$"
    r"|\b(?:both|all)(?: (?:of (?:them|those)|lines|the lines))?(?: (?:to|at|should be|are|be|make|now))*\s$"
)

#: "10 of each", "24 of both": a figure ahead of all of them.
_OF_EACH = re.compile(r"\s(?:of|on|for)?\s?(?:each|both|all of them|each of them|every one)\b(?! (?:of|the))")

#: 两个都, 三样全: which lines, and no count of any.
_WHICH = re.compile(r"(?:[两俩仨三四五]|几)[个样种款](?=都|全)")


def says_which(stretch: Stretch, items: Sequence[Item], value: Found) -> bool:
    """Whether what looks like a count only says that all lines are meant."""
    return len(items) > 1 and _WHICH.match(stretch.text, value.start) is not None


def of_each_line(stretch: Stretch, items: Sequence[Item], value: Found) -> bool:
    """Whether a figure is said to be for each of several lines."""
    led = _ALL_OF_THEM.search(stretch.text, stretch.start, value.start)
    return len(items) > 1 and bool(led or _OF_EACH.match(stretch.text, value.end))
