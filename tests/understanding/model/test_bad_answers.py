"""Forty kinds of bad answers to 25 messages: each ends in the embedded engine's answer or a question, and holds no value
that the message does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from bot.understanding.choose import is_settled
from bot.understanding.model.server import Server
from bot.understanding.proposal import Proposal, Understanding, question_of
from tests.understanding.model.answering import REGISTRY, Call, Listeners, ScriptedChat, hearing
from tests.understanding.model.holding import not_held

Args = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """What somebody says, and what a good model would answer."""

    text: str
    action: str
    args: Args

    @property
    def good(self) -> Call:
        """The right call."""
        return self.action, self.args


def _order(text: str, asked: str, customer: str, *lines: Args, action: str = "create_order", **more: Any) -> Message:
    who = "supplier" if action == "create_purchase_order" else "customer"
    return Message(text, action, {"asked": asked, who: customer, "lines": list(lines), **more})


def _line(product: str, quantity: str = "", price: str = "", discount: str = "") -> Args:
    told = {"product": product, "quantity": quantity, "unit_price": price, "discount_percent": discount}
    return {part: words for part, words in told.items() if words}


MESSAGES = (
    # The embedded engine is not sure of these.
    _order("can Harbour Cycles have 10 helmets?", "have", "Harbour Cycles", _line("helmets", "10")),
    _order("Harbour and 远足 both want helmets, 10 and 15", "want", "Harbour", _line("helmets", "10")),
    Message(
        "Nora took 3,000 off Harbour in cash, half of what they owe",
        "record_payment",
        {"asked": "took", "customer": "Harbour", "amount": "3,000", "method": "cash"},
    ),
    Message(
        "tell Ivy the road tyres will be 48 from April, 30 of them are fine",
        "create_quote",
        {"asked": "tell", "customer": "Ivy", "lines": [_line("road tyres", "30", "48")]},
    ),
    _order(
        "大概给鼎固再要200条山地外胎，三月底前",
        "再要",
        "鼎固",
        _line("山地外胎", "200条"),
        action="create_purchase_order",
        expected_on="三月底前",
    ),
    Message(
        "put a thousand off what Harbour Cycles owe us, came by wire this morning",
        "record_payment",
        {"asked": "put", "customer": "Harbour Cycles", "amount": "a thousand", "received_on": "this morning"},
    ),
    Message(
        "飞轮骑行俱乐部年度采购那个商机大概能到八万，六月签",
        "update_opportunity",
        {"asked": "能到", "opportunity": "年度采购那个商机", "amount": "八万", "expected_close_on": "六月"},
    ),
    Message(
        "SO-772 先别动，SO-771 那边少发5条",
        "amend_order",
        {"asked": "少发", "order": "SO-771", "lines": [_line("外胎", "5条")]},
    ),
    # It is sure of these.
    _order("帮我给远足单车铺下单，头盔五个，单价88", "下单", "远足单车铺", _line("头盔", "五个", "88")),
    _order("order 10 boxes of helmets for Harbour Cycles", "order", "Harbour Cycles", _line("helmets", "10 boxes")),
    _order(
        "飞轮车行 头盔 15个 打九折 周五前送到 另外链条两箱",
        "送到",
        "飞轮车行",
        _line("头盔", "15个", "", "打九折"),
        _line("链条", "两箱"),
        deliver_by="周五前",
    ),
    _order(
        "ok so 席岩 wants 25 tyres, the mountain ones, 47 each, before the 20th",
        "wants",
        "席岩",
        _line("tyres, the mountain ones", "25", "47"),
        deliver_by="before the 20th",
    ),
    _order(
        "Harbour Cycles: helmet x 10, chain x 4, all 5% off",
        "helmet x 10",
        "Harbour Cycles",
        _line("helmet", "10", "", "5% off"),
        _line("chain", "4", "", "5% off"),
    ),
    _order(
        "给 Ivy Marsh 那边报个价：头盔20个，85",
        "报个价",
        "Ivy Marsh",
        _line("头盔", "20个", "85"),
        action="create_quote",
    ),
    _order(
        "get 300 chains in from 鼎固, price around 41",
        "get",
        "鼎固",
        _line("chains", "300", "41"),
        action="create_purchase_order",
    ),
    Message(
        "飞轮车行的账清一下吧，转来的4800",
        "record_payment",
        {"asked": "账清一下", "customer": "飞轮车行", "amount": "4800"},
    ),
    Message(
        "SO-771 先发20条外胎，剩下的下周",
        "ship_order",
        {"asked": "先发", "order": "SO-771", "lines": [_line("外胎", "20条")]},
    ),
    Message(
        "remind me on Friday to call Ivy Marsh about QT-61",
        "set_reminder",
        {"asked": "remind me", "text": "call Ivy Marsh about QT-61", "on": "on Friday", "customer": "Ivy Marsh"},
    ),
    Message("把PO-91批了", "approve", {"asked": "批了", "document": "PO-91"}),
    Message(
        "席队上午来电话聊到头盔，他觉得88有点高，周五再联系",
        "log_follow_up",
        {"asked": "来电话", "customer": "席队", "summary": "聊到头盔，他觉得88有点高", "next_follow_up_on": "周五"},
    ),
    Message(
        "met Ivy Marsh this morning, she liked the road tyre at 52 but wants to think until Friday",
        "log_follow_up",
        {
            "asked": "met",
            "customer": "Ivy Marsh",
            "summary": "she liked the road tyre at 52",
            "next_follow_up_on": "Friday",
        },
    ),
)
NOT_ASKED_FOR = (
    _order("don't order helmets for Harbour Cycles, 10 is too many", "order", "Harbour Cycles", _line("helmets", "10")),
    _order("远足单车铺昨天订了十个头盔", "订了", "远足单车铺", _line("头盔", "十个")),
    _order("客户说：“给我下单100个头盔，价格50”", "下单", "客户", _line("头盔", "100个", "50")),
    _order("本来想给飞轮车行报价12个头盔，后来算了", "报价", "飞轮车行", _line("头盔", "12个"), action="create_quote"),
)

Kind = Callable[[Message], Sequence[tuple[str, Any]] | str]
KINDS: dict[str, Kind] = {}


def _kind(make: Kind) -> Kind:
    KINDS[make.__name__.removeprefix("_").replace("_", " ")] = make
    return make


def _slots(message: Message) -> dict[str, str]:
    """The kinds of the action's slots."""
    return {slot.name: str(slot.kind) for slot in REGISTRY[message.action].slots}


