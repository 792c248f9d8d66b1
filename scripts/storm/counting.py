"""What a storm left: in the database, and on the platforms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from scripts.storm.letters import Letter, effect_of
from scripts.storm.platforms import Said
from storage.audit.tables import audit_entries
from storage.conversations.tables import inbox
from storage.posts.tables import outbox

Where = tuple[str, str]
"""A channel and an account."""


@dataclass
class Damage:
    """What must not be. Each is told with the first few places where it is so."""

    lost: int = 0
    twice: int = 0
    order: int = 0
    unanswered: int = 0
    dead: int = 0
    said_again: int = 0
    """Said once more after a crash, on platforms without a key that tells: no damage that could be helped."""
    examples: list[str] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether there is any."""
        return bool(self.lost or self.twice or self.order or self.unanswered or self.dead)

    def found(self, what: str, where: Where, more: object) -> None:
        """Keep an example."""
        if sum(each.startswith(what) for each in self.examples) < 5:
            self.examples.append(f"{what}: {'/'.join(where)}: {more}")


def left(connection: Connection) -> tuple[int, int]:
    """How many deliveries are not carried out yet, and how many things are still to be said."""
    undone = select(func.count()).select_from(inbox).where(~inbox.c.done, inbox.c.lane != "")
    waiting = select(func.count()).select_from(outbox).where(outbox.c.waiting)
    return connection.execute(undone).scalar_one(), connection.execute(waiting).scalar_one()


def damage(connection: Connection, letters: Mapping[Where, Sequence[Letter]], said: Mapping[str, Said]) -> Damage:
    """Compare what was acknowledged with what became of it."""
    found = Damage()
    stored, effects = _stored(connection), _effects(connection)
    for where, written in letters.items():
        compare(found, where, [letter.text for letter in written], stored[where], "stored")
        expected = [letter.effect for letter in written if letter.effect]
        compare(found, where, expected, effects[where], "carried out")
        answers(found, where, [letter.told for letter in written], said[where[0]].texts.get(where[1], []))
    query = select(func.count()).select_from(outbox).where(outbox.c.state == "dead")
    found.dead = connection.execute(query).scalar_one()
    return found


def _stored(connection: Connection) -> defaultdict[Where, list[str]]:
    stored: defaultdict[Where, list[str]] = defaultdict(list)
    for row in connection.execute(select(inbox).where(inbox.c.lane != "").order_by(inbox.c.place)):
        if row.done and row.reply is not None:
            stored[row.channel, row.account].append(row.body["text"])
    return stored


def _effects(connection: Connection) -> defaultdict[Where, list[str]]:
    """What was done for each account, in the order in which it was done."""
    effects: defaultdict[Where, list[str]] = defaultdict(list)
    joined = select(audit_entries, inbox.c.account).join(inbox, inbox.c.id == audit_entries.c.message)
    for row in connection.execute(joined.order_by(audit_entries.c.place)):
        effects[row.channel, row.account].append(effect_of(row.action, row.args))
    return effects


def compare(found: Damage, where: Where, expected: Sequence[str], got: Sequence[str], what: str) -> None:
    """Count what one account's expected effects lack, have too often, or have in another order."""
    lost, more = Counter(expected) - Counter(got), Counter(got) - Counter(expected)
    found.lost += lost.total()
    found.twice += more.total()
    for each in lost:
        found.found(f"not {what}", where, each)
    for each in more:
        found.found(f"{what} too often", where, each)
    if not lost and not more and list(got) != list(expected):
        pairs = zip(expected, got, strict=True)
        wrong = [(number, should, is_) for number, (should, is_) in enumerate(pairs, 1) if should != is_]
        found.order += len(wrong)
        found.found(f"{what} out of order", where, wrong[0])


def answers(found: Damage, where: Where, told: Sequence[re.Pattern[str]], texts: Sequence[str]) -> None:
    """Each letter's answer must be said after the one before it."""
    place = 0
    for number, mark in enumerate(told, 1):
        after = next((at for at in range(place, len(texts)) if mark.search(texts[at])), None)
        if after is not None:
            place = after + 1
        elif any(mark.search(text) for text in texts):
            found.order += 1
            found.found("answered out of order", where, number)
        else:
            found.unanswered += 1
            found.found("not answered", where, number)
    found.said_again += len(texts) - len(set(texts))
