"""Numbers of other houses, told by the word before them or by their length: a customer's own order number, a waybill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.finding.lattice import Span
from domain.arguments import Slot

_PO = re.compile(
    r"\b(?:cust(?:omer)? |their |under |on |ref )?p\.?o\.? ?(?:no\.?|number|ref|is)? ?[#:]? ?((?=[a-z/-]*\d)[a-z0-9][a-z0-9/-]*)"
)
_SENT_WITH = re.compile(
    r"(?:\b(?:fed ?ex|ups|dhl|usps|tnt|dpd|gls|purolator|royal mail|ontrac|estes|saia|xpo|courier|carrier|pro|bol|b/l"
    r"|(?:tracking|way ?bill|air ?way ?bill|awb|con(?:signment)?(?: ?note)?|con ?note|docket|delivery note|shipment|parcel"
    r"|freight))"
    r"(?: (?:ground|express|freight|number|num|no|nr|ref|id|code|bill)\b\.?){0,2}(?: is|'s)?"
    r"|\bref(?:erence)?(?: (?:number|no))?\b\.?"
    r"|单号|运单号?"
    r"|顺丰|中通|圆通|申通|韵达|德邦|极兔|京东(?:物流|快递)?|邮政|ems|跨越(?:速运)?|安能|百世|快递|物流)"
    r"[ :#是]*((?=[a-z0-9-]*\d{4})[a-z0-9][a-z0-9-]{4,})(?![a-z0-9])"
)
_WAYBILL = re.compile(r"(?<![a-z0-9])(?:[a-z]{1,4}-?\d{8,}[a-z]{0,2}|\d{10,})(?![a-z0-9])")

#: The slots that hold a number of another house; SC2210别忘了填: it ends where words begin.
NUMBERS = frozenset({"customer_po", "tracking_no"})
NUMBER = re.compile(r"(?:号码?|就?是|为|[:：\s])*((?=[a-z/-]*\d)[a-z0-9]+(?:[-/][a-z0-9]+)*)(?=\s?[\u3400-\u9fff])")


def number_of(stretch: Stretch, slot: Slot, *, told: bool = False) -> Span | None:
    """A number of another house; a waybill is known by its length alone, unless it must be `told` what it is."""
    if slot.name == "customer_po":
        return _behind_label(stretch, _PO)
    if slot.name != "tracking_no":
        return None
    labelled = _behind_label(stretch, _SENT_WITH)
    if told or labelled is not None:
        return labelled
    numbers = (found.span() for start, end in stretch.spans for found in _WAYBILL.finditer(stretch.text, start, end))
    phones = [(value.start, value.end) for value in stretch.values("phone")]
    return next((span for span in numbers if stretch.free(*span) and span not in phones), None)


_HOUSE = (
    r"[a-z][a-z'&.-]*(?: (?:freight|express|ground|couriers?|logistics|cargo|parcels?|mail|post|overnight|road|air))?"
)
#: "…, purolator 7719004238", "with FedEx": by whom something is sent.
_BEFORE_NUMBER = re.compile(
    rf"(?:^|[,.;:–-])\s?(?:(?:sent|went|gone|going|out|via|with|by|on|through) )*{_HOUSE} ?(?:no\.? |number |#)?$"
)
_SENT_BY = re.compile(
    rf"\b(?:via|with|by|through|using) (?:the )?{_HOUSE}"
    r"(?=\s?(?:[,.;]|$|(?:tracking|today|this|now|and)\b))"
)


def carriers(stretch: Stretch, number: Span) -> Iterator[Span]:
    """Where it is told by whom something was sent whose number is known: nobody keeps that apart from the number."""
    known = [(m.start, m.end) for m in stretch.lattice.mentions if m.candidates]
    start = max(stretch.lattice.clause_start(number[0]) - 1, 0)
    found = [_BEFORE_NUMBER.search(stretch.text, start, number[0])]
    found += [each for each in _SENT_WITH.finditer(stretch.text, start, number[1]) if each.span(1) == number]
    found += [_SENT_BY.search(stretch.text, first, last) for first, last in stretch.spans]
    for each in found:
        if each and not any(first < each.end() and each.start() < last for first, last in known):
            yield each.span()


def _behind_label(stretch: Stretch, label: re.Pattern[str]) -> Span | None:
    """A number that the word before it tells for what it is."""
    spans = (found.span(1) for start, end in stretch.spans for found in label.finditer(stretch.text, start, end))
    return next((span for span in spans if stretch.free(*span)), None)
