"""A part of what was asked for that is to come first: 周五先送10箱, said of an order of twenty, is no other quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span

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


#: 破了2袋, 剩下20袋也发了, 退回去20: so many are broken, wanting or left, and how many there are is another figure.
_BUT_SO_MANY = re.compile(
    r"(?:(?:坏|破|烂|碎|裂|破损|损坏|缺|短)了?|(?:少|差)了|剩下?的?|剩余|余下的?|退回[去来]?|退还|退了|返还|找回|找了?|扣[掉除]?了?)\s?$"
)


def broken_ones(stretch: Stretch) -> Iterator[Span]:
    """How many of them are broken, wanting or left, which is not how many came in or go out."""
    for value in stretch.lattice.values:
        if value.kind not in ("quantity", "number", "money"):
            continue
        if _BUT_SO_MANY.search(stretch.text, 0, value.start) or (
            value.kind != "money" and _BROKEN.match(stretch.text, value.end)
        ):
            yield value.start, value.end
