"""Cancels an order."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText, OrderRef
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.binding import cancel, revive
from domain.sales.cancel_card import cancelled, revived
from domain.sales.said_reasons import REASON
from domain.sales.snapshot import snapshot
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class CancelOrder(Arguments):
    """What cancel an order needs."""

    order: OrderRef
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{order}(撤|撤了|退了|黄了|不做)(吧|掉|)",
        "把{order}(撤|退|取消|作废|砍|废)(了|掉)",
        "{order}(这单|那单|)(删掉|删了|删除|废了|废掉|撤了)",
        "取消(掉|一下|了|){order}",
        "(作废|撤掉|撤了|退掉|删掉|砍掉|废掉|停掉|撤单){order}",
        "{order}…(取消|作废|撤掉|撤了|撤单|砍掉|废掉|不要了|不做了|不下了)",
        "(取消|作废|撤掉|撤|废掉)…(订单|单子|的单|那单|那个单|那张单|这单|那笔单)",
        "(订单|单子|那单|那个单|那张单|这单|那笔单)…(取消|作废|撤掉|撤了|废掉|砍掉)",
        "作废",
        "撤单",
        "取消(吧|掉|掉吧|了吧)",
        "(那|那就|就|直接|全部|整单|给我|帮我)(取消|撤了|撤掉|不做了|废了)(了吧|吧|掉吧|掉|了|)",
        "{order}(别|不用)(做|下|弄)(了|)",
    ),
    en=(
        (
            "{order} (needs cancelling|needs to be cancelled|needs canceling|needs to be canceled|should be "
            "cancelled|can be cancelled|to be cancelled|is dead|fell through|is a duplicate|is a dupe|is a no go)"
        ),
        "(forget about|forget|get rid of|lose|dump|trash|junk|nuke|chuck|drop|kill off|stop|pull) {order}",
        "(pull|stop|abort|axe|ditch|bin|drop|delete|remove) {order}",
        (
            "{order} … (pulled out|changed their mind|backed out|don't want it|doesn't want it|no longer want it|"
            "no longer need it|don't need it)"
        ),
        "(pull|scrap|stop|bin|drop|kill|ditch|axe) (the|that|this|their|his|her) order",
        "don't bother with {order}",
        "(pulled out|backed out) of {order}",
        "(scratch|forget|bin off|nix|pull the plug on|ditch|axe|knock on the head) {order}",
        "(cancelling|canceling) {order}",
        "(delete|remove) {order}",
        "(cancel|scrap|void|kill|call off|bin|drop|withdraw) {order}",
        "(cancel|scrap|void|kill|call off|withdraw) (the|that|this|my|their|our|his|her) [whole] order",
        "(cancel|scrap|void|kill|call off|withdraw) … order",
        "{order} … (cancel it|cancelled|call it off|is off)",
    ),
    hints=("取消", "不要了", "cancel"),
    against=(
        "(thinks|thought|says|said|believes|heard|reckons) … {order}",
        "(pull|bring|call|get|dig) {order} up (for|please|pls|would|will|can|now|on)",
        "{product}(的|)(都|)(不要|去掉|删掉|拿掉|不用)(了|)",
    ),
    slots={
        "order": Said(stage="unshipped"),
        "reason": REASON,
    },
    examples=(
        Example("zh", "取消{order}", {"order": "{order}"}),
        Example("zh", "{order}取消吧，客户换供应商了", {"order": "{order}", "reason": "客户换供应商了"}),
        Example("zh", "麻烦把{order}作废", {"order": "{order}"}),
        Example("zh", "帮我把{order}撤掉，因为预算没批下来", {"order": "{order}", "reason": "预算没批下来"}),
        Example("zh", "能帮我取消{order}吗", {"order": "{order}"}),
        Example("zh", "{order}不要了，客户说重复下了", {"order": "{order}", "reason": "客户说重复下了"}),
        Example("zh", "作废{order}", {"order": "{order}"}),
        Example("zh", "把{order}这张单子取消掉", {"order": "{order}"}),
        Example("zh", "撤单{order}，原因是付款没谈拢", {"order": "{order}", "reason": "付款没谈拢"}),
        Example("zh", "{order}给我取消了吧", {"order": "{order}"}),
        Example("en", "cancel {order}", {"order": "{order}"}),
        Example(
            "en", "please cancel {order}, the budget was cut", {"order": "{order}", "reason": "the budget was cut"}
        ),
        Example(
            "en",
            "call off {order} because they found it cheaper",
            {"order": "{order}", "reason": "they found it cheaper"},
        ),
        Example("en", "can you void {order}", {"order": "{order}"}),
        Example("en", "please scrap {order}", {"order": "{order}"}),
        Example(
            "en",
            "cancel {order} - customer changed his mind",
            {"order": "{order}", "reason": "customer changed his mind"},
        ),
        Example("en", "could you cancel order {order} for me", {"order": "{order}"}),
        Example("en", "kill {order}, duplicate", {"order": "{order}", "reason": "duplicate"}),
        Example("en", "withdraw the order {order}", {"order": "{order}"}),
        Example("en", "scratch {order}", {"order": "{order}"}),
    ),
)


def run(ctx: Context, args: CancelOrder) -> Outcome:
    """Let the order go, with what was held for it; refused once goods or an invoice have gone out."""
    order = ctx.store.orders.get(args.order)
    saved = snapshot(order)
    cancel(ctx, order)
    return cancelled(ctx, order, args.reason, saved)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order stand again as it stood, with its stock reserved as far as there is any."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    revive(ctx, order, operation.before)
    return revived(ctx, order)


ACTION = Action(
    name="cancel_order",
    title=Words("取消订单", "cancel an order"),
    hint=Words("取消一张订单。", "Cancels an order."),
    arguments=CancelOrder,
    roles=frozenset({Role.REP, Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
