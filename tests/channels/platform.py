"""A chat platform as the people who use it have it: they write, press and send files, and see what stands in their chats.

Each channel's tests bring a local server that speaks the platform's API, and this on top of it; the conversations themselves are
written once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


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
    """One platform with some accounts, a direct chat of the assistant with each, and one group."""

    name: str
    groups: bool
    pictures: bool

    async def writes(
        self,
        account: str,
        text: str,
        *,
        group: bool = False,
        addressed: bool = True,
        event: str | None = None,
        at: datetime | None = None,
    ) -> None:
        """Deliver a message, as the platform does; `addressed` in a group: the assistant is mentioned."""
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
