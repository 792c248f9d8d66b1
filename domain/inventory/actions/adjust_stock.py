"""Sets stock to what was counted."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, ProductRef, Quantity, WarehouseRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class AdjustStock(Arguments):
    """What count stock needs."""

    product: ProductRef
    warehouse: WarehouseRef
    counted: Annotated[Quantity, titled("实盘数", "counted")]
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "盘点"),
        Example("en", "count stock"),
    ),
)

ACTION = Action(
    name="adjust_stock",
    title=Words("盘点", "count stock"),
    hint=Words("按实盘数调整库存。", "Sets stock to what was counted."),
    arguments=AdjustStock,
    roles=frozenset({Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
