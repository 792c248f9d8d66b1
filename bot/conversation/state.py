"""What a talk remembers from turn to turn: plain data, kept as JSON beside what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from bot.messages import Card, Language, Style
from bot.understanding.media.senses import Medium
from bot.understanding.proposal import Ask, Proposal, Talk
from domain.kinds import Kind

#: A correction means what was just done only as long as it is fresh.
FRESH = timedelta(minutes=30)

#: How many things may wait at once, and how many buttons stay alive: the oldest give way.
MOST_MATTERS = 4
MOST_CHOICES = 60
WORDS_KEPT = 6


class Press(StrEnum):
    """What a button does."""

    CONFIRM = "confirm"
    CANCEL = "cancel"
    UNDO = "undo"
    ANSWER = "answer"
    DECIDE = "decide"
    OFFER = "offer"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Choice:
    """A live button: what it says, what pressing it does, and the matter that it belongs to (empty: to none)."""

    id: str
    label: str
    press: Press
    style: Style = "default"
    matter: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """The message that something came from, as the audit keeps it.

    `medium`: its words were read off a photo or heard in a voice note; whatever comes of them is put on a card.
    """

    message: str
    words: str
    engine: str
    medium: Medium = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for the person, known by the reply that said so.

    A card to confirm has a `fingerprint`; a form has an `ask`; a decision that the domain wants has neither. `proposals` are the
    whole message's; `undoes` are operations to be taken back first. `prompt` is what the person was asked, `cards` what he was
    shown to confirm.
    """

    id: str
    origin: Origin
    prompt: str
    language: Language
    proposals: tuple[Proposal, ...] = ()
    fingerprint: str = ""
    ask: Ask | None = None
    undoes: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What the last writing turn carried out; `at_once` without a card, so that a correction redoes it."""

    operations: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    at: datetime
    at_once: bool


@dataclass(frozen=True, slots=True)
class State:
    """One talk: what waits (the newest last), what was just done, what was talked about, and the live buttons."""

    matters: tuple[Matter, ...] = ()
    done: Done | None = None
    last: tuple[Proposal, ...] = ()
    records: Mapping[Kind, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    latest: str = ""
    language: Language | None = None

    @property
    def top(self) -> Matter | None:
        """What was asked last and still waits."""
        return self.matters[-1] if self.matters else None

    def matter(self, matter_id: str) -> Matter | None:
        """What waits under an id."""
        return next((each for each in self.matters if each.id == matter_id), None)

    def choice(self, choice_id: str) -> Choice | None:
        """A live button."""
        return next((each for each in self.choices if each.id == choice_id), None)

    def choices_of(self, matter: Matter) -> tuple[Choice, ...]:
        """A matter's buttons."""
        return tuple(each for each in self.choices if each.matter == matter.id)

    def talk(self, now: datetime) -> Talk:
        """What the next message may refer back to."""
        top, fresh = self.top, self._fresh(now)
        done = self.done.proposals if fresh and self.done else ()
        return Talk(
            pending=top.proposals if top and not top.ask and not done else (),
            asked=top.ask if top else None,
            done=done,
            last=self.last,
            records=self.records,
            words=self.words,
        )

    def heard(self, words: str) -> State:
        """The state with one more turn's words."""
        return replace(self, words=(*self.words, words)[-WORDS_KEPT:])

    def opened(self, matter: Matter, choices: Sequence[Choice]) -> State:
        """The state with one more thing that waits; the oldest gives way where there are too many."""
        kept = (*self.matters, matter)[-MOST_MATTERS:]
        alive = {each.id for each in kept}
        return replace(self, matters=kept).with_choices(choices, alive)

    def settled(self, matter: Matter | None) -> State:
        """The state without a matter, and without its buttons."""
        if matter is None:
            return self
        return replace(
            self,
            matters=tuple(each for each in self.matters if each.id != matter.id),
            choices=tuple(each for each in self.choices if each.matter != matter.id),
        )

    def with_choices(self, choices: Sequence[Choice], alive: set[str] | None = None) -> State:
        """The state with more buttons."""
        matters = alive if alive is not None else {each.id for each in self.matters}
        kept = tuple(each for each in self.choices if not each.matter or each.matter in matters)
        return replace(self, choices=(*kept, *choices)[-MOST_CHOICES:])

    def _fresh(self, now: datetime) -> bool:
        return self.done is not None and self.done.at_once and now - self.done.at <= FRESH


_STATE = TypeAdapter(State)


def read_state(kept: Mapping[str, Any]) -> State:
    """A talk's state as it was kept; an empty one for a new talk."""
    return _STATE.validate_python(kept) if kept else State()


def kept_state(state: State) -> Mapping[str, Any]:
    """The state as JSON."""
    written: Mapping[str, Any] = _STATE.dump_python(state, mode="json")
    return written
