"""Accounts that speak of a deal by the beginning of its title: call re velodrome fleet."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from tests.understanding.engine.bicycles import BOSS, engine_of, heard, records


@cache
def _engine() -> EmbeddedEngine:
    company = records()
    company["opportunities"] += [
        {"id": "OPP-41", "customer": "C4", "title": "Velodrome fleet refresh", "stage": "proposal", "owner": "E2"},
        {"id": "OPP-42", "customer": "C4", "title": "School loan scheme", "stage": "proposal", "owner": "E2"},
    ]
    return engine_of(company)


@pytest.mark.parametrize(
    ("account", "deal"),
    [
        ("call with Ivy Marsh re velodrome fleet, board votes in July", "OPP-41"),
        ("met Ivy Marsh about the school loan, she wants a better price", "OPP-42"),
        ("visited Harbour Cycles today, discussed their velodrome fleet, going well", "OPP-41"),
        ("met Ivy Marsh about the school, she wants a better price", None),
        ("call with Ivy Marsh about the velodrome fleet and the school loan, no news", None),
        ("visited Harbour Cycles today, their velodrome fleet is dirty", None),
    ],
)
def test_an_account_is_of_the_one_deal_that_it_is_said_to_be_about(account: str, deal: str | None) -> None:
    reading = heard(_engine(), BOSS, account)
    assert [each.action for each in reading.proposals] == ["log_follow_up"], reading
    assert reading.proposals[0].args.get("opportunity") == deal
