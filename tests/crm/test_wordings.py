"""What people say, made fit to be kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.crm import wordings
from domain.errors import BadInputError

anything = st.text(st.characters(), max_size=80)


@given(anything)
def test_whatever_was_said_one_line_of_it_can_be_kept_and_stays_as_it_is(text: str) -> None:
    line = wordings.one_line(text)
    assert "\n" not in line
    assert line.encode("utf-8").decode("utf-8") == line
    assert wordings.one_line(line) == line


@given(anything)
def test_an_account_keeps_every_sign_that_can_be_seen(text: str) -> None:
    seen = [sign for sign in text if sign.isprintable() and not sign.isspace()]
    if seen:
        kept = wordings.account("summary", text)
        assert [sign for sign in kept if sign.isprintable() and not sign.isspace()] == seen
    elif "\u200d" not in text:
        with pytest.raises(BadInputError):
            wordings.account("summary", text)


def test_half_a_surrogate_and_marks_of_direction_are_left_out_and_emoji_stay_whole() -> None:
    assert wordings.one_line("样品\ud800 \u202eOK\u200f 👩\u200d🔬\x07") == "样品 OK 👩\u200d🔬"


@pytest.mark.parametrize(
    "said", ["13800550101", "+49 30 555 0100", "(021) 5555-0100", "021-55550100转23", "555-0100 ext. 4"]
)
def test_phone_numbers_as_people_write_them(said: str) -> None:
    assert wordings.phone(f" {said} ") == said


@pytest.mark.parametrize("said", ["12", "明天给", "138-", "13800550101和13800550102", "++"])
def test_what_is_no_phone_number(said: str) -> None:
    with pytest.raises(BadInputError):
        wordings.phone(said)


@pytest.mark.parametrize("said", ["jo@lab", "jo lab@x.org", "@x.org", "jo@x."])
def test_what_is_no_address(said: str) -> None:
    with pytest.raises(BadInputError):
        wordings.email(said)


def test_what_was_not_said_is_nothing() -> None:
    assert (wordings.phone(None), wordings.email(" "), wordings.optional("\n")) == (None, None, None)
