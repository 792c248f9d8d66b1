"""Dead letters are seen, and sent again, by those who run the assistant alone."""

from __future__ import annotations

import pytest

from bot.dead_letters import DeadLetters
from domain.access.people import System
from domain.talks import ConversationKey
from tests.databases import on_both_databases
from tests.house import NOW, House

pytestmark = on_both_databases

POST = System("post")


@pytest.fixture
def letters(house: House) -> DeadLetters:
    """One thing that could not be said."""
    with house.database.write(POST) as tx:
        tx.outbox.put(ConversationKey("slack", "D1", "", "E01"), "D1", {"text": "有 500 只"}, {}, NOW, delivery="")
        saying = tx.outbox.take("slack", "D1", NOW, NOW)
        assert saying is not None
        tx.outbox.give_up(saying.id, "channel_not_found")
        tx.commit()
    return DeadLetters(house.database, house.clock)


def test_an_admin_and_the_owner_see_whom_it_was_for_and_why_it_failed(house: House, letters: DeadLetters) -> None:
    for keeper in ("E09", "E10"):
        found = letters.of(house.person(keeper))
        assert found is not None
        (letter,) = found
        assert (letter.channel, letter.person, letter.text) == ("slack", "徐曼宁", "有 500 只")
        assert letter.why == "channel_not_found"
        assert letter.at.isoformat() == "2026-03-04T10:00:00+08:00"


def test_it_is_sent_again_once(house: House, letters: DeadLetters) -> None:
    (letter,) = letters.of(house.person("E09")) or ()
    assert letters.again(house.person("E09"), letter.id)
    assert not letters.again(house.person("E09"), letter.id)
    with house.database.read(POST) as tx:
        assert tx.outbox.lanes("slack", NOW) == ["D1"]


def test_nobody_else_sees_or_sends_it(house: House, letters: DeadLetters) -> None:
    (letter,) = letters.of(house.person("E09")) or ()
    for other in ("E01", "E03", "E07"):
        assert letters.of(house.person(other)) is None
        assert not letters.again(house.person(other), letter.id)
