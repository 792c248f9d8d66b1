"""What comes from chat platforms and what is said on them, as storage keeps it: accounts, the outbox, who holds a connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from domain.talks import ConversationKey

SayingState = Literal["waiting", "sent", "dead"]


@dataclass(frozen=True, slots=True)
class Link:
    """An account of a platform that is an employee's. `chat` is where the assistant talks with him alone, once he wrote there."""

    channel: str
    account: str
    person: str
    chat: str = ""


class Links(Protocol):
    """Which account is whose. Nobody who left is known by any."""

    def of(self, channel: str, account: str, /) -> Link | None:
        """The account's link to an active employee."""
        ...

    def of_person(self, channel: str, person: str, /) -> Link | None:
        """The account that the active employee linked last in a channel."""
        ...

    def put(self, link: Link, at: datetime, /) -> None:
        """Link an account; one that was linked before belongs to the new employee."""
        ...

    def met(self, channel: str, account: str, chat: str, /) -> None:
        """Remember where the assistant talks with an account alone."""
        ...


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that is to be said, or was. `way` is how it reaches the person, `placed` the platform's ids of what was said.

    `delivery` is the message that it answers, empty where nobody asked. `lane` is the chat whose order it keeps.
    """

    id: int
    key: ConversationKey
    lane: str
    delivery: str
    body: Mapping[str, Any]
    way: Mapping[str, Any]
    at: datetime
    state: SayingState
    tries: int
    next_at: datetime
    error: str
    placed: Sequence[str]
    card: str


class Outbox(Protocol):
    """What is to be said on platforms: written in the transaction that it comes of, sent afterwards, in order in each chat."""

    def put(
        self,
        key: ConversationKey,
        lane: str,
        body: Mapping[str, Any],
        way: Mapping[str, Any],
        at: datetime,
        /,
        *,
        delivery: str,
    ) -> None:
        """Have something said."""
        ...

    def lanes(self, channel: str, now: datetime, /) -> Sequence[str]:
        """The chats whose oldest thing that waits is due, and is sent by nobody."""
        ...

    def take(self, channel: str, lane: str, now: datetime, until: datetime, /) -> Saying | None:
        """The oldest thing that waits in a chat, held until then; None where it is not its time, or another process has it."""
        ...

    def said(self, saying: int, placed: Sequence[str], card: str, /, *, finished: bool) -> None:
        """Keep what was placed so far; `card` is the platform's id of the message with the buttons."""
        ...

    def later(self, saying: int, at: datetime, error: str, /) -> None:
        """It could not be said: try again then."""
        ...

    def give_up(self, saying: int, error: str, /) -> None:
        """It can't be said: a dead letter."""
        ...

    def hold(self, sayings: Sequence[int], until: datetime, /) -> None:
        """Go on holding what is being sent."""
        ...

    def let_go(self) -> None:
        """Let go of all that is held, by whatever process."""
        ...

    def shown(self, channel: str, delivery: str, /) -> Saying | None:
        """What was last said with buttons to a message, where it still stands: nothing was said in its place since."""
        ...

    def dead(self) -> Sequence[Saying]:
        """What could not be said, oldest first."""
        ...

    def again(self, saying: int, at: datetime, /) -> bool:
        """Have a dead letter sent again; False where it is none."""
        ...


class Leases(Protocol):
    """Who alone does something, among several processes."""

    def hold(self, name: str, holder: str, now: datetime, until: datetime, /) -> bool:
        """Hold it, or go on holding it; False where another one does."""
        ...

    def release(self, name: str, holder: str, now: datetime, /) -> None:
        """Let go of it; until when it was held is remembered."""
        ...

    def until(self, name: str, /) -> datetime | None:
        """How long it was last held for."""
        ...


@dataclass(frozen=True, slots=True)
class Outage:
    """A span of time in which a channel was not listened to, and what was sent there is lost."""

    channel: str
    since: datetime
    until: datetime


class Outages(Protocol):
    """When channels were not listened to."""

    def put(self, outage: Outage, /) -> None:
        """Keep an outage."""
        ...

    def latest(self, channel: str, /) -> Outage | None:
        """A channel's last outage."""
        ...


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made for a person, and is nobody else's to see."""

    id: str
    person: str
    name: str
    media_type: str
    data: bytes


class MadeFiles(Protocol):
    """What was made for each person, kept for some days."""

    def put(self, person: str, name: str, media_type: str, data: bytes, at: datetime, /) -> str:
        """Keep a file; returns its id."""
        ...

    def get(self, file_id: str, /) -> MadeFile | None:
        """A file, while it is kept."""
        ...

    def forget(self, older_than: datetime, /) -> int:
        """Delete what was made before; returns how many."""
        ...
