"""What a photo's file tells besides its picture does not leave the house."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from bot.understanding.media.bare import bare
from tests.browsers import browser
from tests.media.files import JPEG
from tests.web.pictures import png

LYING = 6


def taken(turned: int | None, order: str = "<", more: bytes = b"31.2N 121.5E") -> bytes:
    """The photo as a telephone makes it: with the maker, the place, and how it was held; a film behind it."""
    entries = [struct.pack(f"{order}HHI4s", 0x010F, 2, 4, b"ABC\0")]
    if turned:
        entries.append(struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0))
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HIH", 42, 8, len(entries))
    details = b"Exif\0\0" + head + b"".join(entries) + struct.pack(f"{order}I", 0) + more
    parts = ((0xE0, b"JFIF\0"), (0xE1, details), (0xE2, b"MPF\0"), (0xFE, b"remark"))
    segments = b"".join(struct.pack(">HH", 0xFF00 | marker, len(data) + 2) + data for marker, data in parts)
    return JPEG[:2] + b"\xff" + segments + JPEG[2:] + b"ftypmp42 film"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser, which knows how photos are turned."""
    with browser() as started:
        yield started


@pytest.mark.parametrize("order", ["<", ">"])
def test_only_how_it_is_turned_stays(chromium: Browser, order: str) -> None:
    photo, page = taken(LYING, order), chromium.new_page()
    sent = bare(photo, "image/jpeg")
    for private in (b"31.2N", b"ABC", b"MPF", b"remark", b"film"):
        assert private in photo
        assert private not in sent
    size = """async bytes => {
        const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }));
        return [picture.width, picture.height];
    }"""
    assert page.evaluate(size, list(JPEG)) == [8, 16]
    assert page.evaluate(size, list(photo)) == page.evaluate(size, list(sent)) == [16, 8]
    page.close()


def test_of_an_upright_photo_nothing_stays() -> None:
    assert bare(taken(1), "image/jpeg") == bare(taken(None), "image/jpeg") == JPEG


@pytest.mark.parametrize("turned", [0, 9, 65535])
def test_a_turn_that_is_none_is_not_passed_on(turned: int) -> None:
    assert bare(taken(turned), "image/jpeg") == JPEG


def test_details_that_are_cut_off_tell_nothing() -> None:
    details = b"Exif\0\0II*\0\x08\0\0\0\xff\xff"
    cut = JPEG[:2] + struct.pack(">HH", 0xFFE1, len(details) + 2) + details + JPEG[2:]
    assert bare(cut, "image/jpeg") == JPEG


@pytest.mark.parametrize("length", range(2, len(JPEG), 7))
def test_a_photo_that_is_cut_off_is_not_sent(length: int) -> None:
    with pytest.raises(ValueError, match=r"marker|segment|end"):
        bare(JPEG[:length], "image/jpeg")


def test_pictures_of_other_kinds_are_sent_as_they_are() -> None:
    assert bare(png(2, 2), "image/png") == png(2, 2)
