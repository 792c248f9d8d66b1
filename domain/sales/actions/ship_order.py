"""Ships what an order has open."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, Lines, OrderRef, WarehouseRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class ShipOrder(Arguments):
    """What ship an order needs."""

    order: OrderRef
    lines: Lines = ()
    warehouse: WarehouseRef | None = None
    tracking_no: Annotated[FreeText, titled("运单号", "tracking number")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "发货"),
        Example("en", "ship an order"),
    ),
)

ACTION = Action(
    name="ship_order",
    title=Words("发货", "ship an order"),
    hint=Words("按订单出库发货。", "Ships what an order has open."),
    arguments=ShipOrder,
    roles=frozenset({Role.WAREHOUSE, Role.MANAGER, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
