"""Companies in other trades, spoken to as their people speak: how much is understood, and how little is written wrongly."""

from __future__ import annotations

import pytest

from tests.evals.companies import HERE, REGISTRY, answers, cases_of, companies

#: The least share that must be right, and the most wrong writes: raised to what is reached, never lowered.
FLOORS = {
    "autoparts": (0.93, 1),
    "bikes": (0.88, 3),
    "building": (0.96, 1),
    "catering": (0.92, 1),
    "cleaning": (0.86, 1),
    "coffee": (0.95, 3),
    "dental": (0.93, 1),
    "electronics": (0.91, 2),
    "fitness": (0.87, 3),
    "food": (0.92, 2),
    "furniture": (0.93, 2),
    "garden": (0.83, 5),
    "hardware": (0.84, 6),
    "hvac": (0.86, 7),
    "lighting": (0.86, 2),
    "medical": (0.93, 3),
    "nutrition": (0.80, 5),
    "packaging": (0.90, 1),
    "paint": (0.93, 2),
    "pets": (0.88, 2),
    "seafood": (0.95, 1),
    "solar": (0.73, 7),
    "stationery": (0.81, 3),
    "tex": (0.88, 4),
    "wine": (0.77, 11),
    "workwear": (0.94, 2),
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
