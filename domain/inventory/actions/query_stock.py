"""What is on hand, reserved, available and incoming."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action
from domain.arguments import Arguments, ProductRef, WarehouseRef
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class QueryStock(Arguments):
    """What stock needs."""

    product: ProductRef | None = None
    warehouse: WarehouseRef | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "查库存"),
        Example("en", "stock"),
    ),
)

ACTION = Action(
    name="query_stock",
    title=Words("查库存", "stock"),
    hint=Words("查库存：现存、预留、可用、在途。", "What is on hand, reserved, available and incoming."),
    arguments=QueryStock,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    planned=True,
)