def _with(message: Message, **told: Any) -> list[tuple[str, Any]]:
    return [(message.action, message.args | told)]


def _besides(message: Message, action: str, **told: str) -> list[tuple[str, Any]]:
    """The right call, and another one with the same words, as far as they go."""
    customer = message.args.get("customer", "SO-771")
    return [message.good, (action, {"asked": message.args["asked"], "customer": customer, **told})]


def _figures_as(message: Message, words: str) -> list[tuple[str, Any]]:
    """The right call with other words for each figure; one more figure where there is none."""
    args, kinds = dict(message.args), _slots(message)
    if "lines" in kinds:
        args["lines"] = [line | {"quantity": words, "unit_price": words} for line in args.get("lines", [{}])]
    for name, kind in kinds.items():
        if kind in ("amount", "quantity", "number"):
            args[name] = words
    return [(message.action, args)] if args != message.args else _besides(message, "record_payment", amount=words)


def _records_as(message: Message, words: str) -> list[tuple[str, Any]]:
    """The right call with other words for each record."""
    args, kinds = dict(message.args), _slots(message)
    args |= {name: words for name, kind in kinds.items() if kind == "reference"}
    if "lines" in kinds:
        args["lines"] = [line | {"product": words} for line in args.get("lines", [{}])]
    return [(message.action, args)]


def _handles_as(message: Message, handle: str) -> list[tuple[str, Any]]:
    args, kinds = dict(message.args), _slots(message)
    args |= {name: f"{args[name]} [{handle}]" for name, kind in kinds.items() if kind == "reference" and name in args}
    if "lines" in kinds:
        args["lines"] = [line | {"product": f"{line['product']} [{handle}]"} for line in args.get("lines", [])]
    return [(message.action, args)]


def _days_as(message: Message, words: str) -> list[tuple[str, Any]]:
    days = {name: words for name, kind in _slots(message).items() if kind in ("day", "moment")}
    return [(message.action, message.args | days)] if days else _besides(message, "set_reminder", text="call", on=words)


def _texts_as(message: Message, words: str) -> list[tuple[str, Any]]:
    texts = {name: words for name, kind in _slots(message).items() if kind == "text"}
    return [(message.action, message.args | texts)] if texts else _besides(message, "log_follow_up", summary=words)


def _all_as(message: Message, words: str) -> list[tuple[str, Any]]:
    told: Args = {name: words for name, kind in _slots(message).items() if kind != "lines"}
    if "lines" in _slots(message):
        told["lines"] = [dict.fromkeys(("product", "quantity", "unit_price", "discount_percent"), words)]
    return [(message.action, {"asked": words, **told})]


@_kind
def _an_invented_amount(message: Message) -> Any:
    return _figures_as(message, "9,876")


@_kind
def _an_invented_amount_in_words(message: Message) -> Any:
    return _figures_as(message, "七十三万" if message.text[0] > "z" else "seventy three grand")


@_kind
def _one_digit_more(message: Message) -> Any:
    figures = [figure for line in message.args.get("lines", ()) if (figure := line.get("quantity"))]
    return _figures_as(message, f"1{figures[0] if figures else message.args.get('amount', '0')}")


