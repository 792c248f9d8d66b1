"""Phone numbers and e-mail addresses, as the record will hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.understanding.values.reading import said


@pytest.mark.parametrize(
    ("words", "number"),
    {
        "13800138000": "13800138000",
        "138 0013 8000": "13800138000",
        "电话138-0013-8000，找小李": "13800138000",
        "010-62345678": "01062345678",
        "0571-88001234转802": "057188001234x802",
        "+86 138 0013 8000": "+8613800138000",
        "+44 20 7946 0958": "+442079460958",
        "(415) 555-2671": "4155552671",
        "415-555-2671": "4155552671",
        "400-800-1234": "4008001234",
        "+1 (415) 555-2671": "+14155552671",
        "1-800-555-0199": "18005550199",
        "+33 1 23 45 67 89": "+33123456789",
        "01 23 45 67 89": "0123456789",
        "+49 151 2345 6789": "+4915123456789",
        "0151 23456789": "015123456789",
        "07700 900123": "07700900123",
        "+852 9123 4567": "+85291234567",
        "tel 9123 4567": "91234567",
        "电话：6512 3456": "65123456",
        "+65 9123 4567": "+6591234567",
        "090-1234-5678": "09012345678",
        "0912-345-678": "0912345678",
        "+91 98765 43210": "+919876543210",
        "0412 345 678": "0412345678",
        "(02) 9876 5432": "0298765432",
        "86-13800138000": "8613800138000",
    }.items(),
)
def test_a_phone_number(words: str, number: str) -> None:
    assert f"phone {number}" in said(words)


@pytest.mark.parametrize("words", ["2027-05-12", "1380013", "123456789012345", "so-13800138000x", "¥13,800.00"])
def test_what_is_no_phone_number(words: str) -> None:
    assert not [each for each in said(words) if each.startswith("phone")]


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).filter(str.isascii))
def test_every_mobile_number_is_found_and_is_no_quantity(number: str) -> None:
    for words in (f"电话{number}", f"call {number} please", f"{number[:3]} {number[3:7]} {number[7:]}"):
        found = said(words)
        assert f"phone {number}" in found
        assert not [each for each in found if each.startswith("number")]


@pytest.mark.parametrize(
    ("words", "address"),
    {
        "Mei.Lin@Example.com": "mei.lin@example.com",
        "邮箱orders+new@pear-orchard.co.uk，谢谢": "orders+new@pear-orchard.co.uk",
        "write to a_b@c.io.": "a_b@c.io",
    }.items(),
)
def test_an_address(words: str, address: str) -> None:
    assert f"email {address}" in said(words)


@pytest.mark.parametrize("words", ["@68", "a@b", "5@12", "@all", "me@"])
def test_what_is_no_address(words: str) -> None:
    assert not [each for each in said(words) if each.startswith("email")]
