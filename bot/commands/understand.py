"""`youdan understand`: what messages would turn into, for a company in a file. Nothing is executed, no database is used."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.commands import CommandError, model_settings, read_settings
from bot.understanding.embedded.engine import EmbeddedEngine
from bot.understanding.embedded.mentions import DocumentNumbers, Name, NameIndex
from bot.understanding.facts import KnownFacts, LineFact
from bot.understanding.goods import goods_of
from bot.understanding.proposal import Ask, Engine, Hearing, Proposal, Talk, Understanding, question_of
from bot.understanding.talk import after
from bot.understanding.world import Knowledge, KnownWorld, books_of, names_of, team_names
from domain.access.people import Person
from domain.calendar import FixedClock
from domain.company import Company
from domain.kinds import Kind
from domain.registry import declared_actions
from storage.company_file.format import CompanyDocument, LineRecord, PurchaseLineRecord
from storage.company_file.problems import CompanyFileError
from storage.company_file.read import read_company

NAME = "understand"
HELP = "say what messages would turn into: cases as JSON lines in, answers as JSON lines out"


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--company", type=Path, required=True, metavar="FILE", help="the company to speak about")
    parser.add_argument("--engine", choices=("auto", "embedded", "llm"), default="auto")
    parser.add_argument("--explain", action="store_true", help="print to stderr how each answer was come by")


def run(args: argparse.Namespace) -> int:
    """Answer every line of the standard input."""
    listener = _Listener(_company(args.company), args.engine)
    for line in sys.stdin.buffer:
        answer, explanation = listener.answer(line)
        sys.stdout.buffer.write(_as_json(answer))
        if args.explain:
            print(answer.get("id"), *explanation, sep="\n  ", file=sys.stderr)
    sys.stdout.buffer.flush()
    return 0


def _as_json(answer: Mapping[str, Any]) -> bytes:
    """A line of JSON; half a character, as some phones send it, is written as an escape."""
    return (json.dumps(answer, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _company(path: Path) -> CompanyDocument:
    try:
        return read_company(path)
    except CompanyFileError as error:
        first, *others = error.problems
        more = f" (and {len(others)} more)" if others else ""
        raise CommandError(f"{path}: {first}{more}") from None
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None


def _engine(named: str, world: KnownWorld) -> Engine:
    """The engine asked for; `auto` is the embedded one alone where no model is set."""
    registry = declared_actions()
    embedded = EmbeddedEngine(registry, world)
    if named == "embedded":
        return embedded
    settings = model_settings()
    if not settings.model:
        if named == "llm":
            raise CommandError("no model is set: set YOUDAN_MODEL, or use --engine embedded")
        return embedded
    # Nobody without a model waits for what talks to one.
    from bot.understanding.choose import ChoosingEngine, ModelAlone
    from bot.understanding.model.setting_up import UnusableModelError, model_engine

    try:
        model = model_engine(settings, registry, world, embedded, read_settings().home, everything=True)
    except UnusableModelError as error:
        raise CommandError(str(error)) from error
    return ModelAlone(model) if named == "llm" else ChoosingEngine(registry, embedded, model)


_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class CaseError(Exception):
    """Why a case can't be read."""


@dataclass(frozen=True, slots=True)
class _Case:
    id: Any
    person: str
    now: datetime
    messages: tuple[str, ...]


