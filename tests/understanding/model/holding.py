"""Whether the message holds what is proposed: judged from it and the company's file, not by how answers are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.mentions import normalise
from bot.understanding.proposal import Ask, Proposal, Understanding
from domain.action import Action
from domain.arguments import SlotKind
from tests.understanding.engine.bicycles import company_file
from tests.understanding.model.answering import REGISTRY

_FIGURES = {SlotKind.AMOUNT: ("money", "number"), SlotKind.QUANTITY: ("quantity", "number")}
_OF_LINES = {
    "quantity": ("quantity", "number"),
    "unit_price": ("money", "number"),
    "discount_percent": ("discount", "percent"),
}
_RELATED = ("customer", "supplier", "contact")


def everything_proposed(understood: Understanding) -> list[Proposal]:
    """All that is proposed or asked about."""
    found = list(understood.proposals)
    if isinstance(ask := understood.ask, Ask):
        found += [*ask.before, ask.proposal, *ask.after]
    return found


def not_held(understood: Understanding, lattices: Sequence[Lattice], trusted: Understanding) -> list[str]:
    """The values that none of the messages holds; `trusted` is what was read of the last one without a model."""
    known = {_key(name, value) for each in everything_proposed(trusted) for name, value in _values(each.args)}
    return [
        f"{each.action}.{name} = {value}"
        for each in everything_proposed(understood)
        for name, value in _values(each.args)
        if _key(name, value) not in known and not _holds(REGISTRY[each.action], name, value, lattices)
    ]


def _key(name: str, value: object) -> tuple[str, str]:
    return name.rpartition(".")[2], str(value)


def _values(args: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in args.items():
        for each in value if isinstance(value, list | tuple) else [value]:
            parts = (
                {f"{name}.{part}": told for part, told in each.items()} if isinstance(each, Mapping) else {name: each}
            )
            # What is still asked for stands there as nothing.
            yield from ((place, told) for place, told in parts.items() if told is not None)


def _holds(action: Action[Any], name: str, value: Any, lattices: Sequence[Lattice]) -> bool:
    slot = next(each for each in action.slots if each.name == name.partition(".")[0])
    part = name.rpartition(".")[2]
    if slot.kind is SlotKind.LINES:
        if part == "product":
            return value in _records(lattices)
        if part in _OF_LINES:
            return _figure(value, _OF_LINES[part], lattices)
        return part == "unit"
    if slot.kind in _FIGURES:
        return _figure(value, _FIGURES[slot.kind], lattices)
    if slot.kind is SlotKind.NUMBER:
        return _figure(value, ("number", "quantity", "money", "duration"), lattices)
    if slot.kind is SlotKind.REFERENCE:
        return str(value).startswith("+") or value in _records(lattices)
    if slot.kind in (SlotKind.DAY, SlotKind.MOMENT):
        return date.fromisoformat(str(value)[:10]) in set(_days(lattices))
    if slot.kind is SlotKind.TEXT:
        return _text(str(value), lattices)
    return slot.kind in (SlotKind.CHOICE, SlotKind.FLAG, SlotKind.PERIOD, SlotKind.UNIT)


def _figure(value: Any, kinds: Sequence[str], lattices: Sequence[Lattice]) -> bool:
    """Whether the person says such a figure, of such a kind, himself."""
    try:
        wanted = Decimal(str(value))
    except InvalidOperation:
        return False
    told = {
        figure
        for lattice in lattices
        for each in lattice.values
        if each.kind in kinds and not lattice.quoted(each.start)
        for figure in _figures_in(each.value)
    }
    return wanted in told


def _figures_in(value: Any) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    for part in ("amount", "percent", "off", "value"):
        if isinstance(figure := getattr(value, part, None), Decimal):
            yield figure


def _days(lattices: Sequence[Lattice]) -> Iterator[date]:
    for lattice in lattices:
        for each in lattice.values:
            if not lattice.quoted(each.start):
                for told in (each.value, getattr(each.value, "start", None), getattr(each.value, "end", None)):
                    if isinstance(told, date):
                        yield told.date() if isinstance(told, datetime) else told


def _records(lattices: Sequence[Lattice]) -> set[str]:
    """What the person names himself, and what belongs to it: a document's customer, a customer's documents."""
    named = {
        candidate.id
        for lattice in lattices
        for mention in lattice.mentions
        if not lattice.quoted(mention.start)
        for candidate in mention.candidates
    }
    company = json.loads(company_file())
    for customer in company["customers"]:
        people = {contact["id"] for contact in customer.get("contacts", ())}
        if named & people:
            named.add(customer["id"])
    for kind in ("opportunities", "quotes", "orders", "purchase_orders"):
        for record in company[kind]:
            owner = {record[each] for each in _RELATED if each in record}
            if record["id"] in named or owner & named:
                named |= {record["id"], *owner}
    return named


def _text(value: str, lattices: Sequence[Lattice]) -> bool:
    """Whether every figure and nearly every word of a text stands in a message."""
    said = re.sub(r"\s", "", " ".join(normalise(each.normal.raw).text for each in lattices))
    text = normalise(value).text
    if any(figure not in said for figure in re.findall(r"\d+", text)):
        return False
    words = re.findall(r"[a-z]{4,}|[\u3400-\u9fff]", text)
    return sum(word[:4] not in said for word in words) <= len(words) * 0.3
