"""Messages are taken once and carried out once; a talk's state is kept by the turn that read it last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.errors import ConflictError
from domain.talks import ConversationKey, Delivery
from tests.databases import on_both_databases
from tests.house import NOW, SET_UP, House

pytestmark = on_both_databases

KEY = ConversationKey("web", "chat-1", "", "E01")
OTHER = ConversationKey("web", "chat-1", "", "E02")


def take(house: House, event: str, key: ConversationKey = KEY, text: str = "查库存") -> Delivery:
    with house.database.write(SET_UP) as tx:
        delivery = tx.inbox.take(key, event, {"text": text}, NOW)
        tx.commit()
    return delivery


def claim(house: House, delivery: Delivery, reply: str = "好的") -> bool:
    with house.database.write(SET_UP) as tx:
        claimed = tx.inbox.claim(delivery.id)
        if claimed:
            tx.inbox.answer(delivery.id, {"text": reply}, NOW)
        tx.commit()
    return claimed


def test_a_message_delivered_again_is_the_one_stored_before(house: House) -> None:
    first = take(house, "ev-1")
    again = take(house, "ev-1", text="another body")
    assert again == first
    assert again.body == {"text": "查库存"}


def test_the_same_event_id_of_another_channel_is_another_message(house: House) -> None:
    assert take(house, "ev-1").id != take(house, "ev-1", ConversationKey("slack", "D1", "", "E01")).id


def test_a_message_is_carried_out_once(house: House) -> None:
    delivery = take(house, "ev-1")
    assert claim(house, delivery)
    assert not claim(house, delivery)


def test_a_message_delivered_again_brings_the_reply_it_got(house: House) -> None:
    claim(house, take(house, "ev-1"), "有 500 只")
    assert take(house, "ev-1").reply == {"text": "有 500 只"}


def test_a_claim_that_was_rolled_back_can_be_made_again(house: House) -> None:
    delivery = take(house, "ev-1")
    with house.database.write(SET_UP) as tx:
        assert tx.inbox.claim(delivery.id)
    assert claim(house, delivery)


def test_what_a_crash_left_is_found_oldest_first(house: House) -> None:
    left, done = take(house, "ev-1"), take(house, "ev-2")
    claim(house, done)
    with house.database.read(SET_UP) as tx:
        assert tx.inbox.undone(NOW) == []
        assert [each.id for each in tx.inbox.undone(NOW + timedelta(seconds=1))] == [left.id]


def test_whatever_a_platform_sent_can_be_kept(house: House) -> None:
    odd = "half \ud83d a pair, a zero \x00 and 👩‍🔬"
    assert take(house, "ev-1", text=odd).body == {"text": odd}


def test_a_talks_history_holds_messages_replies_and_notices_in_order(house: House) -> None:
    claim(house, take(house, "ev-1"))
    with house.database.write(SET_UP) as tx:
        tx.history.put(KEY, {"text": "提醒"}, NOW)
        tx.history.put(OTHER, {"text": "somebody else's"}, NOW)
        tx.commit()
    with house.database.read(SET_UP) as tx:
        entries = tx.history.after(KEY, 0)
        assert [entry.direction for entry in entries] == ["message", "reply", "notice"]
        assert [entry.body["text"] for entry in tx.history.after(KEY, entries[1].id)] == ["提醒"]
        assert len(tx.history.after(KEY, 0, limit=2)) == 2


def test_a_new_talk_has_version_0_and_nothing_open(house: House) -> None:
    with house.database.read(SET_UP) as tx:
        assert tx.conversations.load(KEY) == (0, {})


def test_each_turn_raises_the_version(house: House) -> None:
    save(house, 0, {"open": "card"})
    save(house, 1, {})
    with house.database.read(SET_UP) as tx:
        assert tx.conversations.load(KEY) == (2, {})


@pytest.mark.parametrize("read", [0, 1, 3])
def test_a_turn_that_read_another_version_cannot_save(house: House, read: int) -> None:
    save(house, 0, {"turn": 1})
    save(house, 1, {"turn": 2})
    with pytest.raises(ConflictError):
        save(house, read, {"turn": "late"})


def save(house: House, version: int, state: dict[str, object]) -> None:
    with house.database.write(SET_UP) as tx:
        tx.conversations.save(KEY, version, state, NOW)
        tx.commit()


def test_a_call_with_a_known_key_gets_the_answer_it_got(house: House) -> None:
    with house.database.write(SET_UP) as tx:
        assert tx.idempotency.take("E01", "k", "hash", NOW) is None
        tx.idempotency.answer("E01", "k", {"status": 201})
        tx.commit()
    with house.database.write(SET_UP) as tx:
        assert tx.idempotency.take("E01", "k", "hash", NOW) == {"status": 201}
        assert tx.idempotency.take("E02", "k", "hash", NOW) is None


def test_a_known_key_with_another_body_is_a_conflict(house: House) -> None:
    with house.database.write(SET_UP) as tx:
        tx.idempotency.take("E01", "k", "hash", NOW)
        with pytest.raises(ConflictError):
            tx.idempotency.take("E01", "k", "another", NOW)
