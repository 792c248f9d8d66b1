"""What understanding yields, whichever engine it was: proposed actions with where each value stands, or a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from domain.access.people import Person
from domain.calendar import Clock
from domain.company import Company
from domain.kinds import Kind
from domain.registry import Registry
from domain.words import Language

#: Stands before a kind's name for the record of that kind that an earlier action of the same message makes.
MADE = "+"
EMBEDDED, MODEL = "embedded", "llm"
"""The engines by name."""

_YET_TO_BE_MADE = [f"{MADE}{kind}" for kind in Kind]


class How(StrEnum):
    """How a value was come by. All but SAID and CONTEXT are marked on the card and need a look before they are written."""

    SAID = "said"
    PART = "part"
    HOMOPHONE = "homophone"
    SLIP = "slip"
    CONTEXT = "context"
    COMPUTED = "computed"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stands: the raw message's characters from `start` to `end`, in the turn counted back (0: this one)."""

    how: How
    start: int = 0
    end: int = 0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """One action as understood. `args` are plain JSON as the action's arguments take them; `sources` go by slot name, and by
    `lines.0.quantity` inside lines."""

    action: str
    args: Mapping[str, Any]
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def known_args(self) -> dict[str, Any]:
        """The arguments without records that are yet to be made by an action before this one."""
        return {name: value for name, value in self.args.items() if value not in _YET_TO_BE_MADE}


@dataclass(frozen=True, slots=True)
class Ask:
    """What must be asked before an action is whole: slots without a value, and slots with several equally good ones.

    `unknown` tells, for a missing reference, the name that fitted no record. `waiting` are the other actions of the message.
    """

    proposal: Proposal
    missing: tuple[str, ...] = ()
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Proposal, ...] = ()
    after: tuple[Proposal, ...] = ()


class Replaces(StrEnum):
    """What of the talk so far the proposals stand in for."""

    NOTHING = "nothing"
    PENDING = "pending"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Understanding:
    """The reading of one message: proposals, or an ask, or neither (small talk, out of scope, not understood).

    `withdraw`: what was pending (or a records action just done) is taken back. `problem`: a catalogue key with values, where
    something in the message can't be (a day that does not exist, a negative quantity). `sure`: everything in the message is
    accounted for; `leftover` is what is not. `explanation` says how it was come by, for `--explain`. `named` are documents
    that were spoken of where nothing was understood: what follows may be about them. `meant_nothing`: the words of some action
    were heard, and are not meant: a question, a wish, somebody else's. `notice`: a catalogue key with values that the person
    is told beside what is answered.
    """

    proposals: tuple[Proposal, ...] = ()
    ask: Ask | None = None
    replaces: Replaces = Replaces.NOTHING
    withdraw: bool = False
    problem: tuple[str, Mapping[str, Any]] | None = None
    sure: bool = True
    leftover: tuple[str, ...] = ()
    language: Language | None = None
    engine: str = EMBEDDED
    explanation: Iterable[str] = ()
    named: Mapping[Kind, str] = field(default_factory=dict)
    meant_nothing: bool = False
    notice: tuple[str, Mapping[str, Any]] | None = None


def question_of(understanding: Understanding, registry: Registry) -> Ask | None:
    """The question to put first: the reading's own, or whether a write is meant in which something was not understood.

    In a conversation the latter is a card to confirm, which shows what nothing came of.
    """
    if understanding.ask is not None or understanding.sure:
        return understanding.ask
    writes = [place for place, each in enumerate(understanding.proposals) if registry[each.action].writes]
    if not writes:
        return None
    first, proposals = writes[0], understanding.proposals
    return Ask(proposals[first], before=proposals[:first], after=proposals[first + 1 :])


@dataclass(frozen=True, slots=True)
class Talk:
    """What a message may refer back to. It is data: kept with the conversation, and built up the same way in an evaluation.

    `pending` wait on an open card, `asked` is an open question, `done` are records actions just carried out (a correction redoes
    them), `last` is what was last talked about, reads included; `records` the last record of each kind; `words` the last turns.
    """

    pending: tuple[Proposal, ...] = ()
    asked: Ask | None = None
    done: tuple[Proposal, ...] = ()
    last: tuple[Proposal, ...] = ()
    records: Mapping[Kind, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """The circumstances of a message: who says it, when, in which company, after which talk; `message` is the delivery's id."""

    person: Person
    company: Company
    clock: Clock
    talk: Talk
    message: str = ""


class Engine(Protocol):
    """Reads a message. It writes nothing and opens no transaction of its own."""

    def understand(self, text: str, hearing: Hearing) -> Understanding:
        """The reading of one message in its circumstances."""
        ...
