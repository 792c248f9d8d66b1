"""Bubbles as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bot.messages import Bubble, Settled, settled_as
from handlers.web.pages import rendered
from handlers.web.words import Speech


@dataclass(frozen=True, slots=True)
class Shown:
    """One bubble on the page; `event` is the page's own id of the message, `settled` what its reply makes of an earlier card."""

    bubble: Bubble
    event: str
    settled: Settled | Literal[""] = ""


def shown(bubble: Bubble, person: str) -> Shown:
    """A bubble, with what the page's script needs to know of it."""
    settled = settled_as(bubble.reply) if bubble.reply and bubble.reply.settles else ""
    return Shown(bubble, bubble.event.removeprefix(f"{person}:"), settled)


def as_json(bubble: Bubble, person: str, speech: Speech) -> dict[str, Any]:
    """A bubble for the page's script: its HTML, and by what it is known."""
    one = shown(bubble, person)
    return {"entry": bubble.id, "event": one.event, "html": rendered("bubble.html", speech, shown=one)}


def event_of(person: str, own: str) -> str:
    """A delivery's id, unique among all persons, from the one that the page made."""
    return f"{person}:{own}"
