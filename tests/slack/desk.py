"""A desk that keeps what is handed in, for tests of the channel by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.messages import Command, Conversation, Enclosed, Language, Outgoing, Posted, Reply
from bot.port import Line

MENU = {
    "zh": (Command("stock", "查库存", "某个产品还有多少", "查库存"),),
    "en": (Command("stock", "Stock", "How much there is of a product", "stock"),),
}


class NotingDesk:
    """Keeps what was taken, and sends what a test wants to be said."""

    hears = True

    def __init__(self) -> None:
        self.taken: list[Posted] = []
        self.frames = 0
        self.fails: list[Exception] = []
        self.kept: dict[str, Enclosed] = {}
        self.news = asyncio.Condition()
        self._keys = 0

    async def take(self, posted: Posted) -> None:
        """Keep a delivery."""
        if self.fails:
            raise self.fails.pop()
        self.taken.append(posted)

    def noticed(self) -> None:
        """A frame came in."""
        self.frames += 1

    async def commands(self, language: Language, account: str | None = None) -> Sequence[Command]:
        """The menu."""
        del account
        return MENU[language]

    async def attachment(self, url: str) -> Enclosed | None:
        """A picture or file of a reply."""
        return self.kept.get(url)

    async def says(self, line: Line, outgoing: Outgoing) -> list[str]:
        """Have something said; the ids of the messages that came of it."""
        return [await line.send(step, f"{outgoing.id}.{n}") for n, step in enumerate(line.compose(outgoing))]


def answer(posted: Posted, reply: Reply, **more: Any) -> Outgoing:
    """A reply to what was posted, where it belongs."""
    said = Outgoing(
        f"out-{posted.event}",
        posted.conversation,
        posted.account,
        reply,
        posted.direct,
        answers=posted.message,
        context=posted.context,
    )
    return replace(said, **more)


def to_account(account: str, reply: Reply, number: int = 0) -> Outgoing:
    """Something said directly to an account that has not written yet."""
    return Outgoing(f"out-{number}", Conversation("slack", ""), account, reply)
