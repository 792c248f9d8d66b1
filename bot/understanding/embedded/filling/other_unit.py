"""A unit that is put right by itself: 不是箱 是包, "sorry, meant cartons"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.understanding.embedded.filling.stretch import Stretch

_OTHER_UNIT = re.compile(
    r"(?:不是|不按)\s?(?P<old>[\u3400-\u9fff]{1,2})[,，\s]*(?:而?是|要|按|改)\s?(?P<new>[\u3400-\u9fff]{1,2})(?=[\s,，。吧!！]|$)"
    r"|(?:^|(?<=[\s,，]))(?:是|要|按)?(?P<meant>[\u3400-\u9fff]{1,2})[,，\s]*不是\s?(?P<wrong>[\u3400-\u9fff]{1,2})(?=[\s,，。吧!！]|$)"
)


_UNIT_ALONE = re.compile(
    r"\W*(?:(?:oh|ah|no|sorry|oops|actually|wait|argh|my bad|that's|thats|that should be|should be|make it|make that|i|meant|mean"
    r"|in|by the|rather) ?[,.]?\s?)+(?P<unit>[a-z]+)(?:,? (?:not|instead of|rather than) (?P<old>[a-z]+))?"
    r"(?:,? (?:sorry|please|pls|instead|rather))*\W*"
)

_UNIT_NOT_THAT = re.compile(r"\W*(?:the )?(?P<unit>[a-z]+),? (?:not|instead of|rather than) (?P<old>[a-z]+)\W*")


_UNIT_ONLY = re.compile(r"(?:^|(?<=[,.;]))\W*(?P<unit>[a-z]+)(?:,? (?:please|pls|plz|sorry))?\s*(?=[,.;]|$)")


def unit_told(stretch: Stretch, items: Sequence[dict[str, Any]]) -> tuple[str, tuple[int, int]] | None:
    """ "5 chain", then "boxes, deliver friday": the unit of the only line, which was counted without one."""
    if len(items) != 1 or items[0].get("unit") or not items[0].get("quantity"):
        return None
    goods = stretch.known.goods.get(items[0].get("product") or "")
    for found in _UNIT_ONLY.finditer(stretch.text, stretch.start, stretch.end) if goods else ():
        if goods and (unit := goods.unit_named(found["unit"])):
            return unit, found.span("unit")
    return None


def in_another_unit(stretch: Stretch, items: Sequence[dict[str, Any]]) -> None:
    """不是箱 是包: the number stays, the unit was wrong."""
    _in_unit_alone(stretch, items)
    if told := unit_told(stretch, items):
        items[0]["unit"] = told[0]
        stretch.taken.append(told[1])
    found = _OTHER_UNIT.search(stretch.text, stretch.start, stretch.end)
    if found is None:
        return
    old, new = (found["old"], found["new"]) if found["old"] else (found["wrong"], found["meant"])
    for item in items:
        goods = stretch.known.goods.get(item.get("product") or "")
        unit = goods.unit_named(new) or (new if new == goods.unit else None) if goods else None
        if goods and unit and item.get("unit") and item["unit"] in (old, goods.unit_named(old)):
            item["unit"] = unit
            stretch.taken.append(found.span())


def _in_unit_alone(stretch: Stretch, items: Sequence[dict[str, Any]]) -> None:
    """ "sorry, meant cartons": of the only line that is counted in another unit, or in the one said to be wrong."""
    said = stretch.text[stretch.start : stretch.end]
    found = _UNIT_ALONE.fullmatch(said) or _UNIT_NOT_THAT.fullmatch(said)
    if found is None:
        return
    fits = []
    for item in items:
        goods = stretch.known.goods.get(item.get("product") or "")
        unit = goods.unit_named(found["unit"]) if goods else None
        old = goods.unit_named(found["old"]) if goods and found["old"] else None
        if unit and item.get("quantity") and item.get("unit") != unit and old in (None, item.get("unit")):
            fits.append((item, unit))
    if len(fits) == 1:
        fits[0][0]["unit"] = fits[0][1]
        stretch.taken.append((stretch.start, stretch.end))
