"""A reply in words, for a phone: one row is one line, titles are bold."""

from __future__ import annotations

from collections.abc import Iterator

from bot.messages import Card, CardTable, Language, Reply
from handlers.telegram.rich import Rich, Span
from handlers.telegram.words import words

_SIGNS = {"open": "📝", "done": "✅", "cancelled": "🚫", "stale": "⌛", "info": "📋"}
_PARAGRAPH = Span("\n\n")


def written(reply: Reply) -> Rich:
    """All that a reply says: its text, and the cards below it."""
    paragraphs: list[Rich] = [(Span(reply.text.strip()),)] if reply.text.strip() else []
    for card in reply.cards:
        paragraphs += _card(card, reply.language)
    found: list[Span] = []
    for paragraph in paragraphs:
        found += [_PARAGRAPH, *paragraph] if found else paragraph
    return tuple(found)


def _card(card: Card, language: Language) -> Iterator[Rich]:
    lines: list[Rich] = [(Span(f"{_SIGNS[card.state]} "), Span(card.title, bold=True))]
    separator = "：" if language == "zh" else ": "
    for row in card.rows:
        mark = (f"（{row.mark}）" if language == "zh" else f" ({row.mark})") if row.mark else ""
        lines.append((Span(f"{row.label}{separator}{row.value}{mark}"),))
    yield _lined(lines)
    for table in card.tables:
        yield _lined(list(_table(table, language)))
    told = [f"⚠️ {warning}" for warning in card.warnings] + [f"→ {effect}" for effect in card.effects]
    if told:
        yield _lined([(Span(line),) for line in told])


def _table(table: CardTable, language: Language) -> Iterator[Rich]:
    """Lines of a narrow screen: a row's values one after the other, empty ones left out, the first one bold."""
    if any(table.headings):
        yield (Span(" · ".join(heading for heading in table.headings if heading)),)
    for row in table.rows:
        first, *others = row or ("",)
        rest = "".join(f" · {value}" for value in others if value)
        yield (Span("• "), Span(first, bold=True), Span(rest)) if first else (Span(f"• {rest.removeprefix(' · ')}"),)
    if table.more:
        more = words("more_row", language) if table.more == 1 else words("more_rows", language, count=table.more)
        yield (Span(f"… {more}"),)


def _lined(lines: list[Rich]) -> Rich:
    found: list[Span] = []
    for line in lines:
        found += [Span("\n"), *line] if found else line
    return tuple(found)
