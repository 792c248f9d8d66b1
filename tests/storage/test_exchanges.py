"""Exchanges with language models are kept to the token and the last digit of their cost, and forgotten in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from domain.ports import ModelExchange
from domain.talks import ConversationKey, Heard
from tests.databases import on_both_databases
from tests.house import NOW, SET_UP, House

pytestmark = on_both_databases

EXCHANGE = ModelExchange(
    id="x1",
    at=NOW,
    person="E01",
    message="m1",
    model="openai:some",
    prompt="understand.zh",
    version=3,
    prefix="d1",
    request="消息:\n给华东报价",
    answers=({"calls": [["nothing", {}]], "text": ""},),
    outcome="answered",
    sent=1200,
    cached=1000,
    answered=31,
    estimated=0,
    cost=Decimal("0.000123456789"),
    milliseconds=812,
    calls=1,
)


def keep(house: House, *exchanges: ModelExchange, prefix: str = "rules and tools") -> None:
    with house.database.write(SET_UP) as tx:
        for each in exchanges:
            tx.exchanges.keep(each, prefix)
        tx.commit()


def test_an_exchange_comes_back_as_it_was_kept(house: House) -> None:
    keep(house, EXCHANGE, replace(EXCHANGE, id="x2", at=NOW + timedelta(seconds=1), outcome="timeout"))
    with house.database.read(SET_UP) as tx:
        first, second = tx.exchanges.of("m1")
        assert replace(first, answers=tuple(first.answers)) == EXCHANGE
        assert (second.id, second.outcome) == ("x2", "timeout")
        assert tx.exchanges.prefix(first.prefix) == "rules and tools"


def test_tokens_are_counted_by_person_and_for_all(house: House) -> None:
    earlier = replace(EXCHANGE, id="x0", at=NOW - timedelta(hours=1))
    keep(house, earlier, EXCHANGE, replace(EXCHANGE, id="x2", person="E02", sent=9, answered=1, estimated=500))
    with house.database.read(SET_UP) as tx:
        assert tx.exchanges.tokens(NOW) == 1231 + 510
        assert tx.exchanges.tokens(NOW, "E01") == 1231
        assert tx.exchanges.tokens(NOW - timedelta(days=1), "E01") == 2 * 1231
        assert tx.exchanges.tokens(NOW, "E03") == 0


def test_what_was_said_is_forgotten_in_time_and_what_it_cost_is_not(house: House) -> None:
    keep(house, replace(EXCHANGE, id="x0", at=NOW - timedelta(days=2)), EXCHANGE)
    with house.database.write(SET_UP) as tx:
        assert tx.exchanges.forget(NOW - timedelta(days=1)) == 1
        assert tx.exchanges.forget(NOW - timedelta(days=1)) == 0
        tx.commit()
    with house.database.read(SET_UP) as tx:
        older, newer = tx.exchanges.of("m1")
        assert (older.request, list(older.answers)) == ("", [])
        assert (older.sent, older.cost) == (EXCHANGE.sent, EXCHANGE.cost)
        assert newer.request == EXCHANGE.request


def test_a_message_is_kept_as_it_was_heard_and_forgotten_in_time(house: House) -> None:
    key = ConversationKey("web", "chat-1", "", "E01")
    with house.database.write(SET_UP) as tx:
        first = tx.inbox.take(key, "ev-1", {"text": "查库存"}, NOW)
        heard = Heard(first.id, "E01", "查库存", NOW, {"words": ["早"]}, {"engine": "embedded"})
        tx.heard.keep(heard)
        tx.commit()
    with house.database.read(SET_UP) as tx:
        assert list(tx.heard.since(NOW)) == [heard]
        assert (tx.heard.get(first.id), tx.heard.get("another")) == (heard, None)
        assert list(tx.heard.since(NOW + timedelta(seconds=1))) == []
    with house.database.write(SET_UP) as tx:
        assert tx.heard.forget(NOW + timedelta(seconds=1)) == 1
        tx.commit()
    with house.database.read(SET_UP) as tx:
        assert list(tx.heard.since(NOW)) == []
