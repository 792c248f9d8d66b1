"""Records money received from a customer."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Choice, CustomerRef, Day, Money, OrderRef, choices, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

METHOD = choices(
    Choice("bank", Words("银行转账", "bank transfer")),
    Choice("cash", Words("现金", "cash")),
    Choice("wechat", Words("微信", "WeChat")),
    Choice("alipay", Words("支付宝", "Alipay")),
    Choice("cheque", Words("支票", "cheque")),
    Choice("card", Words("刷卡", "card")),
    Choice("acceptance", Words("承兑", "acceptance bill")),
    Choice("other", Words("其他", "other")),
)


class RecordPayment(Arguments):
    """What record a payment needs."""

    customer: CustomerRef | None = None
    order: OrderRef | None = None
    amount: Money
    method: (
        Annotated[
            Literal["bank", "cash", "wechat", "alipay", "cheque", "card", "acceptance", "other"],
            METHOD,
            titled("方式", "method"),
        ]
        | None
    ) = None
    received_on: Annotated[Day, titled("到账日", "received on")] | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "收款"),
        Example("en", "record a payment"),
    ),
)

ACTION = Action(
    name="record_payment",
    title=Words("收款", "record a payment"),
    hint=Words("登记客户的回款。", "Records money received from a customer."),
    arguments=RecordPayment,
    roles=frozenset({Role.FINANCE, Role.REP, Role.MANAGER, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
