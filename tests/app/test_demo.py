"""The demo's company is one that can be loaded."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.demo import demo_company
from storage.company_file.read import parse_company


@pytest.mark.parametrize("today", [date(2026, 3, 4), date(2026, 11, 24), date(2028, 2, 29)])
def test_the_demo_company_is_a_proper_company_file(today: date) -> None:
    company = parse_company(json.dumps(demo_company(today)))
    assert company.employees
    assert company.orders
