"""When two names may mean the same company."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.crm.likeness import core, one_slip_apart, same_company


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("霁川玻璃有限公司", "霁川玻璃股份有限公司"),
        ("霁川玻璃（集团）有限责任公司", "霁川玻璃"),
        ("Harrow Glass Ltd.", "HARROW GLASS"),
        ("Harrow Glass Co., Inc.", "harrow glass"),
        ("霁川玻璃", "霁川玻璃仪器有限公司"),
        ("ＡＢＣ实验室", "abc实验室"),
    ],
)
def test_legal_form_case_and_width_make_no_other_company(one: str, other: str) -> None:
    assert same_company(core(one), core(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("霁川玻璃", "霁川陶瓷"), ("Harrow Glass", "Barrow Glass"), ("华", "华北仪器"), ("公司", "有限公司")],
)
def test_others_are_others(one: str, other: str) -> None:
    assert not same_company(core(one), core(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("霁川玻璃", "霁山玻璃"),
        ("霁川玻璃", "川霁玻璃"),
        ("霁川玻璃器", "霁川璃器"),
        ("harrowglass", "harowglass"),
        ("harrowglass", "harrowglas"),
    ],
)
def test_a_slip_is_one_sign(one: str, other: str) -> None:
    assert one_slip_apart(one, other)
    assert one_slip_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("霁川玻璃", "霁山琉璃"), ("玻璃", "琉璃"), ("glass", "grass"), ("霁川玻璃", "玻璃霁川")]
)
def test_two_slips_or_short_names_are_no_slip(one: str, other: str) -> None:
    assert not one_slip_apart(one, other)


words = st.text("玻璃仪器检测abcdefgh", min_size=8, max_size=16)


@given(words, st.integers(0, 15), st.sampled_from("水火xyz"))
def test_one_sign_put_in_or_changed_is_always_a_slip(word: str, place: int, sign: str) -> None:
    place %= len(word)
    assert one_slip_apart(word, word[:place] + sign + word[place:])
    assert one_slip_apart(word, word[:place] + sign + word[place + 1 :])


@given(words, st.sampled_from(["有限公司", "股份有限公司", " Ltd.", " Co., Ltd", "（集团）公司"]))
def test_a_legal_form_makes_no_other_company(word: str, form: str) -> None:
    assert core(word + form) == core(word)
