"""A bicycle wholesaler, and its people speaking to the engine: the company that the engine's tests are about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bot.commands.understand import world_of
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.proposal import Ask, Hearing, Talk, Understanding
from bot.understanding.talk import after
from domain.access.people import Person
from domain.access.roles import Role
from domain.calendar import FixedClock
from domain.company import Company
from domain.registry import declared_actions
from storage.company_file.read import parse_company

#: A Tuesday, half past nine in the morning in Shanghai.
NOW = datetime(2027, 3, 9, 1, 30, tzinfo=UTC)
COMPANY = Company("Spoke & Chain 车业", "zh", "Asia/Shanghai", "CNY")
REP = Person("E1", "池小满", frozenset({Role.REP}), "T1")
BOSS = Person("E9", "岳总", frozenset({Role.OWNER}))

_BOX = {"name": "箱", "aliases": ["box", "carton"], "factor": "20"}


def _product(identity: str, sku: str, name: str, aliases: Sequence[str], category: str, unit: str) -> dict[str, Any]:
    return {
        "id": identity,
        "sku": sku,
        "name": name,
        "aliases": list(aliases),
        "category": category,
        "unit": unit,
        "units": [_BOX],
        "unit_aliases": ["pcs", "pc"],
        "price": "50",
    }


def in_pieces(identity: str, name: str, category: str, *aliases: str) -> dict[str, Any]:
    """Goods that are counted in nothing but pieces, for a test to add."""
    goods = _product(identity, f"{identity}-77", name, aliases, category, "pc")
    return goods | {"units": [], "unit_aliases": ["pcs"]}


def _order(identity: str, customer: str, lines: Sequence[tuple[str, str, str, str]], **more: Any) -> dict[str, Any]:
    written = [dict(zip(("product", "quantity", "unit", "unit_price"), line, strict=True)) for line in lines]
    return {
        "id": identity,
        "customer": customer,
        "ordered_on": "2027-03-01",
        "status": "confirmed",
        "lines": written,
    } | more


@cache
def engine() -> EmbeddedEngine:
    """The engine, knowing the company."""
    return engine_of(records())


def engine_of(company: Mapping[str, Any]) -> EmbeddedEngine:
    """An engine that knows a company."""
    return EmbeddedEngine(declared_actions(), world_of(parse_company(json.dumps(company))))


def company_file() -> str:
    """The company as its file holds it."""
    return json.dumps(records())


def records() -> dict[str, Any]:
    """The company's records, for a test to add some of its own."""
    return {
        "name": COMPANY.name,
        "language": "zh",
        "teams": [{"id": "T1", "name": "北区组"}, {"id": "T2", "name": "南区组"}],
        "employees": [
            {"id": "E1", "name": "池小满", "aliases": ["小满"], "role": "rep", "team": "T1"},
            {"id": "E2", "name": "Nora Finch", "role": "rep", "team": "T2"},
            {"id": "E9", "name": "岳总", "role": "owner"},
        ],
        "customers": [
            {
                "id": "C1",
                "name": "飞轮骑行俱乐部",
                "aliases": ["飞轮俱乐部"],
                "owner": "E1",
                "contacts": [{"id": "C1-1", "name": "席岩", "aliases": ["席队"]}],
            },
            {"id": "C2", "name": "飞轮车行", "owner": "E2"},
            {"id": "C3", "name": "远足单车铺", "owner": "E1"},
            {"id": "C4", "name": "Harbour Cycles", "owner": "E2", "contacts": [{"id": "C4-1", "name": "Ivy Marsh"}]},
        ],
        "suppliers": [{"id": "V1", "name": "鼎固轮胎厂", "aliases": ["鼎固"]}],
        "products": [
            _product("P1", "TY-26", "山地外胎26寸", ["mountain tyre"], "轮胎", "条"),
            _product("P2", "TY-70", "公路外胎700C", ["road tyre"], "轮胎", "条"),
            _product("P3", "CH-11", "十一速链条", ["chain"], "传动", "根"),
            _product("P4", "HL-02", "骑行头盔", ["helmet"], "护具", "个"),
        ],
        "warehouses": [{"id": "W1", "name": "城北库", "aliases": ["North Store"]}, {"id": "W2", "name": "城南库"}],
        "opportunities": [
            {"id": "OPP-31", "customer": "C1", "title": "俱乐部年度采购", "stage": "proposal", "owner": "E1"}
        ],
        "quotes": [
            {"id": "QT-61", "customer": "C3", "lines": [{"product": "P4", "quantity": "12", "unit_price": "88"}]}
        ],
        "orders": [
            _order("SO-771", "C1", [("P1", "40", "条", "45"), ("P4", "6", "个", "90")], deliver_by="2027-03-20"),
            _order("SO-772", "C4", [("P3", "10", "根", "60")]),
        ],
        "purchase_orders": [
            {
                "id": "PO-91",
                "supplier": "V1",
                "lines": [{"product": "P1", "quantity": "200"}],
                "status": "pending_approval",
            }
        ],
        "work_orders": [{"id": "WO-55", "product": "P4", "quantity": "60", "status": "released"}],
    }


def understood(person: Person, *messages: str) -> Understanding:
    """The reading of the last message, the others said just before."""
    return _talked(person, messages)[0]


def heard(listener: EmbeddedEngine, person: Person, *messages: str) -> Understanding:
    """The same, of an engine that knows more records."""
    return _talked(person, messages, listener)[0]


def ordered(listener: EmbeddedEngine, *messages: str) -> list[tuple[str, str]]:
    """The goods that stand in what is ordered after the last message, and how many; an open question fails the test."""
    reading = heard(listener, BOSS, *messages)
    assert reading.ask is None, reading.ask
    return [(line["product"], line["quantity"]) for each in reading.proposals for line in each.args["lines"]]


def _talked(
    person: Person, messages: Sequence[str], listener: EmbeddedEngine | None = None
) -> tuple[Understanding, Talk]:
    talk, understanding = Talk(), Understanding()
    for message in messages:
        hearing = Hearing(person, COMPANY, FixedClock(NOW), talk)
        understanding = (listener or engine()).understand(message, hearing)
        talk = after(talk, understanding, message, declared_actions())
    return understanding, talk


def proposed(person: Person, *messages: str) -> list[tuple[str, dict[str, Any]]]:
    """The actions that stand after the last message; an open question fails the test."""
    reading = understood(person, *messages)
    assert reading.ask is None, reading.ask
    return [(each.action, dict(each.args)) for each in reading.proposals]


def asked(person: Person, *messages: str) -> Ask:
    """The question that is open after the last message."""
    reading = understood(person, *messages)
    assert reading.ask is not None, reading.proposals
    return reading.ask
