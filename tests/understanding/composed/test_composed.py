"""What a plain sentence is put together from is read back: every action, whatever is told with it, in any order."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest

from domain.registry import declared_actions
from tests.understanding.composed.sentences import SENTENCES, Plain, Told, Words
from tests.understanding.engine.bicycles import BOSS, understood

_MANY, _MOST_AMISS, _MOST_WRONG_WRITES = 300, 10, 2
_OFTEN, _AHEAD = 0.55, 0.2
_PERIOD_NOW = {"from": "2027-03-01", "to": "2027-03-31"}
#: What goes without saying: the customer of a document or of somebody named, the goods a title tells of.
_OF_ITSELF = frozenset({"customer", "product", "products", "unit"})


@pytest.mark.parametrize("seed", [3, 5])
def test_what_a_sentence_is_made_of_is_read_back(seed: int) -> None:
    chance = random.Random(seed)
    amiss, wrong_writes = list[str](), list[str]()
    for _ in range(_MANY):
        plain = chance.choice(SENTENCES)
        said = _told(plain, chance)
        message, wanted = _message(plain, said, chance), {**plain.args, **{each.slot: each.value for each in said}}
        if plain.action == "sales_figures":
            wanted = {"period": _PERIOD_NOW, **wanted}
        reading = understood(BOSS, message)
        sure = reading.ask is None and (reading.sure or not declared_actions()[plain.action].writes)
        read = [
            (each.action, {name: value for name, value in each.args.items() if value}) for each in reading.proposals
        ]
        if not (sure and len(read) == 1 and read[0][0] == plain.action and _same(wanted, read[0][1])):
            amiss.append(message)
            if sure and any(declared_actions()[action].writes for action, _ in read):
                wrong_writes.append(message)
    assert len(amiss) <= _MOST_AMISS, amiss
    assert len(wrong_writes) <= _MOST_WRONG_WRITES, wrong_writes


def _told(plain: Plain, chance: random.Random) -> list[Told]:
    """Some of what may be told, each argument once."""
    said = dict[str, Told]()
    for each in chance.sample(plain.told, len(plain.told)):
        # A reminder is for a day or for a time of day.
        slot = "on" if each.slot == "at" else each.slot
        if slot not in said and chance.random() < _OFTEN:
            said[slot] = each
    if plain.needs and not said:
        return [chance.choice(plain.told)]
    return list(said.values())


def _message(plain: Plain, said: list[Told], chance: random.Random) -> str:
    parts = [chance.choice(each.ways) for each in said]
    asked, gaps = chance.choice(plain.ways), (", ", " ", ", ") if plain.english else ("，", " ", "，")
    if parts and not plain.english and chance.random() < _AHEAD:
        asked = parts.pop() + chance.choice(gaps) + asked
    return asked + "".join(chance.choice(gaps) + part for part in parts)


def _same(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    told = {name: value for name, value in wanted.items() if name not in _OF_ITSELF or name in read}
    extra = read.keys() - told.keys() - _OF_ITSELF
    return not extra and all(name in read and _fits(value, read[name]) for name, value in told.items())


def _fits(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, Words):
        return wanted.held in str(value).lower()
    if isinstance(wanted, list) and wanted and isinstance(wanted[0], dict):
        return len(wanted) == len(value) and all(map(_fits_line, wanted, value))
    return str(wanted) == str(value)


def _fits_line(wanted: Mapping[str, Any], line: Mapping[str, Any]) -> bool:
    return all(line.get(name) == value for name, value in wanted.items() if name != "unit")
