"""Records goods that a customer sends back."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, FreeText, Lines, OrderRef
from domain.vocabulary import Example, Manner, Said, Take, Vocabulary
from domain.words import Words


class CreateReturn(Arguments):
    """What take back goods needs."""

    order: OrderRef
    lines: Lines = ()
    reason: FreeText | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{customer}退(了|回了|货|回来|货了)",
        "{order}…(退货|整单退|全退|退了|退回|要退|退)",
        "(退货|退){order}",
        "{product}(都|全|全部|全都|统统)(要|给|)(退了|退掉|退回|退回来|退吧)",
        "(登记|办|做|录|建|开|走|收)(个|一个|一下|一笔|)退货",
        "退货(登记|入库|单)",
        "(帮我|给我|给他们|给她们|帮他们|给对方|给客户|给他|给她|帮他|帮她)退(了|掉|一下|货|回来)(吧|)",
        "退{quantity}",
        "退了{quantity}",
        "退回{quantity}",
        "退回来{quantity}",
        "客户退货",
        "{customer}(那边|)(要|想|又|也|)退(了|回|掉|){product}",
        "{customer}(那边|)(要|想|又|也|)退(了|回|掉|){quantity}",
        "(客户|有人|对方|他们|她们|他|她|{customer})(那边|)(说|)(要|想|要求|申请|想要)(办|做|)(退货|退掉|退回)",
    ),
    en=(
        "{order} (is|are) (coming|being sent|going|being shipped) back",
        "(whole|all|everything|the lot) (of|on|off|from) {order} … (coming|came|sent|going|is) back",
        "(set up|start|open|raise|do|get|log|create) (the|an|a) (rma|return)",
        (
            "{customer} (returning|is returning|are returning|returned|sending back|is sending back|sent back|"
            "wants to return|want to return) {quantity}"
        ),
        "(take|taking|took) {quantity} … back (on|from|off|against)",
        "{quantity} … (came|coming|come|sent|going) back (from|on|off|against) {order}",
        (
            "(set up|log|record|create|open|process|raise|book|register|start|do|put through) (a|the|an|) "
            "(return|rma) (for|on|against|of|from)"
        ),
        "{quantity} … back (from|on|off|in on) {order}",
        "{customer} (want|wants|would like|need|needs) to (return|send back) {quantity}",
        "{order} (all coming back|coming back|came back|all back|sent back)",
        "(came|sent|coming|shipped) back (from|on) {order}",
        "(return|take back) {order}",
        "return (on|for|against|of) {order}",
        "(set up|log|record|create|open|process|raise|book|register|start|do) (a|the|an|) (return|rma)",
        "{order} … (sent back|came back|returned|returning|sending back|return|take back|rma)",
        "(send|sending|sent|bring|bringing|brought) back {quantity}",
        "(returned|returning|return) {quantity}",
        "(came|coming) back from {customer}",
        "take back {quantity}",
        "(take|taking) back (the|those|these|all the|some of the) {product}",
        "rma",
    ),
    hints=("退货", "退回", "return", "returned", "sent back", "sending back", "came back"),
    against=(
        "(returned|returning|return|sent back|brought back) a {product}",
        "退款",
        "退货率",
        "return rate",
        "return call",
    ),
    manner=Manner.FACT,
    slots={
        "reason": Said(
            before=(
                "因为",
                "由于",
                "原因是",
                "原因",
                "理由是",
                "理由",
                "because",
                "reason is",
                "reason",
                "since",
                "due to",
                "as",
                "cuz",
                "coz",
                "cos",
                "cause",
            ),
            within=(
                *("坏了", "破了", "裂了", "碎了", "漏了"),
                "damaged",
                "broken",
                "faulty",
                "defective",
                "crushed",
                "cracked",
                "scratched",
                "dented",
                "leaking",
                "expired",
                "wrong size",
                "wrong colour",
                "wrong color",
                *(
                    "wrong model",
                    "wrong item",
                    "wrong items",
                    "wrong goods",
                    "wrong product",
                    "wrong products",
                    "wrong parts",
                    "wrong thing",
                    "wrong things",
                    "wrong stuff",
                    "doa",
                    "dead on arrival",
                    "torn",
                    "ripped",
                    "split",
                    "wet",
                    "bent",
                    "burst",
                ),
                *("came without", "arrived without", "came with no", "arrived with no", "with no"),
                *("snapped", "chipped", "mouldy", "moldy", "rotten", "leaks", "leaked", "smashed", "warped", "kinked"),
            ),
            take=Take.REST,
        ),
    },
    examples=(
        Example(
            "zh",
            "{order}退2箱{product}，包装破了",
            {
                "order": "{order}",
                "lines": [{"product": "{product}", "quantity": "2", "unit": "箱"}],
                "reason": "包装破了",
            },
        ),
        Example("zh", "{order}整单退货", {"order": "{order}"}),
        Example("zh", "登记退货：{order}，发错型号", {"order": "{order}", "reason": "发错型号"}),
        Example(
            "zh",
            "{order}客户退回1箱{product2}，受潮了",
            {
                "order": "{order}",
                "lines": [{"product": "{product2}", "quantity": "1", "unit": "箱"}],
                "reason": "受潮了",
            },
        ),
        Example("zh", "{order}办个退货", {"order": "{order}"}),
        Example(
            "zh",
            "退货 {order} {product}3箱",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "3", "unit": "箱"}]},
        ),
        Example(
            "zh",
            "{order}要退2箱{product}，质量不行",
            {
                "order": "{order}",
                "lines": [{"product": "{product}", "quantity": "2", "unit": "箱"}],
                "reason": "质量不行",
            },
        ),
        Example("zh", "{order}全退", {"order": "{order}"}),
        Example(
            "en",
            "return on {order}: 2 boxes of {product}, damaged in transit",
            {
                "order": "{order}",
                "lines": [{"product": "{product}", "quantity": "2", "unit": "箱"}],
                "reason": "damaged in transit",
            },
        ),
        Example("en", "set up a return for {order}", {"order": "{order}"}),
        Example("en", "{order} came back, wrong colour", {"order": "{order}", "reason": "wrong colour"}),
        Example(
            "en",
            "{customer} is returning 3 boxes of {product} from {order}",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "3", "unit": "箱"}]},
        ),
        Example("en", "log a return against {order}, everything came back", {"order": "{order}"}),
        Example("en", "take back {order}", {"order": "{order}"}),
        Example(
            "en",
            "RMA for {order}: 1 box {product2}, got wet",
            {
                "order": "{order}",
                "lines": [{"product": "{product2}", "quantity": "1", "unit": "箱"}],
                "reason": "got wet",
            },
        ),
        Example(
            "en",
            "they sent back 2 boxes of {product} on {order}",
            {"order": "{order}", "lines": [{"product": "{product}", "quantity": "2", "unit": "箱"}]},
        ),
    ),
)

ACTION = Action(
    name="create_return",
    title=Words("退货", "take back goods"),
    hint=Words("登记客户退货。", "Records goods that a customer sends back."),
    arguments=CreateReturn,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
