"""The one port through which channels hand in turns and get back what to show.

Everything here is synchronous; a channel calls it from a worker thread. A channel never sees the domain, storage or a model.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from bot.messages import Bubble, Conversation, Enclosed, Incoming, Language, Reply

if TYPE_CHECKING:
    from starlette.routing import BaseRoute


@dataclass(frozen=True, slots=True)
class Member:
    """An employee, as a channel shows who is signed in: `role` is what his first role is called in his language."""

    id: str
    name: str
    role: str
    language: Language
    company: str = ""


@dataclass(frozen=True, slots=True)
class CallResult:
    """The answer to an action called over the API: an HTTP status and a JSON body."""

    status: int
    body: Mapping[str, Any]


class Assistant(Protocol):
    """The assistant, as channels use it."""

    def handle(self, incoming: Incoming) -> Reply:
        """Take a message or press and carry it out, once: the same event again gets the same reply."""
        ...

    def history(self, person: str, conversation: Conversation, after: int = 0) -> Sequence[Bubble]:
        """The conversation's bubbles past an entry, oldest first, notices included."""
        ...

    def latest(self, person: str, conversation: Conversation, before: int | None = None) -> Sequence[Bubble]:
        """The conversation's last fifty bubbles (before an entry, where one is given), oldest first."""
        ...

    @property
    def hears(self) -> bool:
        """Whether voice notes are made words here."""
        ...

    def enclosure(self, person: str, enclosure_id: str) -> Enclosed | None:
        """A photo or voice note that the person sent himself, while it is kept; None for any other."""
        ...

    def watch(self, person: str, conversation: Conversation, after: int) -> AsyncIterator[Bubble]:
        """New bubbles as they come, for ever: replies, notices, what the same person said in another tab."""
        ...

    def record(self, person: str, kind: str, record_id: str) -> Reply | None:
        """A record as a card (customer, order, …), None where there is none or the person may not see it."""
        ...

    def samples(self, person: str) -> Sequence[str]:
        """A few messages that this person could send, in his language, drawn from the actions he may use and his records."""
        ...

    def member(self, employee: str) -> Member | None:
        """An active employee, None for anybody else."""
        ...

    def members(self) -> Sequence[Member]:
        """All active employees, for the demo's choice of persons."""
        ...

    def sign_in(self, code: str, now: datetime) -> str | None:
        """Trade a one-time code for a session's secret; None for a wrong, used or expired code, or one too many tries."""
        ...

    def open_session(self, employee: str) -> str:
        """A session's secret for an employee, without a code: the demo only."""
        ...

    def session(self, secret: str) -> str | None:
        """The employee whose session it is."""
        ...

    def sign_out(self, secret: str) -> None:
        """End a session."""
        ...

    def token(self, secret: str) -> str | None:
        """The employee whose API token it is."""
        ...

    def call(self, person: str, action: str, args: Mapping[str, Any], *, preview: bool, key: str | None) -> CallResult:
        """Run one action with its arguments, or preview its card; the call is the confirmation."""
        ...

    def openapi(self) -> Mapping[str, Any]:
        """The API's description, generated from the actions."""
        ...


@dataclass(frozen=True, slots=True)
class Serving:
    """How a channel is served: as the demo or in earnest, by which clock (UTC), and with which ids for deliveries without one."""

    now: Callable[[], datetime]
    fresh_id: Callable[[], str]
    demo: bool = False


@runtime_checkable
class HttpChannel(Protocol):
    """A channel that takes requests of the web app; found by the entry points of the group `youdan.channels`.

    `built_in` channels need no settings and are served whichever channels are asked for.
    """

    name: str
    built_in: bool

    def routes(self, assistant: Assistant, serving: Serving) -> Sequence[BaseRoute]:
        """What it answers to."""
        ...


@runtime_checkable
class LineChannel(Protocol):
    """A channel in which a person types line by line: found by the same entry points."""

    name: str

    def converse(
        self, assistant: Assistant, serving: Serving, person: str, lines: Iterable[str], say: Callable[[str], object]
    ) -> None:
        """Answer each line with one reply, until there are no more lines."""
        ...
