"""What is in the making: opportunities, quotes, and what purchasing, production and service have on their desks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

Record = dict[str, Any]


def _day(today: date, ahead: int) -> str:
    return (today + timedelta(ahead)).isoformat()


def opportunities(today: date) -> dict[str, list[Record]]:
    """Deals at every stage, closing over the next months."""
    rows = (
        ("OPP-301", "C001", "春季门店铺货", "proposal", "186000", "E04", 25),
        ("OPP-302", "C002", "新营地整体配套", "negotiation", "132000", "E04", 12),
        ("OPP-303", "C003", "登山节团购", "qualified", "58000", "E05", 60),
        ("OPP-304", "C005", "暑期研学装备", "qualified", "90000", "E05", 120),
        ("OPP-305", "C006", "企业定制背包", "negotiation", "215000", "E06", 18),
        ("OPP-306", "C007", "雪季照明更换", "won", "46000", "E06", -9),
        ("OPP-307", "C009", "Spring range listing", "proposal", "260000", "E07", 40),
        ("OPP-308", "C010", "Rental fleet renewal", "lost", "98000", "E07", -20),
    )
    names = ("id", "customer", "title", "stage", "amount", "owner")
    return {
        "opportunities": [
            {**dict(zip(names, row[:6], strict=True)), "expected_close_on": _day(today, row[6])} for row in rows
        ]
    }


def quotes(today: date) -> dict[str, list[Record]]:
    """Offers that are waiting for an answer, one of them past its day."""
    rows = (
        ("QT-401", "C001", (("P001", "60", "顶", "438"), ("P012", "80", "把", "138")), 20),
        ("QT-402", "C002", (("P002", "12", "顶", "860"), ("P011", "40", "个", "112")), 9),
        ("QT-403", "C009", (("P003", "100", "条", "560"),), 30),
        ("QT-404", "C008", (("P010", "50", "个", "89"),), -12),
    )
    return {
        "quotes": [
            {
                "id": number,
                "customer": customer,
                "lines": [
                    dict(zip(("product", "quantity", "unit", "unit_price"), line, strict=True)) for line in lines
                ],
                "valid_until": _day(today, ahead),
            }
            for number, customer, lines, ahead in rows
        ]
    }


def supply(today: date) -> dict[str, list[Record]]:
    """Purchase orders, work orders and tickets under way."""
    fabric = {"product": "P015", "quantity": "3000", "unit": "米", "unit_price": "8"}
    poles = {"product": "P016", "quantity": "1200", "unit": "根", "unit_price": "10.5"}
    cookware = {"product": "P008", "quantity": "240", "unit": "套", "unit_price": "86"}
    return {
        "purchase_orders": [
            {"id": "PO-501", "supplier": "V01", "lines": [fabric], "status": "ordered", "expected_on": _day(today, 6)},
            {"id": "PO-502", "supplier": "V02", "lines": [poles], "status": "ordered", "expected_on": _day(today, -2)},
            {"id": "PO-503", "supplier": "V03", "lines": [cookware], "status": "draft", "expected_on": _day(today, 15)},
        ],
        "work_orders": [
            {"id": "WO-601", "product": "P002", "quantity": "60", "status": "released", "due_on": _day(today, 8)},
            {"id": "WO-602", "product": "P001", "quantity": "120", "status": "planned", "due_on": _day(today, 18)},
        ],
        "tickets": [
            {"id": "TK-701", "customer": "C003", "subject": "套锅两套磕碰，要求换货", "status": "open"},
            {
                "id": "TK-702",
                "customer": "C010",
                "subject": "Two lanterns arrived with cracked glass",
                "status": "open",
            },
            {"id": "TK-703", "customer": "C007", "subject": "头灯充电口松动", "status": "resolved"},
        ],
    }
