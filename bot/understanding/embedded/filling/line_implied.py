"""Lines whose product is not named: of the one that was just spoken of, or the only one on a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bot.understanding.embedded.filling.line import counted, unit_for
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.values import Found, Money, Quantity
from bot.understanding.facts import LineFact
from domain.kinds import Kind
from domain.money import plain

_OF_THEM = re.compile(
    r"\bof (?:them|those|these|it|that|the same)\b"
    r"|^\W*(?:(?:ok|okay|right|alright|sweet|great|good|nice|cool|perfect|brilliant|lovely|then|and|so|well|yes|yeah|yep|fine"
    r"|please|just),? )*"
    r"(?:put|order|book|get|make|do|send|add|enter|quote|reserve|take) (?:(?:me|him|her|us|them) )?(?:in |down )?\d"
)
#: What leads to an order of goods that were but looked up: 行，那给他们直接….
TAKES_IT_ZH = (
    r"\W*(?:(?:那|就|行|好的?|嗯|可以|成|ok|没问题|够了?|有货)[,，\s就]*)*"
    r"(?:(?:给|帮|替)[^,，。\d]{1,12}?)?(?:再|先|就|直接|都)*"
)
#: 给他们下50箱, 行来20箱: said right after the goods were looked up.
_ORDERS_IT = re.compile(TAKES_IT_ZH + r"(?:下|订|定|来|要|拿|发|送|报)(?:单|个)?[\d一二两三四五六七八九十百]")
_OF_IT = re.compile(r"\s*(?:of (?:them|it|those|these)|pcs|pieces|units)?\b")


def of_the_only_one(stretch: Stretch, known: Sequence[LineFact]) -> dict[str, Any] | None:
    """So many of a document that has but one line: they are of its product."""
    figures = [figure for figure in stretch.values("quantity") if figure.exact]
    if not figures and len(known) == 1:
        return _so_many_of_it(stretch, known[0])
    if len(figures) != 1 or not isinstance(figures[0].value, Quantity):
        return None
    said = figures[0].value.unit
    fits = known if len(known) == 1 else [line for line in known if unit_for(stretch, line.product, said) == line.unit]
    if len(fits) != 1:
        return None
    known = fits
    amount, unit = counted(stretch, known[0].product, figures[0])
    if amount is None or amount <= 0:
        return None
    stretch.take(figures[0])
    item: dict[str, Any] = {"product": known[0].product, "quantity": plain(amount)}
    return {**item, "unit": unit} if unit else item


_SO_MANY = re.compile(
    r"\b(?:only|just|received|receive|got|get|take|took|taken|shipped|ship|send|sent|returned|return|returning|counted"
    r"|came|booked in|book in|check in|checked in|in|but)\s$"
)
_BEHIND = re.compile(
    r"\s(?:of (?:them|it|those|these)|(?:more )?(?:came|arrived|landed|turned up|showed up|in|here|so far))\b"
)


def _so_many_of_it(stretch: Stretch, line: LineFact) -> dict[str, Any] | None:
    """A bare figure that tells how many of the only line: "received 150 on it", "only 150 of them"."""
    figures = stretch.values("number")
    figure = figures[0] if len(figures) == 1 and figures[0].exact else None
    if figure is None or not isinstance(figure.value, Decimal) or figure.value <= 0:
        return None
    if not (_SO_MANY.search(stretch.text, 0, figure.start) or _BEHIND.match(stretch.text, figure.end)):
        return None
    stretch.take(figure)
    return {"product": line.product, "quantity": plain(figure.value)}


def of_the_one_before(stretch: Stretch) -> dict[str, Any] | None:
    """那给他们报20台, "3 of them at 45": the product that was just spoken of, where the message names none."""
    product = stretch.before.get(Kind.PRODUCT)
    figures = stretch.values("quantity", "number")
    named = any("product" in m.kinds or m.unknown == "product" for m in stretch.mentions())
    if product is None or named or not figures or not _of_it(stretch):
        return None
    amount, unit = counted(stretch, product, figures[0])
    if amount is None or amount <= 0 or not figures[0].exact:
        return None
    stretch.take(figures[0])
    item: dict[str, Any] = {"product": product, "quantity": plain(amount)}
    if unit:
        item["unit"] = unit
    prices = stretch.values("money", "number")
    if len(prices) == 1 and isinstance(price := _plain_price(prices[0]), Decimal):
        item["unit_price"] = plain(price)
        stretch.take(prices[0])
    return item


def _of_it(stretch: Stretch) -> bool:
    """Whether goods that were spoken of before go without saying: in the same message, or where the message goes on."""
    if stretch.looked_up and stretch.looked_up == stretch.before.get(Kind.PRODUCT) and _ORDERS_IT.match(stretch.text):
        return True
    return stretch.inside(Kind.PRODUCT) or stretch.leads_on or _OF_THEM.search(stretch.text) is not None


def _plain_price(found: Found) -> Decimal | None:
    value = found.value.amount if isinstance(found.value, Money) else found.value
    return value if isinstance(value, Decimal) else None
