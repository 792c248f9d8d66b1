"""Text with bold words, cut into messages that Telegram takes, and written as its HTML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from bot.parting import LINK, fitting, place

#: UTF-16 units that a message may have, its markup aside.
MOST_TEXT = 4096
MOST_CAPTION = 1024


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
    return LINK.search(plain(rich)) is not None


def html(rich: Rich) -> str:
    """As Telegram's HTML: nothing that was written can become markup."""
    return "".join(f"<b>{_escaped(span)}</b>" if span.bold else _escaped(span) for span in rich if span.text)


def parts(rich: Rich, most: int = MOST_TEXT) -> list[Rich]:
    """The text in parts of so many units at most: parted between paragraphs, else lines, else words, else characters."""
    found, rest = [], _stripped(rich)
    while rest:
        text = plain(rest)
        end = place(text, fitting(text, most, units))
        found.append(_stripped(_sliced(rest, 0, end)))
        rest = _stripped(_sliced(rest, end, len(text)))
    return found


def _escaped(span: Span) -> str:
    return escape(span.text.replace("\0", ""), quote=False)


def _sliced(rich: Rich, start: int, end: int) -> Rich:
    found, at = [], 0
    for span in rich:
        text = span.text[max(0, start - at) : max(0, end - at)]
        if text:
            found.append(replace(span, text=text))
        at += len(span.text)
    return tuple(found)


def _stripped(rich: Rich) -> Rich:
    text = plain(rich)
    start = len(text) - len(text.lstrip())
    return _sliced(rich, start, max(start, len(text.rstrip())))
