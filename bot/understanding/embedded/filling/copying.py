"""Lines that a new document takes from an older one: a quote that becomes an order, the same as last time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.quick import quick
from bot.understanding.facts import Facts, LineFact
from bot.understanding.proposal import How, Source
from bot.understanding.world import DOCUMENTS
from domain.kinds import Kind
from domain.money import plain

LAST_TIME = re.compile(
    r"(?:跟|和|照|按|同)?(?:上次|上回|上一单|上一次|上单|上张单?|上笔单?)(?:那[一]?[单份批张笔]?|的(?:那[一]?[单份批张笔])?)?(?:单子?|订单|货)?(?:一样|那样|再?[下来]|再(?:下|来|要|订|走)|一模一样|照下|照来|照着|照样|照旧|原样|重复)|老样子|照旧|照老规矩"
    r"|\b(?:same (?:(?:order|thing|lot|stuff|again|items?|goods|quantities) )?(?:as|like) (?:last (?:time|month"
    r"|week|order)|before|(?:the )?usual|normal|always|ever"
    r"|(?:the|their|his|her|its|our) (?:last|previous|latest|recent) (?:one|order|time|lot|delivery))"
    r"|(?:the )?same (?:order )?again"
    r"|(?:the|their|his|her|its|same) usual|usual (?:order|again)"
    r"|(?:repeat|redo|duplicate|copy) (?:(?:the|their|his|her|its) )?(?:last|previous|latest) order|reorder)\b"
)


CONVERTS = re.compile(
    r"转成?订单|转单|变成?订单|做成订单|直接下单|就这么下单?|[照按]这个(?:来|下|开)|那就下(?:单|(?=吧|了|\W*$))"
    r"|\b(?:make|turn|convert|change) (?:that|it|this|the quote) (?:in)?to (?:an? )?(?:sales )?order\b"
    r"|\bmake (?:that|it|this) an order\b|\b(?:order|book) (?:it|that)\b"
)


#: 报价单转订单, "turn the quote into an order": what is told of the quote is what the order is made of.
_SOURCE = quick(
    r"(报价单?)(?:直接|给我|帮我|都|就)?(?:转换?成?|变成?|做成|生成)(?:销售)?订单"
    r"|((?:quote|quotation|offer|estimate)\b[^,.;!?]{0,30}?) (?:in)?to (?:an? )?(?:sales )?order\b"
)
_AGREED = re.compile(
    r"同意|答应|接受|认可|确认|可以|没问题|(?:说|价格?)\s?(?:行|好|ok|可以)|定了|拍板|成交|点头|通过"
    r"|\b(?:agree[sd]?|accept(?:s|ed)?|approved?|confirm(?:s|ed)?|said (?:yes|ok|okay)|happy|go ahead|gave the go|ok|okay|yes"
    r"|deal|won|signed)\b"
)


def source_of(text: str) -> tuple[int, int] | None:
    """Where a message tells of the document that another one is to be made of."""
    found = _SOURCE.search(text)
    return found.span(1 if found[1] else 2) if found else None


#: What the same as last time is to differ in.
_BUT = re.compile(r"[\s,]*(?:but|except|only|just|and|plus|with)\b|[\s,]*(?:make (?:it|that))\b")


_FOR_WHOM = re.compile(r"\s(?:for|to|at|on|from)\s(?:the\s)?")


def changed_part(stretch: Stretch) -> Stretch | None:
    """Of "same as last time but 30 cases" what is told to be other than last time; None where nothing is."""
    said = LAST_TIME.search(stretch.text, stretch.start, stretch.end)
    if said is None:
        return None
    whom = (m for m in stretch.lattice.mentions if "customer" in m.kinds and m.start > said.end())
    whose = next((m for m in whom if _FOR_WHOM.fullmatch(stretch.text, said.end(), m.start)), None)
    behind = whose.end if whose else said.end()
    if not _BUT.match(stretch.text, behind):
        return None
    rest = tuple((max(start, behind), end) for start, end in stretch.spans if end > behind)
    changed = replace(stretch, spans=rest)
    return changed if changed.values("quantity", "number", "money", "discount") else None


def copied_lines(stretch: Stretch, filled: Filled, facts: Facts) -> list[dict[str, Any]]:
    """The lines of the quote named, or of the customer's last order where the same is wanted; none where lines are said."""
    goods = any("product" in mention.kinds or mention.unknown == "product" for mention in stretch.mentions())
    if goods and changed_part(stretch) is None:
        return []
    for mention in stretch.mentions():
        quotes = mention.of_kind("quote")
        if len(quotes) == 1 and (lines := facts.lines_of(Kind.QUOTE, quotes[0].id)):
            stretch.take(mention)
            _take_customer(filled, facts.customer_of(Kind.QUOTE, quotes[0].id))
            filled.sources["lines"] = Source(How.CONTEXT)
            return _written(lines)
    if stretch.drawn_from and CONVERTS.search(stretch.text, stretch.start, stretch.end):
        _take_customer(filled, stretch.drawn_from.get("customer"))
        filled.sources["lines"] = Source(How.CONTEXT)
        return [dict(line) for line in stretch.drawn_from["lines"]]
    if offered := _offered(stretch, filled, facts):
        return offered
    customer = filled.args.get("customer")
    if customer and (said := LAST_TIME.search(stretch.text, stretch.start, stretch.end)):
        stretch.taken.append(said.span())
        order = facts.last_order(customer)
        if order and (lines := facts.lines_of(Kind.ORDER, order)):
            filled.sources["lines"] = Source(How.COMPUTED)
            return _written(lines)
    return []


