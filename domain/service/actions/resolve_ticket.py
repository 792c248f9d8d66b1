"""Closes a ticket."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, TicketRef, titled
from domain.vocabulary import Example, Manner, Said, Take, Vocabulary
from domain.words import Words


class ResolveTicket(Arguments):
    """What resolve a ticket needs."""

    ticket: TicketRef
    resolution: Annotated[FreeText, titled("处理结果", "resolution")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{ticket}…(可以|能|先|)(结|关)(了|掉|吧)",
        "{ticket}(可以|能|就|)(关|结|关闭|销)(了|掉|单)",
        "{ticket}…(换了|修了|补发了)…(结了|关了|结掉|关掉)",
        "{ticket}…(结了吧|关了吧|好了)",
        "{ticket}…(处理好|处理完|处理了|解决|搞定|修好|关掉|关了|关闭|结单|结案|结了|结掉|完成|办结|弄好|修完|可以关)",
        "(关闭|关掉|结掉|解决|关){ticket}",
        "(售后单|投诉|工单|客诉|报修)…(处理好|处理完|解决了|搞定|关掉|关闭|结单|结案)",
        "{ticket}…(补发|补寄|补过|换|修|退|赔|处理)…(关掉|关了|结掉|结了|关闭|结案|可以关|可以结)",
        "{ticket}…(关掉|关了|结掉|结了|关闭)吧",
        "售后结单",
        "{ticket}…(补发|补寄|补了|补过去|换了|修了|退了|赔了|处理了)…(关|结|销)(掉|了|单|案|)(吧|)",
        "(那张|那个|这个|这张)(工单|售后|投诉|售后单)(可以|能|就|先|)(关|结|销)(了|掉|吧)",
        "(结掉|结单|结案|关单)(吧|)",
        "(关掉|关了)吧",
    ),
    en=(
        "{ticket} (is|'s|was|all|now) (fixed|sorted|resolved|done|closed|good|ok|finished|working)",
        "(you can|can|please|pls|go ahead and) (close|resolve|shut) {ticket}",
        "mark (it|that|this|them|{ticket}) (as|) (resolved|closed|fixed|done|sorted)",
        "{ticket} (can go|can be shut|all good now|good now|can close)",
        "(wrap up|wrapped up|sort|sorted|sort out|sorted out|shut|signed off|finish off) {ticket}",
        "(close|resolve|resolved|closed|fix|fixed|finish|close out|close off) {ticket}",
        (
            "{ticket} … (resolved|closed|done|fixed|sorted|solved|can be closed|is done|close it|finished|dealt "
            "with|close)"
        ),
        "(close|resolve|close out) (the|that|this) (ticket|case|complaint)",
        "mark {ticket} … (resolved|closed|done|fixed|solved)",
    ),
    hints=(
        "结了吧",
        "关了吧",
        "结掉吧",
        "处理好",
        "搞定",
        "修好",
        "解决",
        "关掉",
        "结单",
        "close",
        "resolved",
        "fixed",
        "sorted",
    ),
    manner=Manner.FACT,
    against=("{ticket} … (to {employee}|wait)",),
    slots={
        "resolution": Said(
            before=("处理结果", "处理方式", "解决办法", "解决方法", "结果是", "resolution", "solution", "fix was"),
            take=Take.REST,
        )
    },
    examples=(
        Example("zh", "{ticket}处理好了，换了新零件", {"ticket": "{ticket}", "resolution": "换了新零件"}),
        Example("zh", "关闭{ticket}", {"ticket": "{ticket}"}),
        Example("zh", "{ticket}搞定，重新接了线", {"ticket": "{ticket}", "resolution": "重新接了线"}),
        Example("zh", "{ticket}解决了", {"ticket": "{ticket}"}),
        Example("zh", "{ticket}修好了，换了新的", {"ticket": "{ticket}", "resolution": "换了新的"}),
        Example("zh", "把{ticket}关了", {"ticket": "{ticket}"}),
        Example("zh", "{ticket}结案，已经补发", {"ticket": "{ticket}", "resolution": "已经补发"}),
        Example("zh", "{ticket}处理完了，客户满意", {"ticket": "{ticket}", "resolution": "客户满意"}),
        Example("en", "close {ticket}, replaced the seal", {"ticket": "{ticket}", "resolution": "replaced the seal"}),
        Example("en", "{ticket} is resolved", {"ticket": "{ticket}"}),
        Example("en", "mark {ticket} as fixed, new cable sent", {"ticket": "{ticket}", "resolution": "new cable sent"}),
        Example("en", "resolve {ticket}", {"ticket": "{ticket}"}),
        Example("en", "{ticket} done, sent replacements", {"ticket": "{ticket}", "resolution": "sent replacements"}),
        Example(
            "en", "close {ticket}, refunded the freight", {"ticket": "{ticket}", "resolution": "refunded the freight"}
        ),
        Example("en", "{ticket} is sorted", {"ticket": "{ticket}"}),
        Example(
            "en", "{ticket} can be closed, customer is happy", {"ticket": "{ticket}", "resolution": "customer is happy"}
        ),
        Example("en", "sorted {ticket}", {"ticket": "{ticket}"}),
    ),
)

ACTION = Action(
    name="resolve_ticket",
    title=Words("售后结单", "resolve a ticket"),
    hint=Words("关闭一张售后单。", "Closes a ticket."),
    arguments=ResolveTicket,
    roles=frozenset({Role.SERVICE, Role.MANAGER, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    planned=True,
)
