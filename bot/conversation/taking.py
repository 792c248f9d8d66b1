"""Takes messages in, has each carried out once, and keeps what is said."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.conversation.acting import Acting
from bot.conversation.addressing import Addressing
from bot.conversation.carrying_out import CHANGED_MEANWHILE
from bot.conversation.enclosing import taken
from bot.conversation.hearing import clean
from bot.conversation.kept import kept_reply, reply_from
from bot.conversation.posting import posting_of
from bot.conversation.scene import Ending, Parts, Scene
from bot.conversation.state import kept_state, read_state
from bot.conversation.turn import Turn
from bot.conversation.under_way import UnderWay
from bot.messages import Conversation, Enclosed, Incoming, Reply
from bot.understanding.media.senses import Perceived
from bot.understanding.proposal import Hearing, Talk
from domain.access.people import Person, System
from domain.errors import ConflictError
from domain.ports import Transaction
from domain.posts import Outage
from domain.talks import ConversationKey, Delivery

logger = logging.getLogger(__name__)

#: How often a turn starts again where others come between, before the person is asked to send it again.
MOST_TRIES = 8

#: A message that nobody answered for so long was left by a process that stopped.
LEFT_AFTER = timedelta(seconds=60)
LEFTOVERS = System("leftovers")

#: For so long after an outage people are told of it when they write again.
OUTAGE_TOLD = timedelta(hours=24)

#: For so long photos and voice notes can be looked at again in the talk.
ENCLOSURES_KEPT = timedelta(days=14)


class AnsweredError(Exception):
    """The message was carried out before, by another process or an earlier delivery."""


def key_of(person: str, conversation: Conversation) -> ConversationKey:
    """The key of a person's talk."""
    return ConversationKey(conversation.channel, conversation.chat, conversation.thread, person)