def _offered(stretch: Stretch, filled: Filled, facts: Facts) -> list[dict[str, Any]]:
    """The lines of the quote that was talked about last, where it is to become an order, or just "go ahead" is said."""
    customer, lines = _offer(stretch, facts)
    said = filled.args.get("customer")
    if not lines or customer is None or said not in (None, customer) or filled.unknown or filled.ambiguous:
        return []
    if LAST_TIME.search(stretch.text) or stretch.values("quantity", "number", "money"):
        return []
    goes_ahead = _newest(stretch) and (said is None or _AGREED.search(stretch.text))
    if not (goes_ahead or CONVERTS.search(stretch.text, stretch.start, stretch.end)):
        return []
    _take_customer(filled, customer)
    filled.sources["lines"] = Source(How.CONTEXT)
    return lines


def _offer(stretch: Stretch, facts: Facts) -> tuple[str | None, list[dict[str, Any]]]:
    if stretch.offered:
        return stretch.offered.get("customer"), [dict(line) for line in stretch.offered["lines"]]
    quote = stretch.before.get(Kind.QUOTE)
    if quote is None:
        return None, []
    return facts.customer_of(Kind.QUOTE, quote), _written(facts.lines_of(Kind.QUOTE, quote))


def _newest(stretch: Stretch) -> bool:
    """Whether no other document was talked about since the quote."""
    documents = [kind for kind in stretch.before if kind in DOCUMENTS]
    return bool(stretch.offered) or documents[-1:] == [Kind.QUOTE]


def _take_customer(filled: Filled, customer: str | None) -> None:
    if customer and "customer" not in filled.args:
        filled.args["customer"] = customer
        filled.sources["customer"] = Source(How.CONTEXT)
        if "customer" in filled.missing:
            filled.missing.remove("customer")


def _written(lines: Sequence[LineFact]) -> list[dict[str, Any]]:
    return [_line(line) for line in lines]


def _line(line: LineFact) -> dict[str, Any]:
    written: dict[str, Any] = {"product": line.product, "quantity": plain(line.quantity)}
    if line.unit:
        written["unit"] = line.unit
    if line.unit_price is not None:
        written["unit_price"] = plain(line.unit_price)
    if line.discount_percent:
        written["discount_percent"] = plain(line.discount_percent)
    return written
