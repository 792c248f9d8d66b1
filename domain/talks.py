"""What is said: messages as they are received and understood, what comes with them, the state and history of each talk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class ConversationKey:
    """Whose talk it is: in a group each person has an open question, card and undo of his own."""

    channel: str
    chat: str
    thread: str
    person: str

    @property
    def talk(self) -> str:
        """Channel, chat and thread in one text, by which the audit and reminders know the talk."""
        parts = (part.replace("%", "%25").replace("/", "%2F") for part in (self.channel, self.chat, self.thread))
        return "/".join(parts).rstrip("/")

    @classmethod
    def of(cls, talk: str, person: str) -> ConversationKey:
        """The key of a person's talk from its one text."""
        channel, chat, thread, *_ = (unquote(part) for part in (*talk.split("/"), "", ""))
        return cls(channel, chat, thread, person)


def lane_of(key: ConversationKey, account: str) -> str:
    """What is carried out in order: what one account says in one thread, whoever's it is."""
    return "\x1f".join((key.channel, key.chat, key.thread, account))


def channel_of(lane: str) -> str:
    """The channel that a lane is of."""
    return lane.partition("\x1f")[0]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message as it was received: unique by channel and the platform's own event id."""

    id: str
    key: ConversationKey
    event: str
    body: Mapping[str, Any]
    received_at: datetime
    reply: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One bubble of a conversation's history: a message taken, a reply, or a notice."""

    id: int
    direction: str
    body: Mapping[str, Any]
    at: datetime


class Inbox(Protocol):
    """Messages taken, each carried out once."""

    def take(self, key: ConversationKey, event: str, body: Mapping[str, Any], at: datetime, /) -> Delivery:
        """Store a delivery, or return the one stored before under the same channel and event id (with its reply, if done)."""
        ...

    def claim(self, delivery_id: str, /) -> bool:
        """Mark it as carried out in this transaction; False where it was already."""
        ...

    def answer(self, delivery_id: str, reply: Mapping[str, Any], at: datetime, /) -> None:
        """Keep the reply with it."""
        ...

    def settle(self, delivery_id: str, reply: Mapping[str, Any], /) -> None:
        """Keep the reply with it alone: nobody's talk."""
        ...

    def undone(self, older_than: datetime, /) -> Sequence[Delivery]:
        """What a crash left of what was to be answered at once: taken, never carried out."""
        ...

    def post(self, key: ConversationKey, account: str, event: str, body: Mapping[str, Any], at: datetime, /) -> bool:
        """Store what came from a chat platform at the end of its lane; False where it was stored before."""
        ...

    def lanes(self, now: datetime, /) -> Sequence[str]:
        """The lanes whose oldest delivery that waits is carried out by nobody."""
        ...

    def next(self, lane: str, now: datetime, until: datetime, /) -> Delivery | None:
        """The oldest delivery that waits in a lane, held until then; None where there is none, or another process has it."""
        ...

    def hold(self, deliveries: Sequence[str], until: datetime | None, /) -> None:
        """Go on holding what is being carried out, or let go of it."""
        ...

    def let_go(self) -> None:
        """Let go of all that is held, by whatever process."""
        ...

    def belongs(self, delivery: Delivery, key: ConversationKey, body: Mapping[str, Any], /) -> Delivery:
        """Put a delivery down to a person's talk, with all that came with it, and into the talk's history."""
        ...

    def get(self, delivery_id: str, /) -> Delivery | None:
        """A delivery, None where there is none."""
        ...

    def of_strangers(self, channel: str, account: str, since: datetime, /) -> int:
        """How many deliveries of an account that was nobody's came since a moment."""
        ...

    def latest(self) -> Mapping[str, datetime]:
        """When each channel was last heard of."""
        ...

    def received(self, channel: str, since: datetime, /) -> Sequence[Delivery]:
        """What came in a channel since a moment."""
        ...


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A photo or voice note that came with a message: its bytes, and what they are by their own first bytes."""

    id: str
    kind: str
    media_type: str
    name: str
    data: bytes


class Enclosures(Protocol):
    """What came with messages, kept for some days."""

    def put(self, delivery_id: str, enclosures: Sequence[Enclosure], at: datetime, /) -> None:
        """Keep what came with a delivery, in its order."""
        ...

    def of(self, delivery_id: str, /) -> Sequence[Enclosure]:
        """What came with a delivery and is still kept."""
        ...

    def get(self, person: str, enclosure_id: str, /) -> Enclosure | None:
        """One that a person sent himself; None for anybody else's, and for one no longer kept."""
        ...

    def forget(self, older_than: datetime, /) -> int:
        """Delete what came before, except with messages not yet carried out; returns how many."""
        ...


class History(Protocol):
    """What was said in each talk, notices included that nobody asked for in a turn."""

    def put(self, key: ConversationKey, body: Mapping[str, Any], at: datetime, /) -> None:
        """Write a notice in the domain's transaction."""
        ...

    def after(self, key: ConversationKey, entry: int, /, limit: int = 200) -> Sequence[Entry]:
        """The conversation's history past an entry, oldest first."""
        ...

    def latest(self, key: ConversationKey, before: int | None, /, limit: int = 50) -> Sequence[Entry]:
        """The last of the conversation's history, before an entry where one is given, oldest first."""
        ...


class Conversations(Protocol):
    """The state of each talk, with a version that rises with each turn."""

    def last_turn(self, key: ConversationKey, /) -> datetime | None:
        """When the person spoke last; None for a new talk."""
        ...

    def load(self, key: ConversationKey, /) -> tuple[int, Mapping[str, Any]]:
        """The version and state; version 0 and an empty state for a new one."""
        ...

    def save(self, key: ConversationKey, version: int, state: Mapping[str, Any], at: datetime, /) -> None:
        """Keep the state; raises ConflictError where another turn came between (the version is not the one read)."""
        ...

    def newest(self, person: str, /, *, besides: str) -> ConversationKey | None:
        """The talk in which the person spoke last, of those in any channel besides one."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """A message with the circumstances in which it was understood, so that it can be read once more; phone numbers, addresses
    and amounts masked.

    `message` is the delivery's id; `talk` is what it could refer back to and `reading` what it was read as, both plain JSON.
    """

    message: str
    person: str
    words: str
    at: datetime
    talk: Mapping[str, Any]
    reading: Mapping[str, Any]


class HeardMessages(Protocol):
    """Messages as they were understood, for as many days as they are kept."""

    def keep(self, heard: Heard, /) -> None:
        """Keep a message, in the transaction that answers it."""
        ...

    def since(self, at: datetime, /) -> Iterable[Heard]:
        """The messages understood since a moment, oldest first."""
        ...

    def get(self, message: str, /) -> Heard | None:
        """One message; None where it is not kept (any more)."""
        ...

    def forget(self, before: datetime, /) -> int:
        """Remove what is older; returns how many."""
        ...
