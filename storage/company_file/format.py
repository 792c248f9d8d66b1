"""The fields of company.json, exactly: an unknown field, a number that is no decimal string or an id of nothing is an error.

Whether a reference leads anywhere and a unit is the product's own is checked against `Known`, given as validation context.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NaiveDatetime,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from domain.access.roles import Role
from domain.crm.opportunities import Stage
from domain.money import STORED_DIGITS, STORED_LIMIT, ZERO, plain
from domain.production.documents import WorkState
from domain.purchasing.documents import PurchaseState
from domain.service.documents import TicketState


@dataclass(slots=True)
class Known:
    """What the file holds, as far as its references and units can be checked: ids by section, unit names by product."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    units: dict[str, set[str]] = field(default_factory=dict)


_DIGITS = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _decimal(value: object) -> Decimal:
    """An exact decimal from its string."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("decimal", 'not a decimal string, like "12.50"')
    if not _DIGITS.fullmatch(value):
        raise PydanticCustomError("decimal", "not a number")
    number = Decimal(value)
    if abs(number) >= STORED_LIMIT:
        raise PydanticCustomError("decimal", "too large")
    if number != round(number, STORED_DIGITS):
        raise PydanticCustomError("decimal", "too many digits after the point")
    return number


def _refers(section: str) -> AfterValidator:
    """The value is the id of a record in that section."""

    def check(value: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Known) and value not in info.context.ids.get(section, ()):
            raise PydanticCustomError(
                "reference", "no {value} among the {section}", {"section": section, "value": value}
            )
        return value

    return AfterValidator(check)


def _without_controls(value: str) -> str:
    """Text may have lines and tabs, but nothing that a terminal obeys or a database refuses."""
    if any(unicodedata.category(char) == "Cc" and char not in "\n\r\t" for char in value):
        raise PydanticCustomError("controls", "holds a control character")
    return value


def _one_line(value: str) -> str:
    if any(unicodedata.category(char) == "Cc" for char in value):
        raise PydanticCustomError("controls", "holds a control character")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("timezone", "no such time zone") from None
    return value


_Decimal = Annotated[Decimal, BeforeValidator(_decimal), PlainSerializer(plain, return_type=str)]
NotNegative = Annotated[_Decimal, Field(ge=0)]
Positive = Annotated[_Decimal, Field(gt=0)]
Percentage = Annotated[_Decimal, Field(ge=0, le=100)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), AfterValidator(_without_controls)
]
Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), AfterValidator(_one_line)]
#: Far enough from the calendar's ends that terms and time zones can be reckoned with.
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]
Minute = Annotated[
    NaiveDatetime,
    Field(ge=datetime(1900, 1, 1), le=datetime(2999, 12, 31)),  # noqa: DTZ001  the company's local time
    PlainSerializer(lambda at: at.isoformat("T", "minutes"), return_type=str),
]

TeamId = Annotated[Id, _refers("teams")]
EmployeeId = Annotated[Id, _refers("employees")]
CustomerId = Annotated[Id, _refers("customers")]
SupplierId = Annotated[Id, _refers("suppliers")]
ProductId = Annotated[Id, _refers("products")]
WarehouseId = Annotated[Id, _refers("warehouses")]
OrderId = Annotated[Id, _refers("orders")]

OrderStatus = Literal["draft", "pending_approval", "confirmed", "shipped", "invoiced", "paid", "cancelled"]
Channel = Literal["visit", "call", "wechat", "email", "meeting", "other"]
Method = Literal["bank", "cash", "wechat", "alipay", "cheque", "card", "acceptance", "other"]


class Record(BaseModel):
    """Base of everything in the file: nothing unknown, nothing converted silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class TeamRecord(Record):
    """A team and who leads it."""

    id: Id
    name: Text
    manager: EmployeeId | None = None


class EmployeeRecord(Record):
    """An employee; `role` is the first of `roles`."""

    id: Id
    name: Text
    aliases: list[Text] = []
    roles: list[Role] = []
    role: Annotated[Role | None, Field(validate_default=True)] = None
    team: TeamId | None = None
    email: Text | None = None
    language: Literal["zh", "en"] | None = None
    active: bool = True

    @field_validator("role")
    @classmethod
    def _first_of_roles(cls, role: Role | None, info: ValidationInfo) -> Role | None:
        roles: list[Role] = info.data.get("roles", [])
        if role is None and not roles:
            raise PydanticCustomError("missing", "missing")
        if role is not None and roles and roles[0] is not role:
            raise PydanticCustomError("roles", "not the first of roles")
        return role

    @property
    def all_roles(self) -> list[Role]:
        """Every role, the first one first."""
        return self.roles or ([self.role] if self.role else [])


class ContactRecord(Record):
    """A person at a customer's."""

    id: Id
    name: Text
    title: Text | None = None
    phone: Text | None = None
    aliases: list[Text] = []


class CustomerRecord(Record):
    """A customer; `credit_limit` includes tax."""

    id: Id
    name: Text
    aliases: list[Text] = []
    owner: EmployeeId | None = None
    region: Text | None = None
    industry: Text | None = None
    grade: Text | None = None
    tags: list[Text] = []
    credit_limit: NotNegative | None = None
    payment_days: Annotated[int, Field(ge=0, le=3650)] = 0
    payment_terms: Text | None = None
    contacts: list[ContactRecord] = []


class SupplierRecord(Record):
    """A supplier."""

    id: Id
    name: Text
    aliases: list[Text] = []


class UnitRecord(Record):
    """A unit that holds `factor` of the product's base unit."""

    name: Text
    aliases: list[Text] = []
    factor: Positive


class ComponentRecord(Record):
    """A part of one base unit of a product."""

    product: ProductId
    quantity: Positive


