"""Approves a document that waits for it."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, DocumentRef
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.sales.approval_card import approved, waits_again
from domain.sales.binding import settle
from domain.sales.deciding import back_to_waiting, order_to_decide
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class Approve(Arguments):
    """What approve needs."""

    document: DocumentRef


VOCABULARY = Vocabulary(
    zh=(
        "{document}(过|没毛病|准)",
        "{document}…(没毛病|放了吧|过了吧)",
        "(同意|批准|通过|批|放行|核准|审批|审批通过|审核通过|准){document}",
        "{document}…(同意|批准|通过|批了|批一下|批掉|可以批|给批|放行|核准|审批通过|审核通过|没问题|准了|过了|可以|批)",
        "(批准|审批通过|审核通过|核准|放行)",
        "(那就|那|就|可以|行|同意|)批(吧|了吧|掉)",
        "(批一下|批了吧|批掉吧|给批了|审一下|过一下审批)",
        "(订单|单子|报价|采购单|那单|那个单|这单)…(批了吧|批一下|通过吧|同意)",
    ),
    en=(
        "(fine|happy|ok|okay|good|cool|alright|all good) (with|by me on|for me on) {document}",
        "(i'm|im|we're) (fine|ok|okay|good|happy) with {document}",
        "{document} (ok|okay|fine|good|approved|looks good|all good) (by|with|for|from) me",
        "(go ahead|proceed|carry on) with {document}",
        "(wave|nod|push|sign|let|put) {document} (through|off)",
        "{document} (gets|has|you have) my (ok|approval|blessing|sign-off|sign off|go-ahead)",
        "(yes|yep|yeah|ok|okay|approved|go|green light) {document}",
        "{document} (yes|yep|go|approve|please approve|ok'd|passed|good)",
        "(green light|go-ahead|the go-ahead|the ok|thumbs-up) (for|to|on) {document}",
        "(approve|authorise|authorize|ok|sign off) {customer}'s (order|quote)",
        "(approve|authorise|authorize|ok|sign off) {customer} order",
        "(yes|yep|ok|okay|thumbs up|happy|fine|all good|good) (on|to|for|with|from me on) [the] {document}",
        "(let|wave|push|put|send) {document} through",
        "{document} … (can go through|is good|all good|go through|has my ok|yes from me|fine by me|happy with that)",
        "(give|gave) … (green light|go-ahead|go ahead)",
        "(approve|authorise|authorize|ok|okay|sign off|sign off on|green light|greenlight|clear|pass) {document}",
        "(approve|authorise|authorize|sign off|sign off on) (the|that|this|it|their|his|her|both)",
        "{document} … (approved|is approved|is fine|is ok|is okay|looks good|looks fine|good to go|go ahead)",
        "approve",
        "approved",
    ),
    hints=("同意", "通过", "批了", "准了", "ok", "go ahead"),
    against=(
        "{ticket}…(没问题|没毛病|没事)(了|)",
        "{ticket}(处理|弄|修|搞|解决)(过|好|完)了",
        "(那|这|哪|几|一|两|本|每|上|下|首|前|后|同|整|大|小)批",
        "(thinks|thought|says|said|believes|reckons|told me) … {document}",
        "{number} passed",
        "(not|isn't|never|wasn't|un) (approved|ok|okay)",
        "not approved",
        "(客户|对方|他们|她们|甲方|业主|人家|老板们)(那边|)(都|已经|也|刚|)(同意|确认|认可|接受|通过|批|点头)(了|)",
        "{document}…(批|审|审批|开|付|发|打|收|退|送|催|录|下|交|寄|签)过了",
        "批了没",
        "(那|这)批",
        "分(两|俩|三|几|四|)批",
        "谁批",
        "谁在批",
    ),
    slots={"document": Said(stage="pending_approval")},
    examples=(
        Example("zh", "批准{order}", {"document": "{order}"}),
        Example("zh", "{order}同意", {"document": "{order}"}),
        Example("zh", "{order}可以批", {"document": "{order}"}),
        Example("zh", "{quote}审批通过", {"document": "{quote}"}),
        Example("zh", "{order}批了", {"document": "{order}"}),
        Example("zh", "通过{quote}", {"document": "{quote}"}),
        Example("zh", "{purchase_order}没问题，批", {"document": "{purchase_order}"}),
        Example("zh", "审批通过{order}", {"document": "{order}"}),
        Example("zh", "同意{order}", {"document": "{order}"}),
        Example("zh", "{quote}给他批了吧", {"document": "{quote}"}),
        Example("en", "approve {order}", {"document": "{order}"}),
        Example("en", "{order} looks good, approved", {"document": "{order}"}),
        Example("en", "please sign off on {purchase_order}", {"document": "{purchase_order}"}),
        Example("en", "okay on {purchase_order}", {"document": "{purchase_order}"}),
        Example("en", "ok {order}", {"document": "{order}"}),
        Example("en", "{quote} approved", {"document": "{quote}"}),
        Example("en", "go ahead and approve {order}", {"document": "{order}"}),
        Example("en", "go ahead and approve {order} for {customer}", {"document": "{order}"}),
        Example("en", "please approve {order} for {customer}", {"document": "{order}"}),
        Example("en", "{purchase_order} is fine, approve it", {"document": "{purchase_order}"}),
        Example("en", "you can approve {quote}", {"document": "{quote}"}),
        Example("en", "sign off {order} please", {"document": "{order}"}),
        Example("en", "thumbs up on {order}", {"document": "{order}"}),
        Example("en", "let {order} through", {"document": "{order}"}),
    ),
)


def run(ctx: Context, args: Approve) -> Outcome:
    """Make a waiting order binding and have its stock reserved."""
    order = order_to_decide(ctx, args.document)
    reasons = list(order.pending_reasons)
    settle(ctx, order, [])
    return approved(ctx, order, reasons)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Let the order wait again, as long as nothing was shipped or invoiced."""
    order = ctx.store.orders.get(operation.document(Kind.ORDER))
    back_to_waiting(ctx, order, operation.before["pending_reasons"])
    return waits_again(order)


ACTION = Action(
    name="approve",
    title=Words("批准", "approve"),
    hint=Words("批准一张待审批的单据。", "Approves a document that waits for it."),
    arguments=Approve,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
