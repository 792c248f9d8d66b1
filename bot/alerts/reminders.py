"""Reminders go off: each once, in the talk in which it was set."""

from __future__ import annotations

from bot.calls import CHANNEL
from bot.conversation.addressing import Addressing
from bot.conversation.kept import kept_reply
from bot.messages import Language, Reply
from bot.replies.wording import Wording
from domain.access.people import Person, System
from domain.calendar import Clock
from domain.errors import ConflictError
from domain.kinds import Kind
from domain.ports import Database, Transaction
from domain.talks import ConversationKey
from domain.tasks.reminders import Reminder

#: Sees every reminder, and nothing else.
REMINDERS = System("reminders")


def fire_due(database: Database, clock: Clock, wording: Wording) -> list[ConversationKey]:
    """Have every reminder that is due go off; returns the talks in which something was said.

    Each has a transaction of its own, so that one which fails, or which another process has go off at the same time, holds up no
    other: the reminder's version lets only one of them through.
    """
    with database.read(REMINDERS) as tx:
        due = [reminder.id for reminder in tx.store.reminders.due(clock.now())]
    said = (_fire(database, clock, wording, number) for number in due)
    return [key for key in said if key is not None]


def _fire(database: Database, clock: Clock, wording: Wording, number: str) -> ConversationKey | None:
    """Have one go off; None where another process was quicker, or the person has left."""
    try:
        with database.write(REMINDERS) as tx:
            reminder = tx.store.reminders.find(number)
            if reminder is None or reminder.fired_at is not None or reminder.cancelled:
                return None
            reminder.fired_at = clock.now()
            person = database.person(reminder.employee)
            key = _tell(tx, person, reminder, wording) if person else None
            tx.commit()
    except ConflictError:
        return None
    return key


def _tell(tx: Transaction, person: Person, reminder: Reminder, wording: Wording) -> ConversationKey:
    """Say it in the talk where it was set; where that was no talk that anybody reads, in the person's newest one."""
    key = ConversationKey.of(reminder.conversation, reminder.employee)
    if key.channel in ("", CHANNEL):
        key = tx.conversations.newest(person.id, besides=CHANNEL) or key
    language = _language(tx, person, key)
    assert reminder.fired_at is not None
    reply = Reply(f"reminder:{reminder.id}", _words(tx, reminder, wording, language), language)
    tx.history.put(key, kept_reply(reply), reminder.fired_at)
    Addressing(wording).notice(tx, key, reply, reminder.fired_at)
    return key


def _language(tx: Transaction, person: Person, key: ConversationKey) -> Language:
    """What the person spoke last in the talk, else prefers, else what the company speaks."""
    _, state = tx.conversations.load(key)
    spoken = state.get("language")
    return "zh" if spoken == "zh" else "en" if spoken == "en" else person.language or tx.company.language


def _words(tx: Transaction, reminder: Reminder, wording: Wording, language: Language) -> str:
    customer = tx.store.names.display(Kind.CUSTOMER, reminder.customer) if reminder.customer else ""
    if not customer or customer in reminder.text:
        return wording.sentence("tasks.reminding", {"text": reminder.text}, language)
    return wording.sentence("tasks.reminding_about", {"text": reminder.text, "customer": customer}, language)
