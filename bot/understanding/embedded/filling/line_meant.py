"""The line that a figure by itself is for, or the question which; and figures that somebody was talked down to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Quantity

#: "he talked me down to 172", "we settled on 40": a price, whatever it is a price of.
_HAGGLED = re.compile(
    r"\b(?:(?:talked|beat|knocked|haggled|argued|bargained|bartered|ground|squeezed|pushed|screwed|got|negotiated)"
    r" (?:it |them |him |her |us |me |that )?(?:down|up)(?: again)? to"
    r"|(?:haggled|negotiated|settled|agreed|shook(?: hands)?|landed|met in the middle)(?: it| that)? (?:on|at|to|for)"
    r"|(?:won't|wont|will not|can't|cannot) (?:go|pay) (?:over|above|more than|higher than)"
    r"|(?:pay|paying|pays|paid)(?: us| me)?)(?: a| the)? [@$£€]?$"
)


def haggled(stretch: Stretch, value: Found) -> bool:
    """Whether words about what somebody will pay lead to a bare figure; they are accounted for."""
    found = _HAGGLED.search(stretch.text, stretch.start, value.start)
    if found is None or value.kind != "number":
        return False
    stretch.taken.append(found.span())
    return True


def _meant(stretch: Stretch, items: list[Item], value: Found) -> Item:
    """The line that a figure is for: one that still wants it, one of the same unit, else the last."""
    wanting = [item for item in items if "quantity" not in item]
    if wanting:
        return wanting[0]
    if isinstance(value.value, Quantity):
        same = [item for item in items if item.get("unit") == value.value.unit]
        goods = stretch.known.goods
        sold = [i for i in items if i.get("product") in goods and goods[i["product"]].unit_named(value.value.unit)]
        for fits in (same, sold):
            if len(fits) == 1:
                return fits[0]
    return items[-1]


def meant_or_asked(stretch: Stretch, items: list[Item], older: list[Item], value: Found, doubts: Filled | None) -> Item:
    """The line that a figure is for; where several may be meant and that is to be asked, a line of a product yet to be told."""
    candidates = may_be(older, value)
    if doubts is None or len(candidates) < 2:
        return _meant(stretch, older, value)
    doubts.doubt("product", [item["product"] for item in candidates])
    unsaid = next((item for item in items if item.get("product") is None), None)
    if unsaid is None:
        unsaid = {"product": None}
        items.append(unsaid)
    return unsaid


def may_be(items: Sequence[Item], value: Found) -> list[Item]:
    """The lines that a figure may be for: those of its unit, else all."""
    unit = value.value.unit if isinstance(value.value, Quantity) else None
    told = [item for item in items if item.get("product")]
    return [item for item in told if unit and item.get("unit") == unit] or told
