"""A small storm over all three channels: a process of `serve` is killed in the middle of it, nothing is lost, nothing done twice.

The great one is `make storm`.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from scripts.storm.chats import CHATS
from scripts.storm.counting import Damage, answers, compare
from scripts.storm.running import Storm, run
from tests.databases import Ground, on_both_databases


@on_both_databases
def test_a_storm_leaves_no_damage(ground: Ground, backend: str, tmp_path: Path) -> None:
    storm = Storm(letters=60, seconds=4, processes=1 if backend == "sqlite" else 2, kills=1, talks=5, seed=7)
    outcome = asyncio.run(run(storm, CHATS, ground.vacant(), tmp_path))
    assert outcome.damage.examples == []
    assert not outcome.damage.done
    assert outcome.kills == 1
    assert outcome.went["repeated"] > 0


def test_what_a_storm_must_not_leave_is_counted() -> None:
    """A count that finds nothing proves nothing."""
    found, where = Damage(), ("slack", "U1")
    compare(found, where, ["1", "2", "3"], ["1", "3"], "carried out")
    assert (found.lost, found.twice, found.order) == (1, 0, 0)
    compare(found, where, ["1", "2", "3"], ["1", "2", "2", "3"], "carried out")
    assert (found.lost, found.twice, found.order) == (1, 1, 0)
    compare(found, where, ["1", "2", "3"], ["1", "3", "2"], "carried out")
    assert (found.lost, found.twice, found.order) == (1, 1, 2)
    marks = [re.compile(number) for number in ("1", "2", "3")]
    answers(found, where, marks, ["1", "3", "2"])
    assert (found.unanswered, found.order) == (0, 3)
    answers(found, where, marks[:2], ["1"])
    assert found.unanswered == 1
    assert found.done
    assert len(found.examples) == 5
