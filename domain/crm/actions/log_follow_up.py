"""Keeps what was said in a visit, call or message."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Choice, ContactRef, CustomerRef, Day, FreeText, OpportunityRef, choices, titled
from domain.vocabulary import Example, Vocabulary
from domain.words import Words

CHANNEL = choices(
    Choice("visit", Words("拜访", "visit")),
    Choice("call", Words("电话", "call")),
    Choice("wechat", Words("微信", "WeChat")),
    Choice("email", Words("邮件", "e-mail")),
    Choice("meeting", Words("会议", "meeting")),
    Choice("other", Words("其他", "other")),
)


class LogFollowUp(Arguments):
    """What log a follow-up needs."""

    customer: CustomerRef
    contact: ContactRef | None = None
    channel: (
        Annotated[Literal["visit", "call", "wechat", "email", "meeting", "other"], CHANNEL, titled("方式", "channel")]
        | None
    ) = None
    summary: Annotated[FreeText, titled("内容", "summary")]
    next_follow_up_on: Annotated[Day, titled("下次跟进", "next follow-up")] | None = None
    next_step: Annotated[FreeText, titled("下一步", "next step")] | None = None
    opportunity: OpportunityRef | None = None


VOCABULARY = Vocabulary(
    examples=(
        Example("zh", "记跟进"),
        Example("en", "log a follow-up"),
    ),
)

ACTION = Action(
    name="log_follow_up",
    title=Words("记跟进", "log a follow-up"),
    hint=Words("记录一次拜访、电话或微信沟通。", "Keeps what was said in a visit, call or message."),
    arguments=LogFollowUp,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
