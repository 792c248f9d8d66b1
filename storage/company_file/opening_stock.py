"""What lies in the warehouses when a company's books begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.company import Company
from domain.finance.ports import Account, Reason
from domain.finance.posting import post_goods
from domain.inventory.ports import Location, Move
from domain.money import ZERO, round_money
from domain.ports import Store
from storage.company_file.format import StockRecord

#: What opening moves and their journal entry are booked under; no document of the company's.
OPENING = "opening"


def put_opening_stock(store: Store, company: Company, stock: Sequence[StockRecord], now: datetime) -> bool:
    """Move stock in from the location `opening`, at cost; returns whether there is any."""
    held = [record for record in stock if record.on_hand]
    if not held:
        return False
    costs = {product.id: product.cost or ZERO for product in store.products.all()}
    store.stock.post(
        [
            Move(each.product, each.on_hand, Location.OPENING, each.warehouse, costs[each.product], now, None, OPENING)
            for each in held
        ]
    )
    value = sum((each.on_hand * costs[each.product] for each in held), ZERO)
    rounded = round_money(value, company.currency)
    day = company.day_of(now)
    post_goods(store, company, day, OPENING, Reason.OPENING, rounded, Account.OPENING_BALANCE)
    return True
