"""What all channels speak: a message in, a reply out. Nothing here knows a platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Language = Literal["zh", "en"]
Style = Literal["primary", "danger", "default"]
EnclosedAs = Literal["photo", "voice", "file"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where a person talks: the channel, the chat in it, and the thread in that (empty where there is none)."""

    channel: str
    chat: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A photo, voice note or other file that comes with a message, with what the channel takes it for.

    What it is taken for decides only where its own bytes leave it open. A channel that knows it to be larger than
    MOST_ENCLOSED_BYTES need not fetch it, and hands in its first bytes with its true `size`.
    """

    kind: EnclosedAs
    data: bytes
    media_type: str = ""
    name: str = ""
    size: int = -1

    @property
    def bytes_in_all(self) -> int:
        """How large it is, whether or not all of it is here."""
        return max(self.size, len(self.data))


#: No photo or voice note is larger, and no message brings more of them.
MOST_ENCLOSED_BYTES = 5 * 1024 * 1024
MOST_ENCLOSED = 4


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or press, by a known employee.

    `event` is the platform's own id of the delivery: the same one is carried out once. `button` is the id of a pressed button;
    then `text` is its label or empty. `at` is when it was received, in UTC. `enclosed` comes with the message; its text may
    then be empty.
    """

    conversation: Conversation
    person: str
    text: str
    event: str
    at: datetime
    button: str | None = None
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. The id is opaque and stands for one choice in one conversation."""

    id: str
    label: str
    style: Style = "default"


@dataclass(frozen=True, slots=True)
class CardRow:
    """A label and its value; `mark` says in a word why the value deserves a second look (guessed, assumed, looked up)."""

    label: str
    value: str
    mark: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class CardTable:
    """Rows of text under headings; `numeric` columns are set right. `more` tells how many rows were left out."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A framed answer: what would be written, what was written, or what was asked for.

    `state`: open (waits for confirmation), done, cancelled, stale (another card took its place), info.
    """

    title: str
    state: Literal["open", "done", "cancelled", "stale", "info"] = "info"
    rows: tuple[CardRow, ...] = ()
    tables: tuple[CardTable, ...] = ()
    effects: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file that goes with a reply."""

    name: str
    media_type: str
    url: str


@dataclass(frozen=True, slots=True)
class ActionReport:
    """What became of one action: carried out, waiting for confirmation, or asked about."""

    action: str
    args: Mapping[str, Any]
    state: Literal["done", "confirm", "asked"]
    result: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant says to one message: text, cards below it, and buttons last."""

    id: str
    text: str
    language: Language
    cards: tuple[Card, ...] = ()
    buttons: tuple[Button, ...] = ()
    actions: tuple[ActionReport, ...] = ()
    images: tuple[Attachment, ...] = ()
    files: tuple[Attachment, ...] = ()
    #: The id of the earlier reply whose card this one settles (confirmed, cancelled or replaced), if any.
    settles: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A photo or voice note of a person's earlier message: fetched by its id while it is kept."""

    id: str
    kind: EnclosedAs
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """One entry of a conversation's history, as a channel shows it again.

    `event` is the id of the delivery that a person's entry came with, by which a channel knows its own message again.
    `enclosed` is what came with it.
    """

    id: int
    author: Literal["person", "assistant"]
    at: datetime
    text: str = ""
    reply: Reply | None = None
    event: str = ""
    enclosed: tuple[Kept, ...] = ()


def as_text(reply: Reply) -> str:
    """What a reply says, cards included, line by line, for where there is nothing but text. No line is empty."""
    return "\n".join(line for part in _parts(reply) for line in part.splitlines() if line.strip())


def _parts(reply: Reply) -> Iterator[str]:
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
    yield from (" | ".join(row) for row in table.rows)
    if table.more:
        yield f"… +{table.more}"
