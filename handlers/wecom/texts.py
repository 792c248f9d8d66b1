"""Replies as text, and long text in parts that WeCom takes: split at paragraphs, then lines, then words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.messages import Card, CardRow, CardTable, Language, Reply
from handlers.wecom.words import say

#: What is never split: a link, something escaped, a word, a space, or one character with all that belongs to it.
_TOKENS = re.compile(
    r"https?://[^\s，。；、！？（）【】《》“”]+"
    r"|\\."
    r"|\s+"
    r"|[A-Za-z0-9_.,:/%+-]+"
    r"|[\U0001f1e6-\U0001f1ff]{2}"
    r"|.(?:[\u0300-\u036f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*",
    re.DOTALL,
)
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
    """Paragraphs in as few texts of at most so many bytes (UTF-8) as order allows, each split only where it has to be."""
    return _packed(
        text, "\n\n", limit, lambda one: _packed(one.split("\n"), "\n", limit, lambda line: _broken(line, limit))
    )


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


def _packed(units: Sequence[str], joint: str, limit: int, finer: Callable[[str], Sequence[str]]) -> list[str]:
    parts: list[str] = []
    for unit in units:
        for piece in [unit] if _size(unit) <= limit else finer(unit):
            if parts and _size(parts[-1] + joint + piece) <= limit:
                parts[-1] += joint + piece
            else:
                parts.append(piece)
    return [part.strip() for part in parts if part.strip()]


def _broken(line: str, limit: int) -> list[str]:
    tokens = [piece for token in _TOKENS.findall(line) for piece in _fitting(token, limit)]
    return _packed(tokens, "", limit, lambda token: [token])


def _fitting(token: str, limit: int) -> Iterator[str]:
    """A token, or its characters where it is longer than a whole part."""
    if _size(token) <= limit:
        yield token
    else:
        yield from token


def _size(text: str) -> int:
    return len(text.encode())