class ProductRecord(Record):
    """A product; price and cost are for one base unit."""

    id: Id
    sku: Text
    name: Text
    aliases: list[Text] = []
    category: Text | None = None
    unit: Text
    units: list[UnitRecord] = []
    unit_aliases: list[Text] = []
    price: NotNegative | None = None
    cost: NotNegative | None = None
    tax_percent: Percentage = ZERO
    reorder_point: NotNegative | None = None
    bom: list[ComponentRecord] = []


class WarehouseRecord(Record):
    """A warehouse, in the order in which the company lists them."""

    id: Id
    name: Text
    aliases: list[Text] = []


class StockRecord(Record):
    """What a warehouse has of a product, in its base unit."""

    product: ProductId
    warehouse: WarehouseId
    on_hand: NotNegative


class OpportunityRecord(Record):
    """An opportunity; `amount` includes tax."""

    id: Id
    customer: CustomerId
    title: Text
    stage: Stage
    amount: NotNegative | None = None
    owner: EmployeeId | None = None
    expected_close_on: date | None = None


def _own_unit(unit: str | None, info: ValidationInfo) -> str | None:
    product = info.data.get("product")
    known = info.context.units.get(product) if isinstance(info.context, Known) and product else None
    if unit is not None and known is not None and unit not in known:
        raise PydanticCustomError("unit", "{product} has no unit {unit}", {"product": product, "unit": unit})
    return unit


class LineRecord(Record):
    """A line of a quote or an order: the price is for the unit named (none: the product's base unit)."""

    product: ProductId
    quantity: Positive
    unit: Text | None = None
    unit_price: NotNegative
    discount_percent: Percentage = ZERO

    _unit = field_validator("unit")(_own_unit)


class QuoteRecord(Record):
    """A quote."""

    id: Id
    customer: CustomerId
    lines: Annotated[list[LineRecord], Field(min_length=1)]
    valid_until: date | None = None


class OrderRecord(Record):
    """A sales order in the furthest state that it reached."""

    id: Id
    customer: CustomerId
    owner: EmployeeId | None = None
    ordered_on: Day
    status: OrderStatus
    lines: Annotated[list[LineRecord], Field(min_length=1)]
    deliver_by: date | None = None
    warehouse: WarehouseId | None = None


class PaymentRecord(Record):
    """Money received for an invoice."""

    amount: Positive
    received_on: date
    method: Method | None = None


class InvoiceRecord(Record):
    """An invoice with what was paid; amounts include tax."""

    id: Annotated[Id, StringConstraints(max_length=59)]
    order: OrderId
    amount: Positive
    issued_on: Day | None = None
    due_on: Day
    paid: NotNegative | None = None
    payments: list[PaymentRecord] = []

    @field_validator("paid")
    @classmethod
    def _paid_within_amount(cls, paid: Decimal | None, info: ValidationInfo) -> Decimal | None:
        _within(paid or ZERO, info.data.get("amount"))
        return paid

    @field_validator("payments")
    @classmethod
    def _payments_add_up(cls, payments: list[PaymentRecord], info: ValidationInfo) -> list[PaymentRecord]:
        total = sum((payment.amount for payment in payments), ZERO)
        paid = info.data.get("paid")
        if payments and paid is not None and paid != total:
            raise PydanticCustomError(
                "payments", "come to {total}, not the {paid} paid", _plain(total=total, paid=paid)
            )
        _within(total, info.data.get("amount"))
        return payments


def _within(paid: Decimal, amount: Decimal | None) -> None:
    if amount is not None and paid > amount:
        raise PydanticCustomError("paid", "more than the amount {amount}", _plain(amount=amount))


def _plain(**values: Decimal) -> dict[str, Any]:
    return {name: plain(value) for name, value in values.items()}


class PurchaseLineRecord(Record):
    """A line of a purchase order."""

    product: ProductId
    quantity: Positive
    unit: Text | None = None
    unit_price: NotNegative | None = None

    _unit = field_validator("unit")(_own_unit)


class PurchaseOrderRecord(Record):
    """A purchase order."""

    id: Id
    supplier: SupplierId
    lines: Annotated[list[PurchaseLineRecord], Field(min_length=1)]
    status: PurchaseState
    expected_on: date | None = None


class WorkOrderRecord(Record):
    """A work order; the quantity is in the product's base unit."""

    id: Id
    product: ProductId
    quantity: Positive
    status: WorkState
    due_on: date | None = None


class TicketRecord(Record):
    """A ticket."""

    id: Id
    customer: CustomerId
    subject: Text
    status: TicketState


class FollowUpRecord(Record):
    """A follow-up; `at` is the company's local time."""

    id: Id
    customer: CustomerId
    employee: EmployeeId
    at: Minute
    channel: Channel | None = None
    summary: Text
    next_follow_up_on: date | None = None


class CompanyDocument(Record):
    """A company with its records. What is None or left out was not said."""

    name: Text
    language: Literal["zh", "en"] | None = None
    timezone: Annotated[Text, AfterValidator(_zone)] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"
    prices_include_tax: bool = False
    teams: list[TeamRecord] = []
    employees: Annotated[list[EmployeeRecord], Field(min_length=1)]
    customers: list[CustomerRecord]
    suppliers: list[SupplierRecord] = []
    products: list[ProductRecord]
    warehouses: list[WarehouseRecord] = []
    stock: list[StockRecord] = []
    opportunities: list[OpportunityRecord] = []
    quotes: list[QuoteRecord] = []
    orders: list[OrderRecord] = []
    invoices: list[InvoiceRecord] = []
    purchase_orders: list[PurchaseOrderRecord] = []
    work_orders: list[WorkOrderRecord] = []
    tickets: list[TicketRecord] = []
    follow_ups: list[FollowUpRecord] = []
