"""What is different on a card that had to be shown again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.messages import Card

#: More differences than these are quicker seen on the card itself.
MOST_CHANGES = 5

Sentence = Callable[[str, Mapping[str, Any]], str]


def changes(before: Sequence[Card], after: Sequence[Card], sentence: Sentence) -> tuple[str, ...]:
    """The figures that changed, with what they were, then warnings and effects that are new; the first few of all these."""
    was, now = dict(_figures(before)), dict(_figures(after))
    nothing = sentence("conversation.none", {})
    changed = [
        sentence(
            "conversation.change",
            {"what": place[0], "before": was.get(place) or nothing, "after": now.get(place) or nothing},
        )
        for place in dict.fromkeys((*was, *now))
        if was.get(place, "") != now.get(place, "")
    ]
    told = {text for card in before for text in (*card.warnings, *card.effects)}
    new = [text for card in after for text in (*card.warnings, *card.effects) if text not in told]
    return tuple((*changed, *new)[:MOST_CHANGES])


def _figures(cards: Sequence[Card]) -> Iterator[tuple[tuple[str, int], str]]:
    """Every value of the cards by what it is called; where two are called alike, by which of them it is."""
    seen: dict[str, int] = {}
    for name, value in _named(cards):
        seen[name] = seen.get(name, 0) + 1
        yield (name, seen[name]), value


def _named(cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
    for card in cards:
        yield from ((row.label, row.value) for row in card.rows)
        for table in card.tables:
            for first, *others in table.rows:
                yield from ((f"{first} · {name}", cell) for name, cell in zip(table.headings[1:], others, strict=True))
