"""Companies in other trades, spoken to as their people speak: how much is understood, and how little is written wrongly."""

from __future__ import annotations

import pytest

from tests.evals.companies import HERE, REGISTRY, answers, cases_of, companies

#: The least share that must be right, and the most wrong writes: raised to what is reached, never lowered.
FLOORS = {
    "adhesives": (0.96, 1),
    "appliance": (0.96, 1),
    "autoparts": (0.97, 1),
    "baby": (0.93, 1),
    "bakery": (0.97, 1),
    "bearings": (0.94, 1),
    "beauty": (0.93, 1),
    "bees": (0.93, 1),
    "bikes": (0.98, 1),
    "brewery": (0.93, 1),
    "building": (0.97, 1),
    "cables": (0.97, 1),
    "camping": (0.90, 1),
    "catering": (0.96, 1),
    "cctv": (0.94, 2),
    "chem": (0.97, 1),
    "cleaning": (0.95, 1),
    "coffee": (0.97, 1),
    "curtain": (0.88, 2),
    "dairy": (0.95, 2),
    "dental": (0.97, 1),
    "drinks": (0.91, 2),
    "electronics": (0.97, 1),
    "elevator": (0.95, 1),
    "eyewear": (0.95, 1),
    "farm": (0.96, 1),
    "fasteners": (0.97, 1),
    "feed": (0.95, 1),
    "firefight": (0.94, 1),
    "fishing": (0.92, 1),
    "fitness": (0.98, 1),
    "floor": (0.91, 1),
    "food": (0.95, 1),
    "furniture": (0.97, 1),
    "garden": (0.99, 1),
    "glass": (0.91, 1),
    "grainoil": (0.86, 1),
    "hardware": (0.97, 1),
    "hose": (0.96, 1),
    "hotel": (0.96, 1),
    "hvac": (0.96, 2),
    "jewelry": (0.91, 2),
    "kitchen": (0.92, 1),
    "lab": (0.92, 1),
    "lighting": (0.96, 1),
    "marine": (0.97, 1),
    "medical": (0.96, 1),
    "meters": (0.91, 1),
    "music": (0.94, 1),
    "nursery": (0.93, 2),
    "nutrition": (0.98, 1),
    "office": (0.93, 1),
    "packaging": (0.94, 1),
    "paint": (0.98, 1),
    "pets": (0.97, 1),
    "plumbing": (0.94, 1),
    "printers": (0.87, 1),
    "printing": (0.91, 1),
    "promo": (0.90, 1),
    "safety": (0.96, 1),
    "seafood": (0.98, 1),
    "signage": (0.94, 1),
    "solar": (0.97, 1),
    "sports": (0.94, 1),
    "stationery": (0.96, 1),
    "tack": (0.97, 1),
    "tea": (0.91, 1),
    "tex": (0.97, 1),
    "tiles": (0.95, 1),
    "tools": (0.94, 1),
    "toys": (0.96, 2),
    "vending": (0.94, 1),
    "vet": (0.97, 1),
    "wine": (0.94, 1),
    "workwear": (0.97, 1),
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
