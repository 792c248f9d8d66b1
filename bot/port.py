"""The one port through which channels hand in turns and get back what to show.

Everything here is synchronous; a channel calls it from a worker thread. A channel never sees the domain, storage or a model.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from bot.messages import (
    Bubble,
    Command,
    Conversation,
    Enclosed,
    Fetchable,
    Finding,
    Incoming,
    Language,
    Outgoing,
    Posted,
    Reply,
    Step,
)

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


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something that could not be said on a chat platform: to whom (a name, empty for a stranger), what, and why not.

    `at` is when it was to be said, in the company's zone.
    """

    id: int
    channel: str
    person: str
    at: datetime
    text: str
    why: str


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

    def made_file(self, person: str, url: str) -> Enclosed | None:
        """A file of a reply to the person, by its address, while it is kept; None for anybody else's."""
        ...

    def unsaid(self, person: str) -> Sequence[Unsaid] | None:
        """What could not be said, for those who run the assistant; None for everybody else."""
        ...

    def say_again(self, person: str, number: int) -> bool:
        """Have something sent again that could not be said; False where there is nothing, or the person may not."""
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


class BusyError(Exception):
    """A platform can't take it now: try again, after so many seconds where it says so; `everywhere`: in no chat before that."""

    def __init__(self, why: str, after: float | None = None, *, everywhere: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.everywhere = everywhere


class RefusedError(Exception):
    """A platform will never take it: the person blocked the assistant, the chat is gone. Its text says why, without secrets."""


@dataclass(frozen=True, slots=True)
class Pace:
    """So many calls within so many seconds at most: in one chat, in one group, or in all of them together."""

    calls: int
    seconds: float
    within: Literal["chat", "group", "all"] = "chat"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the platform says that an account is: its verified mail address, and its own name for the user."""

    email: str = ""
    user: str = ""


class Desk(Protocol):
    """Where a chat channel hands in what it received."""

    @property
    def hears(self) -> bool:
        """Whether voice notes are made words here."""
        ...

    async def take(self, posted: Posted) -> None:
        """Keep a delivery; when this returns it is safe, and may be acknowledged. It is carried out afterwards, once."""
        ...

    def noticed(self) -> None:
        """A frame came in: the connection is alive."""
        ...

    async def commands(self, language: Language, account: str | None = None) -> Sequence[Command]:
        """The menu: what an account's person may do, or what everybody may."""
        ...

    async def attachment(self, url: str) -> Enclosed | None:
        """A picture or file of a reply, to be sent."""
        ...


class Line(Protocol):
    """A chat channel at work: what it answers to, how it is listened to, and how things are said in it.

    Who inherits from this has a channel with webhooks alone, on a platform that sets no pace and tells nothing of its users.
    """

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Its webhooks; none where it connects by itself."""
        return ()

    @property
    def paces(self) -> Sequence[Pace]:
        """How fast the platform lets one speak."""
        return ()

    @property
    def ready(self) -> bool:
        """Whether something can be said now: false while it is said by a connection that is not there, or not in this process."""
        return True

    @property
    def listens(self) -> bool:
        """Whether it connects by itself, by `listen`. Such a connection is held by one process at a time."""
        return False

    @property
    def quiet(self) -> float:
        """Seconds without a frame after which a connection counts as dead, whatever its socket says."""
        return 60.0

    @property
    def keeps(self) -> bool:
        """Whether the platform keeps what is sent while nobody listens, and delivers it afterwards."""
        return False

    async def missed(self, since: datetime, until: datetime) -> Sequence[Posted] | None:
        """What people sent in a span of time; None where the platform does not tell. Raises BusyError, RefusedError."""
        del since, until
        return None

    async def listen(self) -> None:
        """Hold the connection, or poll, until cancelled; returns or raises where it is lost, and is called again."""
        return

    async def begin(self) -> None:
        """Tell the platform what it must know at the start: the webhook's address, the menu; raises BusyError, RefusedError."""
        return

    def compose(self, outgoing: Outgoing) -> Sequence[Step]:
        """The calls that say it, in order; always the same ones for the same message."""
        ...

    async def send(self, step: Step, key: str) -> str:
        """Make one call and return the platform's id of what came of it (or nothing); raises BusyError, RefusedError.

        `key` is the same each time that this call is tried.
        """
        ...

    async def fetch(self, file: Fetchable) -> bytes:
        """A file that came with a message; raises BusyError, RefusedError."""
        ...

    async def typing(self, posted: Posted) -> None:
        """Show that an answer is being worked on, where the platform can."""
        del posted

    async def identify(self, account: str) -> Identity:
        """Who the platform says that an account is; raises BusyError, RefusedError."""
        del account
        return Identity()

    async def close(self) -> None:
        """Let go of what it holds."""
        return


@runtime_checkable
class ChatChannel(Protocol):
    """A channel of a chat platform, on where its settings are there; found by the same entry points.

    Nothing of the platform's own packages may be imported before `open` or `check` is called.
    """

    name: str

    def configured(self) -> bool:
        """Whether its settings are there; raises pydantic.ValidationError for ones that can't be."""
        ...

    def open(self, desk: Desk, serving: Serving) -> Line:
        """Put it to work."""
        ...

    async def check(self) -> Sequence[Finding]:
        """Look at the settings, and ask the platform about them: what is well, what is wrong and how to mend it."""
        ...
