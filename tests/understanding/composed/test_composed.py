"""What a message is put together from is read back: every action, whatever is told with it, in any order, and two in turn."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from bot.understanding.proposal import Understanding
from domain.registry import declared_actions
from tests.understanding.composed.sentences import SENTENCES, Plain, Told, Words
from tests.understanding.engine.bicycles import BOSS, understood

_MANY, _MOST_AMISS, _MOST_WRONG_WRITES = 300, 10, 2
_MANY_PAIRS, _MOST_PAIRS_AMISS, _MOST_LOST_OR_WRONG = 300, 6, 3
_JOINTS_ZH = ("。", "，顺便", "，另外", "，再", "\n")
_JOINTS_EN = ("; also ", ", and then ", " and also ", ". Then ", " plus ", "\n")
_ENGLISH_WORD = re.compile(r"[a-z]{2}")
_OFTEN, _AHEAD = 0.55, 0.2
_PERIOD_NOW = {"from": "2027-03-01", "to": "2027-03-31"}
#: What goes without saying: the customer of a document or of somebody named, the goods a title tells of.
_OF_ITSELF = frozenset({"customer", "product", "products", "unit"})


@pytest.mark.parametrize("seed", [3, 5])
def test_what_a_sentence_is_made_of_is_read_back(seed: int) -> None:
    chance = random.Random(seed)
    amiss, wrong_writes = list[str](), list[str]()
    for _ in range(_MANY):
        composed = _composed(chance.choice(SENTENCES), chance)
        reading = understood(BOSS, composed.message)
        if not _as_composed(reading, [composed]):
            amiss.append(composed.message)
            if _sure(reading) and any(declared_actions()[each.action].writes for each in reading.proposals):
                wrong_writes.append(composed.message)
    assert len(amiss) <= _MOST_AMISS, amiss
    assert len(wrong_writes) <= _MOST_WRONG_WRITES, wrong_writes


@pytest.mark.parametrize("seed", [4, 7])
def test_two_sentences_in_one_message_are_read_back_in_order(seed: int) -> None:
    chance = random.Random(seed)
    amiss, lost_or_wrong = list[str](), list[str]()
    for _ in range(_MANY_PAIRS):
        one, other = _two(chance)
        message = one.message + chance.choice(_JOINTS_EN if one.english else _JOINTS_ZH) + other.message
        reading = understood(BOSS, message)
        if not _as_composed(reading, [one, other]):
            amiss.append(message)
            if _sure(reading):
                lost_or_wrong.append(message)
    assert len(amiss) <= _MOST_PAIRS_AMISS, amiss
    assert len(lost_or_wrong) <= _MOST_LOST_OR_WRONG, lost_or_wrong


@dataclass(frozen=True, slots=True)
class _Composed:
    """A sentence put together, and what it asks for."""

    plain: Plain
    message: str
    wanted: Mapping[str, Any]

    @property
    def english(self) -> bool:
        """Whether it is said in English, whatever figure it begins with."""
        return _ENGLISH_WORD.search(self.plain.ways[0]) is not None


def _composed(plain: Plain, chance: random.Random) -> _Composed:
    said = _told(plain, chance)
    wanted = {**plain.args, **{each.slot: each.value for each in said}}
    if plain.action == "sales_figures":
        wanted = {"period": _PERIOD_NOW, **wanted}
    return _Composed(plain, _message(plain, said, chance), wanted)


def _two(chance: random.Random) -> tuple[_Composed, _Composed]:
    """Two sentences of different actions in one language, each of which is read right by itself."""
    while True:
        one, other = (_composed(chance.choice(SENTENCES), chance) for _ in range(2))
        if one.plain.action == other.plain.action or one.english != other.english:
            continue
        if all(_as_composed(understood(BOSS, each.message), [each]) for each in (one, other)):
            return one, other


def _as_composed(reading: Understanding, wanted: Sequence[_Composed]) -> bool:
    """Whether what was put together was read, in that order, with nothing to ask."""
    read = [(each.action, {name: value for name, value in each.args.items() if value}) for each in reading.proposals]
    if not _sure(reading) or [action for action, _ in read] != [each.plain.action for each in wanted]:
        return False
    return all(_same(each.wanted, args) for each, (_, args) in zip(wanted, read, strict=True))


def _sure(reading: Understanding) -> bool:
    looks_up = not any(declared_actions()[each.action].writes for each in reading.proposals)
    return reading.ask is None and (reading.sure or looks_up)


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
