"""Which attributes of a record people call it by. Adding a kind that people speak of is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.access.people import Employee, Team
from domain.catalog.products import Product
from domain.crm.customers import Contact, Customer
from domain.crm.leads import Lead
from domain.crm.opportunities import Opportunity
from domain.finance.documents import Invoice, Payment
from domain.inventory.warehouses import Warehouse
from domain.kinds import Kind
from domain.production.documents import WorkOrder
from domain.purchasing.documents import PurchaseOrder, Supplier
from domain.sales.orders import Delivery, Order, Quote
from domain.service.documents import Ticket


@dataclass(frozen=True, slots=True)
class Rule:
    """The attributes that hold a record's names (a text or a list of texts), its owner, the record it belongs to, its region.

    Of `also` a change counts like one of names: it must be known to whoever reads messages.
    """

    kind: Kind
    names: tuple[str, ...] = ("id",)
    owner: str | None = None
    parent: str | None = None
    place: str | None = None
    also: tuple[str, ...] = ()

    @property
    def attributes(self) -> tuple[str, ...]:
        """All attributes that matter."""
        return (*self.names, *self.also, *(name for name in (self.owner, self.parent, self.place) if name))

    def names_of(self, record: Any) -> list[str]:
        """The record's names, each once, the one it is shown by first; none of one that was taken back."""
        if getattr(record, "voided", False):
            return []
        found: list[str] = []
        for attribute in self.names:
            value = getattr(record, attribute)
            found.extend(value if isinstance(value, list) else [value] if value else [])
        return list(dict.fromkeys(found))


#: A product's article number stands right after its name.
RULES: dict[type[Any], Rule] = {
    Employee: Rule(Kind.EMPLOYEE, ("name", "aliases"), parent="team"),
    Team: Rule(Kind.TEAM, ("name",)),
    Customer: Rule(Kind.CUSTOMER, ("name", "aliases"), owner="owner", place="region", also=("voided",)),
    Contact: Rule(Kind.CONTACT, ("name", "aliases"), parent="customer", also=("voided",)),
    Lead: Rule(Kind.LEAD, ("name",), owner="owner", also=("voided",)),
    Opportunity: Rule(Kind.OPPORTUNITY, ("title", "id"), owner="owner", parent="customer", also=("voided",)),
    Product: Rule(Kind.PRODUCT, ("name", "sku", "aliases"), also=("unit", "units", "unit_aliases", "category")),
    Supplier: Rule(Kind.SUPPLIER, ("name", "aliases")),
    Warehouse: Rule(Kind.WAREHOUSE, ("name", "aliases")),
    Quote: Rule(Kind.QUOTE, owner="owner", parent="customer"),
    Order: Rule(Kind.ORDER, owner="owner", parent="customer"),
    Delivery: Rule(Kind.DELIVERY, parent="customer"),
    Invoice: Rule(Kind.INVOICE, ("number",), owner="owner", parent="customer"),
    Payment: Rule(Kind.PAYMENT, owner="owner", parent="customer"),
    PurchaseOrder: Rule(Kind.PURCHASE_ORDER, parent="supplier"),
    WorkOrder: Rule(Kind.WORK_ORDER, parent="product"),
    Ticket: Rule(Kind.TICKET, parent="customer"),
}
