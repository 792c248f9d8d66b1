"""Orders of the past months, the invoices they led to, and what was paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from domain.money import HUNDRED, ZERO, plain, round_money

MONTHS_BACK = 180
#: How often each grade of customer buys, relative to the others.
_WEIGHT = {"A": 6, "B": 3, "C": 1}
#: What each grade pays of the list price, in per cent.
_PRICE_LEVEL = {"A": 92, "B": 96, "C": 100}
_METHODS = ("bank", "bank", "wechat", "alipay")

Record = dict[str, Any]


def sales_history(master: Mapping[str, Any], today: date, rng: Random) -> dict[str, list[Record]]:
    """Orders and invoices: the older, the further along; a few cancelled, a few overdue, one waiting for approval."""
    orders = [_order(master, day, today, rng) for day in _order_days(today, rng)]
    for number, order in enumerate(orders, start=2001):
        order["id"] = f"SO-{number}"
    orders[-1]["status"] = "pending_approval"
    customers = {customer["id"]: customer for customer in master["customers"]}
    billed = (order for order in orders if order["status"] in {"invoiced", "paid"})
    invoices = [
        _invoice(number, order, customers[order["customer"]], today, rng) for number, order in enumerate(billed, 801)
    ]
    return {"orders": orders, "invoices": invoices}


def _order_days(today: date, rng: Random) -> Iterator[date]:
    """The days on which orders came in: working days, more of them as time goes on."""
    for back in range(MONTHS_BACK, 0, -1):
        day = today - timedelta(back)
        if day.weekday() >= 5:
            continue
        most = 1 + (MONTHS_BACK - back) * 2 // MONTHS_BACK
        for _ in range(rng.randint(0, most)):
            yield day


def _order(master: Mapping[str, Any], day: date, today: date, rng: Random) -> Record:
    customers = master["customers"]
    customer = rng.choices(customers, [_WEIGHT[one["grade"]] for one in customers])[0]
    goods = [product for product in master["products"] if product["category"] != "原料"]
    chosen = rng.sample(goods, rng.choices((1, 2, 3, 4), (4, 5, 3, 1))[0])
    status = _status((today - day).days, rng)
    return {
        "id": "",
        "customer": customer["id"],
        "owner": customer["owner"],
        "ordered_on": day.isoformat(),
        "status": status,
        "lines": [_line(product, customer["grade"], rng) for product in chosen],
        "deliver_by": (day + timedelta(rng.randint(5, 14))).isoformat(),
        "warehouse": "W1",
    }


def _line(product: Mapping[str, Any], grade: str, rng: Random) -> Record:
    price = Decimal(product["price"]) * _PRICE_LEVEL[grade] / HUNDRED
    pack = product["units"][0] if product.get("units") and rng.random() < 0.4 else None
    factor = Decimal(pack["factor"]) if pack else Decimal(1)
    quantity = rng.randint(1, 4) if pack else rng.choice((5, 10, 10, 20, 20, 30))
    return {
        "product": product["id"],
        "quantity": str(quantity),
        "unit": pack["name"] if pack else product["unit"],
        "unit_price": plain(round(price) * factor),
    }


def _status(age: int, rng: Random) -> str:
    """How far an order of that many days is likely to have come."""
    if rng.random() < 0.04:
        return "cancelled"
    if age <= 4:
        return "confirmed"
    if age <= 12:
        return rng.choice(("confirmed", "shipped"))
    if age <= 30:
        return rng.choice(("shipped", "invoiced"))
    return "invoiced" if age <= 50 else "paid" if rng.random() < 0.93 else "invoiced"


def _gross(order: Record) -> Decimal:
    """What the order comes to; the demo's prices include tax."""
    lines = order["lines"]
    return sum((round_money(Decimal(line["quantity"]) * Decimal(line["unit_price"]), "CNY") for line in lines), ZERO)


def _invoice(number: int, order: Record, customer: Mapping[str, Any], today: date, rng: Random) -> Record:
    amount = _gross(order)
    issued = min(date.fromisoformat(order["ordered_on"]) + timedelta(rng.randint(8, 15)), today)
    due = issued + timedelta(customer["payment_days"])
    payments = _payments(amount, order["status"], issued, due, today, rng)
    return {
        "id": f"INV-{number}",
        "order": order["id"],
        "amount": plain(amount),
        "issued_on": issued.isoformat(),
        "due_on": due.isoformat(),
        "paid": plain(sum((Decimal(part["amount"]) for part in payments), ZERO)),
        "payments": payments,
    }


def _payments(amount: Decimal, status: str, issued: date, due: date, today: date, rng: Random) -> list[Record]:
    if status == "paid":
        return [_payment(amount, min(max(issued, due + timedelta(rng.randint(-6, 12))), today), rng)]
    if due < today and rng.random() < 0.5:
        part = round_money(amount * rng.choice((30, 50, 60)) / HUNDRED, "CNY")
        return [_payment(part, due, rng)]
    return []


def _payment(amount: Decimal, day: date, rng: Random) -> Record:
    return {"amount": plain(amount), "received_on": day.isoformat(), "method": rng.choice(_METHODS)}
