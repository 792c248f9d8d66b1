"""All records of one transaction; each area's repositories are made when they are first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from storage.scope import Scope

if TYPE_CHECKING:
    from domain.ports import Store

#: Where each attribute of the store is found: a class, made with the transaction's scope.
REPOSITORIES = {
    "employees": "storage.access.repositories:Employees",
    "teams": "storage.access.repositories:Teams",
    "customers": "storage.crm.repositories:Customers",
    "contacts": "storage.crm.repositories:Contacts",
    "leads": "storage.crm.repositories:Leads",
    "opportunities": "storage.crm.repositories:Opportunities",
    "follow_ups": "storage.crm.repositories:FollowUps",
    "products": "storage.catalog.repositories:Products",
    "suppliers": "storage.purchasing.repositories:Suppliers",
    "purchase_orders": "storage.purchasing.repositories:PurchaseOrders",
    "warehouses": "storage.inventory.repositories:Warehouses",
    "stock": "storage.inventory.ledger:StockLedger",
    "transfers": "storage.inventory.repositories:Transfers",
    "quotes": "storage.sales.repositories:Quotes",
    "orders": "storage.sales.repositories:Orders",
    "deliveries": "storage.sales.repositories:Deliveries",
    "invoices": "storage.finance.repositories:Invoices",
    "payments": "storage.finance.repositories:Payments",
    "journal": "storage.finance.journal:Journal",
    "work_orders": "storage.production.repositories:WorkOrders",
    "tickets": "storage.service.repositories:Tickets",
    "reminders": "storage.tasks.repositories:Reminders",
    "audit": "storage.audit.trail:AuditTrail",
}


class _Store:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.names = scope.names
        self.numbers = scope.numbers

    def __getattr__(self, name: str) -> Any:
        if name not in REPOSITORIES:
            raise AttributeError(name)
        module, _, repository = REPOSITORIES[name].partition(":")
        made = getattr(import_module(module), repository)(self._scope)
        setattr(self, name, made)
        return made


def open_store(scope: Scope) -> Store:
    """All records, as the scope's actor sees them."""
    return cast("Store", _Store(scope))
