"""A write in which something was not understood is asked about; what merely leads on is no reason to ask."""

from __future__ import annotations

import pytest

from bot.understanding.proposal import Ask, question_of
from domain.registry import declared_actions
from tests.understanding.sureness.talking import said


def asked(*messages: str) -> Ask | None:
    return question_of(said(*messages), declared_actions())


@pytest.mark.parametrize(
    "message",
    [
        "order 5 boxes medium gloves for Pearl Street, reference 77812",
        "order 5 boxes medium gloves for Pearl Street once the fitter finished downstairs",
        "给明德口腔下单5盒中号手套，第21批",
    ],
)
def test_what_nothing_came_of_is_asked_about(message: str) -> None:
    ask = asked(message)
    assert ask is not None
    assert ask.proposal.action == "create_order"
    assert not ask.missing


@pytest.mark.parametrize(
    "message",
    [
        "hi, can you please get 5 boxes medium gloves on order for Pearl Street, thanks",
        "麻烦帮我给明德口腔下个单，中号手套5盒，谢谢",
    ],
)
def test_manners_are_no_reason_to_ask(message: str) -> None:
    assert asked(message) is None
    assert said(message).proposals


@pytest.mark.parametrize("price", ["0.5", "62"])
def test_a_price_far_from_the_usual_one_is_asked_about(price: str) -> None:
    message = f"order 5 boxes medium gloves for Pearl Street at {price} each"
    understood = said(message)
    assert understood.leftover == (price,) or price in " ".join(understood.leftover)
    assert asked(message) is not None


@pytest.mark.parametrize("price", ["5.8", "6.4"])
def test_a_price_near_the_usual_one_is_taken(price: str) -> None:
    assert asked(f"order 5 boxes medium gloves for Pearl Street at {price} each") is None


def test_of_a_very_long_message_the_end_is_read_and_all_of_it_is_kept() -> None:
    account = "visited Pearl Street, " + "they are happy with the gloves and told us so at length. " * 40
    [proposal] = said(account + "next visit on 3 December").proposals
    assert proposal.action == "log_follow_up"
    assert proposal.args["customer"] == "C03"
    assert proposal.args["next_follow_up_on"] == "2026-12-03"
    assert len(proposal.args["summary"]) > 2000


def test_an_order_lost_in_a_very_long_message_is_asked_about() -> None:
    assert asked("order 5 boxes medium gloves for Pearl Street. " + "as we said before. " * 60) is not None
