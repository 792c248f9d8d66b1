"""What both engines come to together on messages that the embedded one is not sure of, by answers that were recorded.

Only answers to exactly what would be asked today count. `python -m tests.evals.recorded FOLDER [DEV]` reports what has none and
collects it to be answered anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.evals.companies import Answered
from tests.evals.recorded.cassette import TAKES, RecordedChat, recordings
from tests.evals.recorded.playing import COMPANIES, folder_of, played

#: A company that is not part of the project, where it is at hand.
DEV = Path(__file__).parents[4] / "shared" / "evals" / "dev"
needs_dev = pytest.mark.skipif(not DEV.exists(), reason="the company of ../shared is not here")
takes = pytest.mark.parametrize("take", range(TAKES))

#: So many of the messages asked about must have answers that count, or what is judged here is too little to go by.
FRESH = 30


@cache
def heard(folder: Path, take: int) -> tuple[Sequence[Answered], RecordedChat]:
    chat = RecordedChat(take, recordings())
    return list(played(folder, chat)), chat


def judged(folder: Path, take: int) -> list[Answered]:
    """The answers to the cases whose last message a model was asked about, with an answer that counts."""
    answered, chat = heard(folder, take)
    last = {(key.case, key.turn) for key in chat.asked} - {(key.case, key.turn) for key in chat.missing}
    return [each for each in answered if (each.case["id"], len(each.case["messages"]) - 1) in last]


def told(those: Sequence[Answered]) -> list[list[str]]:
    return [list(each.case["messages"]) for each in those]


@takes
def test_of_our_own_companies_no_wrong_write_comes_of_a_model_and_most_is_right(take: int) -> None:
    answered = [each for company in COMPANIES for each in judged(folder_of(company), take)]
    assert len(answered) >= FRESH, "python -m tests.evals.recorded FOLDER collects what is to be answered anew"
    assert told([each for each in answered if each.wrong_write]) == []
    amiss = [each for each in answered if not each.right]
    assert len(amiss) <= 0.3 * len(answered), told(amiss)


@needs_dev
@takes
def test_of_a_company_that_is_not_ours_nearly_all_is_right(take: int) -> None:
    answered, chat = heard(DEV, take)
    assert len(judged(DEV, take)) >= FRESH, "python -m tests.evals.recorded FOLDER DEV collects what is to be answered"
    assert told([each for each in answered if each.wrong_write]) == []
    assert sum(each.right for each in answered) >= 0.97 * len(answered)
    assert len({key.case for key in chat.asked}) <= 0.2 * len(answered)


@needs_dev
def test_both_recordings_are_mostly_right() -> None:
    """How often the same message is read rightly both times it was asked about."""
    right = [{each.case["id"] for each in judged(DEV, take) if each.right} for take in range(TAKES)]
    every = {each.case["id"] for take in range(TAKES) for each in judged(DEV, take)}
    assert len(set.intersection(*right)) >= 0.8 * len(every)
