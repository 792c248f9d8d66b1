"""What a model is asked is kept to the token and the cent, bounded by the day, and free of what is private."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.assembly import forget_traces
from bot.metrics import Metrics
from bot.settings import ModelSettings
from domain.ports import ModelExchange
from domain.talks import Heard
from storage.audit.tables import audit_entries
from storage.conversations.tables import heard_messages
from storage.exchanges.tables import model_exchanges
from tests.databases import on_both_databases
from tests.house import SET_UP, House
from tests.scripted_model import Reply, ScriptedModel, calling, costing, failing, scripted_model
from tests.talks import Talks

#: The embedded engine is not sure of it.
MESSAGE = "瀚宁呢烧杯要30只，47块5一只，电话13655512345，咕噜咕噜"
ORDER = (
    "create_order",
    {"asked": "要", "customer": "瀚宁", "lines": [{"product": "烧杯", "quantity": "30只", "unit_price": "47块5一只"}]},
)
NOTHING = costing(calling(("nothing", {})), 4800, 4000, 30)
PRICES: dict[str, Any] = {
    "price_sent": Decimal("2.50"),
    "price_cached": Decimal("0.25"),
    "price_answered": Decimal("10.000001"),
}


@contextmanager
def asked(house: House, *replies: Reply, **more: Any) -> Iterator[tuple[Talks, ScriptedModel, Metrics]]:
    """The assistant with a model that answers so."""
    with scripted_model(*replies) as model:
        settings = ModelSettings(model="openai:scripted", base_url=model.url, api_key=SecretStr("k"), **more)
        metrics = Metrics()
        yield Talks.in_house(house, model=settings, metrics=metrics), model, metrics


def exchanges(house: House) -> list[ModelExchange]:
    """All that are kept."""
    with house.database.read(SET_UP) as tx:
        messages = tx.scope.session.execute(select(model_exchanges.c.message).order_by("at", "id")).scalars()
        return [each for message in dict.fromkeys(messages) for each in tx.exchanges.of(message)]


def heard(house: House) -> list[Heard]:
    with house.database.read(SET_UP) as tx:
        messages = tx.scope.session.execute(select(heard_messages.c.message)).scalars().all()
        return [each for message in messages if (each := tx.heard.get(message))]


@on_both_databases
def test_tokens_money_and_time_are_kept_by_the_message(house: House) -> None:
    with asked(house, NOTHING, **PRICES) as (talks, _, metrics):
        talks.with_("E01").says(MESSAGE)
    [kept] = exchanges(house)
    assert (kept.sent, kept.cached, kept.answered, kept.estimated, kept.calls) == (4800, 4000, 30, 0, 1)
    assert kept.cost == Decimal("0.00330000003")
    assert (kept.person, kept.model, kept.outcome) == ("E01", "openai:scripted", "answered")
    assert [each.message for each in heard(house)] == [kept.message]
    told = metrics.text()
    for line in (
        'youdan_model_asked_total{model="openai:scripted"} 1',
        'youdan_model_tokens_total{kind="sent"} 4800',
        'youdan_model_tokens_total{kind="cached"} 4000',
        'youdan_model_tokens_total{kind="answered"} 30',
        "youdan_model_cost_total{} 0.00330000003",
    ):
        assert line in told


def test_what_was_done_leads_to_what_the_model_was_asked(house: House) -> None:
    with asked(house, costing(calling(ORDER), 4800, 0, 30)) as (talks, _, _):
        talk = talks.with_("E01")
        talk.says(MESSAGE)
        assert "确认" in talk.buttons
        talk.presses("确认")
    with house.database.read(SET_UP) as tx:
        done = tx.scope.session.execute(select(audit_entries).where(audit_entries.c.event == "done")).mappings().one()
        assert done["engine"] == "llm"
        [exchange] = tx.exchanges.of(done["message"])
    assert exchange.sent == 4800


def test_tries_of_which_nobody_tells_the_tokens_are_estimated(house: House) -> None:
    with asked(house, failing(500), NOTHING) as (talks, _, metrics):
        talks.with_("E01").says(MESSAGE)
    [kept] = exchanges(house)
    assert (kept.calls, kept.sent) == (2, 4800)
    # As much as is sent, roughly; the second try told it.
    assert 1000 < kept.estimated < 10_000
    assert f'youdan_model_tokens_total{{kind="estimated"}} {kept.estimated}' in metrics.text()


def test_a_question_that_was_refused_is_nobodys_cost(house: House) -> None:
    with asked(house, failing(401)) as (talks, _, metrics):
        talks.with_("E01").says(MESSAGE)
    [kept] = exchanges(house)
    assert (kept.outcome, kept.estimated, kept.cost) == ("status_401", 0, Decimal(0))
    assert 'youdan_model_failures_total{why="status_401"} 1' in metrics.text()


@on_both_databases
def test_who_used_up_his_day_is_told_and_answered_without_the_model(house: House) -> None:
    with asked(house, NOTHING, tokens_a_day_each=4830) as (talks, model, metrics):
        rep, other = talks.with_("E01"), talks.with_("E04")
        rep.says(MESSAGE)
        assert "用量" not in rep.says("查库存 烧杯")
        assert "您今天的语言模型用量已到上限" in rep.says(MESSAGE)
        assert len(model.asked) == 1
        assert "today's share" not in other.says("Kestrel blimey whatsit a dozen")
        assert len(model.asked) == 2
        assert "You have used up today's share" in other.says("Kestrel blimey whatsit a dozen")
        assert 'youdan_model_failures_total{why="limit_each"} 2' in metrics.text()
        house.clock.instant += timedelta(days=1)
        rep.says(MESSAGE)
        assert len(model.asked) == 3


def test_the_companys_day_is_everybodys(house: House) -> None:
    with asked(house, NOTHING, tokens_a_day=4830) as (talks, model, _):
        talks.with_("E01").says(MESSAGE)
        assert "The company has used up today's share" in talks.with_("E04").says("Kestrel blimey whatsit a dozen")
        assert len(model.asked) == 1


def test_nothing_private_is_kept_though_all_of_it_was_sent(house: House) -> None:
    with asked(house, costing(calling(ORDER), 4800, 0, 30)) as (talks, model, _):
        talk = talks.with_("E01")
        talk.says(MESSAGE)
        talk.says("再看看烧杯库存")
    assert MESSAGE in model.asked[0]["messages"][-1]["content"]
    kept = f"{exchanges(house)} {heard(house)}"
    assert "瀚宁" in kept
    assert not re.search("47块|47[.]5|13655512345", kept), kept


def test_what_is_masked_never_leaves_and_the_card_has_it(house: House) -> None:
    def reply(content: str) -> Reply:
        figure = re.search(r"只，(\S+?一只)", content)
        assert figure is not None, content
        line = {"product": "烧杯", "quantity": "30只", "unit_price": figure[1]}
        return calling(("create_order", {"asked": "要", "customer": "瀚宁", "lines": [line]}))

    with asked(house, NOTHING, mask="amount,phone") as (talks, model, _):
        talks.with_("E01").says(MESSAGE)
        content = model.asked[0]["messages"][-1]["content"]
        assert not re.search("47|13655512345", content)
        model.replies[:] = [reply(content)]
        talk = talks.with_("E01", chat="another")
        assert "47.50" in talk.says(MESSAGE)


def test_what_was_said_is_forgotten_and_what_it_cost_is_not(house: House) -> None:
    with asked(house, NOTHING, **PRICES) as (talks, _, _):
        talks.with_("E01").says(MESSAGE)
    forget_traces(house.database, house.clock.now() + timedelta(seconds=1))
    [kept] = exchanges(house)
    assert (kept.request, list(kept.answers), kept.sent) == ("", [], 4800)
    assert heard(house) == []


@pytest.mark.parametrize(
    ("settings", "allowed"),
    [
        ({"model": "openai:some", "providers": "openai"}, True),
        ({"model": "openai:some", "providers": "api.openai.com"}, True),
        ({"model": "openai:some", "base_url": "http://10.0.0.7:8000/v1", "providers": "openai"}, False),
        ({"model": "openai:some", "base_url": "http://10.0.0.7:8000/v1", "providers": "other.example, 10.0.0.7"}, True),
        ({"model": "anthropic:some", "providers": "openai"}, False),
        ({"model": "some", "providers": "openai"}, False),
        ({"transcribe": "whisper", "base_url": "http://10.0.0.7/v1", "providers": "openai"}, False),
        ({"providers": "openai"}, True),
    ],
)
def test_only_those_whom_the_company_allows_are_told_anything(settings: dict[str, Any], allowed: bool) -> None:
    if allowed:
        ModelSettings(**settings)
    else:
        with pytest.raises(ValueError, match="YOUDAN_MODEL_PROVIDERS allows"):
            ModelSettings(**settings)
