"""A unit that is put right by itself: 不是箱 是包."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.understanding.embedded.filling.stretch import Stretch

_OTHER_UNIT = re.compile(
    r"(?:不是|不按)\s?(?P<old>[\u3400-\u9fff]{1,2})[,，\s]*(?:而?是|要|按|改)\s?(?P<new>[\u3400-\u9fff]{1,2})(?=[\s,，。吧!！]|$)"
    r"|(?P<meant>[\u3400-\u9fff]{1,2})[,，\s]*不是\s?(?P<wrong>[\u3400-\u9fff]{1,2})(?=[\s,，。吧!！]|$)"
)


def in_another_unit(stretch: Stretch, items: Sequence[dict[str, Any]]) -> None:
    """不是箱 是包: the number stays, the unit was wrong."""
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
