"""Phone numbers, e-mail addresses and amounts stay at home: a model is shown others, and the values come out right."""

from __future__ import annotations

import re

import pytest

from bot.understanding.model.engine import ModelEngine
from bot.understanding.model.mask import EVERYTHING, Mask
from bot.understanding.model.server import Server
from bot.understanding.proposal import Ask, Hearing, Proposal, Talk, Understanding
from domain.calendar import FixedClock
from tests.understanding.engine.bicycles import BOSS, COMPANY, NOW
from tests.understanding.model.answering import REGISTRY, Call, Listeners, ScriptedChat, args_of, scripted


def sent_and_read(message: str, *calls: Call, talk: Talk | None = None) -> tuple[str, Understanding]:
    """What leaves for the model about a message with everything masked, and what its answer is read as."""
    chat = ScriptedChat(calls)
    listeners = Listeners(Server(chat, REGISTRY))
    engine = ModelEngine(
        REGISTRY,
        listeners.world,
        listeners.embedded,
        listeners.server,
        everything=True,
        masked=EVERYTHING,
    )
    understood = engine.understand(message, Hearing(BOSS, COMPANY, FixedClock(NOW), talk or Talk()))
    return chat.asked[0][-1].text, understood


def mask_of(*said: str) -> Mask:
    listeners = Listeners(scripted())
    hearing = Hearing(BOSS, COMPANY, FixedClock(NOW), Talk())
    return Mask(EVERYTHING, said, lambda words: listeners.embedded.lattice(words, hearing))


@pytest.mark.parametrize(
    ("message", "hidden"),
    [
        ("远足单车铺的新电话是13655512345", ["13655512345"]),
        ("邮箱改成 Ivy.Marsh@harbour.example", ["Ivy.Marsh", "harbour.example"]),
        ("头盔报价68块5一个，总共1,370.00元", ["68", "1,370"]),
        ("三万五千元封顶，最低￥１２００一条", ["三万五", "１２００"]),
        ("call them on +44 20 7946 0958, budget is $12.5k", ["7946", "12.5"]),
        ("twelve hundred dollars for the lot", ["twelve"]),
        ("账号 6222 0212 3456 7890 123", ["6222", "7890"]),
        ("回款 12000", ["12000"]),
    ],
)
def test_what_is_private_does_not_leave_and_can_be_told_again(message: str, hidden: list[str]) -> None:
    mask = mask_of(message)
    shown = mask.words(message)
    assert not [each for each in hidden if each in shown], shown
    assert mask.back(shown) == message
    assert mask.over(message) == shown


@pytest.mark.parametrize("message", ["SO-771 3月15日下午3点前发货", "TY-26 要10箱，打8折", "见飞轮车行，周五再去"])
def test_numbers_days_and_counts_that_are_nobodys_secret_stay(message: str) -> None:
    assert mask_of(message).words(message) == message


def test_many_single_figures_are_told_apart() -> None:
    message = "、".join(f"{number}块" for number in range(1, 10))
    mask = mask_of(message)
    shown = mask.words(message)
    assert len(set(re.findall(r"[0-9]+", shown))) == 9
    assert mask.back(shown) == message


def test_what_stands_in_says_nothing_of_what_it_stands_for() -> None:
    one, other = "头盔报价83块", "头盔报价29块"
    assert mask_of(one).words(one) == mask_of(other).words(other)


def test_an_amount_comes_out_right_though_the_model_saw_another() -> None:
    message = "给远足单车铺报个价，山地外胎30条，每条47块5"
    figure = re.search(r"(每条\d+块\d)", mask_of(message).words(message))
    assert figure is not None
    sent, understood = sent_and_read(
        message,
        (
            "create_quote",
            {
                "asked": "报个价",
                "customer": "远足单车铺",
                "lines": [{"product": "山地外胎", "quantity": "30条", "unit_price": figure[1]}],
            },
        ),
    )
    assert "47块5" not in sent
    ((_, args),) = args_of(understood)
    assert args["lines"][0]["unit_price"] == "47.5"


def test_a_phone_number_comes_out_right_though_the_model_saw_another() -> None:
    message = "飞轮车行加个联系人 Lena Moss，电话13655512345"
    number = re.search(r"\d{11}", mask_of(message).words(message))
    assert number is not None
    call = {"asked": "加个联系人", "customer": "飞轮车行", "name": "Lena Moss", "phone": number[0]}
    sent, understood = sent_and_read(message, ("add_contact", call))
    assert "13655512345" not in sent
    ((_, args),) = args_of(understood)
    assert args["phone"] == "13655512345"


def test_a_figure_that_the_model_was_not_shown_is_nowhere() -> None:
    message = "给远足单车铺报个价，山地外胎30条，每条47块5"
    _, understood = sent_and_read(
        message,
        (
            "create_quote",
            {
                "asked": "报个价",
                "customer": "远足单车铺",
                "lines": [{"product": "山地外胎", "quantity": "30条", "unit_price": "每条99块9"}],
            },
        ),
    )
    told = understood.proposals or (understood.ask.proposal if understood.ask else None,)
    assert "99.9" not in str(told)


def test_what_waits_and_what_was_said_before_is_masked_too() -> None:
    line = {"product": "P4", "quantity": "3", "unit": "个", "unit_price": "88.25"}
    waiting = Proposal("create_quote", {"customer": "C3", "lines": [line]})
    talk = Talk(asked=Ask(waiting, ("valid_until",)), words=("头盔按88.25元，电话13655512345",))
    sent, _ = sent_and_read("到月底", ("nothing", {}), talk=talk)
    assert "create_quote" in sent
    assert "88.25" not in sent
    assert "13655512345" not in sent


def test_nothing_is_masked_unless_it_is_asked_for() -> None:
    message = "头盔报价68块5一个，电话13655512345"
    chat = ScriptedChat([("nothing", {})])
    listeners = Listeners(Server(chat, REGISTRY))
    listeners.model.understand(message, Hearing(BOSS, COMPANY, FixedClock(NOW), Talk()))
    assert message in chat.asked[0][-1].text