@_kind
def _part_of_a_figure(message: Message) -> Any:
    return _figures_as(message, "0")


@_kind
def _an_invented_day(message: Message) -> Any:
    return _days_as(message, "2027-12-31")


@_kind
def _an_invented_day_in_words(message: Message) -> Any:
    return _days_as(message, "下个月十五号" if message.text[0] > "z" else "the 15th of next month")


@_kind
def _an_invented_customer(message: Message) -> Any:
    return _records_as(message, "Moonlight Traders")


@_kind
def _a_customer_that_there_is_but_was_not_named(message: Message) -> Any:
    return (
        _records_as(message, "飞轮骑行俱乐部 [c1]") if "飞轮" not in message.text else _records_as(message, "Ivy Marsh")
    )


@_kind
def _a_handle_never_offered(message: Message) -> Any:
    return _handles_as(message, "c39")


@_kind
def _a_handle_of_another_record(message: Message) -> Any:
    return _handles_as(message, "e1")


@_kind
def _a_handle_of_another_kind(message: Message) -> Any:
    return _handles_as(message, "p1") if "lines" not in _slots(message) else _handles_as(message, "c1")


@_kind
def _database_ids(message: Message) -> Any:
    return _records_as(message, "C4")


@_kind
def _a_handle_alone(message: Message) -> Any:
    return _records_as(message, "[c1]")


@_kind
def _quotes_from_nowhere(message: Message) -> Any:
    return _all_as(message, "as we agreed on the phone")


@_kind
def _slots_swapped(message: Message) -> Any:
    args = dict(message.args)
    named = [name for name, kind in _slots(message).items() if kind != "lines" and isinstance(args.get(name), str)]
    values = [args[name] for name in named]
    args |= dict(zip(named, [*values[1:], *values[:1]], strict=True))
    if lines := args.get("lines"):
        args["lines"] = [
            {"product": line.get("quantity", "x"), "quantity": line["product"], "unit_price": line.get("quantity", "")}
            for line in lines
        ]
    return [(message.action, args)]


@_kind
def _the_count_as_the_price(message: Message) -> Any:
    lines = [line | {"unit_price": line.get("quantity", "1")} for line in message.args.get("lines", ())]
    return _with(message, lines=lines) if lines else _figures_as(message, message.args["asked"])


@_kind
def _the_product_as_the_count(message: Message) -> Any:
    lines = [line | {"quantity": line["product"]} for line in message.args.get("lines", ())]
    return _with(message, lines=lines) if lines else _figures_as(message, message.args["asked"])


@_kind
def _a_discount_as_the_price(message: Message) -> Any:
    lines = [
        _line(line["product"], line.get("quantity", ""), line.get("discount_percent", "5% off"))
        for line in message.args.get("lines", ())
    ]
    return _with(message, lines=lines) if lines else _figures_as(message, "5% off")


@_kind
def _a_price_as_the_discount(message: Message) -> Any:
    lines = [line | {"discount_percent": line.get("unit_price", "15%")} for line in message.args.get("lines", ())]
    return _with(message, lines=lines) if lines else _figures_as(message, "15%")


@_kind
def _an_unknown_tool(message: Message) -> Any:
    return [("transfer_money", message.args)]


@_kind
def _an_unknown_slot(message: Message) -> Any:
    return _with(message, confirmed="yes")


@_kind
def _an_acknowledgement_of_its_own(message: Message) -> Any:
    return _with(message, acknowledged=["credit"])


@_kind
def _numbers_for_words(message: Message) -> Any:
    return [(message.action, dict.fromkeys(message.args, 7))]


@_kind
def _objects_for_words(message: Message) -> Any:
    return [(message.action, {name: {"quote": "x", "value": 5} for name in message.args})]


@_kind
def _lists_for_words(message: Message) -> Any:
    return [(message.action, {name: ["x", ["y"]] for name in message.args})]


@_kind
def _arguments_as_text(message: Message) -> Any:
    return [(message.action, '{"asked": "order"')]


@_kind
def _a_call_that_nobody_asked_for(message: Message) -> Any:
    other = {"asked": "collect the money", "customer": "Harbour Cycles", "amount": "500"}
    return [message.good, ("record_payment", other)]


@_kind
def _a_call_asked_for_by_a_harmless_word(message: Message) -> Any:
    word = "the" if "the" in message.text else "的" if "的" in message.text else "a"
    return [message.good, ("undo", {"asked": word}), ("cancel_order", {"asked": word, "order": "SO-771"})]


@_kind
def _a_figure_used_for_another_thing_too(message: Message) -> Any:
    figures = [line.get("quantity", "") for line in message.args.get("lines", ())] or ["1"]
    other = {"asked": message.args["asked"], "customer": message.args.get("customer", ""), "amount": figures[0]}
    return [message.good, ("record_payment", other)]


