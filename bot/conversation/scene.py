"""Where a turn takes place: who talks, in which talk, and how the turn is kept and answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any

from bot.conversation.carrying_out import Hands
from bot.conversation.posting import posting_of
from bot.conversation.questions import Asking
from bot.conversation.state import Choice, Origin, Press, State
from bot.messages import ActionReport, Attachment, Button, Card, FormField, Language, Reply
from bot.replies.wording import Wording
from bot.understanding.again import Again
from bot.understanding.media.reading import PictureReading
from bot.understanding.media.senses import Medium, Senses
from bot.understanding.proposal import Engine
from domain.access.people import Person
from domain.calendar import Clock, FixedClock
from domain.company import Company
from domain.ports import Database, Transaction
from domain.posts import Outage
from domain.registry import Registry
from domain.talks import ConversationKey, Delivery, Heard


@dataclass(frozen=True)
class Parts:
    """What every turn works with."""

    database: Database
    registry: Registry
    clock: Clock
    engine: Engine
    again: Again
    hands: Hands
    wording: Wording
    senses: Senses
    pictures: PictureReading


@dataclass(frozen=True, slots=True)
class Ending:
    """How a turn ends: the talk's new state, and what is said."""

    state: State
    reply: Reply


@dataclass
class Scene:
    """One turn of one person, in the talk as it was read.

    `open` gives the one transaction in which the message counts as carried out; `keep` ends it with the talk's new state and the
    reply. What is not kept leaves nothing behind.
    """

    parts: Parts
    person: Person
    company: Company
    delivery: Delivery
    state: State
    open: Callable[[], AbstractContextManager[Transaction]]
    keep: Callable[[Transaction, Ending], None]
    language: Language = "zh"
    notice: str = ""
    """What the person is told ahead of the answer: what was heard or seen, that something could not be asked."""
    medium: Medium = ""
    """Whether the turn's words were read off a photo or heard in a voice note."""
    outage: Outage | None = None
    """When nobody listened, where this is the first that the person says since."""
    pressed: Press | None = None
    """What the button did that was pressed; None where none was, or where it no longer did anything."""
    heard: Heard | None = None
    """How the message was understood, to be kept with its answer; nothing for a press or a photo."""
    _numbers: count[int] = field(default_factory=count)

    @property
    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self.parts.clock.now()

    @property
    def said_at(self) -> Clock:
        """The clock by which the message is read: “today” is the day on which it was sent, however late it came."""
        posting = posting_of(self.delivery)
        return self.parts.clock if posting is None else FixedClock(min(posting.at, self.now))

    @property
    def key(self) -> ConversationKey:
        """The talk's key."""
        return self.delivery.key

    @property
    def last_language(self) -> Language:
        """What the person spoke last, else prefers, else what the company speaks."""
        return self.state.language or self.person.language or self.company.language

    def fresh(self) -> str:
        """The id of one more button of this turn's reply."""
        return f"{self.delivery.id}.{next(self._numbers)}"

    def origin(self, words: str) -> Origin:
        """Where something comes from that was pressed, or said in one of the few words that do the same."""
        return Origin(self.delivery.id, words, "button", self.medium)

    def told_first(self, notice: str) -> None:
        """Something that the person is told ahead of the answer."""
        self.notice = "\n".join(part for part in (self.notice, notice) if part)

    def sentence(self, key: str, params: Any) -> str:
        """A sentence by catalogue key."""
        return self.parts.wording.sentence(key, params, self.language)

    def own(self, key: str, **params: Any) -> str:
        """A sentence of the conversation's own."""
        return self.sentence(f"conversation.{key}", params)

    @property
    def _was_away(self) -> str:
        if self.outage is None:
            return ""
        return self.sentence("chats.was_away", {"since": self.outage.since, "until": self.outage.until})

    def asking(self) -> Asking:
        """Puts this turn's questions."""
        registry, person = self.parts.registry, self.person

        def creatable(name: str) -> bool:
            return name in registry and not registry[name].planned and registry[name].allowed(person)

        return Asking(registry, self.parts.wording, self.language, self.delivery.id, self.fresh, creatable)

    def told(self, key: str, **params: Any) -> Reply:
        """End the turn with one sentence of the conversation's own."""
        return self.say(self.own(key, **params))

    def say(self, text: str, **parts: Any) -> Reply:
        """End the turn with a reply, kept in a transaction of its own."""
        ending = self.ending(text, **parts)
        with self.open() as tx:
            self.keep(tx, ending)
        return ending.reply

    def ending(
        self,
        text: str,
        *,
        cards: tuple[Card, ...] = (),
        buttons: Sequence[Choice] = (),
        actions: tuple[ActionReport, ...] = (),
        settles: str = "",
        alone: bool = False,
        fields: tuple[FormField, ...] = (),
        private: bool = False,
        files: tuple[Attachment, ...] = (),
    ) -> Ending:
        """The reply and the state after it. Where something else still waits, a reply that settles a matter ends with that.

        `alone`: the reply is itself a question. `fields`: what it asks for. `private`: the person's business alone.
        `files`: what goes with it.
        """
        waiting = self.state.top if settles and not alone else None
        if waiting is not None:
            key = "still_waits" if waiting.fingerprint else "back_to"
            text = "\n".join(part for part in (text, self.own(key, what=waiting.prompt)) if part)
            buttons = (*buttons, *self.state.choices_of(waiting))
        text = "\n".join(part for part in (self._was_away, self.notice, text) if part)
        free = [each for each in buttons if not each.matter]
        state = replace(self.state.with_choices(free), latest=self.delivery.id, language=self.language)
        shown = tuple(Button(each.id, each.label, each.style) for each in buttons)
        reply = Reply(self.delivery.id, text, self.language, cards, shown, actions, settles=settles)
        return Ending(state, replace(reply, fields=fields, private=private, files=files))
