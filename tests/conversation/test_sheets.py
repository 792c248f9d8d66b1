"""A long list is offered as a spreadsheet, to its end, and is nobody else's."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from tests.house import House
from tests.talks import Talk, Talks


def many_follow_ups(house: House) -> None:
    for number in range(25):
        house.act("E01", "log_follow_up", customer="C01", summary=f"=第{number + 1}次电话")


def cells(data: bytes) -> str:
    """All text of a spreadsheet."""
    with ZipFile(BytesIO(data)) as book:
        return "".join(ElementTree.fromstring(book.read("xl/sharedStrings.xml")).itertext())  # noqa: S314  our own


def exported(talk: Talk) -> bytes:
    assert "做好了" in talk.presses("导出表格")
    (file,) = talk.reply.files
    made = talk.assistant.made_file(talk.person, file.url)
    assert made is not None
    assert made.name == file.name == "跟进记录.xlsx"
    return made.data


def test_a_long_list_is_exported_to_its_end(talks: Talks, house: House) -> None:
    many_follow_ups(house)
    talk = talks.with_("E01")
    talk.says("瀚宁的跟进记录")
    text = cells(exported(talk))
    assert all(f"=第{number + 1}次电话" in text for number in range(25))


def test_what_was_made_for_one_is_given_to_nobody_else(talks: Talks, house: House) -> None:
    many_follow_ups(house)
    talk = talks.with_("E01")
    talk.says("瀚宁的跟进记录")
    exported(talk)
    (file,) = talk.reply.files
    assert talk.assistant.made_file("E02", file.url) is None
    house.wait(days=15)
    talks.assistant.taking.forget_enclosures()
    assert talk.assistant.made_file("E01", file.url) is None


def test_a_short_list_is_not_offered(talks: Talks, house: House) -> None:
    house.act("E01", "log_follow_up", customer="C01", summary="电话")
    talk = talks.with_("E01")
    talk.says("瀚宁的跟进记录")
    assert "导出表格" not in talk.buttons
