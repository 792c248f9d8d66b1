"""Replies as text, and long text in parts that WeCom takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.messages import Card, CardRow, CardTable, Language, Reply
from bot.parting import LINK, parted
from handlers.wecom.words import say

#: What is never parted: a link, and something escaped.
_WHOLE = re.compile(LINK.pattern + r"|\\.", LINK.flags | re.DOTALL)
_EMPHATIC = re.compile(r"([\\*`<~])")
_HEADING = re.compile(r"^(\s*)([#>])", re.MULTILINE)


def as_markdown(text: str) -> str:
    """Text that stands for itself, where Markdown is read: 100*200*5 keeps its stars."""
    return _HEADING.sub(r"\1\\\2", _EMPHATIC.sub(r"\\\1", text))


def as_it_is(text: str) -> str:
    """Text where nothing but text is read."""
    return text


def paragraphs(reply: Reply, *, markdown: bool = False) -> list[str]:
    """All that a reply says but its buttons: its text, each card, and what is still to be filled in."""
    plain = as_markdown if markdown else as_it_is
    found = [plain(reply.text.strip())]
    for card in reply.cards:
        title = plain(card.title)
        found.append("\n".join(_card(card, f"**{title}**" if markdown else f"【{title}】", plain, reply.language)))
    found.append("\n".join(_fields(reply, plain)))
    return [paragraph for paragraph in found if paragraph]


def row_value(row: CardRow, language: Language) -> str:
    """A row's value with the word that says why it deserves a second look."""
    return row.value + (say("mark", language, mark=row.mark) if row.mark else "")


def state_word(card: Card | None, language: Language) -> str:
    """What a card's state is called; of none: that it was dealt with."""
    return say(f"state_{card.state if card else 'info'}", language)


def table_lines(table: CardTable, language: Language) -> Iterator[str]:
    """One row, one line: columns of Chinese never line up on a phone."""
    for row in table.rows:
        yield "• " + " · ".join(cell for cell in row if cell)
    if table.more:
        yield "… " + (say("more_row", language) if table.more == 1 else say("more_rows", language, count=table.more))


def in_parts(text: Sequence[str], limit: int) -> list[str]:
    """Paragraphs in texts of at most so many bytes (UTF-8)."""
    return parted("\n\n".join(text), limit, _size, _WHOLE)


def _card(card: Card, title: str, plain: Callable[[str], str], language: Language) -> Iterator[str]:
    yield title if card.state == "info" else f"{title} · {state_word(card, language)}"
    for row in card.rows:
        yield plain(f"{row.label}{say('colon', language)}{row_value(row, language)}")
    for table in card.tables:
        if any(table.headings):
            yield plain(" · ".join(table.headings))
        yield from (plain(line) for line in table_lines(table, language))
    yield from (plain(f"⚠ {warning}") for warning in card.warnings)
    yield from (plain(f"→ {effect}") for effect in card.effects)
    if card.link.startswith(("http://", "https://")):
        yield card.link


def _fields(reply: Reply, plain: Callable[[str], str]) -> Iterator[str]:
    language = reply.language
    asked = [field for field in reply.fields if field.label not in reply.text]
    if not asked:
        return
    yield say("fill_in", language)
    for field in asked:
        options = say("option_separator", language).join(field.options)
        yield plain(f"• {field.label}" + (say("options", language, options=options) if options else ""))


def _size(text: str) -> int:
    return len(text.encode())
