"""How a message came from a chat platform, and the ways by which what is said reaches people there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bot.messages import Conversation, Fetchable, Posted, Reply, Settled
from domain.talks import ConversationKey, Delivery


@dataclass(frozen=True, slots=True)
class Posting:
    """How a message came, as it is kept with it: what a platform told besides its words."""

    chat: str
    thread: str
    account: str
    at: datetime
    direct: bool = True
    message: str = ""
    on: str = ""
    files: tuple[Fetchable, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, posted: Posted) -> Posting:
        """As a channel handed it in."""
        where = posted.conversation
        return cls(
            where.chat,
            where.thread,
            posted.account,
            posted.at,
            posted.direct,
            posted.message,
            posted.on,
            posted.files,
            posted.context,
        )

    def posted(self, delivery: Delivery) -> Posted:
        """The message as the channel handed it in."""
        return Posted(
            conversation=Conversation(delivery.key.channel, self.chat, self.thread),
            account=self.account,
            event=delivery.event,
            at=self.at,
            text=delivery.body["text"],
            direct=self.direct,
            button=delivery.body["button"] or "",
            on=self.on,
            message=self.message,
            files=self.files,
            context=self.context,
        )


@dataclass(frozen=True, slots=True)
class Way:
    """How something that is said reaches a person: the parts of bot.messages.Outgoing that are known when it is written.

    `settles` are ids of replies whose cards lose their buttons. `below` is what a group hears of what goes to the person alone.
    """

    account: str
    direct: bool = True
    aside: bool = False
    place: str = ""
    settles: tuple[str, ...] = ()
    answers: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
    below: Word | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a group about what goes to the person alone: `then` once it did, `instead` where he can't be reached."""

    chat: str
    thread: str
    then: str
    instead: str


_POSTING = TypeAdapter(Posting)
_WAY = TypeAdapter(Way)


def kept_posting(posting: Posting) -> Mapping[str, Any]:
    """How a message came, as JSON."""
    written: Mapping[str, Any] = _POSTING.dump_python(posting, mode="json")
    return written


def posting_of(delivery: Delivery) -> Posting | None:
    """How a message came; None for one that came by no chat platform."""
    kept = delivery.body.get("posted")
    return None if kept is None else _POSTING.validate_python(kept)


def kept_way(way: Way) -> Mapping[str, Any]:
    """A way as JSON."""
    written: Mapping[str, Any] = _WAY.dump_python(way, mode="json")
    return written


def way_from(kept: Mapping[str, Any]) -> Way:
    """A way as it was kept."""
    return _WAY.validate_python(kept)


def chat_lane(key: ConversationKey, account: str) -> str:
    """The chat whose order is kept."""
    return key.chat or f"@{account}"


def as_it_stands(reply: Reply, settled: Settled) -> Reply:
    """An earlier reply once its card is settled: without buttons, and with what became of it."""
    cards = tuple(replace(card, state=settled) if card.state == "open" else card for card in reply.cards)
    return replace(reply, buttons=(), fields=(), cards=cards)
