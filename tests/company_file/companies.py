"""A small invented company that mends bicycles, as a file."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

COMPANY: dict[str, Any] = {
    "name": "北轮自行车用品有限公司",
    "language": "zh",
    "timezone": "Asia/Shanghai",
    "currency": "CNY",
    "prices_include_tax": True,
    "teams": [{"id": "T1", "name": "门店组", "manager": "E02"}],
    "employees": [
        {"id": "E01", "name": "岑远", "aliases": ["小岑"], "role": "rep", "team": "T1"},
        {
            "id": "E02",
            "name": "柏舟",
            "role": "manager",
            "roles": ["manager", "rep"],
            "team": "T1",
            "email": "bz@example.com",
        },
        {"id": "E03", "name": "Ines Falk", "role": "admin", "language": "en"},
        {"id": "E04", "name": "迟暮", "role": "warehouse", "active": False},
        {"id": "E05", "name": "管清", "role": "finance"},
    ],
    "customers": [
        {
            "id": "C01",
            "name": "飞驰车行",
            "aliases": ["飞驰"],
            "owner": "E01",
            "region": "杭州",
            "industry": "零售",
            "grade": "A",
            "tags": ["老客户"],
            "credit_limit": "50000",
            "payment_days": 30,
            "payment_terms": "月结",
            "contacts": [
                {"id": "C01-1", "name": "鲁明", "title": "店长", "phone": "0571-5550100", "aliases": ["鲁店长"]}
            ],
        },
        {"id": "C02", "name": "Canal Cycles", "owner": "E02", "payment_days": 14},
        {"id": "C03", "name": "风行租车"},
    ],
    "suppliers": [{"id": "V01", "name": "恒固辐条厂", "aliases": ["恒固"]}],
    "products": [
        {
            "id": "P01",
            "sku": "TB-26",
            "name": "内胎26寸",
            "aliases": ["26内胎"],
            "category": "胎",
            "unit": "条",
            "units": [{"name": "盒", "aliases": ["box"], "factor": "12"}],
            "unit_aliases": ["根"],
            "price": "15",
            "cost": "8.5",
            "tax_percent": "13",
            "reorder_point": "100",
        },
        {
            "id": "P02",
            "sku": "SP-264",
            "name": "辐条264",
            "unit": "根",
            "price": "0.8",
            "cost": "0.35",
            "tax_percent": "13",
        },
        {
            "id": "P03",
            "sku": "WH-26",
            "name": "车轮26寸",
            "unit": "个",
            "price": "120",
            "cost": "70",
            "bom": [{"product": "P01", "quantity": "1"}, {"product": "P02", "quantity": "36"}],
        },
    ],
    "warehouses": [{"id": "W1", "name": "杭州仓", "aliases": ["主仓"]}, {"id": "W2", "name": "宁波仓"}],
    "stock": [
        {"product": "P01", "warehouse": "W1", "on_hand": "240"},
        {"product": "P02", "warehouse": "W1", "on_hand": "5000"},
        {"product": "P03", "warehouse": "W2", "on_hand": "12.5"},
    ],
    "opportunities": [
        {
            "id": "OPP-11",
            "customer": "C01",
            "title": "换季备货",
            "stage": "proposal",
            "amount": "20000",
            "owner": "E01",
            "expected_close_on": "2026-12-20",
        }
    ],
    "quotes": [
        {
            "id": "QT-21",
            "customer": "C02",
            "lines": [{"product": "P03", "quantity": "10", "unit_price": "115", "discount_percent": "5"}],
            "valid_until": "2026-12-10",
        }
    ],
    "orders": [
        {
            "id": "SO-0301",
            "customer": "C01",
            "owner": "E01",
            "ordered_on": "2026-09-01",
            "status": "paid",
            "lines": [{"product": "P01", "quantity": "10", "unit": "盒", "unit_price": "170"}],
            "deliver_by": "2026-09-10",
            "warehouse": "W1",
        },
        {
            "id": "SO-0302",
            "customer": "C02",
            "owner": "E02",
            "ordered_on": "2026-10-08",
            "status": "invoiced",
            "lines": [
                {"product": "P03", "quantity": "4", "unit_price": "120"},
                {"product": "P02", "quantity": "500", "unit": "根", "unit_price": "0.8"},
            ],
            "warehouse": "W1",
        },
        {
            "id": "SO-0303",
            "customer": "C01",
            "ordered_on": "2026-11-02",
            "status": "shipped",
            "lines": [{"product": "P02", "quantity": "1000", "unit_price": "0.75"}],
            "warehouse": "W1",
        },
        {
            "id": "SO-0304",
            "customer": "C01",
            "owner": "E01",
            "ordered_on": "2026-11-10",
            "status": "confirmed",
            "lines": [{"product": "P01", "quantity": "30", "unit": "盒", "unit_price": "165"}],
            "deliver_by": "2026-12-01",
            "warehouse": "W1",
        },
        {
            "id": "SO-0305",
            "customer": "C03",
            "owner": "E02",
            "ordered_on": "2026-11-12",
            "status": "pending_approval",
            "lines": [{"product": "P03", "quantity": "20", "unit_price": "80"}],
        },
        {
            "id": "SO-0306",
            "customer": "C02",
            "owner": "E02",
            "ordered_on": "2026-11-13",
            "status": "cancelled",
            "lines": [{"product": "P01", "quantity": "5", "unit_price": "15"}],
        },
        {
            "id": "SO-0307",
            "customer": "C02",
            "owner": "E02",
            "ordered_on": "2026-11-14",
            "status": "draft",
            "lines": [{"product": "P01", "quantity": "5", "unit_price": "15"}],
        },
    ],
    "invoices": [
        {"id": "INV-0501", "order": "SO-0301", "amount": "1700", "due_on": "2026-10-03", "paid": "1700"},
        {
            "id": "INV-0502",
            "order": "SO-0302",
            "amount": "880",
            "issued_on": "2026-10-09",
            "due_on": "2026-10-23",
            "paid": "300",
            "payments": [
                {"amount": "100", "received_on": "2026-10-20", "method": "cash"},
                {"amount": "200", "received_on": "2026-11-01"},
            ],
        },
    ],
    "purchase_orders": [
        {
            "id": "PO-71",
            "supplier": "V01",
            "lines": [{"product": "P02", "quantity": "2000", "unit_price": "0.35"}],
            "status": "ordered",
            "expected_on": "2026-12-01",
        }
    ],
    "work_orders": [{"id": "WO-81", "product": "P03", "quantity": "30", "status": "released", "due_on": "2026-12-05"}],
    "tickets": [{"id": "TK-91", "customer": "C01", "subject": "内胎漏气", "status": "open"}],
    "follow_ups": [
        {
            "id": "FU-1",
            "customer": "C01",
            "employee": "E01",
            "at": "2026-11-20T15:00",
            "channel": "visit",
            "summary": "看了冬季备货，等报价",
            "next_follow_up_on": "2026-11-25",
        }
    ],
}


def company(**changes: Any) -> dict[str, Any]:
    """A copy of the company, with some of its sections replaced."""
    return deepcopy(COMPANY) | changes


def smallest(**sections: Any) -> dict[str, Any]:
    """The least that is a company, and some sections."""
    least = {
        "name": "独轮",
        "employees": [{"id": "E1", "name": "甲", "role": "admin"}],
        "customers": [],
        "products": [],
    }
    return least | sections


def text(document: dict[str, Any]) -> str:
    """The document as its file's text."""
    return json.dumps(document, ensure_ascii=False)