class _Listener:
    """One company's engine, with its people."""

    def __init__(self, document: CompanyDocument, engine: str) -> None:
        self._engine = _engine(engine, world_of(document))
        self._people = {person.id: person for person in people_of(document)}
        self._teams = {team.id: team.name for team in document.teams}
        self._company = company_of(document)

    def answer(self, line: bytes) -> tuple[dict[str, Any], Iterable[str]]:
        """The answer to one case, and how it was come by."""
        identity: list[Any] = []
        try:
            case = self._case(line, identity)
        except CaseError as error:
            return {"id": identity[0] if identity else None, "error": str(error)}, ()
        talk, understanding, micros = Talk(), Understanding(), 0
        for message in case.messages:
            hearing = Hearing(self._people[case.person], self._company, FixedClock(case.now), talk)
            began = time.perf_counter_ns()
            understanding = self._engine.understand(message, hearing)
            micros = (time.perf_counter_ns() - began) // 1000
            talk = after(talk, understanding, message, declared_actions())
        written = {
            "id": case.id,
            **_written(understanding, self._teams),
            "engine": understanding.engine,
            "micros": micros,
        }
        return written, understanding.explanation

    def _case(self, line: bytes, identity: list[Any]) -> _Case:
        try:
            raw = json.loads(line)
        except (ValueError, RecursionError):
            raise CaseError("not JSON") from None
        if not isinstance(raw, dict):
            raise CaseError("not a JSON object")
        identity.append(raw.get("id"))
        messages = raw.get("messages")
        if not isinstance(messages, list) or not messages or not all(isinstance(each, str) for each in messages):
            raise CaseError("messages: not a list of texts")
        person = raw.get("as")
        if not isinstance(person, str) or person not in self._people:
            raise CaseError(f"as: no employee {person}")
        return _Case(raw.get("id"), person, self._now(raw.get("now")), tuple(messages))

    def _now(self, written: Any) -> datetime:
        try:
            now = datetime.fromisoformat(written)
        except (TypeError, ValueError):
            raise CaseError(f"now: not a time: {written}") from None
        if not _FIRST_YEAR <= now.year <= _LAST_YEAR:
            raise CaseError(f"now: beyond every calendar: {written}")
        return now if now.tzinfo else now.replace(tzinfo=self._company.zone)


def _written(understanding: Understanding, teams: Mapping[str, str]) -> dict[str, Any]:
    ask = question_of(understanding, declared_actions())
    return {
        "actions": [_proposal(each, teams) for each in understanding.proposals] if ask is None else [],
        "ask": _question(ask) if ask else None,
    }


def _proposal(proposal: Proposal, teams: Mapping[str, str]) -> dict[str, Any]:
    """The action as outsiders read it: teams go by name; a record that the same message makes has no id yet."""
    args = proposal.known_args
    if "team" in args:
        args["team"] = teams.get(args["team"], args["team"])
    return {"action": proposal.action, "args": args}


def _question(ask: Ask) -> dict[str, Any]:
    question: dict[str, Any] = {"action": ask.proposal.action, "missing": list(ask.missing)}
    question["ambiguous"] = {slot: list(ids) for slot, ids in ask.ambiguous.items()}
    return question


def company_of(document: CompanyDocument) -> Company:
    """The company of a file, with its language, zone and currency."""
    return Company(
        document.name,
        document.language or "zh",
        document.timezone or "Asia/Shanghai",
        document.currency,
        document.prices_include_tax,
    )


def people_of(document: CompanyDocument) -> Iterator[Person]:
    """The people of a file who work there, with their roles and the teams that they lead."""
    leads: Mapping[str, set[str]] = defaultdict(set)
    for team in document.teams:
        if team.manager:
            leads[team.manager].add(team.id)
    for each in document.employees:
        if each.active:
            roles, led = frozenset(each.all_roles), frozenset(leads[each.id])
            yield Person(each.id, each.name, roles, each.team, led, each.language)


def world_of(document: CompanyDocument) -> KnownWorld:
    """The company of a file, as the engine knows it."""
    index = NameIndex.build(_names(document))
    index.get_ready()
    knowledge = Knowledge(
        index=index,
        documents=DocumentNumbers(_numbers(document)),
        goods={product.id: goods_of(product) for product in document.products},
        books=books_of((customer.id, customer.owner) for customer in document.customers),
        language=document.language or "zh",
    )
    return KnownWorld(knowledge, _facts(document))


def _names(document: CompanyDocument) -> Iterator[Name]:
    for customer in document.customers:
        yield from names_of(Kind.CUSTOMER, customer.id, (customer.name, *customer.aliases))
        if customer.region:
            yield Name("customer", customer.id, customer.region, "place")
        for contact in customer.contacts:
            yield from names_of(Kind.CONTACT, contact.id, (contact.name, *contact.aliases), of=customer.id)
    for kind, records in (
        (Kind.EMPLOYEE, [each for each in document.employees if each.active]),
        (Kind.SUPPLIER, document.suppliers),
        (Kind.WAREHOUSE, document.warehouses),
        (Kind.PRODUCT, document.products),
    ):
        for record in records:
            yield from names_of(kind, record.id, (record.name, *record.aliases))
    for product in document.products:
        yield Name("product", product.id, product.sku, "sku")
    for team in document.teams:
        yield from names_of(Kind.TEAM, team.id, team_names(team.id, team.name))
    for opportunity in document.opportunities:
        yield Name("opportunity", opportunity.id, opportunity.title, "full", opportunity.customer)
    for kind_of_word, words in (
        ("region", {customer.region for customer in document.customers if customer.region}),
        ("category", {product.category for product in document.products if product.category}),
    ):
        yield from (Name(kind_of_word, word, word) for word in sorted(words))


