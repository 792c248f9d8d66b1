"""The embedded engine answers where it is sure; a model is asked about the rest, and never overrules what would be written."""

from __future__ import annotations

from bot.understanding.model.server import Server
from tests.understanding.model.answering import REGISTRY, Listeners, ScriptedChat, args_of, chosen, hearing

SURE = "给远足单车铺下单20个头盔"
UNSURE = "order 20 helmets for Harbour with the blue liner"


def asked_of_model(message: str) -> bool:
    chat = ScriptedChat([("nothing", {})])
    Listeners(Server(chat, REGISTRY)).both.understand(message, hearing())
    return bool(chat.asked)


def test_where_the_embedded_engine_is_sure_nobody_is_asked() -> None:
    assert not asked_of_model(SURE)
    assert not asked_of_model("城北库还有多少链条")
    assert not asked_of_model("能不能取消771？")


def test_what_it_is_not_sure_of_is_asked() -> None:
    assert asked_of_model(UNSURE)
    assert asked_of_model("昨儿跟老伙计们叙了叙")


def order(**more: str) -> tuple[str, dict[str, object]]:
    lines = [{"product": "helmets [p1]", "quantity": "20"}]
    return "create_order", {"asked": "order", "customer": "Harbour [c1]", "lines": lines, **more}


def test_a_model_may_add_what_was_left_over() -> None:
    [(action, args)] = args_of(chosen(UNSURE, order(note="with the blue liner")))
    assert action == "create_order"
    assert args["note"] == "with the blue liner"
    assert args["customer"] == "C4"


def test_two_different_writes_are_asked_about() -> None:
    name, args = order()
    fewer = [{"product": "helmets [p1]"}]
    understood = chosen(UNSURE, (name, {**args, "lines": fewer}))
    assert understood.ask is not None
    understood = chosen(UNSURE, ("create_quote", args))
    assert understood.ask is not None


def test_nothing_is_nothing_where_the_model_says_so() -> None:
    understood = chosen(UNSURE, ("nothing", {}))
    assert not understood.proposals
    assert understood.ask is None


def test_an_answer_that_can_not_be_used_leaves_the_embedded_reading() -> None:
    understood = chosen(UNSURE, ("fire_everybody", {}))
    assert [each.action for each in understood.proposals] == ["create_order"]
    assert not understood.sure
    assert understood.notice == ("understanding.model_away", {})
