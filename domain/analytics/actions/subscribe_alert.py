"""Tells you when something happens."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import EVERYONE
from domain.action import Action, Risk
from domain.arguments import Arguments, Choice, CustomerRef, Number, ProductRef, WarehouseRef, choices, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

KIND = choices(
    Choice("low_stock", Words("库存不足", "low stock")),
    Choice("overdue_receivable", Words("逾期应收", "overdue receivable")),
    Choice("follow_up_due", Words("该跟进", "follow-up due")),
    Choice("stalled_opportunity", Words("商机停滞", "stalled opportunity")),
    Choice("order_created", Words("新订单", "new order")),
    Choice("large_order", Words("大单", "large order")),
    Choice("target_progress", Words("目标进度", "target progress")),
)


class SubscribeAlert(Arguments):
    """What subscribe to an alert needs."""

    kind: Annotated[
        Literal[
            "low_stock",
            "overdue_receivable",
            "follow_up_due",
            "stalled_opportunity",
            "order_created",
            "large_order",
            "target_progress",
        ],
        KIND,
        titled("类型", "kind"),
    ]
    product: ProductRef | None = None
    customer: CustomerRef | None = None
    warehouse: WarehouseRef | None = None
    threshold: Annotated[Number, titled("阈值", "threshold")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "订阅预警"),
        Example("en", "subscribe to an alert"),
    ),
)

ACTION = Action(
    name="subscribe_alert",
    title=Words("订阅预警", "subscribe to an alert"),
    hint=Words("出现情况时通知你。", "Tells you when something happens."),
    arguments=SubscribeAlert,
    roles=EVERYONE,
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
