"""A reply as Slack's blocks, in as many messages as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.messages import Button, Card, CardRow, CardTable, Conversation, Language, Reply
from bot.parting import parted
from handlers.slack.addresses import row_of
from handlers.slack.forms import OPENS, button_value, worth_a_form
from handlers.slack.markup import escaped, linked, marked_up, text_object, units
from handlers.slack.words import word

Block = dict[str, Any]

#: Slack's limits: blocks of a message, and the characters of all of them, of a section, a field and a button.
MOST_BLOCKS = 50
MESSAGE_LIMIT = 13_200
SECTION_LIMIT = 3000
FIELD_LIMIT = 2000
LABEL_LIMIT = 75
#: Fields in a section, and buttons in a row.
MOST_FIELDS = 10
MOST_BUTTONS = 25

_SIGNS = {"open": "🕓", "done": "✅", "cancelled": "🚫", "stale": "⚪"}


@dataclass(frozen=True, slots=True)
class Part:
    """One message: its blocks, and what is told where blocks are not shown."""

    text: str
    blocks: list[Block]


def parts_of(reply: Reply, conversation: Conversation | None = None) -> list[Part]:
    """A reply as one message or several; its buttons are on the last, where there is a conversation to press them in."""
    rows = [] if conversation is None else list(_rows(reply, conversation))
    said = [
        list(_texts(marked_up(reply.text), reply.text)),
        *(list(_card(card, reply.language)) for card in reply.cards),
    ]
    content = [_Piece(block, first=number == 0) for blocks in said for number, block in enumerate(blocks)]
    if not content:
        content = [_Piece(_section(text_object("…", "…")), first=True)]
    messages = _packed(content)
    if not _fits([*messages[-1], *(_Piece(row, first=False) for row in rows)]):
        messages.append(_tail(messages[-1], rows))
    packed = [[piece.block for piece in pieces] for pieces in messages if pieces]
    packed[-1] += rows
    return [Part(_told(blocks), blocks) for blocks in packed]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block; `first`: a text or card begins with it."""

    block: Block
    first: bool


def _packed(content: Sequence[_Piece]) -> list[list[_Piece]]:
    """The blocks in messages within the limits, no card's heading left behind at the end of one."""
    messages: list[list[_Piece]] = [[]]
    for piece in content:
        if not _fits([*messages[-1], piece]):
            torn = len(messages[-1]) > 1 and messages[-1][-1].first and not piece.first
            messages.append([messages[-1].pop()] if torn else [])
        messages[-1].append(piece)
    return messages


def _tail(pieces: list[_Piece], rows: Sequence[Block]) -> list[_Piece]:
    """The last of what is said, taken off to go along with the buttons: the whole card where there is room for it."""
    taken = [pieces.pop()]
    while pieces and not taken[0].first and _fits([pieces[-1], *taken, *(_Piece(row, first=False) for row in rows)]):
        taken.insert(0, pieces.pop())
    return taken


def _fits(pieces: Sequence[_Piece]) -> bool:
    return len(pieces) <= MOST_BLOCKS and sum(_weight(piece.block) for piece in pieces) <= MESSAGE_LIMIT


def _weight(block: Block) -> int:
    """What a block adds to the characters of a message, buttons' values included."""
    values = sum(units(element["value"]) for element in block.get("elements", ()) if "value" in element)
    return values + sum(units(each["text"]) for each in _text_objects(block))


def _text_objects(block: Block) -> list[dict[str, Any]]:
    if block["type"] == "actions":
        return [element["text"] for element in block["elements"]]
    return [each for each in (block.get("text"), *block.get("fields", ())) if each]


def _told(blocks: Sequence[Block]) -> str:
    """What notifications and screen readers say of a message."""
    texts = [each for block in blocks if block["type"] != "actions" for each in _text_objects(block)]
    return "\n".join(each["text"] if each["type"] == "mrkdwn" else escaped(each["text"]) for each in texts)


