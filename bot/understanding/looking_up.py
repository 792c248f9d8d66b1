"""Facts out of the database, as far as the person who speaks may see them: nobody learns of others' documents by asking."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.understanding.facts import LineFact
from domain.kinds import Kind
from domain.purchasing.documents import PurchaseState
from domain.sales.orders import OrderState
from domain.service.documents import TicketState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.access.people import Person
    from domain.ports import Database, Store
    from domain.purchasing.documents import PurchaseLine, PurchaseOrder
    from domain.sales.orders import Line, Order, Quote


class LookedUp:
    """The facts of one person's message, each read when it is asked for."""

    def __init__(self, database: Database, person: Person) -> None:
        self._database = database
        self._person = person

    def customer_of(self, kind: Kind, record_id: str, /) -> str | None:
        """The customer that a contact, opportunity, quote, order or ticket belongs to; of a purchase order the supplier."""
        with self._database.read(self._person) as tx:
            return _customer_of(tx.store, kind, record_id)

    def lines_of(self, kind: Kind, record_id: str, /) -> tuple[LineFact, ...]:
        """The lines of an order, quote or purchase order; of a work order what is to be made."""
        with self._database.read(self._person) as tx:
            if kind is Kind.WORK_ORDER:
                made = tx.store.work_orders.find(record_id)
                return (LineFact(made.product, made.quantity),) if made else ()
            found = _with_lines(tx.store, kind, record_id)
            return tuple(_line(each) for each in _lines(found))

    def supplier_of(self, purchase_order: str, /) -> str | None:
        """Whom a purchase order goes to."""
        with self._database.read(self._person) as tx:
            bought = tx.store.purchase_orders.find(purchase_order)
            return bought.supplier if bought else None

    def last_order(self, customer: str, /) -> str | None:
        """The customer's newest order that was not cancelled."""
        with self._database.read(self._person) as tx:
            order = tx.store.orders.last_of_customer(customer)
            return order.id if order else None

    def due_on(self, kind: Kind, record_id: str, /) -> date | None:
        """The day by which an order is to be delivered."""
        with self._database.read(self._person) as tx:
            order = tx.store.orders.find(record_id) if kind is Kind.ORDER else None
            return order.deliver_by if order else None

    def documents_of(self, kind: Kind, owner: str, stage: str | None = None, /) -> tuple[str, ...]:
        """The documents of a kind that a customer (a supplier, of purchase orders) has under way, newest first."""
        with self._database.read(self._person) as tx:
            return tuple(_documents_of(tx.store, kind, owner, stage))


def _customer_of(store: Store, kind: Kind, record_id: str) -> str | None:
    match kind:
        case Kind.CONTACT:
            contact = store.contacts.find(record_id)
            return contact.customer if contact else None
        case Kind.OPPORTUNITY:
            opportunity = store.opportunities.find(record_id)
            return opportunity.customer if opportunity else None
        case Kind.TICKET:
            ticket = store.tickets.find(record_id)
            return ticket.customer if ticket else None
        case Kind.QUOTE:
            quote = store.quotes.find(record_id)
            return quote.customer if quote else None
        case Kind.ORDER:
            order = store.orders.find(record_id)
            return order.customer if order else None
        case Kind.PURCHASE_ORDER:
            bought = store.purchase_orders.find(record_id)
            return bought.supplier if bought else None
        case _:
            return None


_MANY = 20


def _documents_of(store: Store, kind: Kind, owner: str, stage: str | None) -> Iterable[str]:
    match kind:
        case Kind.ORDER:
            found = store.orders.search(owner, None, None, stage, _MANY)
            return (order.id for order in found if order.state is not OrderState.CANCELLED)
        case Kind.QUOTE:
            return (quote.id for quote in store.quotes.open_for(owner, date.min))
        case Kind.OPPORTUNITY:
            deals = reversed(store.opportunities.of_customer(owner))
            return (deal.id for deal in deals if not deal.closed)
        case Kind.TICKET:
            open_ = (each for each in store.tickets.all() if each.customer == owner and each.state is TicketState.OPEN)
            return (ticket.id for ticket in open_)
        case Kind.PURCHASE_ORDER:
            bought = (each for each in store.purchase_orders.all() if each.supplier == owner)
            stages = (PurchaseState.ORDERED, PurchaseState.PENDING_APPROVAL) if stage is None else (stage,)
            return (each.id for each in bought if each.state in stages)
        case _:
            return ()


def _with_lines(store: Store, kind: Kind, record_id: str) -> Order | Quote | PurchaseOrder | None:
    match kind:
        case Kind.ORDER:
            return store.orders.find(record_id)
        case Kind.QUOTE:
            return store.quotes.find(record_id)
        case Kind.PURCHASE_ORDER:
            return store.purchase_orders.find(record_id)
        case _:
            return None


def _lines(document: Order | Quote | PurchaseOrder | None) -> Iterable[Line | PurchaseLine]:
    return document.lines if document else ()


def _line(line: Line | PurchaseLine) -> LineFact:
    discount = getattr(line, "discount_percent", None) or None
    return LineFact(line.product, line.quantity, line.unit, line.unit_price, discount)
