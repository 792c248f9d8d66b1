"""The demo company in the company file's format: its master data as written down, its history drawn from a fixed seed."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from random import Random
from typing import Any

from bot.demo.deals import opportunities, quotes, supply
from bot.demo.sales import sales_history
from bot.demo.visits import follow_ups

SEED = 20


def demo_company(today: date) -> dict[str, Any]:
    """The company as it stands on a day: the same day gives the same company."""
    master: dict[str, Any] = json.loads(resources.files("bot.demo").joinpath("master.json").read_text("utf-8"))
    rng = Random(SEED)
    return {
        **master,
        **sales_history(master, today, rng),
        **quotes(today),
        **opportunities(today),
        **supply(today),
        "follow_ups": follow_ups(master["customers"], today, rng),
    }
