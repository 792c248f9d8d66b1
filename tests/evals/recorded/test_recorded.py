"""What both engines come to together on messages that the embedded one is not sure of, by answers that were recorded."""

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


@cache
def heard(folder: Path, take: int) -> tuple[Sequence[Answered], RecordedChat]:
    chat = RecordedChat(take, recordings())
    return list(played(folder, chat)), chat


def asked(folder: Path, take: int) -> list[Answered]:
    """The answers to the cases whose last message a model was asked about."""
    answered, chat = heard(folder, take)
    last = {(key.case, key.turn) for key in chat.asked}
    return [each for each in answered if (each.case["id"], len(each.case["messages"]) - 1) in last]


def told(those: Sequence[Answered]) -> list[list[str]]:
    return [list(each.case["messages"]) for each in those]


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("take", range(TAKES))
def test_every_message_that_is_asked_about_has_a_fresh_recording(company: str, take: int) -> None:
    _, chat = heard(folder_of(company), take)
    assert list(chat.told()) == [], "python -m tests.evals.recorded FOLDER collects what is to be answered"


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("take", range(TAKES))
def test_no_wrong_write_comes_of_a_model(company: str, take: int) -> None:
    wrong = [each for each in asked(folder_of(company), take) if each.wrong_write]
    assert told(wrong) == []


@pytest.mark.parametrize("take", range(TAKES))
def test_most_of_what_was_unsure_is_right(take: int) -> None:
    answered = [each for company in COMPANIES for each in asked(folder_of(company), take)]
    amiss = [each for each in answered if not each.right]
    assert len(amiss) <= 0.3 * len(answered), told(amiss)


@needs_dev
@pytest.mark.parametrize("take", range(TAKES))
def test_dev_through_recordings(take: int) -> None:
    answered, chat = heard(DEV, take)
    assert list(chat.told()) == []
    assert told([each for each in answered if each.wrong_write]) == []
    assert sum(each.right for each in answered) >= 0.97 * len(answered)
    assert len({key.case for key in chat.asked}) <= 0.2 * len(answered)
