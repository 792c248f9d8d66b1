"""Where a newcomer is, told behind his name: "… in Logan", "…, Fremantle, contact Sue", "…, Clovis NM"."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.lattice import Span

_IN = re.compile(r",? (?:in|from|based in|located in|out of|over in|up in|down in)(?: the)? ")
_PLACE = re.compile(
    r"[A-Z][a-z'’.-]+(?:[ -][A-Z][a-z'’.-]+){0,2}(?:,? [A-Z]{2,3})?(?=\s*(?:$|[,.;:()–-]|(?:who|and|contact|with|they|on)\b))"
)
_ALONE = re.compile(r"\s*([A-Z][a-z'’.-]+(?: [A-Z][a-z'’.-]+)?(,? [A-Z]{2,3})?)\s*")


def place_told(stretch: Stretch, *, contact_known: bool) -> Span | None:
    """The place behind "in", or one that stands by itself where the person there is told otherwise."""
    new = next((each for each in stretch.lattice.mentions if each.unknown in ("company", "name")), None)
    if new is None:
        return None
    raw = stretch.lattice.normal.raw_text(0, len(stretch.text))
    if len(raw) != len(stretch.text):
        return None
    if (led := _IN.match(stretch.text, new.end)) and (found := _PLACE.match(raw, led.end())):
        return found.span() if stretch.free(*found.span()) else None
    for start, end in stretch.spans:
        alone = _ALONE.fullmatch(raw, start, end) if start >= new.end else None
        if alone and stretch.free(start, end) and (alone[2] or contact_known):
            return alone.span(1)
    return None