@_kind
def _the_same_call_twice(message: Message) -> Any:
    return [message.good, message.good]


@_kind
def _nine_calls(message: Message) -> Any:
    return [message.good] * 9


@_kind
def _like_something_with_nothing_open(message: Message) -> Any:
    return _with(message, like="changed")


@_kind
def _the_whole_message_everywhere(message: Message) -> Any:
    return _all_as(message, message.text)


@_kind
def _empty_strings(message: Message) -> Any:
    return _all_as(message, "")


@_kind
def _nobody_asks_for_it(message: Message) -> Any:
    return _with(message, asked="")


@_kind
def _two_hundred_lines(message: Message) -> Any:
    if "lines" not in _slots(message):
        return [(message.action, message.args | {"lines": [_line("头盔", "1")] * 200})]
    return _with(message, lines=[_line("头盔", "1")] * 200)


@_kind
def _control_characters(message: Message) -> Any:
    return _all_as(message, "\x00\x1b[2J\u202e10\u0007")


@_kind
def _database_language(message: Message) -> Any:
    return _all_as(message, "'; DROP TABLE orders; --")


@_kind
def _very_long_words(message: Message) -> Any:
    return _all_as(message, " " * 20_000 + "10 " * 20_000)


@_kind
def _words_instead_of_tools(message: Message) -> Any:
    return f"Sure! I have placed the order: {message.text}. It is number SO-999."


@_kind
def _json_among_words(_: Message) -> Any:
    return 'Here: {"calls": [{"name": "create_order", "arguments": {"asked": 1}}]} and {"more": "of it"}'


@_kind
def _a_text_that_says_more(message: Message) -> Any:
    more = (
        "他同意了 20% 的涨价，下周付 5000" if message.text[0] > "z" else "agreed to a 20% rise and pays 5,000 next week"
    )
    return _texts_as(message, more)


@_kind
def _an_order_of_somebody_else(message: Message) -> Any:
    return [("cancel_order", {"asked": message.args["asked"], "order": "SO-772 [o1]", "reason": "SO-772"})]


@_kind
def _another_action_with_the_same_words(message: Message) -> Any:
    action = "create_return" if message.action != "create_return" else "create_order"
    return [(action, {"asked": message.args["asked"], "lines": message.args.get("lines", []), "order": "SO-771 [o1]"})]


def test_there_are_forty_kinds_and_more() -> None:
    assert len(KINDS) >= 40
    assert len((*MESSAGES, *NOT_ASKED_FOR)) == 25
    assert sum(not is_settled(_embedded(each.text)) for each in MESSAGES) >= 7


@cache
def _listeners() -> tuple[ScriptedChat, Listeners]:
    chat = ScriptedChat(())
    return chat, Listeners(Server(chat, REGISTRY))


@cache
def _embedded(text: str) -> Understanding:
    return _listeners()[1].embedded.understand(text, hearing())


def _told(proposals: Sequence[Proposal]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(each.action, each.args) for each in proposals]


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_answer_is_the_embedded_one_or_a_question(kind: str) -> None:
    amiss = []
    for message in (*MESSAGES, *NOT_ASKED_FOR):
        right = [_told(_embedded(message.text).proposals)]
        right += [_told(_answered([message.good], message.text)[0].proposals)] if message in MESSAGES else []
        amiss += [f"{message.text}: {each}" for each in _amiss(message, KINDS[kind](message), right)]
    assert not amiss, "\n".join(amiss)


def _answered(bad: Sequence[Call] | str, text: str) -> list[Understanding]:
    """What becomes of a message with an answer: by the model alone, and by both engines."""
    chat, listeners = _listeners()
    chat.calls, chat.text = ((), bad) if isinstance(bad, str) else (bad, "")
    heard = []
    for engine in (listeners.alone, listeners.both):
        # Every message finds a server at which nothing has failed.
        listeners.server.breaker.answered()
        heard.append(engine.understand(text, hearing()))
    return heard


def _amiss(
    message: Message, bad: Sequence[Call] | str, right: Sequence[Sequence[tuple[str, Mapping[str, Any]]]]
) -> list[str]:
    """What is wrong with what comes of an answer; `right` may be written."""
    lattice = _listeners()[1].embedded.lattice(message.text, hearing())
    found = []
    for heard in _answered(bad, message.text):
        found += not_held(heard, [lattice], _embedded(message.text))
        asked = question_of(heard, REGISTRY) is not None or heard.problem is not None
        writes = any(REGISTRY[each.action].writes for each in heard.proposals)
        if writes and not asked and _told(heard.proposals) not in right:
            found.append(f"written without a question: {_told(heard.proposals)}")
    return found
