"""How messages are named, by their channel and their time, and how a row of buttons tells which conversation it is of."""

from __future__ import annotations

from typing import NamedTuple

from bot.messages import Conversation

_ROW = "youdan"


class Placed(NamedTuple):
    """A message in Slack; one that a person alone sees can be changed only by the press of its own button."""

    channel: str
    ts: str
    aside: bool = False

    def __str__(self) -> str:
        return f"{self.channel}/{self.ts}" + ("/aside" if self.aside else "")


def placed(written: str) -> Placed:
    """A message by what `str` made of it; raises ValueError for anything else."""
    channel, ts, *rest = written.split("/")
    return Placed(channel, ts, rest == ["aside"])


def row_of(conversation: Conversation, number: int) -> str:
    """The name of a message's row of buttons, by which a press finds its conversation again.

    The message may stand elsewhere: beside the thread, or in the direct chat instead of one with others.
    """
    return f"{_ROW} {number} {conversation.chat} {conversation.thread}"


def conversation_of(row: str) -> Conversation | None:
    """The conversation of a row of buttons, if it tells one."""
    kind, _, rest = row.partition(" ")
    _, _, where = rest.partition(" ")
    chat, _, thread = where.partition(" ")
    return Conversation("slack", chat, thread) if kind == _ROW and chat else None
