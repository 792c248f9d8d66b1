"""How an account of a chat platform comes to be somebody's: by a one-time code, or by what the platform vouches for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from bot.accounts import code_in, digest
from bot.conversation.addressing import Addressing
from bot.conversation.kept import kept_reply
from bot.conversation.posting import Posting
from bot.messages import Language, Reply
from bot.port import Identity
from bot.replies.wording import Wording
from domain.access.people import Employee, System
from domain.calendar import Clock
from domain.ports import Database, Transaction
from domain.posts import Link
from domain.talks import Delivery

#: Looks up who works here, and sees nothing else.
_DOOR = System("sign-in")

#: So often a stranger is answered, or may try a code, within such a span; then he is not heard any more.
_MOST_TRIES = 6
_WITHIN = timedelta(hours=1)


@dataclass(frozen=True)
class Door:
    """Links accounts to employees. A stranger gets nothing but how to be linked."""

    database: Database
    clock: Clock
    wording: Wording
    addressing: Addressing
    vouched_by: Collection[str] = ()
    """What of a platform's word the company takes: `email`, `user`."""

    def answer(self, delivery: Delivery, posting: Posting) -> None:
        """Link the account where a code says whose it is; else tell how, a few times an hour."""
        now = self.clock.now()
        with self.database.write(_DOOR) as tx:
            if not tx.inbox.claim(delivery.id):
                return
            often = tx.inbox.of_strangers(delivery.key.channel, posting.account, now - _WITHIN) > _MOST_TRIES
            if not often:
                self._say(tx, delivery, self._linked(tx, delivery, posting) or self._how(delivery, posting))
            tx.commit()

    def opens(self, delivery: Delivery, posting: Posting) -> bool:
        """Whether a linked account's message is a code, which was thereby used: the account is now its employee's."""
        if not posting.direct or code_in(delivery.body["text"]) is None:
            return False
        with self.database.write(_DOOR) as tx:
            if not tx.inbox.claim(delivery.id):
                return False
            reply = self._linked(tx, delivery, posting)
            if reply is None:
                return False
            self._say(tx, delivery, reply)
            tx.commit()
        return True

    def vouched(self, channel: str, account: str, identity: Identity) -> Link | None:
        """Link an account to the one employee whom the platform says that it is, where the company takes its word."""
        with self.database.write(_DOOR) as tx:
            found = [each for each in tx.store.employees.all() if each.active and self._is(each, identity)]
            if len(found) != 1:
                return None
            link = Link(channel, account, found[0].id)
            tx.links.put(link, self.clock.now())
            tx.commit()
        return link

    def _is(self, employee: Employee, identity: Identity) -> bool:
        by_mail = "email" in self.vouched_by and identity.email and employee.email
        if by_mail and identity.email.casefold() == (employee.email or "").casefold():
            return True
        return "user" in self.vouched_by and bool(identity.user) and identity.user == employee.id

    def _linked(self, tx: Transaction, delivery: Delivery, posting: Posting) -> Reply | None:
        code = code_in(delivery.body["text"]) if posting.direct else None
        employee = tx.credentials.redeem_code(digest(code), self.clock.now()) if code else None
        if employee is None:
            return None
        tx.links.put(Link(delivery.key.channel, posting.account, employee, posting.chat), self.clock.now())
        found = tx.store.employees.get(employee)
        language: Language = found.language or tx.company.language
        return Reply(delivery.id, self.wording.sentence("chats.linked", {"name": found.name}, language), language)

    def _how(self, delivery: Delivery, posting: Posting) -> Reply:
        key = "chats.how_to_link" if posting.direct else "chats.link_first"
        both = (self.wording.sentence(key, {}, "zh"), self.wording.sentence(key, {}, "en"))
        return Reply(delivery.id, "\n".join(both), "zh")

    def _say(self, tx: Transaction, delivery: Delivery, reply: Reply) -> None:
        now = self.clock.now()
        tx.inbox.settle(delivery.id, kept_reply(reply))
        self.addressing.answer(tx, delivery, reply, now, aside=True)
