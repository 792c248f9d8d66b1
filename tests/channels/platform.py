"""A chat platform as the people who use it have it: they write, press and send files, and see what stands in their chats.

Each channel's tests bring a local server that speaks the platform's API, and this on top of it; the conversations themselves are
written once, in tests/channels/scripts.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from starlette.types import ASGIApp

from bot.port import ChatChannel

#: The platform's ids of two employees' accounts, and of somebody's who is none.
ANN, BO, STRANGER = "1001", "1002", "1009"


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the assistant's as it stands in a chat now.

    `text` is all that can be read, cards included; `to` is set where one account alone sees it (in a group); `thread` where it
    stands below another message.
    """

    id: str
    text: str
    buttons: tuple[str, ...] = ()
    to: str = ""
    thread: str = ""
    edits: int = 0
    files: tuple[str, ...] = ()


class Platform(Protocol):
    """One platform with some accounts, a direct chat of the assistant with each, and one group.

    `groups`: people can talk with the assistant in groups; `threads`: answers stand below what they answer; `asides`: something
    can be shown to one member of a group alone; `pictures`: what is sent in a direct chat can be a picture or file; `edits`:
    messages that were not pressed can be changed.
    """

    name: str
    groups: bool
    threads: bool
    asides: bool
    pictures: bool
    edits: bool

    @property
    def channel(self) -> ChatChannel:
        """The channel under test."""
        ...

    @property
    def environment(self) -> Mapping[str, str]:
        """The channel's settings, once the server runs."""
        ...

    async def start(self) -> None:
        """Start the local server."""
        ...

    async def stop(self) -> None:
        """Stop it."""
        ...

    async def attach(self, app: ASGIApp, now: Callable[[], datetime]) -> None:
        """Deliver to an app's webhooks, or to whoever connects, by such a clock; returns when it can be delivered to."""
        ...

    async def writes(
        self,
        account: str,
        text: str,
        *,
        group: bool = False,
        addressed: bool = True,
        event: str = "",
        at: datetime | None = None,
    ) -> None:
        """Deliver a message; `addressed` in a group: the assistant is mentioned; the same `event` is the same delivery."""
        ...

    async def presses(self, account: str, shown: Shown, label: str, *, group: bool = False) -> None:
        """Deliver a press of a button of a message."""
        ...

    async def sends(
        self, account: str, data: bytes, name: str, media_type: str, text: str = "", *, group: bool = False
    ) -> None:
        """Deliver a picture or file, with some words."""
        ...

    def direct(self, account: str) -> list[Shown]:
        """What the assistant has said to an account directly, oldest first, as it stands now."""
        ...

    def group(self) -> list[Shown]:
        """What the assistant has said in the group."""
        ...
