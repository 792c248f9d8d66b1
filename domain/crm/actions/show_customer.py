"""A customer at a glance."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context
from domain.arguments import Arguments, CustomerRef
from domain.crm.customer_view import customer_view
from domain.outcome import Outcome
from domain.vocabulary import LATER, Example, Vocabulary
from domain.words import Words


class ShowCustomer(Arguments):
    """What show a customer needs."""

    customer: CustomerRef


VOCABULARY = Vocabulary(
    zh=(
        "{customer}(那边|)(谁|哪个)(对接|联系|管事|采购|负责采购)",
        (
            "{customer}(那边|这边|家|这个客户|那家公司|那家|他们公司|他们家|他们|公司|这家|)(的|)(客户|详细|基本|)(资料|信息|档案|情况|什么情况|啥情况|概况|详情|"
            "背景|底细|联系方式|电话多少|画像)"
        ),
        "{customer}…(谁在跟|谁跟|谁负责|是谁的|谁的客户|谁家的|归谁|哪个业务员)",
        "{customer}(的|)(地址|信用额度|额度|税号|账期|等级|开票信息)",
        "{customer}的(邮箱|电话|手机|联系人)",
        "{customer}(电话|手机|邮箱)(是|多少|号码)",
        "客户(资料|信息|档案|详情|概况|画像)",
        "{customer}…(是谁|联系人是谁|有哪些联系人|什么来头|怎么样)",
    ),
    en=(
        (
            "(show|get|pull up|bring up|open|give) (me|us|) (their|the|his|her|its) "
            "(file|card|account|profile|record|details) … {customer}"
        ),
        "who (are we|am i|do we) (dealing|working|deal|work|speaking|talking) with (at|over at) {customer}",
        "what (do|have|have we|do we|we) (we|got|hold|have|know) (hold|got|have|know|) (on|about|for) {customer}",
        "(what|whats|what's|anything|everything|show me) … on file (for|on|about) {customer}",
        "(whats|what's|what is|anything) on file (for|on|about)",
        "(everything|anything|whatever) (we|we've) (hold|have|got|know) (on|about) {customer}",
        (
            "(who's|who is|whos) (our|my|the|a|your) (contact|main contact|buyer|person|point of contact|guy) "
            "(over at|at|for|in|with|over)"
        ),
        "(who's|who is|whos) (looking after|managing|covering|running|responsible for|dealing with) {customer}",
        (
            "(what's|whats|what are|what is) {customer}'s (terms|credit limit|payment terms|credit|limit|details|"
            "address|phone|email|number)"
        ),
        (
            "{customer} (what's|whats|what are|what is) (their|the|its) (credit|credit limit|terms|limit|phone|"
            "number|address|email|details)"
        ),
        "(bring|pull|call) up {customer}",
        "(lowdown|rundown|low-down|skinny|story|gen|background|file) on {customer}",
        "where (is|are|'s) {customer} (based|located|from)",
        (
            "(what's|whats|what is) {customer}'s (phone|number|phone number|address|email|contact|terms|payment terms|"
            "credit limit|limit)"
        ),
        "(what's|whats|what is) the (phone|number|phone number|address|email|contact) (of|for|at) {customer}",
        "{customer} (contact|address|phone|phone number|number|email|contacts|terms|credit limit|payment terms)",
        "{customer}'s (contact|address|email|contacts|number|terms|credit limit)",
        (
            "who (do|should|would|can) (we|i) (deal with|ring|call|phone|speak to|talk to|ask for|email|contact) (at|"
            "with) {customer}"
        ),
        "what (do we have|have we got|do you have) on {customer}",
        "what (terms|credit|payment terms|credit limit) (is|are|does|do) {customer}",
        "(email|phone|number|mobile) for … {customer}",
        "(who's|who is) (our|my|the) contact (at|for)",
        "(phone|number|phone number|address|email) (of|for|at) {customer}",
        "(show|pull up|open|look up|view) … (account|customer|profile)",
        "{customer} (account|profile|details|info|overview|contact details|file)",
        "{customer}'s (account|profile|details|info|overview|contact details|file|phone number)",
        "who (handles|looks after|owns|is handling|is the rep for|is the contact at|manages) {customer}",
        "who's (handling|the contact at|on|the rep for) {customer}",
        "(what do we know|what do you know) about {customer}",
        "(customer|client|account) (details|profile|info|card)",
    ),
    hints=(
        "(看|查|调|打开|翻|显示|瞅)(一下|下|出|看|){customer}",
        (
            "(show|show me|pull up|open|bring up|look up|view|see|find|display|get|info on|information on|details of|"
            "details on|details for|tell me about|profile of|overview of|background on) {customer}"
        ),
        "(give me|get me|send me) (a|the) (rundown|overview|summary|run-down|picture) (on|of|for) {customer}",
        "客户",
        "account",
        "details",
    ),
    against=LATER,
    alone=True,
    examples=(
        Example("zh", "{customer}的资料", {"customer": "{customer}"}),
        Example("zh", "看下{customer}", {"customer": "{customer}"}),
        Example("zh", "{customer}归谁负责", {"customer": "{customer}"}),
        Example("zh", "查一下{customer}的联系方式", {"customer": "{customer}"}),
        Example("zh", "{customer}什么情况", {"customer": "{customer}"}),
        Example("zh", "打开{customer}的客户资料", {"customer": "{customer}"}),
        Example("zh", "{customer}的联系人是谁", {"customer": "{customer}"}),
        Example("zh", "{customer}是谁负责的", {"customer": "{customer}"}),
        Example("zh", "查{customer}", {"customer": "{customer}"}),
        Example("en", "show me {customer}", {"customer": "{customer}"}),
        Example("en", "who looks after {customer}?", {"customer": "{customer}"}),
        Example("en", "pull up the {customer} account", {"customer": "{customer}"}),
        Example("en", "tell me about {customer}", {"customer": "{customer}"}),
        Example("en", "open {customer}", {"customer": "{customer}"}),
        Example("en", "what do we know about {customer}", {"customer": "{customer}"}),
        Example("en", "{customer} contact details", {"customer": "{customer}"}),
        Example("en", "who owns {customer}", {"customer": "{customer}"}),
        Example("en", "look up {customer}", {"customer": "{customer}"}),
        Example("en", "what's {customer}'s phone number", {"customer": "{customer}"}),
    ),
)


def run(ctx: Context, args: ShowCustomer) -> Outcome:
    """Show a customer, as far as the asker's rights go."""
    return customer_view(ctx, ctx.store.customers.get(args.customer))


ACTION = Action(
    name="show_customer",
    title=Words("看客户", "show a customer"),
    hint=Words("看一个客户的概况。", "A customer at a glance."),
    arguments=ShowCustomer,
    roles=frozenset({Role.REP, Role.MANAGER, Role.FINANCE, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    vocabulary=VOCABULARY,
    run=run,
)
