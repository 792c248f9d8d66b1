"""Makes a customer an offer."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, Day, Lines, titled
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.lines import ask_about_gifts, price_lines
from domain.sales.quote_card import quote_withdrawn, quoted
from domain.sales.quoting import check_valid_until, draft_quote, withdraw
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class CreateQuote(Arguments):
    """What quote needs."""

    customer: CustomerRef
    lines: Lines
    valid_until: Annotated[Day, titled("有效期至", "valid until")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        (
            "(出|做|开|发|给|来|整|拟|打|写|弄|提|建|报|录)(个|一个|份|一份|张|一张|下|一下|)(报价单|报价|报价表|"
            "报价书|价单|quote)"
        ),
        "(新建|新增|创建|生成|起草|准备)(个|一个|份|一份|张|一张|)(报价单|报价|报价表|报价书)",
        "报(个|一个|下|一下)价",
        "(改成|改为|换成|变成|做成|转成|改做)(个|一个|份|一份|张|一张|)(报价|报价单)",
        "给{customer}…(报价|报个价|报一下|报)",
        "报价(给|：|:){customer}",
        "{customer}…(要|等)(个|一份|份|)报价",
        "{customer}(那边|)(想|)(要|求|等|问我要)(个|一个|份|一份|){product}(的|)(报价|价单)…{quantity}",
        "{customer}(那边|)(想|)(要|求|等|问我要)(个|一个|份|一份|){quantity}…(的|)(报价|价单)",
        "{customer}(的|)报价",
        "(给|跟)(他|她|他们|她们|对方|客户)报{quantity}",
        "报{quantity}",
        "报{product}给{customer}",
        "{customer}(那边|)(也|再|先|还|另外|)报{product}",
        "{customer}(那边|)(也|再|先|还|另外|)报{quantity}",
        "(给|跟|向|帮){customer}(也|再|先|)报{product}",
        "给(他|她|他们|她们|对方|客户)报(个|一下|)(价|{product})",
        "(帮我|帮忙|麻烦|请你)…报(个|一下|)价",
    ),
    en=(
        (
            "{customer} (want|wants|need|needs|would like|asked for|are after|is after) (pricing|prices|"
            "a price|costs|a costing|figures) (in writing|on paper|in an email)"
        ),
        "(pricing|prices|a price|costs|a costing) (in writing|on paper) (for|to) {customer}",
        "quote (holds|valid|good|stands|open) (until|till|for|to) ",
        "(do|make|raise|get|give|draw up|write) (him|her|them) (a|an) (quote|price|quotation|offer|estimate)",
        "quote (it|that|those|these) (for|to|up|instead)",
        "(make|do) (it|that|this|them|those|these) (a|as a) (quote|quotation)",
        "(make|do) (a|the) (quote|quotation) instead",
        "(knock up|knock out|knock together|bang out|whip up|rustle up|throw together|mock up|type up|sort "
        "out|sort) (a|an|the|another) [quick] (quote|quotation|price|estimate)",
        "(put|make|turn|work|write|send|raise|get) (it|that|this|them|those|these|the above) "
        "(in|through|up|out|over|) (as|into) a (quote|quotation)",
        "(quote|price) {customer} (for|on|up for) ",
        "(need|want|gonna need|going to need) (a|an|another) (quote|quotation|estimate|offer)",
        "quotation for {customer}",
        (
            "(get|send|put|shoot|fire|pop) (a|the|an) (quote|quotation|offer|estimate) (over|across|out|off|"
            "through|together)"
        ),
        (
            "{customer} (want|wants|need|needs|would like|asked for|asking for|is asking for|are after|is after) "
            "(a price|prices|pricing|costs|a cost|figures) (on|for)"
        ),
        "(do|give|get|make|send) {customer} (a|an) (quote|quotation|price|offer|estimate)",
        "can you do {customer} a price",
        "(put|get|pull) (a|the) quote together",
        "(wants|asked for|after|needs|would like) (prices|a price|pricing) (on|for) {quantity}",
        "price up",
        "(wants|needs|want|need|would like|asked for|is asking for) (a|an|another) (quote|quotation|offer)",
        "quote {customer}",
        "quote {quantity}",
        "quote for {customer}",
        "quote (them|him|her)",
        "(send|do|make|prepare|draw up|draft|create|give|get|raise|write|write up|work up|put together|issue|"
        "need|start|set up|new)"
        " (a|an|the|another|me a|up a|) (new|price|formal|quick|) (quote|quotation|offer|estimate)",
        (
            "(send|give|get|make|do) {customer} (a|an|another|the) (new|price|formal|quick|) (quote|quotation|"
            "offer|estimate)"
        ),
        "(quotation|offer|estimate) (for|to) {customer}",
        "new (quote|quotation)",
        "offer {customer} {quantity}",
    ),
    hints=("报价", "报价单", "quote", "quotation"),
    slots={
        "valid_until": Said(
            before=(
                *(f"有效期{set_}到" for set_ in ("给", "定", "写", "放", "延", "设", "改", "留", "做", "先到", "就")),
                "有效期到",
                "有效期至",
                "有效期",
                "有效到",
                "有效至",
                "有效",
                "截止",
                "截止到",
                "valid until",
                "valid till",
                "valid through",
                "valid to",
                "valid for",
                "good",
                "valid",
                "til",
                "till",
                "until",
                "good til",
                "good thru",
                "good to",
                "valid thru",
                "thru",
                "through",
                "holds until",
                "holds till",
                "holds to",
                "runs to",
                "runs until",
                "stands until",
                "stands till",
                "open till",
                "open to",
                "lasts until",
                "ends",
                "ending",
                "valid til",
                "validity",
                "good until",
                "good till",
                "good for",
                "good through",
                "expires",
                "expires on",
                "expiring",
                "expiry",
                "open until",
            ),
            after=("有效", "前有效", "之前有效", "内有效", "到期", "截止", "validity"),
            only=True,
        ),
    },
    examples=(
        Example(
            "zh",
            "给{customer}报价，{product} 10箱，单价95，有效期到月底",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "10", "unit": "箱", "unit_price": "95"}],
                "valid_until": "{month_end}",
            },
        ),
        Example(
            "zh",
            "做个报价给{customer} {product}5箱 {product2}2箱",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "5", "unit": "箱"},
                    {"product": "{product2}", "quantity": "2", "unit": "箱"},
                ],
            },
        ),
        Example(
            "zh",
            "报个价给{customer}，30箱{product}，打八五折",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "30", "unit": "箱", "discount_percent": "15"}],
            },
        ),
        Example(
            "zh",
            "{customer}要报价，{product}6箱",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "6", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "给{customer}出个报价，{product}20箱，{product2}10箱",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "20", "unit": "箱"},
                    {"product": "{product2}", "quantity": "10", "unit": "箱"},
                ],
            },
        ),
        Example(
            "zh",
            "报价：{customer} {product} 12箱 单价92",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "12", "unit": "箱", "unit_price": "92"}],
            },
        ),
        Example(
            "zh",
            "帮我拟一份报价单，{customer}，{product}8箱，九折",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "8", "unit": "箱", "discount_percent": "10"}],
            },
        ),
        Example(
            "zh",
            "麻烦给{customer}发个报价，{product}15箱，月底前有效",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}],
                "valid_until": "{month_end}",
            },
        ),
        Example(
            "zh",
            "新建报价单 {customer} {product2} 4箱",
            {"customer": "{customer}", "lines": [{"product": "{product2}", "quantity": "4", "unit": "箱"}]},
        ),
        Example(
            "en",
            "quote {customer} 10 boxes of {product} at 95, valid until friday",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "10", "unit": "箱", "unit_price": "95"}],
                "valid_until": "{friday}",
            },
        ),
        Example(
            "en",
            "send {customer} a quote: 5 boxes of {product}, 2 boxes of {product2}",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "5", "unit": "箱"},
                    {"product": "{product2}", "quantity": "2", "unit": "箱"},
                ],
            },
        ),
        Example(
            "en",
            "please prepare a quotation for {customer}, 30 boxes {product}, 15% off",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "30", "unit": "箱", "discount_percent": "15"}],
            },
        ),
        Example(
            "en",
            "can you quote {customer} for 20 boxes of {product} and 10 boxes of {product2}",
            {
                "customer": "{customer}",
                "lines": [
                    {"product": "{product}", "quantity": "20", "unit": "箱"},
                    {"product": "{product2}", "quantity": "10", "unit": "箱"},
                ],
            },
        ),
        Example(
            "en",
            "draft a quote for {customer}: 12 boxes {product} @ 92",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "12", "unit": "箱", "unit_price": "92"}],
            },
        ),
        Example(
            "en",
            "give {customer} a price quote on 15 boxes of {product}, good until friday",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "15", "unit": "箱"}],
                "valid_until": "{friday}",
            },
        ),
        Example(
            "en",
            "new quote {customer} 8 boxes {product} less 10%",
            {
                "customer": "{customer}",
                "lines": [{"product": "{product}", "quantity": "8", "unit": "箱", "discount_percent": "10"}],
            },
        ),
        Example(
            "en",
            "make an offer to {customer} for 4 boxes of {product2}",
            {"customer": "{customer}", "lines": [{"product": "{product2}", "quantity": "4", "unit": "箱"}]},
        ),
        Example(
            "en",
            "I need a quotation for {customer}, 6 boxes of {product}",
            {"customer": "{customer}", "lines": [{"product": "{product}", "quantity": "6", "unit": "箱"}]},
        ),
    ),
)


def run(ctx: Context, args: CreateQuote) -> Outcome:
    """Write the offer; where no last day was said it holds for thirty days."""
    customer = ctx.store.customers.get(args.customer)
    check_valid_until(ctx, args.valid_until)
    ask_about_gifts(ctx, customer.id, args.lines, args.acknowledged)
    priced = price_lines(ctx, customer.id, args.lines)
    quote = draft_quote(ctx, customer, [found.line for found in priced], args.valid_until)
    ctx.store.quotes.add(quote)
    return quoted(ctx, quote, customer, priced, said_until=args.valid_until is not None)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Withdraw the offer, unless it has become an order."""
    quote = ctx.store.quotes.get(operation.document(Kind.QUOTE))
    withdraw(quote)
    return quote_withdrawn(quote)


ACTION = Action(
    name="create_quote",
    title=Words("报价", "quote"),
    hint=Words("给客户出一份报价单。", "Makes a customer an offer."),
    arguments=CreateQuote,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
