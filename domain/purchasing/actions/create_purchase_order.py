"""Orders from a supplier."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Day, Lines, SupplierRef, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class CreatePurchaseOrder(Arguments):
    """What purchase order needs."""

    supplier: SupplierRef
    lines: Lines
    expected_on: Annotated[Day, titled("预计到货", "expected on")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "采购下单"),
        Example("en", "purchase order"),
    ),
)

ACTION = Action(
    name="create_purchase_order",
    title=Words("采购下单", "purchase order"),
    hint=Words("向供应商下采购单。", "Orders from a supplier."),
    arguments=CreatePurchaseOrder,
    roles=frozenset({Role.PURCHASING, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