@dataclass(frozen=True)
class Taking:
    """Takes messages and presses of employees."""

    parts: Parts
    under_way: UnderWay = field(default_factory=UnderWay, repr=False, compare=False)

    @property
    def addressing(self) -> Addressing:
        """Has replies reach people on chat platforms."""
        return Addressing(self.parts.wording)

    def handle(self, incoming: Incoming) -> Reply:
        """Carry a message out, once: the same event again gets the same reply. A stranger gets nothing done."""
        person = self.parts.database.person(incoming.person)
        if person is None:
            return self._stranger(incoming)
        key = key_of(incoming.person, incoming.conversation)
        body: dict[str, Any] = {"text": clean(incoming.text), "event": incoming.event, "button": incoming.button}
        with self.parts.database.write(person) as tx:
            came = taken(incoming.enclosed, tx.store.numbers.key)
            if came.enclosures:
                body["enclosed"] = came.told
            if came.refusal:
                body["refused"] = came.refusal
            delivery = tx.inbox.take(key, incoming.event, body, incoming.at)
            # Their ids are new: where the delivery has them it was stored now, and not before.
            if came.enclosures and delivery.body.get("enclosed") == came.told:
                tx.enclosures.put(delivery.id, came.enclosures, incoming.at)
            tx.commit()
        return self.answer(person, delivery)

    def leftovers(self) -> list[Delivery]:
        """Carry out what a stopped process left behind; returns the deliveries that were answered."""
        with self.parts.database.read(LEFTOVERS) as tx:
            left = tx.inbox.undone(self.parts.clock.now() - LEFT_AFTER)
        answered = []
        for delivery in left:
            person = self.parts.database.person(delivery.key.person)
            if person is not None:
                self.answer(person, delivery)
                answered.append(delivery)
        return answered

    def forget_enclosures(self) -> None:
        """Delete photos, voice notes and made files that were kept long enough."""
        kept_since = self.parts.clock.now() - ENCLOSURES_KEPT
        with self.parts.database.write(LEFTOVERS) as tx:
            tx.enclosures.forget(kept_since)
            tx.files.forget(kept_since)
            tx.commit()

    def made(self, url: str, person: str | None = None) -> Enclosed | None:
        """A file of a reply by its address, for the program itself or for the one person whose it is; None once it is gone."""
        with self.parts.database.read(LEFTOVERS) as tx:
            made = tx.files.get(url.rpartition("/")[2])
        if made is None or person not in (None, made.person):
            return None
        return Enclosed("file", made.data, made.media_type, made.name)

    def answer(self, person: Person, delivery: Delivery) -> Reply:
        """The reply to a delivery that is stored, which is carried out where it was not before."""
        if delivery.reply is not None:
            return reply_from(delivery.reply)
        with self.under_way.alone(delivery.id) as waited:
            # A model may take its time, and platforms deliver again what is not answered at once.
            return (self._answered(person, delivery) if waited else None) or self._carry_out(person, delivery)

    def _carry_out(self, person: Person, delivery: Delivery) -> Reply:
        perceived = None
        for _ in range(MOST_TRIES):
            try:
                # Once, however often the turn has to start again: a model is asked.
                perceived = perceived or self._perceived(person, delivery)
                return self._turn(person, delivery, perceived)
            except AnsweredError:
                reply = self._answered(person, delivery)
                assert reply is not None, "a claimed message is answered in the same transaction"
                return reply
            except ConflictError as error:
                if error.key != CHANGED_MEANWHILE:
                    return self._give_up(person, delivery, "conversation.trouble")
            # A fault of ours must not be met again by every sweep, nor leave the person without a word.
            except Exception:
                logger.exception("a turn failed", extra={"delivery": delivery.id})
                return self._give_up(person, delivery, "conversation.trouble")
        return self._give_up(person, delivery, "conversation.busy")

    def _give_up(self, person: Person, delivery: Delivery, key: str) -> Reply:
        """Say that nothing was done; where even that can't be kept, the message is left for the sweep."""
        with self.parts.database.write(person) as tx:
            if not tx.inbox.claim(delivery.id):
                raise AnsweredError(delivery.id)
            _, kept = tx.conversations.load(delivery.key)
            language = read_state(kept).language or person.language or tx.company.language
            reply = Reply(delivery.id, self.parts.wording.sentence(key, {}, language), language)
            now = self.parts.clock.now()
            tx.inbox.answer(delivery.id, kept_reply(reply), now)
            self.addressing.answer(tx, delivery, reply, now)
            tx.commit()
        return reply

    def _perceived(self, person: Person, delivery: Delivery) -> Perceived | None:
        """What came with a message, as words; None where nothing came. No transaction is open while a model is asked."""
        if refused := delivery.body.get("refused"):
            key, params = refused
            return Perceived(problem=(key, params))
        if not delivery.body.get("enclosed"):
            return None
        with self.parts.database.read(person) as tx:
            enclosures, company = tx.enclosures.of(delivery.id), tx.company
        return self.parts.senses.perceive(enclosures, Hearing(person, company, self.parts.clock, Talk()))

    def _turn(self, person: Person, delivery: Delivery, perceived: Perceived | None) -> Reply:
        with self.parts.database.read(person) as tx:
            version, kept = tx.conversations.load(delivery.key)
            company = tx.company
            outage = _outage_before(tx, delivery)

        @contextmanager
        def opened() -> Iterator[Transaction]:
            with self.parts.database.write(person) as tx:
                if not tx.inbox.claim(delivery.id):
                    raise AnsweredError(delivery.id)
                yield tx

        def keep(tx: Transaction, ending: Ending) -> None:
            now = self.parts.clock.now()
            tx.conversations.save(delivery.key, version, kept_state(ending.state), now)
            tx.inbox.answer(delivery.id, kept_reply(ending.reply), now)
            self.addressing.answer(tx, delivery, ending.reply, now, scene.pressed)
            if scene.heard is not None:
                tx.heard.keep(scene.heard)
            tx.commit()

        posting = posting_of(delivery)
        in_group = posting is not None and not posting.direct
        reader = replace(person, overheard=in_group)
        scene = Scene(self.parts, reader, company, delivery, read_state(kept), opened, keep, outage=outage)
        return Turn(scene, Acting(scene)).take(delivery.body["text"], delivery.body["button"], perceived)

    def _answered(self, person: Person, delivery: Delivery) -> Reply | None:
        """The reply that was given meanwhile; None where there is none yet."""
        with self.parts.database.write(person) as tx:
            again = tx.inbox.take(delivery.key, delivery.event, delivery.body, delivery.received_at)
        return None if again.reply is None else reply_from(again.reply)

    def _stranger(self, incoming: Incoming) -> Reply:
        text = self.parts.wording.sentence("conversation.stranger", {}, "zh")
        english = self.parts.wording.sentence("conversation.stranger", {}, "en")
        return Reply(incoming.event, f"{text}\n{english}", "zh")


def _outage_before(tx: Transaction, delivery: Delivery) -> Outage | None:
    """The outage since which this is the first that the person says in a talk that he had before."""
    posting = posting_of(delivery)
    outage = tx.outages.latest(delivery.key.channel) if posting else None
    if posting is None or outage is None or posting.at < outage.until:
        return None
    last = tx.conversations.last_turn(delivery.key)
    return outage if last and last < outage.until and posting.at - outage.until < OUTAGE_TOLD else None
