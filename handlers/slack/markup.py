"""Slack's text markup: what people wrote as plain text, and plain text so that nothing in it is read as markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

#: What stands in angle brackets: a link, a mention, a channel, a group, a date.
_BRACKETED = re.compile(r"<([^<>\n]*)>")
_URL = re.compile(r"https?://[^\s<>|\"'，。；、！？（）《》“”]+")
#: Signs that Slack would read as bold, italic, struck out, code or a quotation.
_FORMATTING = re.compile(r"(?<!\w)([*_~`])(?=\S).*?\1|^>", re.MULTILINE)
_TAIL = ".,;:!?)"


def units(text: str) -> int:
    """How long a text is for Slack, which counts as JavaScript does."""
    return len(text) + sum(character > "\uffff" for character in text)


def escaped(text: str) -> str:
    """A text in which nothing can be a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def marked_up(text: str) -> str:
    """A text as Slack's markup, with its web addresses as links and nothing else that does anything."""
    parts, at = [], 0
    for found in _URL.finditer(text):
        address = found.group().rstrip(_TAIL)
        parts += [escaped(text[at : found.start()]), linked(address)]
        at = found.start() + len(address)
    return "".join([*parts, escaped(text[at:])])


def linked(address: str, label: str = "") -> str:
    """A link; anything that is no web address stays its label alone."""
    if not _URL.match(address):
        return escaped(label or address)
    target = escaped(address).replace("|", "%7C")
    return f"<{target}|{escaped(label).replace('|', '¦')}>" if label else f"<{target}>"


def formatted(text: str) -> bool:
    """Whether Slack would take signs in it for formatting."""
    return _FORMATTING.search(text) is not None


def text_object(markup: str, plain: str) -> dict[str, Any]:
    """A text of a block: as markup, or plain where signs in it would be misread."""
    if formatted(plain):
        return {"type": "plain_text", "text": plain, "emoji": False}
    # Verbatim, or Slack looks for mentions in what others wrote.
    return {"type": "mrkdwn", "text": markup, "verbatim": True}


def said(text: str, bots: frozenset[str]) -> str:
    """What a person wrote, as plain text and without the mentions of these users."""
    return unescape(_BRACKETED.sub(_plain(bots), text)).strip().lstrip(",，:：").strip()


def mentions(text: str, bots: frozenset[str]) -> bool:
    """Whether it mentions one of these users."""
    spoken_of = (found[1].partition("|")[0] for found in _BRACKETED.finditer(text))
    return any(each.startswith("@") and each[1:] in bots for each in spoken_of)


def first_mention(text: str) -> frozenset[str]:
    """The user whom it mentions first, if any."""
    for found in _BRACKETED.finditer(text):
        if found[1].startswith("@"):
            return frozenset({found[1].partition("|")[0][1:]})
    return frozenset()


def _plain(bots: frozenset[str]) -> Callable[[re.Match[str]], str]:
    def plain(found: re.Match[str]) -> str:
        target, _, label = found.group(1).partition("|")
        if target.startswith("@"):
            return "" if target[1:] in bots else f"@{label or target[1:]}"
        if target.startswith("#"):
            return f"#{label or target[1:]}"
        if target.startswith("!"):
            return label or f"@{target[1:].partition('^')[0]}"
        return label or target.removeprefix("mailto:").removeprefix("tel:")

    return plain
