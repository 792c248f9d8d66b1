"""A company of thousands, invented from a seed: what is said wrongly is found, what was made up is not taken for it."""

from functools import cache

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.understanding.embedded.mentions import Mention, Name, NameIndex, find_mentions, normalise
from bot.understanding.embedded.mentions.hashes import Hashed
from bot.understanding.embedded.mentions.packing import hashes_of
from bot.understanding.embedded.mentions.sounds import one_slip
from scripts.bench_company import Base, invent, long_texts, noisy
from scripts.bench_names import answer, rights

CUSTOMERS = 3_200
"""So many that a name that only sounds like one of them proves nothing."""


@cache
def base() -> Base:
    """The company."""
    return invent(CUSTOMERS, seed=7)


@cache
def index() -> NameIndex:
    """Its names."""
    return NameIndex.build(base().names())


@cache
def measured() -> dict[str, float]:
    """How well its names are found."""
    return rights(base(), index(), 400)


def test_a_name_with_something_wrong_in_it_leads_to_the_right_one_first() -> None:
    assert measured()["rank 1"] >= 0.95
    assert (
        measured()["rank 1: article number"] == measured()["rank 1: traditional"] == measured()["rank 1: written"] == 1
    )
    assert measured()["rank 1: homophone"] >= 0.97


def test_in_the_own_book_most_of_them_need_no_question() -> None:
    assert measured()["own: right, without a question"] >= 0.6
    assert measured()["own: wrong, without a question"] <= 0.01


def test_a_made_up_company_is_not_taken_for_a_stored_one() -> None:
    assert measured()["made up: taken, unmarked"] == 0
    assert measured()["made up: taken"] <= 0.01


def test_what_is_misheard_is_relied_upon_and_marked_in_the_own_book_and_asked_about_elsewhere() -> None:
    misheard = [said for said in noisy(base(), 300, 3) if said.noise in ("homophone", "near homophone")]
    others = [answer(said, index()) for said in misheard]
    own = [answer(said, index(), frozenset({said.id})) for said in misheard]
    assert not any(got.sure and got.marked for got in others)
    assert sum(got.sure and got.marked for got in own) > 0.6 * len(own)


@pytest.mark.parametrize(
    "written", ["kx4711", "KX-4711", "KX 4711", "kx 4711", "ＫＸ４７１１", "ＫＸ－４７１１", "kX_4711"]
)
def test_an_article_number_is_itself_however_it_is_written_and_never_another(written: str) -> None:
    names = [Name("product", "A", "球阀", "full"), Name("product", "A", "KX-4711", "sku")]
    large = NameIndex.build([*base().names(), *names])
    for message in (f"{written}还有多少", f"how many {written} do we have?"):
        [mention] = [each for each in find_mentions(normalise(message), large) if "product" in each.kinds]
        assert [(each.id, each.sure) for each in mention.candidates] == [("A", True)]
    for digit in "02356":
        other = find_mentions(normalise(f"{written[:-1]}{digit}还有多少"), large)
        assert not any(each.id == "A" for mention in other for each in mention.candidates)


def test_an_index_from_its_arrays_finds_what_the_first_one_did() -> None:
    again = NameIndex.of(index().arrays)
    for said in noisy(base(), 100, 9):
        assert found(again, said.message) == found(index(), said.message)
    assert set(again.names()) == set(base().names())


def test_a_change_upon_thousands_shows_at_once_and_in_the_folded_index() -> None:
    customer, (old, *_) = next(iter(base().customers.items()))
    changed = index().changed(
        {("customer", customer): [], ("customer", "NEW"): [Name("customer", "NEW", "宁波鸢尾花园艺有限公司")]}
    )
    assert changed.changes == 2
    for each in (changed, changed.folded()):
        assert [c.id for m in found(each, "给鸢尾花下单") for c in m.of_kind("customer")] == ["NEW"]
        assert ("NEW", "homophone") in {(c.id, c.how) for m in found(each, "给鸢尾化园艺下单") for c in m.candidates}
        assert customer not in {c.id for m in found(each, f"给{old}下单") for c in m.candidates}
    assert customer in {c.id for m in found(index(), f"给{old}下单") for c in m.candidates}


def test_a_contact_of_a_common_name_is_the_one_in_the_own_book() -> None:
    names = [Name("contact", f"Q{number}", "钟离秋", "full", f"C{number:06}") for number in range(200)]
    many = NameIndex.build([*base().names(), *names])
    [mention] = found(many, "约钟离秋吃饭", frozenset({"C000123"}))
    assert (mention.candidates[0].id, mention.candidates[0].own) == ("Q123", True)


@given(st.text(max_size=80))
@example("\U0010ffff" * 9)
@example("有限公司" * 300)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(message: str) -> None:
    normal = normalise(message)
    place = 0
    for mention in find_mentions(normal, index(), own=frozenset(base().book(300))):
        assert place <= mention.start < mention.end <= len(normal.text)
        assert mention.text == normal.text[mention.start : mention.end]
        place = mention.end


def test_very_long_texts_are_read_at_their_beginning() -> None:
    for text in long_texts(base()):
        normal = normalise(text)
        assert all(normal.text.startswith(each.text, each.start) for each in find_mentions(normal, index()))
    called = base().customers["C000001"][0]
    assert found(index(), " " * 20_000 + called)
    assert not found(index(), "。" * 20_000 + called)


@given(st.text(min_size=1, max_size=12), st.integers(0, 11))
def test_a_hash_without_a_character_is_that_of_the_shorter_text(text: str, place: int) -> None:
    hashed, starts, ends = Hashed("前" + text), np.array([1]), np.array([1 + len(text)])
    place %= len(text)
    _, without = hashed.shortened(starts, ends)
    assert without[place] == hashes_of([text[:place] + text[place + 1 :]])[0]
    assert hashed.of(starts, ends)[0] == hashes_of([text])[0]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_a_distance_of_one(one: str, other: str) -> None:
    assert one_slip(one, other) == (one == other or other in slips(one))


def slips(text: str) -> set[str]:
    """Everything that is one slip away."""
    places = range(len(text) + 1)
    return {
        *(text[:p] + text[p + 1 :] for p in places[:-1]),
        *(text[:p] + c + text[p:] for p in places for c in "abc"),
        *(text[:p] + c + text[p + 1 :] for p in places[:-1] for c in "abc"),
        *(text[:p] + text[p + 1] + text[p] + text[p + 2 :] for p in places[:-2]),
    }


def found(index: NameIndex, message: str, own: frozenset[str] = frozenset()) -> list[Mention]:
    """What is found in a message."""
    return find_mentions(normalise(message), index, own=own)
