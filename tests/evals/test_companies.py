"""Companies in other trades, spoken to as their people speak: how much is understood, and how little is written wrongly."""

from __future__ import annotations

import pytest

from tests.evals.companies import HERE, REGISTRY, answers, cases_of, companies

#: The least share that must be right, and the most wrong writes: raised to what is reached, never lowered.
FLOORS = {
    "autoparts": (0.84, 5),
    "bikes": (0.75, 8),
    "building": (0.92, 2),
    "catering": (0.78, 6),
    "cleaning": (0.75, 5),
    "coffee": (0.91, 8),
    "dental": (0.91, 3),
    "electronics": (0.86, 5),
    "fitness": (0.74, 6),
    "food": (0.86, 6),
    "furniture": (0.93, 2),
    "garden": (0.79, 9),
    "hardware": (0.81, 7),
    "lighting": (0.83, 7),
    "medical": (0.90, 7),
    "packaging": (0.74, 8),
    "paint": (0.87, 6),
    "pets": (0.81, 5),
    "seafood": (0.92, 3),
    "stationery": (0.78, 3),
    "workwear": (0.86, 4),
}


def test_every_company_has_a_floor() -> None:
    assert sorted(FLOORS) == companies()


@pytest.mark.parametrize("company", FLOORS)
def test_a_company_in_another_trade_is_understood(company: str) -> None:
    floor, ceiling = FLOORS[company]
    answered = list(answers(HERE / company))
    amiss = [each.case["messages"] for each in answered if not each.right]
    assert 1 - len(amiss) / len(answered) >= floor, amiss
    wrong = [each.case["messages"] for each in answered if each.wrong_write]
    assert len(wrong) <= ceiling, wrong


@pytest.mark.parametrize("company", FLOORS)
def test_every_action_is_spoken_of(company: str) -> None:
    spoken_of = {each["action"] for case in cases_of(HERE / company) for each in case.get("expect", ())}
    assert len(spoken_of) >= 35
    assert spoken_of <= {action.name for action in REGISTRY}
