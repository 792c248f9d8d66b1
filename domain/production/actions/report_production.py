"""Reports what was made."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Risk
from domain.arguments import Arguments, Quantity, WorkOrderRef, titled
from domain.vocabulary import Example, Manner, Said, Vocabulary
from domain.words import Words


class ReportProduction(Arguments):
    """What report production needs."""

    work_order: WorkOrderRef
    quantity: Quantity
    scrap: Annotated[Quantity, titled("报废", "scrap")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{work_order}今天(完工|做完|做好|做了|产出|产了|完成|下线|干完|干了|出了){quantity}",
        "{work_order}…(完工|做完|做好|做了|产出|完成|下线)了{quantity}",
        "报工",
        "{work_order}(今天|昨天|上午|下午|这批|)(交|交了|入库|入库了|出|产){quantity}",
        "(完工|做完|做好|产出|下线|入库|完成){quantity}",
        "{work_order}…(完工|报工|做完|做好|做了|产出|产了|完成|下线|干完|干了|出了|合格){quantity}",
        "{work_order}…(完工|报工|全部完成|做完了|做好了|干完了)",
        "{work_order}…(报废|废品|废了){quantity}",
        "(生产|完工)(汇报|上报|入库)",
    ),
    en=(
        "(report|log|record|book) {quantity} (finished|done|made|completed|good|produced|built)",
        "{work_order} did {quantity}",
        "{work_order} (done|made|finished|good|completed|output|produced|yielded|ran|turned out) {quantity}",
        "{work_order}: {quantity} (good|done|made|finished|ok)",
        "{work_order} {quantity} (good|done|made|finished|ok|off|completed)",
        "(report|log|book|enter|record) (output|production|yield|{quantity}) (on|for|against) {work_order}",
        "{work_order} … (came off|off the line|finished|made|run|ran|turned out|produced|done|packed)",
        "{quantity} … (off|came off|off the line|off the floor) … {work_order}",
        "(turned out|ran|packed|knocked out|got|pressed|assembled) {quantity} … (on|for|off|against) {work_order}",
        "{work_order} … {quantity} (good|ok|done|finished|made|complete)",
        "{work_order} … (scrap|scrapped|rejects|rejected|bad|duds|defective)",
        "{work_order} output",
        "{work_order} {quantity} good",
        "{work_order} … (done|finished|completed|made|produced|built|complete|good)",
        "(report|log|book|record|post) (the|) (production|output|completion)",
        "(finished|completed|made|produced|built|done) {quantity} … {work_order}",
        "{quantity} (done|finished|completed|made|produced|built) … {work_order}",
        "(report|log|book|record|post) {quantity} … {work_order}",
    ),
    hints=(
        "(没有|没|无|零)(废品|报废|次品|不良|不良品|废料|坏的)",
        "完工",
        "报工",
        "做完",
        "报废",
        "done",
        "finished",
        "completed",
        "scrapped",
        "scrap",
    ),
    manner=Manner.FACT,
    slots={
        "quantity": Said(
            before=(
                "完工",
                "报工",
                "做完",
                "做好",
                "做了",
                "产出",
                "完成",
                "合格",
                "下线",
                "finished",
                "completed",
                "made",
                "produced",
                "built",
                "good",
            ),
            after=("合格", "完工", "done", "finished", "completed", "made", "produced", "built", "good"),
        ),
        "scrap": Said(
            before=(
                "报废",
                "废品",
                "废了",
                "废",
                "不良",
                "次品",
                "坏了",
                "坏",
                "scrap",
                "scrapped",
                "rejects",
                "rejected",
                "bad",
                "reject",
                "defective",
            ),
            after=(
                "bad",
                "broken",
                "broke",
                "smashed",
                "damaged",
                "ruined",
                "spoiled",
                "spoilt",
                "wasted",
                "binned",
                "cracked",
                "chipped",
                "faulty",
                "failed",
                "no good",
                "duds",
                "dud",
                "rejects",
                "rejected",
                "defective",
                "faulty",
                "of em bad",
                "of them bad",
                "of them were bad",
                "of those bad",
                "of them scrapped",
                "of em scrapped",
                "for scrap",
                "were bad",
                "no good",
                "报废",
                "废品",
                "不良",
                "次品",
                "不合格",
                "坏的",
                "坏了",
                "废了",
                "废的",
                "做废了",
                "做坏了",
                "scrapped",
                "scrap",
                "rejected",
                "rejects",
                "bad",
                "reject",
                "went to scrap",
                "defective",
            ),
            only=True,
        ),
    },
    examples=(
        Example("zh", "{work_order}完工12个，报废1个", {"work_order": "{work_order}", "quantity": "12", "scrap": "1"}),
        Example("zh", "{work_order}报工8个", {"work_order": "{work_order}", "quantity": "8"}),
        Example("zh", "{work_order}今天做完了20个", {"work_order": "{work_order}", "quantity": "20"}),
        Example("zh", "{work_order}做好了10个", {"work_order": "{work_order}", "quantity": "10"}),
        Example("zh", "{work_order}完成15个，废品2个", {"work_order": "{work_order}", "quantity": "15", "scrap": "2"}),
        Example("zh", "报工 {work_order} 6个", {"work_order": "{work_order}", "quantity": "6"}),
        Example(
            "zh", "{work_order}今天产出9个，不良1个", {"work_order": "{work_order}", "quantity": "9", "scrap": "1"}
        ),
        Example(
            "en", "{work_order}: 12 done, 1 scrapped", {"work_order": "{work_order}", "quantity": "12", "scrap": "1"}
        ),
        Example("en", "finished 8 on {work_order}", {"work_order": "{work_order}", "quantity": "8"}),
        Example("en", "{work_order} produced 20 today", {"work_order": "{work_order}", "quantity": "20"}),
        Example("en", "{work_order} finished 10", {"work_order": "{work_order}", "quantity": "10"}),
        Example(
            "en", "report 15 on {work_order}, 2 scrap", {"work_order": "{work_order}", "quantity": "15", "scrap": "2"}
        ),
        Example("en", "{work_order}: completed 6 today", {"work_order": "{work_order}", "quantity": "6"}),
        Example(
            "en", "we made 9 on {work_order}, 1 rejected", {"work_order": "{work_order}", "quantity": "9", "scrap": "1"}
        ),
    ),
)

ACTION = Action(
    name="report_production",
    title=Words("报工", "report production"),
    hint=Words("汇报完工数量。", "Reports what was made."),
    arguments=ReportProduction,
    roles=frozenset({Role.PRODUCTION, Role.WAREHOUSE, Role.OWNER}),
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    planned=True,
)
