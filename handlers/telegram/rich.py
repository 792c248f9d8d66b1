"""Text with bold words, cut into messages that Telegram takes, and written as its HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

#: UTF-16 units that a message may have, its markup aside.
MOST_TEXT = 4096
MOST_CAPTION = 1024

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"，。；！？（）【】“”]+", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n+")
_LINE = re.compile(r"\n+")
_WORD = re.compile(r"[ \t]+|(?<=[，。；！？、])")
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, bold or not."""

    text: str
    bold: bool = False


Rich = tuple[Span, ...]


def units(text: str) -> int:
    """How long Telegram counts a text."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def plain(rich: Rich) -> str:
    """The words alone."""
    return "".join(span.text for span in rich)


def has_link(rich: Rich) -> bool:
    """Whether Telegram would show what a link leads to."""
    return _LINK.search(plain(rich)) is not None


def html(rich: Rich) -> str:
    """As Telegram's HTML: nothing that was written can become markup."""
    return "".join(f"<b>{_escaped(span)}</b>" if span.bold else _escaped(span) for span in rich if span.text)


def parts(rich: Rich, most: int = MOST_TEXT) -> list[Rich]:
    """The text in parts of so many units at most: parted between paragraphs, else lines, else words, else characters."""
    found, rest = [], _stripped(rich)
    while rest:
        text = plain(rest)
        if units(text) <= most:
            found.append(rest)
            break
        end = _cut(text, _fitting(text, most))
        found.append(_stripped(_sliced(rest, 0, end)))
        rest = _stripped(_sliced(rest, end, len(text)))
    return [part for part in found if part]


def _escaped(span: Span) -> str:
    return escape(span.text.replace("\0", ""), quote=False)


def _fitting(text: str, most: int) -> int:
    """How many characters fit."""
    counted = 0
    for place, sign in enumerate(text):
        counted += 2 if sign > "\uffff" else 1
        if counted > most:
            return place
    return len(text)


def _cut(text: str, furthest: int) -> int:
    """Where to part a text, no further than that; a part is not left nearly empty for the sake of a paragraph."""
    links = [found.span() for found in _LINK.finditer(text)]
    for boundary, least in ((_PARAGRAPH, furthest // 3), (_LINE, furthest // 3), (_WORD, furthest // 2)):
        places = (found.start() for found in boundary.finditer(text, 0, furthest + 1))
        best = max((place for place in places if least < place <= furthest and not _within(place, links)), default=0)
        if best:
            return best
    return next(_places(text, furthest, links), furthest)


def _within(place: int, links: Sequence[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in links)


def _places(text: str, furthest: int, links: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where no link and no character is parted, furthest first. A link that fills a part by itself is parted all the same."""
    place = furthest
    while place > 0:
        link = next((start for start, end in links if start < place < end), None)
        if link:
            place = link
        elif link is None and not _one_character(text, place):
            yield place
            return
        else:
            place -= 1


def _one_character(text: str, place: int) -> bool:
    """Whether the signs on both sides make one character: an accent, a family of emoji, a flag."""
    before, after = text[place - 1], text[place]
    if _JOINER in (before, after) or unicodedata.combining(after) or "\ufe00" <= after <= "\ufe0f":
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f" or after == "\u20e3":
        return True
    if not (_is_regional(before) and _is_regional(after)):
        return False
    run = 0
    while run < place and _is_regional(text[place - 1 - run]):
        run += 1
    return run % 2 == 1


def _is_regional(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _sliced(rich: Rich, start: int, end: int) -> Rich:
    found, place = [], 0
    for span in rich:
        text = span.text[max(0, start - place) : max(0, end - place)]
        if text:
            found.append(replace(span, text=text))
        place += len(span.text)
    return tuple(found)


def _stripped(rich: Rich) -> Rich:
    text = plain(rich)
    start = len(text) - len(text.lstrip())
    return _sliced(rich, start, max(start, len(text.rstrip())))
