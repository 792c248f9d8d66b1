"""By how many fewer there are to be of a line: "take 5 boxes off the lamps", "one less", "3 fewer of the chairs"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.embedded.filling.change_words import Item
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line import Line, counted, take_line
from bot.understanding.embedded.filling.stretch import Stretch
from domain.money import plain

_FEWER = re.compile(r"(?P<unit>\s?(?:[a-z]+ )?)(?:fewer|less)\b(?! than)(?: of)?")
_TAKES = re.compile(r"\b(?:take|knock|lose|trim|cut|dock|shave|pull|drop|remove)(?: another)?\s$")
_OFF = re.compile(r"(?:\s(?!off|from)[a-z]+)?\s(?:off|from|out of)(?: of)?\b(?! \d)")


def by_so_many(
    stretch: Stretch, filled: Filled, items: Sequence[Item], said: Sequence[Line]
) -> tuple[int, Item] | None:
    """Which of the lines is lessened, and how it stands then; None where no message says so of a single one."""
    if not stretch.text.isascii():
        return None
    figures = stretch.values("quantity", "number")
    if len(figures) != 1 or len(said) > 1 or any(line.price or line.discount for line in said):
        return None
    figure = figures[0]
    taken = _TAKES.search(stretch.text, 0, figure.start)
    behind = _OFF.match(stretch.text, figure.end) if taken else _FEWER.match(stretch.text, figure.end)
    inside = re.search(r"\b(?:fewer|less)\b", figure.text)
    if not (behind or inside):
        return None
    named = {line.choice.only for line in said}
    fits = [place for place, item in enumerate(items) if not named or item.get("product") in named]
    if len(fits) != 1 or "quantity" not in items[fits[0]]:
        return None
    [place] = fits
    item = items[place]
    amount, unit = counted(stretch, item.get("product"), figure)
    goods = stretch.known.goods.get(item.get("product") or "")
    own = item.get("unit") or (goods.unit if goods else None)
    if amount is None:
        return None
    left = Decimal(item["quantity"]) - amount
    if left <= 0 or unit not in (None, own):
        filled.odd.append((figure.start, figure.end))
        return None
    for line in said:
        take_line(stretch, line)
    stretch.take(figure)
    stretch.taken += [found.span() for found in (taken, behind) if found]
    return place, item | {"quantity": plain(left)}
