"""Long texts in parts that Telegram takes, as it counts, and as its HTML."""

from __future__ import annotations

from handlers.telegram.rich import Span, html, parts, plain, units


def _parted(text: str, most: int) -> list[str]:
    return [plain(part) for part in parts((Span(text),), most)]


def test_signs_of_two_units_are_counted_as_telegram_counts() -> None:
    assert [units(part) for part in _parted("😀" * 10, 7)] == [6, 6, 6, 2]


def test_bold_goes_on_in_the_next_part() -> None:
    found = parts((Span("一二三"), Span("四五六", bold=True)), 4)
    assert [html(part) for part in found] == ["一二三<b>四</b>", "<b>五六</b>"]


def test_it_is_parted_where_a_reader_would_part_it() -> None:
    found = parts((Span("库存 "), Span("弯管", bold=True), Span("\n\n"), Span("直管", bold=True), Span("：三箱")), 10)
    assert [html(part) for part in found] == ["库存 <b>弯管</b>", "<b>直管</b>：三箱"]


def test_what_is_written_is_no_markup() -> None:
    assert html((Span("a<b & c>d"), Span("</b>", bold=True))) == "a&lt;b &amp; c&gt;d<b>&lt;/b&gt;</b>"
