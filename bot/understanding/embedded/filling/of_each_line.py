"""A figure for each of several lines: 两个都改成15, 各10箱, "make them both 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.line import Line
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
    if led and len(items) > 1:
        stretch.taken.append(led.span())
    return len(items) > 1 and bool(led or _OF_EACH.match(stretch.text, value.end))


_JOINED = re.compile(r"\s?(?:和|跟|与|及|还有|同|、|,|，|＋|\+|加)\s?")
_SHARED = re.compile(
    r"\s?(?:这?(?:两|俩|仨|三|几)(?:个|样|种|款)?)?(?:都|全都|全部|各(?:自)?|每[样种个款]|一律|统统)"
    r"(?:再|要|改|按|是|来|下|订|调|减|加|降|换|给|算|到|成|为|至|多|少|掉|去|添|补|追)*\s?"
)


def share(stretch: Stretch, lines: Sequence[Line]) -> None:
    """头盔和链条各加20: goods named in one run with those that have a figure for each of them have it, too."""
    for earlier, line in reversed(list(pairwise(lines))):
        if earlier.choice.mention is line.choice.mention:
            # 前两个都100: they are pointed at by one and the same word.
            earlier.quantity, earlier.price, earlier.discount = line.quantity, line.price, line.discount
    for line in lines:
        figure = line.quantity
        if figure is None or not _SHARED.fullmatch(stretch.text, line.choice.mention.end, figure.start):
            continue
        for earlier, later in reversed(list(pairwise(lines[: lines.index(line) + 1]))):
            first, last = earlier.choice.mention.end, later.choice.mention.start
            if earlier.quantity or earlier.price or not _JOINED.fullmatch(stretch.text, first, last):
                break
            earlier.quantity = figure


_EXCEPT = re.compile(r"(?:除了?|除开|除去)\s?$")


def left_out(stretch: Stretch, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """除了头盔都加10: the names of goods that a figure is said not to be of."""
    for line in lines:
        if line.quantity and _EXCEPT.search(stretch.text, stretch.start, line.choice.mention.start):
            yield line.choice.mention.start, line.choice.mention.end
