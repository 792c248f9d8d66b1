"""The company that the actions' examples speak about: a wholesaler of sweets; each record has a Chinese and an English name."""

from __future__ import annotations

import json
from typing import Any

from domain.words import Language
from storage.company_file.format import CompanyDocument
from storage.company_file.read import parse_company

#: What a placeholder is filled with: the record's id, and its names in Chinese and English.
RECORDS: dict[str, tuple[str, str, str]] = {
    "customer": ("C1", "杏花楼烘焙", "Lantern Sweets"),
    "customer2": ("C2", "麦香园食品", "Tidewater Foods"),
    "product": ("P1", "太妃糖", "toffee tins"),
    "product2": ("P2", "棉花糖", "marshmallow bags"),
    "supplier": ("V1", "广昌糖业", "Crestline Sugar"),
    "warehouse": ("W1", "东仓", "East Depot"),
    "warehouse2": ("W2", "西仓", "West Depot"),
    "employee": ("E2", "顾晓萌", "Maya Gould"),
    "team": ("T1", "华南组", "South team"),
    "order": ("SO-2001", "SO-2001", "SO-2001"),
    "quote": ("QT-501", "QT-501", "QT-501"),
    "purchase_order": ("PO-601", "PO-601", "PO-601"),
    "work_order": ("WO-701", "WO-701", "WO-701"),
    "ticket": ("TK-801", "TK-801", "TK-801"),
    "opportunity": ("OPP-901", "OPP-901", "OPP-901"),
}


def name_of(placeholder: str, language: Language) -> str:
    """What people call the record that a placeholder stands for."""
    _, chinese, english = RECORDS[placeholder]
    return chinese if language == "zh" else english


def document() -> CompanyDocument:
    """The company as its file would hold it."""
    return parse_company(json.dumps(_company()))


def _company() -> dict[str, Any]:
    line = {"product": "P1", "quantity": "10", "unit": "箱", "unit_price": "90"}
    other = {"product": "P2", "quantity": "4", "unit": "箱", "unit_price": "60"}
    order = {
        "id": "SO-2001",
        "customer": "C1",
        "ordered_on": "2026-03-02",
        "status": "confirmed",
        "lines": [line, other],
    }
    return {
        "name": "Sugarloaf 糖果批发",
        "language": "zh",
        "teams": [{"id": "T1", "name": "华南组"}, {"id": "T2", "name": "South team"}],
        "employees": [
            {"id": "E1", "name": "莫言欢", "role": "owner", "team": "T1"},
            {"id": "E2", "name": "顾晓萌", "aliases": ["Maya Gould"], "role": "rep", "team": "T1"},
        ],
        "customers": [_named(each) | {"owner": "E2"} for each in ("customer", "customer2")],
        "suppliers": [_named("supplier")],
        "products": [_product("product", "TF1"), _product("product2", "MH2")],
        "warehouses": [_named("warehouse"), _named("warehouse2")],
        "opportunities": [{"id": "OPP-901", "customer": "C1", "title": "节日礼盒", "stage": "proposal", "owner": "E2"}],
        "quotes": [{"id": "QT-501", "customer": "C1", "lines": [line]}],
        "orders": [order],
        "purchase_orders": [
            {
                "id": "PO-601",
                "supplier": "V1",
                "status": "ordered",
                "lines": [{"product": "P1", "quantity": "9", "unit_price": "3"}],
            }
        ],
        "work_orders": [{"id": "WO-701", "product": "P1", "quantity": "30", "status": "released"}],
        "tickets": [{"id": "TK-801", "customer": "C1", "subject": "糖纸破了", "status": "open"}],
    }


def _named(placeholder: str) -> dict[str, Any]:
    identity, chinese, english = RECORDS[placeholder]
    return {"id": identity, "name": chinese, "aliases": [english]}


def _product(placeholder: str, sku: str) -> dict[str, Any]:
    box = {"name": "箱", "aliases": ["box", "boxes"], "factor": "12"}
    return {
        **_named(placeholder),
        "sku": sku,
        "category": "糖果",
        "unit": "个",
        "units": [box],
        "unit_aliases": ["pcs"],
    }
