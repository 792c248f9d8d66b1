"""Has something made."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Day, ProductRef, Quantity, titled
from domain.vocabulary import Example, Said, Vocabulary
from domain.words import Words


class CreateWorkOrder(Arguments):
    """What work order needs."""

    product: ProductRef
    quantity: Quantity
    due_on: Annotated[Day, titled("交期", "due on")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(开|下|排|建|录|做)(个|张|一张|一个|份|){product}{quantity}(的|)(生产单|工单|生产任务|生产)",
        "(开|下|排|建|录)(个|张|一张|一个|份|)…(的|)(生产单|生产任务|生产计划|生产工单)",
        "(再|)(排|安排|投){product}{quantity}",
        "(再|)(排|投产|安排生产){quantity}{product}",
        "(做|加工|赶|组装){product}{quantity}",
        "{product}(要|得|需要)(生产|做|加工|赶){quantity}",
        "(排产|投产|开工|下生产|安排生产|排生产|上线生产)",
        "(下|开|建|排)(一张|一个|张|个){product}(的|)(工单|生产单|生产任务)",
        "(下|开|建|做|录|排|新建|创建|生成)(个|一个|张|一张|份|)(工单|生产单|生产工单|生产任务|生产计划)",
        "生产{quantity}",
        "(再|先|)(生产|投产|做|造|赶|赶制|加工|组装|装配){quantity}{product}",
        "{product}(再|先|)(生产|投产|排产|排|做|造|赶|赶制|加工|组装){quantity}",
        "生产{product}",
    ),
    en=(
        "(raise|open|start|create|book|log|issue) (the|a) job",
        "(need|needs|want|have|got) to (make|build|produce|run|assemble|manufacture) {quantity}",
        (
            "(start|open|raise|create|kick off|make|set up|release|do|schedule) (a|an|another|one more|"
            "a new|the) (wo|work order|works order|production order|job|run|build) (for|of|on|to)"
        ),
        "(make|build|produce|run|assemble|manufacture) (another|a further|an extra|up|off) {quantity}",
        "(make|build|produce|run|assemble|manufacture|schedule|plan) {quantity} {name}",
        "(need|want) (to make|to build|to produce|to run|to assemble|made|building|producing) {quantity}",
        "(works order|job card|production job|build order|shop order)",
        "(put|get) {quantity} … (into|in to|on|in) production",
        "{quantity} … (into|in to) production",
        "(schedule|plan|run|start) {quantity} {product}",
        "wo for {quantity}",
        "(work order|production order|manufacturing order|job order) (for|of|:|to)",
        (
            "(new|create|raise|open|start|issue|make|release|schedule|plan|add) (a|an|the|another|) (new|) "
            "(work order|works order|production order|manufacturing order|job order|production run|build order|job card|wo)"
        ),
        "(produce|manufacture|build|assemble) {quantity}",
        "make {quantity} [of|more] {product}",
        "(schedule|start|plan) production",
        "(need|want|get) {quantity} … (made|built|produced|manufactured|assembled|run off)",
        "work order",
        "production run",
    ),
    hints=("安排{product}", "安排{quantity}", "生产", "排", "工单", "produce", "build", "production"),
    slots={
        "due_on": Said(
            before=(
                "交期",
                "完工",
                "最晚",
                "due",
                "due on",
                "due by",
                "by",
                "finish by",
                "finished by",
                "done by",
                "for",
                "before",
                "complete by",
            ),
            after=("完工", "交", "要", "前", "之前", "完成", "做完", "做好", "入库", "交货"),
        )
    },
    examples=(
        Example(
            "zh", "排产{product} 40个，月底完工", {"product": "{product}", "quantity": "40", "due_on": "{month_end}"}
        ),
        Example("zh", "开个工单，{product}做30个", {"product": "{product}", "quantity": "30"}),
        Example("zh", "{product}再投产20个，周五要", {"product": "{product}", "quantity": "20", "due_on": "{friday}"}),
        Example(
            "zh", "安排生产{product}50个，周五完工", {"product": "{product}", "quantity": "50", "due_on": "{friday}"}
        ),
        Example("zh", "下个工单：{product}25个", {"product": "{product}", "quantity": "25"}),
        Example("zh", "{product}排产60个", {"product": "{product}", "quantity": "60"}),
        Example(
            "zh", "生产{product}100个，月底要", {"product": "{product}", "quantity": "100", "due_on": "{month_end}"}
        ),
        Example("zh", "投产{product} 15个", {"product": "{product}", "quantity": "15"}),
        Example(
            "en",
            "work order for 40 {product}, due friday",
            {"product": "{product}", "quantity": "40", "due_on": "{friday}"},
        ),
        Example("en", "please start a production run of 30 {product}", {"product": "{product}", "quantity": "30"}),
        Example(
            "en", "produce 20 {product} by friday", {"product": "{product}", "quantity": "20", "due_on": "{friday}"}
        ),
        Example(
            "en",
            "create a work order for 50 {product}, finish by friday",
            {"product": "{product}", "quantity": "50", "due_on": "{friday}"},
        ),
        Example("en", "new production order: 25 {product}", {"product": "{product}", "quantity": "25"}),
        Example("en", "we need to build 60 {product}", {"product": "{product}", "quantity": "60"}),
        Example("en", "schedule production of 100 {product}", {"product": "{product}", "quantity": "100"}),
        Example("en", "make 15 more {product}", {"product": "{product}", "quantity": "15"}),
    ),
)

ACTION = Action(
    name="create_work_order",
    title=Words("下生产工单", "work order"),
    hint=Words("安排生产。", "Has something made."),
    arguments=CreateWorkOrder,
    roles=frozenset({Role.PRODUCTION, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
