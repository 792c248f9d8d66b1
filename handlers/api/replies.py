"""Replies as callers get them: the same JSON for every channel-neutral reply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.messages import Button, Card, CardTable, Reply


def as_json(reply: Reply, conversation: str) -> dict[str, Any]:
    """A reply; its cards stand in the text, line by line."""
    return {
        "id": reply.id,
        "conversation": conversation,
        "text": "\n".join(line for line in _lines(reply) if line),
        "actions": [
            {"action": one.action, "args": one.args, "state": one.state, "result": one.result} for one in reply.actions
        ],
        "buttons": [_button(button, conversation) for button in reply.buttons],
        "images": [image.url for image in reply.images],
        "files": [file.url for file in reply.files],
    }


def pressed(button: str) -> tuple[str, str]:
    """The assistant's id of a button, and the conversation that it was shown in."""
    own, _, conversation = button.partition("@")
    return own, conversation or "default"


def _button(button: Button, conversation: str) -> dict[str, str]:
    return {"id": f"{button.id}@{conversation}", "label": button.label, "style": button.style}


def _lines(reply: Reply) -> Iterator[str]:
    yield reply.text
    for card in reply.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    yield card.title
    for row in card.rows:
        yield f"{row.label}: {row.value}" + (f" ({row.mark})" if row.mark else "")
    for table in card.tables:
        yield from _table(table)
    yield from (f"! {warning}" for warning in card.warnings)
    yield from (f"→ {effect}" for effect in card.effects)


def _table(table: CardTable) -> Iterator[str]:
    yield " | ".join(table.headings)
    for row in table.rows:
        yield " | ".join(row)
    if table.more:
        yield f"… +{table.more}"