def _numbers(document: CompanyDocument) -> dict[str, list[str]]:
    return {
        "order": [each.id for each in document.orders],
        "quote": [each.id for each in document.quotes],
        "invoice": [each.id for each in document.invoices],
        "purchase_order": [each.id for each in document.purchase_orders],
        "work_order": [each.id for each in document.work_orders],
        "ticket": [each.id for each in document.tickets],
        "opportunity": [each.id for each in document.opportunities],
    }


def _facts(document: CompanyDocument) -> KnownFacts:
    customers: dict[tuple[Kind, str], str] = {}
    lines: dict[tuple[Kind, str], tuple[LineFact, ...]] = {}
    last: dict[str, str] = {}
    for customer in document.customers:
        customers.update({(Kind.CONTACT, contact.id): customer.id for contact in customer.contacts})
    for opportunity in document.opportunities:
        customers[Kind.OPPORTUNITY, opportunity.id] = opportunity.customer
    for ticket in document.tickets:
        customers[Kind.TICKET, ticket.id] = ticket.customer
    for quote in document.quotes:
        customers[Kind.QUOTE, quote.id] = quote.customer
        lines[Kind.QUOTE, quote.id] = _lines(quote.lines)
    for purchase in document.purchase_orders:
        customers[Kind.PURCHASE_ORDER, purchase.id] = purchase.supplier
        lines[Kind.PURCHASE_ORDER, purchase.id] = _lines(purchase.lines)
    for made in document.work_orders:
        lines[Kind.WORK_ORDER, made.id] = (LineFact(made.product, made.quantity),)
    for order in sorted(document.orders, key=lambda order: (order.ordered_on, order.id)):
        customers[Kind.ORDER, order.id] = order.customer
        lines[Kind.ORDER, order.id] = _lines(order.lines)
        if order.status != "cancelled":
            last[order.customer] = order.id
    days = {(Kind.ORDER, order.id): order.deliver_by for order in document.orders if order.deliver_by}
    suppliers = {purchase.id: purchase.supplier for purchase in document.purchase_orders}
    return KnownFacts(customers, lines, last, days, suppliers, _under_way(document))


def _under_way(document: CompanyDocument) -> dict[tuple[Kind, str], tuple[tuple[str, str], ...]]:
    """The documents that customers and suppliers have under way, with the stage each is at, newest first."""
    found: dict[tuple[Kind, str], list[tuple[str, str]]] = defaultdict(list)
    for order in sorted(document.orders, key=lambda order: (order.ordered_on, order.id), reverse=True):
        if order.status != "cancelled":
            found[Kind.ORDER, order.customer].append((order.id, order.status))
    for quote in reversed(document.quotes):
        found[Kind.QUOTE, quote.customer].append((quote.id, "open"))
    for deal in reversed(document.opportunities):
        if deal.stage not in ("won", "lost"):
            found[Kind.OPPORTUNITY, deal.customer].append((deal.id, deal.stage))
    for ticket in document.tickets:
        if ticket.status == "open":
            found[Kind.TICKET, ticket.customer].append((ticket.id, "open"))
    for purchase in document.purchase_orders:
        if purchase.status in ("ordered", "pending_approval"):
            found[Kind.PURCHASE_ORDER, purchase.supplier].append((purchase.id, purchase.status))
    return {owned: tuple(documents) for owned, documents in found.items()}


def _lines(records: Iterable[LineRecord | PurchaseLineRecord]) -> tuple[LineFact, ...]:
    return tuple(
        LineFact(
            each.product,
            each.quantity,
            each.unit,
            each.unit_price,
            each.discount_percent or None if isinstance(each, LineRecord) else None,
        )
        for each in records
    )
