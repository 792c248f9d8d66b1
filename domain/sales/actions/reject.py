"""Turns down a document that waits for approval."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, DocumentRef, FreeText
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.approval_card import rejected, waits_again
from domain.sales.deciding import order_to_decide, send_back, take_up_again
from domain.sales.said_reasons import REASON
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class Reject(Arguments):
    """What reject needs."""

    document: DocumentRef
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{document}(退回|打回|退回去|打回去)(重做|修改|重新做|改)",
        "{document}(推了|推掉|推回去)",
        "把{document}(推|打回|驳|退)(了|掉|回去)",
        "(驳|驳了|打回|毙){document}",
        "{document}…(别批|驳了|毙了|别过|不过)",
        "别批{document}",
        "(驳回|打回|打回去|退回去|否决|否了|毙了|毙掉)",
        "(不批|不同意|不通过|不准|拒绝|退回|否掉){document}",
        "{document}…(不批|不同意|不通过|不准|拒绝|退回|退回去|打回|否掉|不行|不能批|不予通过)",
        "审批不通过",
    ),
    en=(
        "(say|said|tell them|it's|its) no to [the] {customer} {document}",
        "(turn down|turn away|decline|knock back|refuse) [the] {customer} {document}",
        "(don't|dont|do not|can't|cannot|won't) (approve|sign off|ok|pass) {document}",
        "(not|i'm not|im not) (ok|okay|happy|fine) with {document}",
        "(push back on|throw out|kick back|knock|bounce back|shoot down|say no to|turn away) {document}",
        "{document} (is|gets) (refused|bounced|knocked back|thrown out|turned down|not approved)",
        "(veto|blocked|block|bounce) {document}",
        "{document} (is|gets|- |: |, ) (a no|a nope|no|a no from me|declined|refused|turned down)",
        "{document} (no|nope|rejected|refused|declined|denied)",
        "(no|nope) (on|to|for|from me on|from me for) {document}",
        (
            "(not approving|won't approve|can't approve|cannot approve|not signing off|can't sign off|"
            "won't sign off) {document}"
        ),
        "(not approving|not signing off|can't approve|can't sign off) (on|)",
        "(reject|decline|turn down|deny|knock back|refuse|disapprove|send back|bounce) {document}",
        "(reject|decline|turn down|deny|knock back|refuse|disapprove) (the|that|this|it|their|his|her|both)",
        "{document} … (rejected|is rejected|declined|no go|turn it down|send it back)",
        "send {document} back",
        "reject",
        "rejected",
    ),
    hints=("不批", "不同意", "不通过", "拒绝", "退回", "decline", "turn down"),
    against=(
        "(thinks|thought|says|said|believes|reckons|told me|wants to) … {document}",
        "{employee} (thinks|thought|says|said|believes|reckons) … {document}",
        (
            "(don't|dont|do not|can't|cannot|won't|not) (approve|approving|sign off|signing off|ok|pass) {document} [just] "
            "(yet|for now|until|till|before|today|right now)"
        ),
        "先(压|放|搁|留|扣|缓|等)…不批",
        "{quantity} rejects",
        "(and|,|plus) {quantity} (rejected|reject)",
        "先不批",
        "还没批",
        "{work_order} … (rejected|rejects|reject)",
        "(good|made|finished|scrap) … (rejected|rejects)",
    ),
    slots={
        "document": Said(stage="pending_approval"),
        "reason": REASON,
    },
    examples=(
        Example("zh", "驳回{order}", {"document": "{order}"}),
        Example("zh", "{order}打回去，折扣太大", {"document": "{order}", "reason": "折扣太大"}),
        Example("zh", "{quote}不批，价格低于底线", {"document": "{quote}", "reason": "价格低于底线"}),
        Example("zh", "不批{order}", {"document": "{order}"}),
        Example("zh", "{order}退回去，毛利太低", {"document": "{order}", "reason": "毛利太低"}),
        Example("zh", "{purchase_order}否决，库存还够", {"document": "{purchase_order}", "reason": "库存还够"}),
        Example("zh", "拒绝{quote}", {"document": "{quote}"}),
        Example("zh", "{order}打回，让他重新报", {"document": "{order}", "reason": "让他重新报"}),
        Example("en", "reject {order}", {"document": "{order}"}),
        Example(
            "en", "reject {quote}, discount is too deep", {"document": "{quote}", "reason": "discount is too deep"}
        ),
        Example(
            "en",
            "turn down {purchase_order} because stock is enough",
            {"document": "{purchase_order}", "reason": "stock is enough"},
        ),
        Example("en", "decline {order}", {"document": "{order}"}),
        Example("en", "don't approve {order}", {"document": "{order}"}),
        Example("en", "don't approve {quote}, margin is thin", {"document": "{quote}", "reason": "margin is thin"}),
        Example(
            "en",
            "reject {order} because the price is too low",
            {"document": "{order}", "reason": "the price is too low"},
        ),
        Example(
            "en",
            "{quote} rejected, terms are not acceptable",
            {"document": "{quote}", "reason": "terms are not acceptable"},
        ),
        Example("en", "turn down {order}", {"document": "{order}"}),
        Example("en", "send {order} back, margin is thin", {"document": "{order}", "reason": "margin is thin"}),
        Example("en", "{order} is a no", {"document": "{order}"}),
        Example("en", "nope on {order}", {"document": "{order}"}),
        Example("zh", "{order}推了吧", {"document": "{order}"}),
    ),
)


def run(ctx: Context, args: Reject) -> Outcome:
    """Send a waiting order back to its salesperson: a draft, to be amended or cancelled."""
    order = order_to_decide(ctx, args.document)
    reasons = list(order.pending_reasons)
    send_back(order, args.reason)
    return rejected(ctx, order, args.reason, reasons)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order wait for approval again, unless it was changed since."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    take_up_again(order, operation.before["pending_reasons"])
    return waits_again(order)


ACTION = Action(
    name="reject",
    title=Words("驳回", "reject"),
    hint=Words("驳回一张待审批的单据。", "Turns down a document that waits for approval."),
    arguments=Reject,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
