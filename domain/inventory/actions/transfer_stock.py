"""Moves stock between warehouses."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, ProductRef, Quantity, Unit, WarehouseRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class TransferStock(Arguments):
    """What transfer stock needs."""

    product: ProductRef
    quantity: Quantity
    unit: Unit | None = None
    from_warehouse: Annotated[WarehouseRef, titled("调出仓", "from")]
    to_warehouse: Annotated[WarehouseRef, titled("调入仓", "to")]


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "调拨"),
        Example("en", "transfer stock"),
    ),
)

ACTION = Action(
    name="transfer_stock",
    title=Words("调拨", "transfer stock"),
    hint=Words("在仓库之间调拨。", "Moves stock between warehouses."),
    arguments=TransferStock,
    roles=frozenset({Role.WAREHOUSE, Role.REP, Role.MANAGER, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
