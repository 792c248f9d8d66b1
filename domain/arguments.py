"""Typed arguments of actions: what a slot holds, and how it is called.

A slot's type says how its value is read from words, shown on a card, asked for, and described to an API's caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer
from pydantic.fields import FieldInfo

from domain.kinds import KIND_WORDS, Kind
from domain.money import STORED_DIGITS, STORED_LIMIT, plain
from domain.words import Words


class SlotKind(StrEnum):
    """How a slot's value is read and shown."""

    REFERENCE = "reference"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    PERIOD = "period"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    UNIT = "unit"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a slot that has few: its stored name and what people call it."""

    value: str
    words: Words
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument of an action, as everything outside the action sees it."""

    name: str
    kind: SlotKind
    title: Words
    required: bool = False
    many: bool = False
    reference: Kind | None = None
    choices: tuple[Choice, ...] = ()
    ask: Words | None = None

    def __hash__(self) -> int:
        """Hardly two slots have one name and kind; to hash all the words of their choices as well takes long."""
        return hash((self.name, self.kind))


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """What a field's annotation declares about its slot."""

    kind: SlotKind
    reference: Kind | None = None
    choices: tuple[Choice, ...] = ()
    title: Words | None = None
    ask: Words | None = None
    needed: bool = False


def _exact(value: Decimal) -> Decimal:
    if not value.is_finite() or abs(value) >= STORED_LIMIT:
        raise ValueError("too large")
    if -int(value.as_tuple().exponent) > STORED_DIGITS and value != round(value, STORED_DIGITS):
        raise ValueError("too many digits after the point")
    return value


_Exact = Annotated[Decimal, AfterValidator(_exact), PlainSerializer(plain, return_type=str)]


def _readable(value: str) -> str:
    if any(category(each) in {"Cc", "Cs"} and each not in "\n\t" for each in value):
        raise ValueError("control characters")
    return value


_Text = Annotated[str, Field(min_length=1, max_length=4000), AfterValidator(_readable)]

Money = Annotated[_Exact, SlotSpec(SlotKind.AMOUNT)]
Quantity = Annotated[_Exact, SlotSpec(SlotKind.QUANTITY)]
Number = Annotated[_Exact, SlotSpec(SlotKind.NUMBER)]
Day = Annotated[date, SlotSpec(SlotKind.DAY)]
Moment = Annotated[
    datetime, SlotSpec(SlotKind.MOMENT), PlainSerializer(lambda v: v.isoformat("T", "minutes"), return_type=str)
]
FreeText = Annotated[_Text, SlotSpec(SlotKind.TEXT)]
Texts = Annotated[tuple[_Text, ...], SlotSpec(SlotKind.TEXT)]
Unit = Annotated[_Text, SlotSpec(SlotKind.UNIT)]
Flag = Annotated[bool, SlotSpec(SlotKind.FLAG)]

_Id = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_readable)]
CustomerRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.CUSTOMER)]
ContactRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.CONTACT)]
EmployeeRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.EMPLOYEE)]
TeamRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.TEAM)]
SupplierRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.SUPPLIER)]
ProductRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.PRODUCT)]
ProductRefs = Annotated[tuple[_Id, ...], SlotSpec(SlotKind.REFERENCE, Kind.PRODUCT)]
WarehouseRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.WAREHOUSE)]
OpportunityRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.OPPORTUNITY)]
OrderRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.ORDER)]
PurchaseOrderRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.PURCHASE_ORDER)]
WorkOrderRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.WORK_ORDER)]
TicketRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE, Kind.TICKET)]
#: A document that is waiting for approval, of whatever kind.
DocumentRef = Annotated[_Id, SlotSpec(SlotKind.REFERENCE)]


class PeriodArg(BaseModel):
    """A span of days in an action's arguments, both ends inclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    first: date = Field(alias="from")
    last: date = Field(alias="to")


Period = Annotated[PeriodArg, SlotSpec(SlotKind.PERIOD)]


class LineArg(BaseModel):
    """One line of a document as said: product, quantity in the unit said, and the price if one was named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    product: ProductRef
    quantity: Quantity
    unit: Unit | None = None
    unit_price: Money | None = None
    price_tax: Literal["included", "excluded"] | None = None
    discount_percent: Number | None = None


Lines = Annotated[tuple[LineArg, ...], SlotSpec(SlotKind.LINES)]


class Arguments(BaseModel):
    """Base of every action's arguments: immutable, nothing unknown, ids as references.

    `acknowledged` holds the names of warnings that the person has accepted; it is never filled from a message's words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    acknowledged: tuple[str, ...] = Field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """The arguments in the form that the API, the audit and a card keep: unset ones left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)


def slots_of(arguments: type[Arguments]) -> tuple[Slot, ...]:
    """The slots that a class of arguments declares, in order; raises TypeError for a field whose type is no slot."""
    fields = arguments.model_fields.items()
    return tuple(_slot(arguments, name, info) for name, info in fields if name != "acknowledged")


def _slot(arguments: type[Arguments], name: str, info: FieldInfo) -> Slot:
    specs = [found for found in (*_specs(info.annotation), *info.metadata) if isinstance(found, SlotSpec)]
    if not specs:
        raise TypeError(f"{arguments.__name__}.{name} is no slot type")
    base = specs[0]
    titles = [spec.title for spec in specs if spec.title]
    asks = [spec.ask for spec in specs if spec.ask]
    title = titles[-1] if titles else _default_title(name, base)
    required = info.is_required() or any(spec.needed for spec in specs)
    many = "tuple" in str(info.annotation)
    choices = tuple(choice for spec in specs for choice in spec.choices)
    return Slot(name, base.kind, title, required, many, base.reference, choices, asks[-1] if asks else None)


def _specs(annotation: Any) -> list[SlotSpec]:
    """The slot specs inside an annotation, through unions and nested Annotated."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return [*_specs(inner), *(item for item in metadata if isinstance(item, SlotSpec))]
    return [spec for part in get_args(annotation) if part is not type(None) for spec in _specs(part)]


_TITLES = {
    "lines": Words("明细", "lines"),
    "amount": Words("金额", "amount"),
    "quantity": Words("数量", "quantity"),
    "unit": Words("单位", "unit"),
    "period": Words("时间", "period"),
    "note": Words("备注", "note"),
    "reason": Words("原因", "reason"),
    "document": Words("单据", "document"),
    "phone": Words("电话", "phone"),
    "email": Words("邮箱", "e-mail"),
    "name": Words("名称", "name"),
    "title": Words("名称", "title"),
    "region": Words("地区", "region"),
    "industry": Words("行业", "industry"),
    "source": Words("来源", "source"),
    "contact_name": Words("联系人", "contact"),
    "on": Words("日期", "day"),
    "at": Words("时间", "time"),
}


def _default_title(name: str, spec: SlotSpec) -> Words:
    if name in _TITLES:
        return _TITLES[name]
    if spec.reference:
        return KIND_WORDS[spec.reference]
    raise TypeError(f"slot {name} has no title: declare one with titled()")


def titled(zh: str, en: str, *, ask: Words | None = None, needed: bool = False) -> SlotSpec:
    """Name a slot where its own name or kind does not say it. `needed`: optional by type, asked for all the same."""
    return SlotSpec(SlotKind.TEXT, title=Words(zh, en), ask=ask, needed=needed)


def choices(*options: Choice) -> SlotSpec:
    """The values of a slot that has few."""
    return SlotSpec(SlotKind.CHOICE, choices=options)
