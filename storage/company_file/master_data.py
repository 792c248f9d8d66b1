"""Puts a file's master data: new records are added, known ones changed in the fields that the file has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from domain.access.people import Employee, Team
from domain.catalog.products import Component, PackUnit, Product
from domain.crm.customers import Contact, Customer
from domain.inventory.warehouses import Warehouse
from domain.ports import Repository, Store
from domain.purchasing.documents import Supplier
from storage.company_file.format import (
    CompanyDocument,
    CustomerRecord,
    EmployeeRecord,
    ProductRecord,
    Record,
)
from storage.company_file.tally import Fate, Loaded

T = TypeVar("T")
Values = dict[str, Any]


def put_master_data(store: Store, document: CompanyDocument, loaded: Loaded) -> None:
    """People, customers, suppliers, products, warehouses: what documents refer to."""
    _put_people(store, document, loaded)
    for customer in document.customers:
        _put_customer(store, customer, loaded)
    for supplier in document.suppliers:
        _put("suppliers", store.suppliers, Supplier, supplier.id, _values(supplier), loaded)
    _put_products(store, document.products, loaded)
    for position, warehouse in enumerate(document.warehouses):
        values = _values(warehouse) | {"position": position}
        _put("warehouses", store.warehouses, Warehouse, warehouse.id, values, loaded)


def _put_people(store: Store, document: CompanyDocument, loaded: Loaded) -> None:
    """Teams and employees name each other: a team gets its manager when everybody is there."""
    for team in document.teams:
        _put("teams", store.teams, Team, team.id, _values(team, without="manager"), loaded)
    for employee in document.employees:
        _put("employees", store.employees, Employee, employee.id, _employee(employee), loaded)
    for team in document.teams:
        _put("teams", store.teams, Team, team.id, _values(team), loaded)


def _put_products(store: Store, products: Sequence[ProductRecord], loaded: Loaded) -> None:
    """Products are made of one another: a product gets its parts when all are there."""
    for product in products:
        _put("products", store.products, Product, product.id, _product(product, without="bom"), loaded)
    for product in products:
        _put("products", store.products, Product, product.id, _product(product), loaded)


def _put_customer(store: Store, customer: CustomerRecord, loaded: Loaded) -> None:
    known = store.customers.find(customer.id)
    contacts = [Contact(customer=customer.id, **_values(contact)) for contact in customer.contacts]
    if known is None:
        store.customers.add(Customer(**_values(customer, without="contacts"), contacts=contacts))
        loaded.note("customers", customer.id, Fate.ADDED)
        return
    changed = _change(known, _values(customer, without="contacts"))
    added = [
        _put_contact(store, known, contact, _values(record))
        for contact, record in zip(contacts, customer.contacts, strict=True)
    ]
    loaded.note("customers", customer.id, Fate.CHANGED if changed or any(added) else Fate.LEFT)


def _put_contact(store: Store, customer: Customer, contact: Contact, values: Values) -> bool:
    """Whether anything changed; somebody who was another customer's goes over to this one."""
    known = next((each for each in customer.contacts if each.id == contact.id), None) or store.contacts.find(contact.id)
    if known is None:
        customer.contacts.append(contact)
        return True
    return _change(known, values | {"customer": customer.id})


def _put(
    section: str, repository: Repository[T], make: Callable[..., T], record_id: str, values: Values, loaded: Loaded
) -> None:
    known = repository.find(record_id)
    if known is None:
        repository.add(make(**values))
        loaded.note(section, record_id, Fate.ADDED)
    else:
        loaded.note(section, record_id, Fate.CHANGED if _change(known, values) else Fate.LEFT)


def _change(record: object, values: Values) -> bool:
    """Set what is different; returns whether anything was."""
    different = {name: value for name, value in values.items() if getattr(record, name) != value}
    for name, value in different.items():
        setattr(record, name, value)
    return bool(different)


def _values(record: Record, without: str = "") -> Values:
    """The fields that the file has for a record; one that waits is left out."""
    return {
        name: getattr(record, name) for name in type(record).model_fields if name in record.model_fields_set - {without}
    }


def _employee(employee: EmployeeRecord) -> Values:
    return {name: value for name, value in _values(employee).items() if name != "role"} | {"roles": employee.all_roles}


def _product(product: ProductRecord, without: str = "") -> Values:
    values = _values(product, without)
    if "units" in values:
        values["units"] = [PackUnit(unit.name, unit.factor, tuple(unit.aliases)) for unit in product.units]
    if "bom" in values:
        values["bom"] = [Component(part.product, part.quantity) for part in product.bom]
    return values
