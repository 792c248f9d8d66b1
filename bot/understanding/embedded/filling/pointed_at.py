"""A line told by its place, or by what its product alone bears: "line 2", 50的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.embedded.filling.references import Choice
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.mentions import Mention, normalise
from bot.understanding.facts import LineFact

_NUMBERED = re.compile(r"\b(?:line|item) (?:no\.? ?)?([1-9])(?!\d)|第([一二三四五六七八九1-9])[行条项个样种款]的?")
_LAST = re.compile(r"(?:最后|后面|末尾)(?:那)?[一]?[行条项个样种款]的?")


#: 前两个, 后面三样: several of them, by their place.
_SEVERAL = re.compile(
    r"(?:(?P<first>前|头|上)|最后|末尾|后|下)(?:面|边|头)?(?:那|这|的)?(?P<count>[两俩二三四五2-5])"
    r"[个样种款行条项](?:货|料|产品)?(?!月|星期|礼拜|周|季|工作|小时|钟|半)"
)
_COUNTS = {"两": 2, "俩": 2, "二": 2, "三": 3, "四": 4, "五": 5}


#: "the first one", "second line".
_ORDINAL = re.compile(
    r"\b(?:the )?(?P<place>first|1st|second|2nd|third|3rd|fourth|4th|last|top|bottom) (?:one|line|item|product)(?:'s)?\b"
    r"(?! of (?:the )?(?:month|week|next|[a-z]+(?:uary|ber|ch|ril|ay|ne|ly|st)\b))"
)
_ENGLISH = {"first": 0, "1st": 0, "top": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}


_PLACES = "一二三四五六七八九"


_POINTED = re.compile(r"([a-z]*\d+(?:\.\d+)?[a-z]*)\s?(?:的|那[个款种]|s\b|ones?\b)")


def lines_pointed_at(stretch: Stretch, known: Sequence[LineFact]) -> Iterator[Choice]:
    """50的, "the 50s": the one line whose product has that in its name; 第二行, "line 2": the line of that place."""
    for found in _NUMBERED.finditer(stretch.text):
        place = int(found[1]) if found[1] else _PLACES.find(found[2]) + 1 or int(found[2])
        if stretch.holds(*found.span()) and place <= len(known):
            yield Choice(Mention(found.start(), found.end(), found[0]), (known[place - 1].product,), "spec")
    for found in _ORDINAL.finditer(stretch.text):
        place = _ENGLISH.get(found["place"], len(known) - 1)
        if stretch.holds(*found.span()) and len(known) > 1 and place < len(known):
            # "The first one" counts none.
            stretch.taken.append(found.span())
            yield Choice(Mention(found.start(), found.end(), found[0]), (known[place].product,), "spec")
    for found in _LAST.finditer(stretch.text):
        if stretch.holds(*found.span()) and len(known) > 1:
            yield Choice(Mention(found.start(), found.end(), found[0]), (known[-1].product,), "spec")
    for found in _SEVERAL.finditer(stretch.text):
        count = _COUNTS.get(found["count"]) or int(found["count"])
        if stretch.holds(*found.span()) and count < len(known):
            stretch.taken.append(found.span())
            mention = Mention(found.start(), found.end(), found[0])
            for line in known[:count] if found["first"] else known[-count:]:
                yield Choice(mention, (line.product,), "spec")
    for found in _POINTED.finditer(stretch.text):
        if not stretch.holds(*found.span(1)) or any(
            m.start < found.end(1) and found.start() < m.end for m in stretch.mentions() if m.candidates
        ):
            continue
        fits = {line.product for line in known if _bears(stretch, line.product, found[1])}
        if len(fits) == 1:
            yield Choice(Mention(found.start(1), found.end(), found[0]), (fits.pop(),), "spec")


def _bears(stretch: Stretch, product: str, word: str) -> bool:
    token = re.compile(rf"(?<![0-9.]){re.escape(word)}(?![0-9])")
    return any(token.search(normalise(name.text).text) for name in stretch.known.index.names_of("product", product))
