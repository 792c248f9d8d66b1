"""What a message sounds like: learnt from examples, names and figures left out, and kept in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.intents.classifier import NOTHING, SEVERAL, Opinion, learnt, written
from bot.understanding.embedded.intents.reconsider import Verdict, guess, weigh
from bot.understanding.embedded.intents.training import train
from bot.understanding.embedded.intents.words import features_of, masked
from bot.understanding.proposal import Hearing, Talk, Understanding
from domain.calendar import FixedClock
from domain.registry import declared_actions
from tests.evals.learn import LEARNT_FROM, digest
from tests.understanding.engine.bicycles import BOSS, COMPANY, NOW, engine, understood

WRITES = {"create_order", "log_follow_up"}


def opinion(**likelihood: float) -> Opinion:
    rest = 1 - sum(likelihood.values())
    return Opinion({NOTHING: 0.0, SEVERAL: 0.0, "query_stock": rest, **likelihood})


def test_what_was_learnt_was_learnt_from_the_messages_that_are_here() -> None:
    assert LEARNT_FROM.read_text("utf-8").strip() == digest(), "messages have changed: run make learn"


def test_an_action_is_told_by_the_words_that_go_with_it(tmp_path: Path) -> None:
    examples = [
        (features_of(f"how many <product> {ending}"), "query_stock") for ending in ("left", "have we", "are there")
    ]
    examples += [
        (features_of(f"<customer> wants {amount} <product>"), "create_order") for amount in ("<quantity>", "<number>")
    ]
    examples += [(features_of(words), NOTHING) for words in ("good morning", "thanks a lot")]
    examples += [(features_of("how many <product> and <customer> wants <quantity>"), SEVERAL)]
    model = train(examples)
    assert model.opinion(features_of("how many <product> do we have")).best == "query_stock"
    assert model.opinion(features_of("<customer> wants <quantity> of <product>")).best == "create_order"
    kept = tmp_path / "weights.npz"
    kept.write_bytes(written(model))
    same = learnt(kept).opinion(features_of("how many <product> do we have"))
    assert same.likelihood == pytest.approx(model.opinion(features_of("how many <product> do we have")).likelihood)


def test_names_and_figures_are_left_out() -> None:
    explanation = understood(BOSS, "order 5 boxes of helmets for Harbour Cycles by friday").explanation
    assert explanation is not None
    assert masked(explanation.lattice).split() == [  # type: ignore[attr-defined]
        *("order", "<quantity>", "of", "<product>", "for", "<customer>", "by", "<day>"),
    ]


@pytest.mark.parametrize(
    ("actions", "likely", "verdict"),
    [
        (["create_order"], opinion(create_order=0.99), Verdict.STANDS_FIRMLY),
        (["create_order"], opinion(create_order=0.5, log_follow_up=0.4), Verdict.STANDS),
        (["log_follow_up"], opinion(create_order=0.98, log_follow_up=0.01), Verdict.INSTEAD),
        (["log_follow_up"], opinion(create_order=0.7, log_follow_up=0.01), Verdict.INSTEAD),
        (["log_follow_up"], opinion(create_order=0.5, log_follow_up=0.01), Verdict.STANDS),
        (["log_follow_up"], opinion(query_stock=0.92, log_follow_up=0.01), Verdict.DOUBTED),
        (["create_order"], opinion(nothing=0.992, create_order=0.005), Verdict.NOTHING),
        (["create_order"], opinion(nothing=0.92, create_order=0.01), Verdict.DOUBTED),
        (["scrap"], opinion(create_order=0.99), Verdict.STANDS),
        (["log_follow_up", "create_order"], opinion(create_order=0.995, log_follow_up=0.001), Verdict.INSTEAD),
        (["create_order", "query_stock"], opinion(create_order=0.995), Verdict.STANDS),
    ],
)
def test_cue_words_are_weighed_against_it(actions: list[str], likely: Opinion, verdict: Verdict) -> None:
    assert weigh(actions, likely, writes=WRITES, accounts={"log_follow_up"}).verdict is verdict


def test_a_guess_is_no_idle_talk_and_likely_enough() -> None:
    assert guess(opinion(create_order=0.9), writes=WRITES) == "create_order"
    assert guess(opinion(create_order=0.55, nothing=0.4), writes=WRITES) is None
    assert guess(opinion(nothing=0.9), writes=WRITES) is None
    assert guess(opinion(several=0.9), writes=WRITES) is None


def test_an_action_that_was_never_learnt_is_left_to_its_cue_words() -> None:
    unheard = train([(features_of("good morning"), NOTHING), (features_of("this and that"), SEVERAL)] * 2)
    without = EmbeddedEngine(declared_actions(), engine()._world, unheard)
    hearing = Hearing(BOSS, COMPANY, FixedClock(NOW), Talk())
    read: Understanding = without.understand("order 5 boxes of helmets for Harbour Cycles", hearing)
    assert [each.action for each in read.proposals] == ["create_order"]
