"""What a later reply makes of an earlier card."""

from __future__ import annotations

import pytest

from bot.messages import ActionReport, Card, Reply, settled_as

DONE = ActionReport("create_order", {}, "done")


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (Reply("R2", "", "zh", (Card("订单", "done"),)), "done"),
        (Reply("R2", "", "zh", (Card("订单", "cancelled"),)), "cancelled"),
        (Reply("R2", "", "zh", (Card("新的卡片", "open"),)), "stale"),
        (Reply("R2", "", "zh", (Card("库存", "info"),)), "stale"),
        (Reply("R2", "下好了。", "zh", actions=(DONE,)), "done"),
        (Reply("R2", "好，不下了。", "zh"), "cancelled"),
    ],
)
def test_a_settled_card_shows_how_it_was_settled(reply: Reply, state: str) -> None:
    assert settled_as(reply) == state
