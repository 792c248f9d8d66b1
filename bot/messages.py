"""What all channels speak: a message in, a reply out. Nothing here knows a platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Language = Literal["zh", "en"]
Style = Literal["primary", "danger", "default"]
Settled = Literal["done", "cancelled", "stale"]
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
class Fetchable:
    """A photo, voice note or other file that is still with its platform, and is fetched once the message is safe.

    `ref` is whatever the channel needs to fetch it; `size` in bytes, -1 where the platform does not tell.
    """

    kind: EnclosedAs
    ref: str
    name: str = ""
    media_type: str = ""
    size: int = -1


@dataclass(frozen=True, slots=True)
class Posted:
    """A message or press as a chat platform delivered it, by an account that may be anybody's.

    `event` is the platform's own id of the delivery: the same one is carried out once. `direct`: nobody else reads along; a
    channel hands in what is said in a group only where the assistant was addressed, without the words that address it. `at` is
    when it was sent, by the platform, in UTC. `message` is the platform's id of the message, `on` of the one whose button was
    pressed. `context` is what the channel itself wants to see again with the answer (a response's address, a request's id).
    """

    conversation: Conversation
    account: str
    event: str
    at: datetime
    text: str = ""
    direct: bool = True
    button: str = ""
    on: str = ""
    message: str = ""
    files: tuple[Fetchable, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormField:
    """Something that a form asks for. `options` are all that can be answered, where these are few."""

    name: str
    label: str
    kind: Literal["text", "day", "choice"] = "text"
    options: tuple[str, ...] = ()


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
    #: What is still to be told, where a channel has forms to fill in. Filled in, they are one message, a line for each field.
    fields: tuple[FormField, ...] = ()
    #: Not for everybody in a group: it goes to the person alone.
    private: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """An earlier message of the assistant's as the platform has it, and the reply as it stands now: without buttons."""

    placed: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something to be said in a chat.

    `id` is the same each time that sending is tried. `account` is whom it is for. `direct`: only he reads it; then the chat is
    empty where he never wrote directly. `aside`: in a group, but for his eyes alone where the platform can do that. `place`: the
    platform's id of the message (a pressed card) that this one takes the place of. `shuts`: cards elsewhere that lose their
    buttons. `answers`: the platform's id of the message that is answered. `context`: as the channel gave it with that message.
    """

    id: str
    conversation: Conversation
    account: str
    reply: Reply
    direct: bool = True
    aside: bool = False
    place: str = ""
    shuts: tuple[Standing, ...] = ()
    answers: str = ""
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One call to a platform: its method and arguments, plain data. `card`: the message that it makes has the reply's buttons."""

    method: str
    args: Mapping[str, Any]
    card: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of a menu: its name (a-z, digits, _), what it is called, what it does, and what it says when tapped."""

    name: str
    title: str
    hint: str
    says: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at in a channel's settings, and how to mend it where it is not well."""

    well: bool
    text: str


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


def settled_as(reply: Reply) -> Settled:
    """What a reply makes of the card that it settles: an open card, or a question, takes its place."""
    match [card.state for card in reply.cards]:
        case ["done" | "cancelled" as state, *_]:
            return state
        case []:
            states = {report.state for report in reply.actions}
            return "done" if "done" in states else "stale" if "asked" in states else "cancelled"
        case _:
            return "stale"


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
