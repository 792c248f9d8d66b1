"""Where a newcomer is, told behind his name: "… in Logan", "…, Fremantle, contact Sue", "…, Clovis NM"."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span

#: "…, they're in Ohio", "… as a customer, based over in Ohio".
PLACED = re.compile(
    r"(?: as an? (?:new )?(?:customer|account|client|lead|prospect|supplier|vendor))?,?"
    r"(?: (?:they're|theyre|they are|it's|it is|he's|she's|who are|who's|which is|that's))?"
    r"(?: (?:all|up|down|over|out|based|located|situated|somewhere|just))* (?:in|from|out of)(?: the)? "
)
#: "…, a bike shop in Tulsa": what the newcomer is stands between.
_TRADE_IN = re.compile(
    r",? (?:(?:they're|they are|it's|it is|which is|who are) )?an? (?P<trade>[a-z][a-z'-]*(?: [a-z&'-]+){0,3}?)"
    r",? (?:in|from|based in|located in|out of|over in|up in|down in|near)(?: the)? "
)
_PLACE = re.compile(
    r"[A-Z][a-z'’.-]+(?:[ -][A-Z][a-z'’.-]+){0,2}(?:,? [A-Z]{2,3})?(?=\s*(?:$|[,.;:()–-]|(?:who|and|contact|with|they|on)\b))"
)
#: 在无锡: all that a clause says.
_IN_ZH = re.compile(
    r"\s*(?:(?:他们|他家|她们|对方|人家|客户|人|公司|店|厂|地址|位置|就)+)?在"
    r"(?![做卖开搞谈找用经装建办跑干负忙等看])([\u3400-\u9fff]{2,6}?)(?:那边|这边)?\s*"
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
    led = PLACED.match(stretch.text, new.end) or _TRADE_IN.match(stretch.text, new.end)
    if led and (found := _PLACE.match(raw, led.end())):
        return found.span() if stretch.free(*found.span()) else None
    for start, end in stretch.spans:
        there = _IN_ZH.fullmatch(stretch.text, start, end) if start >= new.end else None
        if there and stretch.free(start, end) and not stretch.lattice.values_in(start, end):
            return there.span(1)
        alone = _ALONE.fullmatch(raw, start, end) if start >= new.end else None
        if alone and stretch.free(start, end) and (alone[2] or contact_known):
            return alone.span(1)
    return None


def trade_told(stretch: Stretch) -> Span | None:
    """What a newcomer is, told right behind the name and before the place: "…, a bike shop in Tulsa"."""
    new = next((each for each in stretch.lattice.mentions if each.unknown in ("company", "name")), None)
    found = _TRADE_IN.match(stretch.text, new.end) if new else None
    if found is None or not stretch.free(*found.span("trade")):
        return None
    return found.span("trade") if not stretch.lattice.mentions_in(*found.span("trade")) else None
