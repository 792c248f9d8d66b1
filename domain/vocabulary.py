"""The words by which an action is recognised and its slots are told apart, declared with the action itself.

A phrase is written as people say it: `(a|b)` is either, `[a]` may be left out, `…` is a few other words, and `{customer}`,
`{order}`, `{quantity}`, `{day}`, `{number}` stand for something of that kind in the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from domain.words import Language


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that people say, and the arguments it fills by name of slot; every one is a test.

    `{customer}`, `{product}`, `{order}`, … in sentence and arguments stand for some record of the company. A `sample` is
    offered to newcomers to tap.
    """

    language: Language
    text: str
    args: Mapping[str, Any] = field(default_factory=dict)
    sample: bool = False


class Take(StrEnum):
    """Which words of the message a slot of free text takes.

    `CUED`: those next to its cue. `REST`: what the action's own words, names and figures leave over. `WHOLE`: the person's own
    words as they are. `NEW_NAME`: a name that no record has yet.
    """

    CUED = "cued"
    REST = "rest"
    WHOLE = "whole"
    NEW_NAME = "new_name"


@dataclass(frozen=True, slots=True)
class Said:
    """How people mark the value of one slot: by words before it or after it. `take` is for free text.

    `only`: without its words the slot stays empty. `flags` are the words by which a yes-or-no slot is on. `given`: the slot is
    filled only where another one has this value, as slot and value. `within` are words that a text itself contains, where no
    other words mark it. `rough`: an approximate figure will do. `ahead`: the day lies ahead whatever else is told.
    `stage`: how far the order is that is named by its customer alone (`unshipped`).
    `implied` are words that mean the record spoken of last, where none is named.
    `changes`: the lines change those that the document has, and are told as they will stand.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    take: Take = Take.CUED
    only: bool = False
    flags: tuple[str, ...] = ()
    given: tuple[str, str] | None = None
    ahead: bool = False
    changes: bool = False
    within: tuple[str, ...] = ()
    rough: bool = False
    stage: str | None = None
    implied: tuple[str, ...] = ()


class Manner(StrEnum):
    """What must be said for an action to be meant.

    `DEMAND`: an order or a wish to have it done now. `FACT`: telling that it happened is enough (money came in). `REPORT`: an
    account in free words, in which other actions' words are but told. `WATCH`: a condition or a later time belongs to it.
    """

    DEMAND = "demand"
    FACT = "fact"
    REPORT = "report"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An action's phrases in both languages, and sentences in which they occur.

    `zh` and `en` say the action outright. `hints` merely point to it: it is meant where its slots are filled as well, and
    nothing else says more. `against` are phrases that rule it out. `slots` tell how values are marked, by name of slot.
    `mine`: a rep who names nobody asks about himself. `either`: one of these slots is needed, and the first asked for.
    `defaults` are values that stand where none was said: `this_month`.
    `alone`: a record's name by itself means the action that is about it. `bare`: such a name with lines by themselves does.
    """

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    slots: Mapping[str, Said] = field(default_factory=dict)
    manner: Manner = Manner.DEMAND
    mine: bool = False
    alone: bool = False
    bare: bool = False
    either: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()


LATER = (
    "(提醒我|通知我|推给我|就告诉我|就跟我说|就通知|就提醒)",
    "(remind|alert|notify|ping|warn) me",
    "(alert|notify|warn) (when|if|whenever)",
    "(keep an eye on|monitor)",
    "(tell me|let me know) (when|if|whenever|once|as soon as)",
)
"""Words by which something is wanted for later: against every action that answers at once."""