def _texts(markup: str, plain: str) -> Iterator[Block]:
    """A text as sections, parted where it is too long for one."""
    if max(units(markup), units(plain)) <= SECTION_LIMIT:
        if plain.strip():
            yield _section(text_object(markup, plain))
        return
    for part in parted(plain, SECTION_LIMIT, lambda text: units(marked_up(text))):
        yield _section(text_object(marked_up(part), part))


def _card(card: Card, language: Language) -> Iterator[Block]:
    yield _heading(card, language)
    yield from _fields(card, language)
    for table in card.tables:
        lines = "\n".join(_table(table, language))
        yield from _texts(marked_up(lines), lines)
    notes = "\n".join([*(f"⚠️ {told}" for told in card.warnings), *(f"→ {told}" for told in card.effects)])
    yield from _texts(marked_up(notes), notes)


def _heading(card: Card, language: Language) -> Block:
    state = "" if card.state == "info" else f"  {_SIGNS[card.state]} {word(card.state, language)}"
    title = parted(card.title, SECTION_LIMIT // 2, lambda text: units(escaped(text)))[0] if card.title.strip() else "…"
    return _section(text_object(f"*{linked(card.link, title)}*{state}", title + state))


def _fields(card: Card, language: Language) -> Iterator[Block]:
    """A card's rows, ten to a section at most; a long value is a section by itself."""
    waiting: list[dict[str, Any]] = []
    spent = 0
    for row in card.rows:
        markup, plain = _row(row, language)
        weight = max(units(markup), units(plain))
        if waiting and (spent + weight > SECTION_LIMIT or len(waiting) == MOST_FIELDS):
            yield {"type": "section", "fields": waiting}
            waiting, spent = [], 0
        if weight <= FIELD_LIMIT:
            waiting.append(text_object(markup, plain))
            spent += weight
        else:
            if waiting:
                yield {"type": "section", "fields": waiting}
                waiting, spent = [], 0
            yield from _texts(marked_up(plain), plain)
    if waiting:
        yield {"type": "section", "fields": waiting}


def _row(row: CardRow, language: Language) -> tuple[str, str]:
    mark = word("mark", language, mark=row.mark) if row.mark else ""
    value = linked(row.link, row.value) if row.link else marked_up(row.value)
    if not row.label:
        return f"{value}{escaped(mark)}" or "—", f"{row.value}{mark}" or "—"
    return f"*{escaped(row.label)}*\n{value}{escaped(mark)}", f"{row.label}\n{row.value}{mark}"


def _table(table: CardTable, language: Language) -> Iterator[str]:
    """A table as lines, which read well on a phone: Slack sets nothing in columns there."""
    if any(table.headings):
        yield " · ".join(table.headings)
    yield from ("• " + " · ".join(cell for cell in row if cell) for row in table.rows)
    if table.more:
        yield word("more", language, count=table.more)


def _rows(reply: Reply, conversation: Conversation) -> Iterator[Block]:
    """The buttons, and the one that opens a form."""
    buttons = [_button(button) for button in reply.buttons]
    value = button_value(reply.fields, reply.language) if worth_a_form(reply.fields) else None
    if value is not None:
        buttons.append(_pressable(OPENS, word("fill_in", reply.language), value))
    for number, start in enumerate(range(0, len(buttons), MOST_BUTTONS)):
        row = row_of(conversation, number)
        yield {"type": "actions", "block_id": row, "elements": buttons[start : start + MOST_BUTTONS]}


def _button(button: Button) -> dict[str, Any]:
    style = {} if button.style == "default" else {"style": button.style}
    return _pressable(button.id, button.label, button.id) | style


def _pressable(action: str, label: str, value: str) -> dict[str, Any]:
    shown = label if units(label) <= LABEL_LIMIT else parted(label, LABEL_LIMIT - 1, units)[0] + "…"
    text = {"type": "plain_text", "text": shown or "…", "emoji": False}
    return {"type": "button", "action_id": action, "text": text, "value": value}


def _section(text: dict[str, Any]) -> Block:
    return {"type": "section", "text": text}
