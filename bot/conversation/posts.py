"""What comes from chat platforms: kept before it is acknowledged, carried out once it is known whose it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.conversation.door import Door
from bot.conversation.enclosing import taken
from bot.conversation.hearing import clean
from bot.conversation.kept import kept_reply
from bot.conversation.posting import Posting, kept_posting, posting_of
from bot.conversation.taking import Taking, key_of
from bot.messages import Conversation, Enclosed, Posted, Reply
from bot.port import Identity
from domain.access.people import Person, System
from domain.kinds import Kind
from domain.ports import Transaction
from domain.talks import Delivery

#: Keeps what comes from chat platforms, before it is known whose it is.
POST = System("post")


@dataclass(frozen=True)
class Posts:
    """Keeps what platforms deliver, and has it carried out for whomever its account belongs to.

    `vouched_by` is what of a platform's word the company takes for who an account is.
    """

    taking: Taking
    vouched_by: Collection[str] = ()

    @property
    def door(self) -> Door:
        """Links accounts of chat platforms to employees."""
        taking = self.taking
        parts = taking.parts
        return Door(parts.database, parts.clock, parts.wording, taking.addressing, self.vouched_by)

    def post(self, all_posted: Sequence[Posted]) -> list[bool]:
        """Keep what came from chat platforms, in one transaction, to be carried out; False for each that was kept before."""
        with self.taking.parts.database.write(POST) as tx:
            new = [self._post(tx, posted) for posted in all_posted]
            tx.commit()
        return new

    def _post(self, tx: Transaction, posted: Posted) -> bool:
        body = {
            "text": clean(posted.text),
            "event": posted.event,
            "button": posted.button or None,
            "posted": kept_posting(Posting.of(posted)),
        }
        key = key_of("", posted.conversation)
        return tx.inbox.post(key, posted.account, posted.event, body, self.taking.parts.clock.now())

    def is_anybodys(self, delivery: Delivery) -> bool:
        """Whether the account that a delivery came from is an employee's."""
        posting = _posting(delivery)
        with self.taking.parts.database.read(POST) as tx:
            return tx.links.of(delivery.key.channel, posting.account) is not None

    def carry_out(
        self,
        delivery: Delivery,
        *,
        enclosed: Sequence[Enclosed] = (),
        unfetched: bool = False,
        identity: Identity | None = None,
    ) -> None:
        """Carry out what came from a chat platform, with the files that came with it; a stranger is told how to be linked.

        `unfetched`: its files could not be had. `identity` is who the platform says that the account is.
        """
        posting = _posting(delivery)
        with self.taking.parts.database.read(POST) as tx:
            link = tx.links.of(delivery.key.channel, posting.account)
        if link is None and identity is not None:
            link = self.door.vouched(delivery.key.channel, posting.account, identity)
        person = self.taking.parts.database.person(link.person) if link else None
        if person is None or link is None:
            self.door.answer(delivery, posting)
        elif not self.door.opens(delivery, posting):
            if posting.direct and link.chat != posting.chat:
                self._met(delivery, posting)
            self._carry_out_for(person, delivery, posting, enclosed, unfetched=unfetched)

    def give_up(self, delivery: Delivery) -> None:
        """Tell who wrote that something of ours failed; nothing where the message was carried out meanwhile."""
        with self.taking.parts.database.write(POST) as tx:
            if tx.inbox.claim(delivery.id):
                language = tx.company.language
                reply = Reply(
                    delivery.id, self.taking.parts.wording.sentence("conversation.trouble", {}, language), language
                )
                tx.inbox.settle(delivery.id, kept_reply(reply))
                self.taking.addressing.answer(tx, delivery, reply, self.taking.parts.clock.now(), aside=True)
                tx.commit()

    def _met(self, delivery: Delivery, posting: Posting) -> None:
        with self.taking.parts.database.write(POST) as tx:
            tx.links.met(delivery.key.channel, posting.account, posting.chat)
            tx.commit()

    def _carry_out_for(
        self, person: Person, delivery: Delivery, posting: Posting, enclosed: Sequence[Enclosed], *, unfetched: bool
    ) -> None:
        key = key_of(person.id, Conversation(delivery.key.channel, posting.chat, posting.thread))
        with self.taking.parts.database.write(person) as tx:
            shown = _shown_with(tx, delivery)
            if shown is not None and shown.key.person != person.id:
                self._not_theirs(tx, delivery, shown, person)
                return
            came = taken(enclosed, tx.store.numbers.key)
            body = dict(delivery.body)
            if came.enclosures:
                body["enclosed"] = came.told
            if came.refusal or unfetched:
                body["refused"] = came.refusal or ("chats.not_fetched", {})
            # A card that went to the person alone belongs to the talk in the group still.
            mine = tx.inbox.belongs(delivery, shown.key if shown else key, body)
            if mine is not delivery:
                tx.enclosures.put(mine.id, came.enclosures, mine.received_at)
            tx.commit()
        self.taking.answer(person, mine)

    def _not_theirs(self, tx: Transaction, delivery: Delivery, shown: Delivery, person: Person) -> None:
        """Somebody else's card was pressed: nothing is done, and he alone is told."""
        if tx.inbox.claim(delivery.id):
            owner = tx.store.names.display(Kind.EMPLOYEE, shown.key.person)
            language = person.language or tx.company.language
            text = self.taking.parts.wording.sentence("chats.not_yours", {"name": owner}, language)
            reply = Reply(delivery.id, text, language)
            tx.inbox.settle(delivery.id, kept_reply(reply))
            self.taking.addressing.answer(tx, delivery, reply, self.taking.parts.clock.now(), aside=True)
            tx.commit()


def _shown_with(tx: Transaction, delivery: Delivery) -> Delivery | None:
    """The message whose answer a pressed button belongs to; None for no press, or a button that is none of this channel's."""
    button = delivery.body["button"]
    shown = tx.inbox.get(button.partition(".")[0]) if button else None
    return shown if shown and shown.key.channel == delivery.key.channel else None


def _posting(delivery: Delivery) -> Posting:
    posting = posting_of(delivery)
    assert posting is not None, "it came from a chat platform"
    return posting
