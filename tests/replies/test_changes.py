"""A card that no longer holds says what changed, and no more than is read at a glance."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import Card, CardRow, CardTable
from bot.replies.changes import MOST_CHANGES, changes
from tests.replies.speech import values

BEFORE = Card(
    "瀚宁借 12 只烧杯",
    "open",
    rows=(CardRow("客户", "瀚宁检测"), CardRow("押金", "¥300.00", "算出的"), CardRow("仓库", "嘉定仓", "默认")),
    tables=(CardTable(("产品", "数量", "单价"), (("烧杯500ml", "12 只", "¥18.00"), ("移液管10ml", "5 支", "¥11.00"))),),
    effects=("嘉定仓预留 12 只",),
    warnings=("有一批没还",),
)


def said(after: Card, language: str = "zh") -> tuple[str, ...]:
    return changes([BEFORE], [after], values("en" if language == "en" else "zh").sentence)


def test_nothing_changed() -> None:
    assert said(replace(BEFORE, state="done")) == ()


def test_a_figure_is_told_with_what_it_was() -> None:
    dearer = replace(BEFORE, rows=(BEFORE.rows[0], CardRow("押金", "¥360.00"), BEFORE.rows[2]))
    assert said(dearer) == ("押金：¥300.00 → ¥360.00",)
    assert said(dearer, "en") == ("押金: ¥300.00 → ¥360.00",)


def test_a_figure_in_a_line_is_told_with_its_product() -> None:
    rows = (("烧杯500ml", "12 只", "¥18.00"), ("移液管10ml", "5 支", "¥12.50"))
    assert said(replace(BEFORE, tables=(replace(BEFORE.tables[0], rows=rows),))) == (
        "移液管10ml · 单价：¥11.00 → ¥12.50",
    )


def test_what_came_and_what_went() -> None:
    after = replace(BEFORE, rows=(*BEFORE.rows[:2], CardRow("交期", "3月9日 周一")))
    assert said(after) == ("仓库：嘉定仓 → 无", "交期：无 → 3月9日 周一")


def test_new_warnings_and_effects_are_told_as_they_are() -> None:
    after = replace(BEFORE, warnings=("只剩 4 只",), effects=("嘉定仓预留 4 只",))
    assert said(after) == ("只剩 4 只", "嘉定仓预留 4 只")


def test_two_lines_of_one_product_are_told_apart() -> None:
    two = replace(BEFORE.tables[0], rows=(("烧杯500ml", "12 只", "¥18.00"), ("烧杯500ml", "2 只", "¥0.00")))
    other = replace(two, rows=(("烧杯500ml", "12 只", "¥18.00"), ("烧杯500ml", "3 只", "¥0.00")))
    sentence = values("zh").sentence
    assert changes([replace(BEFORE, tables=(two,))], [replace(BEFORE, tables=(other,))], sentence) == (
        "烧杯500ml · 数量：2 只 → 3 只",
    )


def test_many_changes_are_cut_short() -> None:
    after = replace(BEFORE, rows=tuple(CardRow(f"第{number}栏", "1") for number in range(9)))
    assert len(said(after)) == MOST_CHANGES
