"""Replies as text, and long text in parts."""

from __future__ import annotations

from bot.messages import Card, CardRow, CardTable, FormField, Reply
from handlers.wecom.texts import as_markdown, in_parts, paragraphs

CARD = Card(
    "销售订单",
    "open",
    rows=(CardRow("客户", "苏州晨光"), CardRow("单价", "12.50", mark="上次价")),
    tables=(CardTable(("品名", "数量"), (("轴承 6204", "20"), ("轴承 6205", "8")), more=3),),
    warnings=("库存只有 15",),
    effects=("占用库存",),
)


def test_a_card_reads_line_by_line() -> None:
    [text, card] = paragraphs(Reply("r", "请确认：", "zh", (CARD,)))
    assert text == "请确认："
    assert card == (
        "【销售订单】 · 待确认\n客户：苏州晨光\n单价：12.50（上次价）\n品名 · 数量\n• 轴承 6204 · 20\n• 轴承 6205 · 8\n"
        "… 另有 3 行\n⚠ 库存只有 15\n→ 占用库存"
    )


def test_a_card_in_english() -> None:
    card = Card("Stock", rows=(CardRow("Item", "Bearing", mark="guessed"),), tables=(CardTable(("", ""), (), more=1),))
    assert paragraphs(Reply("r", "", "en", (card,))) == ["【Stock】\nItem: Bearing (guessed)\n… 1 more row"]


def test_what_is_still_to_be_told_is_asked_line_by_line() -> None:
    fields = (FormField("phone", "电话"), FormField("kind", "级别", "choice", ("A", "B")))
    assert paragraphs(Reply("r", "还差两项。", "zh", fields=fields))[-1] == (
        "请在一条消息里回复，一项一行：\n• 电话\n• 级别（A、B）"
    )


def test_what_stands_for_itself_stays_so_in_markdown() -> None:
    assert as_markdown("板材 100*200*5 <@lin>\n# 3") == r"板材 100\*200\*5 \<@lin>" + "\n\\# 3"


def test_short_paragraphs_share_a_part() -> None:
    assert in_parts(["甲", "乙", "丙"], 100) == ["甲\n\n乙\n\n丙"]


def test_a_part_is_counted_in_bytes() -> None:
    assert in_parts(["甲" * 10 + "\n" + "乙" * 10, "丙" * 10], 65) == ["甲" * 10 + "\n" + "乙" * 10, "丙" * 10]


def test_what_is_escaped_stays_so() -> None:
    assert in_parts([as_markdown("100*200")], 4) == ["100", r"\*20", "0"]
