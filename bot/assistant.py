"""The assistant as channels use it: what bot.port promises, put together from the parts that do it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.accounts import Accounts
from bot.calls import Calls
from bot.conversation.enclosing import enclosed_from
from bot.conversation.kept import reply_from
from bot.conversation.taking import Taking, key_of
from bot.dead_letters import DeadLetters
from bot.live import Live, talk_of
from bot.messages import Bubble, Conversation, Enclosed, Incoming, Kept, Language, Reply
from bot.port import CallResult, Member, Unsaid
from bot.record_pages import RecordPages
from bot.samples import Samples
from domain.access.people import Person, System
from domain.access.roles import ROLE_WORDS
from domain.ports import Database
from domain.talks import Entry

#: Looks up who works here, and sees nothing else.
_DOOR = System("sign-in")


@dataclass(frozen=True)
class YoudanAssistant:
    """Everything that a channel may ask for."""

    database: Database
    taking: Taking
    accounts: Accounts
    calls: Calls
    pages: RecordPages
    live: Live
    dead_letters: DeadLetters
    samples_of: Samples
    described: Mapping[str, Any]

    def handle(self, incoming: Incoming) -> Reply:
        """Take a message or press and carry it out, once."""
        try:
            return self.taking.handle(incoming)
        finally:
            self.live.said(talk_of(key_of(incoming.person, incoming.conversation)))

    def history(self, person: str, conversation: Conversation, after: int = 0) -> Sequence[Bubble]:
        """The conversation's bubbles past an entry, oldest first."""
        found = self._person(person)
        if found is None:
            return ()
        with self.database.read(found) as tx:
            return [_bubble(entry) for entry in tx.history.after(key_of(person, conversation), after)]

    def latest(self, person: str, conversation: Conversation, before: int | None = None) -> Sequence[Bubble]:
        """The conversation's last fifty bubbles, oldest first."""
        found = self._person(person)
        if found is None:
            return ()
        with self.database.read(found) as tx:
            return [_bubble(entry) for entry in tx.history.latest(key_of(person, conversation), before)]

    @property
    def hears(self) -> bool:
        """Whether voice notes are made words here."""
        return self.taking.parts.senses.voices is not None

    def enclosure(self, person: str, enclosure_id: str) -> Enclosed | None:
        """A photo or voice note that the person sent himself, while it is kept."""
        found = self._person(person)
        if found is None:
            return None
        with self.database.read(found) as tx:
            kept = tx.enclosures.get(person, enclosure_id)
        return enclosed_from(kept) if kept else None

    def made_file(self, person: str, url: str) -> Enclosed | None:
        """A file of a reply to the person, by its address, while it is kept."""
        return self.taking.made(url, person) if self._person(person) else None

    def unsaid(self, person: str) -> Sequence[Unsaid] | None:
        """What could not be said, for those who run the assistant."""
        found = self._person(person)
        return self.dead_letters.of(found) if found else None

    def say_again(self, person: str, number: int) -> bool:
        """Have something sent again that could not be said."""
        found = self._person(person)
        return found is not None and self.dead_letters.again(found, number)

    def watch(self, person: str, conversation: Conversation, after: int) -> AsyncIterator[Bubble]:
        """New bubbles as they come."""

        def read(seen: int) -> Sequence[Bubble]:
            return self.history(person, conversation, seen)

        return self.live.watch(talk_of(key_of(person, conversation)), read, after)

    def record(self, person: str, kind: str, record_id: str) -> Reply | None:
        """A record as a card."""
        return self.pages.record(person, kind, record_id)

    def samples(self, person: str) -> Sequence[str]:
        """A few messages that this person could send."""
        found = self._person(person)
        return self.samples_of.of(found, self._language(found)) if found else ()

    def member(self, employee: str) -> Member | None:
        """An active employee."""
        found = self._person(employee)
        return self._member(found) if found else None

    def members(self) -> Sequence[Member]:
        """All active employees."""
        with self.database.read(_DOOR) as tx:
            ids = [employee.id for employee in tx.store.employees.all() if employee.active]
        return [self._member(found) for each in ids if (found := self._person(each))]

    def sign_in(self, code: str, now: datetime) -> str | None:
        """Trade a one-time code for a session's secret."""
        return self.accounts.sign_in(code, now)

    def open_session(self, employee: str) -> str:
        """A session's secret for an employee, without a code: the demo only."""
        return self.accounts.open_session(employee)

    def session(self, secret: str) -> str | None:
        """The employee whose session it is."""
        return self.accounts.session(secret)

    def sign_out(self, secret: str) -> None:
        """End a session."""
        self.accounts.sign_out(secret)

    def token(self, secret: str) -> str | None:
        """The employee whose API token it is."""
        return self.accounts.token(secret)

    def call(self, person: str, action: str, args: Mapping[str, Any], *, preview: bool, key: str | None) -> CallResult:
        """Run one action with its arguments, or preview its card."""
        return self.calls.call(person, action, args, preview=preview, key=key)

    def openapi(self) -> Mapping[str, Any]:
        """The API's description."""
        return self.described

    def _person(self, employee: str) -> Person | None:
        return self.database.person(employee)

    def _member(self, person: Person) -> Member:
        with self.database.read(person) as tx:
            company, roles = tx.company, tx.store.employees.get(person.id).roles
        language = person.language or company.language
        role = ROLE_WORDS[roles[0]].in_language(language) if roles else ""
        return Member(person.id, person.name, role, language, company.name)

    def _language(self, person: Person) -> Language:
        with self.database.read(person) as tx:
            return person.language or tx.company.language


def _bubble(entry: Entry) -> Bubble:
    if entry.direction == "message":
        kept = tuple(Kept(**each) for each in entry.body.get("enclosed", ()))
        return Bubble(
            entry.id, "person", entry.at, entry.body["text"], event=entry.body.get("event", ""), enclosed=kept
        )
    return Bubble(entry.id, "assistant", entry.at, reply=reply_from(entry.body))
