"""Texts by key: values in their places, one and many, an action's own words, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.replies.catalogue import Catalogue, WordsTwiceError
from domain.registry import Registry, declared_actions
from domain.words import Language, Words

LINES = Catalogue([("t.lines", Words("{who} 有 {count} 行", "{who} has {count} {count:line|lines}"))])


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (1, "zh", "老贺 有 1 行"),
        (1, "en", "老贺 has 1 line"),
        (0, "en", "老贺 has 0 lines"),
        (2, "en", "老贺 has 2 lines"),
    ],
)
def test_values_stand_in_their_places_and_one_is_not_many(count: int, language: Language, said: str) -> None:
    assert LINES.sentence("t.lines", {"who": "老贺", "count": count}, language, str) == said


def test_braces_that_a_person_wrote_are_left_as_they_are() -> None:
    assert LINES.sentence("t.lines", {"who": "{count}", "count": 2}, "zh", str) == "{count} 有 2 行"


def test_a_key_without_words_and_words_without_a_value_are_refused() -> None:
    with pytest.raises(KeyError):
        LINES.sentence("t.nothing", {}, "zh", str)
    with pytest.raises(KeyError):
        LINES.sentence("t.lines", {"count": 1}, "zh", str)


def test_an_action_brings_its_own_words() -> None:
    action = replace(next(iter(declared_actions())), words={"toy.wound_up": Words("上好发条了", "It is wound up")})
    catalogue = Catalogue.of(Registry([action]))
    assert catalogue.sentence("toy.wound_up", {}, "en", str) == "It is wound up"
    assert "common.customer" in catalogue.entries


def test_nobody_takes_anothers_key() -> None:
    action = replace(next(iter(declared_actions())), words={"common.customer": Words("顾客", "Patron")})
    with pytest.raises(WordsTwiceError, match="customer"):
        Catalogue.of(Registry([action]))
