"""A part of what was asked for that is to come first: 周五先送10箱, said of an order of twenty, is no other quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.lattice import Span

_COMES = re.compile(r"先[\u3400-\u9fff]{0,4}?\s?$|(?:[发送运拉交]|到)货?(?:过去|过来)?\s?$")


def comes_in_parts(stretch: Stretch, before: Sequence[Item], now: Sequence[Item]) -> Iterator[Span]:
    """The figures that may be but how many come first, where a line got fewer by them."""
    for old, new in zip(before, now, strict=False):
        if old.get("product") != new.get("product") or not (old.get("quantity") and new.get("quantity")):
            continue
        if Decimal(new["quantity"]) >= Decimal(old["quantity"]):
            continue
        for value in stretch.lattice.values:
            if value.kind in ("quantity", "number") and _COMES.search(stretch.text, 0, value.start):
                yield value.start, value.end


_BROKEN = re.compile(r"\s?(?:是|都|全|有点?)*(?:坏|破|烂|碎|裂|不良|不合格|有问题|瑕疵|变形|次品)")


def broken_ones(stretch: Stretch) -> Iterator[Span]:
    """How many of them are broken, which is not how many came in or go out."""
    for value in stretch.lattice.values:
        if value.kind in ("quantity", "number") and _BROKEN.match(stretch.text, value.end):
            yield value.start, value.end
