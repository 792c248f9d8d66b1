"""Hands a customer to another colleague."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, EmployeeRef
from domain.crm.handing_over import hand_back, hand_over
from domain.outcome import Outcome
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class AssignCustomer(Arguments):
    """What assign a customer needs."""

    customer: CustomerRef
    employee: EmployeeRef


VOCABULARY = Vocabulary(
    zh=(
        "{customer}…(转给|换给|交给|分给|换|给)(别人|其他人|别的人|其他同事|别的同事|另一个人|另外的人|别的业务员|其他业务员|个人)(来|去|)(跟|负责|管|接|对接|维护|)",
        "{customer}…(换个人|换人)(来|去|)(跟|负责|管|接|对接|维护)",
        "{customer}转{employee}",
        "(给|归|换){employee}(吧|跟吧|管吧|来跟|来管|负责吧)",
        "以后{customer}(就|都|)(由|归|让|给|){employee}(跟|管|负责|对接|来跟|来管|)",
        "(转到|划到|调到|放到|归到){employee}(名下|那边|那里|那|)",
        "(转给|划给|分给|交给|移交给|分配给|派给|转交给|过户给|调给|移给|让给|拨给){employee}",
        "{customer}…(归|由|让|给|换|换成|改由|以后){employee}(去|来|)(跟|负责|管|跟进|接手|维护|对接)",
        "{customer}(归|给){employee}",
        "(分配|移交|转移|划转|交接)(一下|)(客户|{customer})",
        "(换|改)(人|{employee})(跟|负责|跟进|对接)",
        "{employee}(接手|接管|负责|来跟|以后跟){customer}",
        "以后{employee}(跟|负责|管|来跟)",
    ),
    en=(
        "make {employee} (the|) (rep|owner|account manager|contact|salesperson|lead) (for|of|on) {customer}",
        "{employee} (is|will be) (now|) (the|) (rep|owner|account manager) (for|of|on) {customer}",
        "(reassign|hand over|hand off|hand) {customer}",
        "(give|pass|move|switch) {customer} to {employee}",
        "{customer} is (now|) {employee} (account|customer|client)",
        "make {customer} {employee}",
        "(can|could|will) {employee} (take over|take|take on|look after|have|handle) {customer}",
        "(swap|shift|transition|put) {customer} (to|with|over to) {employee}",
        "(giving|handing|passing|moving|transferring) {customer} (to|over to|across to) {employee}",
        "{customer} (to|over to) {employee} (please|from|now|as of)",
        "{customer} (is|are) {employee} (from now|now|from today|account|customer|client|accounts|customers|clients)",
        "{customer} [both|all] (go|goes|going|moves|move|transfers|transfer) [over|across] to {employee}",
        "(switch|swap|move|shift|transfer|hand|pass) {customer} [over|across] from {employee} to {employee}",
        "{customer} [both|all] [now] (under|with|belong to|belongs to) {employee} (from now|now|from today|going forward)",
        "{employee} (got|has|taken) {customer} (now|from now|from today)",
        "{customer} (is|will be|should be|now) {employee}'s (from|now|account|customer|client)",
        "{customer} (is|should be|goes|stays|sits|to be) (with|under) {employee}",
        "{customer} is {employee}'s",
        (
            "{customer} (should be|to be|will be|becomes|is to be|needs to be|is now) {employee} (account|"
            "customer|client|from now|now|going forward)"
        ),
        "{customer} (should be|to be|will be|becomes|is to be|is now) {employee} … (from now|going forward|from today)",
        "{employee}'s (got|taking|taken|having) {customer}",
        "let {employee} (have|take|look after|handle|run) {customer}",
        "{customer} (now|will now|should now) (belongs|belong|goes|go|moves) to {employee}",
        (
            "(assign|reassign|hand|hand over|transfer|give|move|pass|switch|allocate|hand off|turn over) "
            "{customer} … to {employee}"
        ),
        "(assign|reassign|hand|hand over|transfer|give|move|pass|switch|allocate) … to {employee}",
        "{customer} (goes|should go|is going|moves|belongs|to go) to {employee}",
        (
            "{employee} (takes over|takes|will take over|should take over|will handle|handles|to take over|gets|"
            "looks after|is taking over|owns) {customer}"
        ),
        "(assign|reassign) {employee} to {customer}",
        "{employee} (will|to|should|is going to|is to) (look after|handle|take|take over|manage|cover|own) {customer}",
        "make {employee} (responsible for|the owner of|owner of) {customer}",
        "make {employee} the owner of {customer}",
        "put {employee} on {customer}",
        "put {customer} under {employee}",
    ),
    hints=(
        "转给",
        "归",
        "assign",
        "reassign",
        "(assign|reassign) {customer} to",
    ),
    against=(
        "(did|does) {employee}",
        "(业绩|提成)(也|都|就|)(给|归|算|换){employee}",
        "who (has|got|gets|takes|looks)",
        "(thinking of|thinking about|maybe|considering)",
        "谁在跟",
        "谁负责",
    ),
    slots={
        "employee": Said(
            before=("转给", "交给", "分给", "划给", "移交给", "换给", "派给", "让给", "给", "由", "换成", "归")
        )
    },
    examples=(
        Example("zh", "{customer}转给{employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "把{customer}划给{employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "{customer}以后{employee}跟", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "{customer}由{employee}负责", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "{customer}分给{employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "以后{customer}归{employee}管", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "把{customer}交给{employee}跟进", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "{customer}换{employee}负责", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "{employee}接手{customer}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "客户{customer}移交给{employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("en", "assign {customer} to {employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example(
            "en", "from now on {employee} handles {customer}", {"customer": "{customer}", "employee": "{employee}"}
        ),
        Example("en", "{employee} takes over {customer}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("en", "give {customer} to {employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("en", "reassign {customer} to {employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example("en", "transfer {customer} to {employee} please", {"customer": "{customer}", "employee": "{employee}"}),
        Example(
            "en",
            "{employee} will look after {customer} from now on",
            {"customer": "{customer}", "employee": "{employee}"},
        ),
        Example("en", "{customer} should go to {employee}", {"customer": "{customer}", "employee": "{employee}"}),
        Example(
            "en", "make {employee} responsible for {customer}", {"customer": "{customer}", "employee": "{employee}"}
        ),
        Example("en", "{customer} is {employee}'s from now on", {"customer": "{customer}", "employee": "{employee}"}),
        Example("zh", "{customer}转{employee}", {"customer": "{customer}", "employee": "{employee}"}),
    ),
)


def run(ctx: Context, args: AssignCustomer) -> Outcome:
    """Have another colleague look after a customer and its open opportunities."""
    customer = ctx.store.customers.get(args.customer)
    return hand_over(ctx, customer, ctx.store.employees.get(args.employee))


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Give the customer back to whoever had it, unless it was handed on since."""
    return hand_back(ctx, operation)


ACTION = Action(
    name="assign_customer",
    title=Words("分配客户", "assign a customer"),
    hint=Words("把客户交给另一位同事负责。", "Hands a customer to another colleague."),
    arguments=AssignCustomer,
    roles=frozenset({Role.MANAGER, Role.ADMIN, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
