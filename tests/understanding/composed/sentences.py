"""Plain sentences for every action: what it is about, and what may be told with it, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """A text that must hold these words."""

    held: str


@dataclass(frozen=True, slots=True)
class Told:
    """One argument, with the ways in which it is told."""

    slot: str
    value: Any
    ways: Sequence[str]


@dataclass(frozen=True, slots=True)
class Plain:
    """An action with the ways in which it is asked for; `needs` at least one thing told with it."""

    action: str
    ways: Sequence[str]
    args: Mapping[str, Any]
    told: Sequence[Told] = ()
    needs: bool = False

    @property
    def english(self) -> bool:
        """Whether it is said in English."""
        return self.ways[0][0].isascii()


SENTENCES = (
    Plain(
        "record_payment",
        (
            "Harbour Cycles paid 500",
            "Harbour Cycles have just paid 500",
            "received 500 from Harbour Cycles",
            "got 500 from Harbour Cycles",
            "payment of 500 from Harbour Cycles",
            "500 in from Harbour Cycles",
            "Harbour Cycles settled 500",
            "log a payment of 500 from Harbour Cycles",
        ),
        {"customer": "C4", "amount": "500"},
        (
            Told("method", "bank", ("by bank transfer", "bank transfer", "by transfer")),
            Told("method", "cash", ("in cash", "cash")),
            Told("method", "cheque", ("by cheque",)),
            Told("received_on", "2027-03-08", ("yesterday", "on monday")),
            Told("order", "SO-772", ("for 772", "against order 772", "towards 772")),
        ),
    ),
    Plain(
        "record_payment",
        (
            "飞轮俱乐部付了500",
            "收到飞轮俱乐部500块",
            "飞轮俱乐部打了500过来",
            "飞轮俱乐部到账500",
            "登记飞轮俱乐部回款500",
            "飞轮俱乐部回款500元",
        ),
        {"customer": "C1", "amount": "500"},
        (
            Told("method", "bank", ("银行转账", "转账", "银行转的")),
            Told("method", "cash", ("现金", "付的现金")),
            Told("method", "wechat", ("微信", "微信转的")),
            Told("received_on", "2027-03-08", ("昨天", "昨天到的", "周一到的账")),
            Told("order", "SO-771", ("771的", "是771的款", "对应771")),
        ),
    ),
    Plain(
        "create_opportunity",
        (
            "new opportunity for Harbour Cycles, spring fleet refit",
            "open a deal with Harbour Cycles, spring fleet refit",
            "create an opportunity Harbour Cycles - spring fleet refit",
            "add an opportunity for Harbour Cycles: spring fleet refit",
        ),
        {"customer": "C4", "title": Words("spring fleet refit")},
        (
            Told("amount", "20000", ("worth 20k", "about 20,000", "20k")),
            Told(
                "expected_close_on",
                "2027-04-30",
                (
                    "closing end of april",
                    "should close by the end of april",
                    "expected to close 30 april",
                    "closes 30 april",
                ),
            ),
        ),
    ),
    Plain(
        "create_opportunity",
        (
            "飞轮俱乐部新商机，春季换装",
            "给飞轮俱乐部建个商机，春季换装",
            "飞轮俱乐部有个商机 春季换装 建一下",
            "新建商机 飞轮俱乐部 春季换装",
        ),
        {"customer": "C1", "title": Words("春季换装")},
        (
            Told("amount", "20000", ("大概两万", "金额两万", "预计2万")),
            Told("expected_close_on", "2027-04-30", ("四月底成交", "预计4月底签", "4月30号能定")),
        ),
    ),
    Plain(
        "update_opportunity",
        ("opp 31", "OPP-31", "opportunity 31"),
        {"opportunity": "OPP-31"},
        (
            Told("stage", "negotiation", ("is in negotiation now", "move it to negotiation", "moved to negotiation")),
            Told("amount", "30000", ("amount is now 30k", "make it 30k", "worth 30k now")),
            Told(
                "expected_close_on",
                "2027-04-30",
                ("closing end of april", "will close 30 april", "push the close to 30 april"),
            ),
        ),
        needs=True,
    ),
    Plain(
        "update_opportunity",
        ("商机31", "OPP-31"),
        {"opportunity": "OPP-31"},
        (
            Told("stage", "negotiation", ("进入谈判了", "推进到谈判阶段", "改成谈判阶段")),
            Told("amount", "30000", ("金额改成三万", "金额调到3万")),
            Told("expected_close_on", "2027-04-30", ("预计四月底成交", "成交日改到4月30号")),
        ),
        needs=True,
    ),
    Plain(
        "create_lead",
        ("new lead Tandem Town", "lead: Tandem Town", "add a lead, Tandem Town", "log Tandem Town as a lead"),
        {"name": "Tandem Town"},
        (
            Told("contact_name", "Bo Reid", ("contact Bo Reid", "contact is Bo Reid", "speak to Bo Reid")),
            Told("phone", "07700 900111", ("07700 900111", "phone 07700 900111")),
            Told("interest", Words("helmets"), ("interested in helmets", "wants helmets", "after helmets")),
            Told("source", Words("expo"), ("from the expo", "met at the expo")),
        ),
    ),
    Plain(
        "create_lead",
        ("新线索 双人骑坊", "记个线索，双人骑坊", "来了个线索 双人骑坊"),
        {"name": "双人骑坊"},
        (
            Told("contact_name", "尤立", ("联系人尤立", "联系人是尤立")),
            Told("phone", "13800000111", ("电话13800000111", "13800000111")),
            Told("interest", Words("头盔"), ("想要头盔", "对头盔感兴趣")),
            Told("source", Words("展会"), ("展会上认识的", "展会来的")),
        ),
    ),
    Plain(
        "create_customer",
        (
            "new customer Tandem Town",
            "add a customer called Tandem Town",
            "set up Tandem Town as a customer",
            "create customer Tandem Town",
        ),
        {"name": "Tandem Town"},
        (
            Told("contact_name", "Bo Reid", ("contact Bo Reid", "contact is Bo Reid")),
            Told("phone", "07700 900111", ("phone 07700 900111", "07700 900111")),
            Told("source", Words("expo"), ("from the expo", "we met at the expo", "came from the expo")),
            Told("region", Words("north"), ("north region", "region north")),
        ),
    ),
    Plain(
        "create_customer",
        ("新客户 双人骑坊", "建个客户，双人骑坊", "新增客户双人骑坊"),
        {"name": "双人骑坊"},
        (
            Told("contact_name", "尤立", ("联系人尤立", "联系人是尤立")),
            Told("phone", "13800000111", ("电话13800000111", "手机13800000111")),
            Told("source", Words("展会"), ("展会上认识的", "展会来的")),
        ),
    ),
    Plain(
        "add_contact",
        (
            "add Bo Reid as a contact at Harbour Cycles",
            "new contact at Harbour Cycles, Bo Reid",
            "Harbour Cycles new contact: Bo Reid",
            "add a contact for Harbour Cycles, Bo Reid",
        ),
        {"customer": "C4", "name": "Bo Reid"},
        (
            Told("title", Words("buyer"), ("their buyer", "she's the buyer", "title buyer")),
            Told("phone", "07700 900111", ("07700 900111", "phone 07700 900111")),
            Told("email", "bo@harbour.com", ("bo@harbour.com", "email bo@harbour.com")),
        ),
    ),
    Plain(
        "add_contact",
        ("给飞轮俱乐部加个联系人尤立", "飞轮俱乐部新增联系人尤立", "飞轮俱乐部加联系人 尤立"),
        {"customer": "C1", "name": "尤立"},
        (
            Told("title", Words("采购"), ("采购", "职务采购", "是采购经理")),
            Told("phone", "13800000111", ("电话13800000111", "13800000111")),
        ),
    ),
    Plain(
        "create_ticket",
        (
            "open a ticket for Harbour Cycles, the helmets arrive cracked",
            "ticket for Harbour Cycles: helmets cracked",
            "raise a ticket, Harbour Cycles say the helmets are cracked",
            "log a complaint from Harbour Cycles, helmets cracked",
        ),
        {"customer": "C4", "product": "P4", "subject": Words("cracked")},
        (
            Told("priority", "high", ("high priority", "priority high")),
            Told("priority", "urgent", ("it's urgent", "urgent")),
            Told("order", "SO-772", ("order 772", "on order 772")),
        ),
    ),
    Plain(
        "create_ticket",
        ("给飞轮俱乐部建个工单，头盔开裂", "飞轮俱乐部投诉头盔开裂，建个工单", "飞轮俱乐部报修，头盔开裂，登个售后单"),
        {"customer": "C1", "product": "P4", "subject": Words("开裂")},
        (
            Told("priority", "urgent", ("紧急", "特别急", "优先级紧急")),
            Told("order", "SO-771", ("订单771", "771那单的")),
        ),
    ),
    Plain(
        "create_return",
        (
            "return on 772, 2 chains",
            "take back 2 chains from order 772",
            "Harbour Cycles are returning 2 chains from 772",
            "do a return for 2 chains on 772",
        ),
        {"order": "SO-772", "lines": [{"product": "P3", "quantity": "2"}]},
        (Told("reason", Words("rusty"), ("they're rusty", "they came rusty", "because they're rusty")),),
    ),
    Plain(
        "create_return",
        ("772退2根链条", "772的链条退2根", "办个退货，772链条2根", "Harbour Cycles退回2根链条，772的"),
        {"order": "SO-772", "lines": [{"product": "P3", "quantity": "2", "unit": "根"}]},
        (Told("reason", Words("生锈"), ("生锈了", "因为生锈", "原因是生锈")),),
    ),
    Plain(
        "set_reminder",
        (
            "remind me to send the price list",
            "reminder to send the price list",
            "set a reminder to send the price list",
            "don't let me forget to send the price list",
        ),
        {"text": Words("send the price list")},
        (
            Told("on", "2027-03-12", ("friday", "on friday")),
            Told("at", "2027-03-10T15:00", ("tomorrow at 3pm", "tomorrow 3pm", "at 3pm tomorrow")),
            Told("on", "2027-03-20", ("on the 20th", "on 20 march")),
        ),
        needs=True,
    ),
    Plain(
        "set_reminder",
        ("提醒我发价目表", "记得提醒我发价目表"),
        {"text": Words("发价目表")},
        (
            Told("on", "2027-03-12", ("周五", "这周五")),
            Told("at", "2027-03-10T15:00", ("明天下午三点", "明天下午3点")),
            Told("on", "2027-03-20", ("20号", "3月20号")),
        ),
        needs=True,
    ),
    Plain(
        "log_follow_up",
        (
            "visited Harbour Cycles, Ivy liked the new lights",
            "was at Harbour Cycles today, Ivy liked the new lights",
            "dropped in on Harbour Cycles, Ivy liked the new lights",
        ),
        {"customer": "C4", "contact": "C4-1", "channel": "visit", "summary": Words("liked the new lights")},
        (
            Told(
                "next_follow_up_on",
                "2027-03-12",
                ("call her friday", "will call again on friday", "next call friday", "follow up friday"),
            ),
            Told(
                "next_follow_up_on",
                "2027-03-23",
                ("back in two weeks", "next visit in two weeks", "will check in again in two weeks"),
            ),
        ),
    ),
    Plain(
        "log_follow_up",
        (
            "called Ivy at Harbour Cycles, she liked the new lights",
            "spoke to Ivy at Harbour Cycles on the phone, she liked the new lights",
            "rang Harbour Cycles, Ivy liked the new lights",
        ),
        {"customer": "C4", "contact": "C4-1", "channel": "call", "summary": Words("liked the new lights")},
        (
            Told(
                "next_follow_up_on", "2027-03-12", ("call her friday", "will call again on friday", "follow up friday")
            ),
        ),
    ),
    Plain(
        "log_follow_up",
        (
            "今天拜访了飞轮俱乐部，席队说车灯不错",
            "去了趟飞轮俱乐部，席队说车灯不错",
            "刚从飞轮俱乐部出来，席队说车灯不错",
        ),
        {"customer": "C1", "contact": "C1-1", "channel": "visit", "summary": Words("车灯不错")},
        (
            Told("next_follow_up_on", "2027-03-12", ("周五再去", "周五再联系", "周五给他打电话")),
            Told("next_follow_up_on", "2027-03-23", ("两周后再去", "两周后再跟进")),
        ),
    ),
    Plain(
        "log_follow_up",
        (
            "给飞轮俱乐部席队打了电话，说车灯不错",
            "跟飞轮俱乐部的席队通了电话，他说车灯不错",
            "电话联系了飞轮俱乐部席队，车灯不错",
        ),
        {"customer": "C1", "contact": "C1-1", "channel": "call", "summary": Words("车灯不错")},
        (Told("next_follow_up_on", "2027-03-12", ("周五再打", "周五再联系")),),
    ),
    Plain(
        "transfer_stock",
        (
            "move 5 helmets from North Store to 城南库",
            "transfer 5 helmets from North Store to 城南库",
            "shift 5 helmets to 城南库 from North Store",
            "send 5 helmets from North Store over to 城南库",
        ),
        {"product": "P4", "quantity": "5", "from_warehouse": "W1", "to_warehouse": "W2"},
        (),
    ),
    Plain(
        "transfer_stock",
        (
            "从城北库调5个头盔到城南库",
            "头盔5个从城北库调到城南库",
            "城北库调5个头盔去城南库",
            "把城北库的头盔调5个到城南库",
            "调拨5个头盔 城北库到城南库",
        ),
        {"product": "P4", "quantity": "5", "unit": "个", "from_warehouse": "W1", "to_warehouse": "W2"},
        (),
    ),
    Plain(
        "adjust_stock",
        (
            "counted 40 helmets in North Store",
            "stocktake: 40 helmets in North Store",
            "helmets in North Store counted at 40",
            "North Store helmets count is 40",
            "set helmets in North Store to 40",
        ),
        {"product": "P4", "warehouse": "W1", "counted": "40"},
        (Told("reason", Words("damaged"), ("two were damaged", "reason: two damaged", "because two were damaged")),),
    ),
    Plain(
        "adjust_stock",
        ("盘点城北库头盔40个", "城北库头盔实盘40个", "城北库盘点，头盔40个", "头盔在城北库盘了40个"),
        {"product": "P4", "warehouse": "W1", "counted": "40"},
        (Told("reason", Words("破损"), ("破损两个", "因为破损", "原因破损")),),
    ),
    Plain(
        "ship_order",
        ("ship 772", "ship order 772", "772 is going out, ship it", "send out 772"),
        {"order": "SO-772"},
        (
            Told("tracking_no", "ZX99881", ("tracking ZX99881", "tracking number ZX99881", "tracking no ZX99881")),
            Told("warehouse", "W1", ("from North Store", "out of North Store")),
        ),
    ),
    Plain(
        "ship_order",
        ("772发货", "772发出去", "把772发了", "772出库"),
        {"order": "SO-772"},
        (
            Told("tracking_no", "ZX99881", ("单号ZX99881", "快递单号ZX99881", "运单号ZX99881")),
            Told("warehouse", "W1", ("从城北库发", "走城北库")),
        ),
    ),
    Plain(
        "receive_purchase",
        ("received PO 91", "PO-91 arrived, book it in", "book in PO 91", "PO 91 has come in, receive it"),
        {"purchase_order": "PO-91"},
        (Told("warehouse", "W1", ("into North Store", "at North Store", "to North Store")),),
    ),
    Plain(
        "receive_purchase",
        ("采购单91到货了，收一下", "PO-91收货", "91号采购单全部收货", "采购91入库"),
        {"purchase_order": "PO-91"},
        (Told("warehouse", "W1", ("入城北库", "收到城北库", "放城北库")),),
    ),
    Plain(
        "create_purchase_order",
        (
            "buy 50 mountain tyres from 鼎固",
            "purchase order to 鼎固 for 50 mountain tyres",
            "raise a PO with 鼎固, 50 mountain tyres",
            "order 50 mountain tyres from 鼎固",
        ),
        {"supplier": "V1", "lines": [{"product": "P1", "quantity": "50"}]},
        (Told("expected_on", "2027-03-12", ("expected friday", "due friday", "for friday")),),
    ),
    Plain(
        "create_purchase_order",
        (
            "向鼎固采购50条山地外胎",
            "找鼎固进50条山地外胎",
            "给鼎固下采购单，山地外胎50条",
            "采购50条山地外胎，供应商鼎固",
        ),
        {"supplier": "V1", "lines": [{"product": "P1", "quantity": "50", "unit": "条"}]},
        (Told("expected_on", "2027-03-12", ("周五到货", "周五前到", "预计周五到")),),
    ),
    Plain(
        "create_work_order",
        (
            "work order for 100 helmets",
            "make 100 helmets",
            "raise a work order, 100 helmets",
            "we need to produce 100 helmets",
        ),
        {"product": "P4", "quantity": "100"},
        (Told("due_on", "2027-03-12", ("by friday", "due friday")),),
    ),
    Plain(
        "create_work_order",
        ("排产100个头盔", "开个生产工单，头盔100个", "生产100个头盔", "下生产单 头盔100个"),
        {"product": "P4", "quantity": "100"},
        (Told("due_on", "2027-03-12", ("周五前完工", "周五交", "周五前要")),),
    ),
    Plain(
        "report_production",
        ("work order 55 made 30", "WO 55 done 30", "WO-55: 30 finished today", "report 30 on work order 55"),
        {"work_order": "WO-55", "quantity": "30"},
        (Told("scrap", "2", ("2 scrapped", "2 scrap", "scrap 2")),),
    ),
    Plain(
        "report_production",
        ("工单55做了30个", "55号工单报工30", "WO-55今天完工30个", "工单55完成30"),
        {"work_order": "WO-55", "quantity": "30"},
        (Told("scrap", "2", ("报废2个", "废品2", "废了2个")),),
    ),
    Plain(
        "amend_order",
        (
            "771, make the helmets 10",
            "change the helmets on 771 to 10",
            "on 771 make it 10 helmets",
            "order 771: helmets should be 10",
        ),
        {"order": "SO-771", "lines": [{"product": "P4", "quantity": "10", "unit": "个"}]},
        (Told("deliver_by", "2027-03-12", ("deliver friday", "delivery friday", "and deliver by friday")),),
    ),
    Plain(
        "amend_order",
        ("771的头盔改成10个", "把771头盔改10个", "订单771头盔数量改为10"),
        {"order": "SO-771", "lines": [{"product": "P4", "quantity": "10", "unit": "个"}]},
        (Told("deliver_by", "2027-03-12", ("交期改到周五", "周五前交货", "改周五交")),),
    ),
    Plain(
        "cancel_order",
        ("cancel 772", "please cancel order 772", "scrap 772", "cancel order 772 for Harbour Cycles"),
        {"order": "SO-772"},
        (Told("reason", Words("budget"), ("they lost the budget", "no budget", "because the budget's gone")),),
    ),
    Plain(
        "cancel_order",
        ("取消772", "772取消", "把772取消掉", "订单772不要了，取消"),
        {"order": "SO-772"},
        (Told("reason", Words("预算"), ("客户没预算了", "原因是预算没批", "因为预算没了")),),
    ),
    Plain(
        "reject",
        ("reject PO 91", "PO-91 rejected", "turn down PO 91", "don't approve PO 91"),
        {"document": "PO-91"},
        (Told("reason", Words("price"), ("price too high", "the price is too high", "because the price is too high")),),
    ),
    Plain(
        "reject",
        ("驳回采购单91", "PO-91驳回", "91号采购单打回去", "采购单91不批"),
        {"document": "PO-91"},
        (Told("reason", Words("价"), ("价格太高", "价钱太贵", "因为价格太高")),),
    ),
    Plain(
        "approve",
        ("approve PO 91", "PO-91 is fine, approve it", "ok with PO 91, approve", "PO 91 approved"),
        {"document": "PO-91"},
        (),
    ),
    Plain("approve", ("批准采购单91", "PO-91同意", "采购单91批了吧", "91号采购单通过"), {"document": "PO-91"}, ()),
    Plain(
        "assign_customer",
        (
            "assign Harbour Cycles to Nora",
            "give Harbour Cycles to Nora Finch",
            "Nora takes over Harbour Cycles",
            "hand Harbour Cycles over to Nora",
            "move Harbour Cycles to Nora",
        ),
        {"customer": "C4", "employee": "E2"},
        (),
    ),
    Plain(
        "assign_customer",
        ("把飞轮俱乐部给小满", "飞轮俱乐部转给池小满", "飞轮俱乐部以后小满跟", "飞轮俱乐部分给小满"),
        {"customer": "C1", "employee": "E1"},
        (),
    ),
    Plain(
        "tag_customer",
        (
            "tag Harbour Cycles vip",
            "tag Harbour Cycles as vip",
            "put a vip tag on Harbour Cycles",
            "mark Harbour Cycles as vip",
        ),
        {"customer": "C4", "tags": ["vip"]},
        (),
    ),
    Plain(
        "tag_customer",
        ("给飞轮俱乐部打个大客户标签", "飞轮俱乐部打上大客户", "飞轮俱乐部标记为大客户", "飞轮俱乐部加标签大客户"),
        {"customer": "C1", "tags": ["大客户"]},
        (),
    ),
    Plain(
        "subscribe_alert",
        (
            "tell me when helmets drop below 20",
            "alert me when helmets fall under 20",
            "let me know if helmets go below 20",
            "warn me when helmets are under 20",
        ),
        {"kind": "low_stock", "product": "P4", "threshold": "20"},
        (Told("warehouse", "W1", ("in North Store", "at North Store")),),
    ),
    Plain(
        "subscribe_alert",
        ("头盔低于20个提醒我", "头盔库存少于20告诉我", "头盔不到20个的时候通知我"),
        {"kind": "low_stock", "product": "P4", "threshold": "20"},
        (),
    ),
    Plain(
        "subscribe_alert",
        (
            "tell me about orders over 5000",
            "alert me when an order over 5000 comes in",
            "let me know whenever there's an order above 5000",
            "any order over 5000, tell me",
        ),
        {"kind": "large_order", "threshold": "5000"},
        (),
    ),
    Plain(
        "subscribe_alert",
        ("超过5000的订单告诉我", "有5000以上的单子通知我", "订单金额超5000提醒我"),
        {"kind": "large_order", "threshold": "5000"},
        (),
    ),
    Plain(
        "invoice_order",
        ("invoice 772", "bill order 772", "raise the invoice for 772", "772 can be invoiced"),
        {"order": "SO-772"},
        (),
    ),
    Plain("invoice_order", ("772开票", "给772开发票", "把772的票开了", "订单772开个票"), {"order": "SO-772"}, ()),
    Plain(
        "query_stock",
        (
            "how many helmets have we got",
            "helmets in stock?",
            "stock of helmets",
            "any helmets left",
            "check helmet stock",
        ),
        {"product": "P4"},
        (Told("warehouse", "W1", ("in North Store", "at North Store")),),
    ),
    Plain(
        "query_stock",
        ("头盔还有多少", "头盔库存", "查下头盔库存", "还有头盔吗", "头盔有货吗"),
        {"product": "P4"},
        (Told("warehouse", "W1", ("城北库", "在城北库")),),
    ),
    Plain(
        "query_price",
        ("price of helmets", "how much is a helmet", "what's the price on helmets", "what do helmets cost"),
        {"product": "P4"},
        (
            Told("customer", "C4", ("for Harbour Cycles",)),
            Told("quantity", "100", ("for 100", "if they take 100")),
        ),
    ),
    Plain(
        "query_price",
        ("头盔多少钱", "头盔什么价", "头盔单价多少", "查下头盔价格"),
        {"product": "P4"},
        (
            Told("customer", "C1", ("给飞轮俱乐部的", "飞轮俱乐部拿")),
            Told("quantity", "100", ("要100个的话", "100个")),
        ),
    ),
    Plain(
        "sales_figures",
        ("revenue", "sales", "what did we sell", "how much revenue did we make"),
        {"metric": "revenue"},
        (
            Told("period", {"from": "2027-02-01", "to": "2027-02-28"}, ("last month", "in february")),
            Told("group_by", "customer", ("by customer",)),
            Told("customer", "C4", ("for Harbour Cycles", "from Harbour Cycles")),
            Told("compare_with", "previous_period", ("compared with the month before", "vs the previous month")),
        ),
    ),
    Plain(
        "sales_figures",
        ("销售额", "业绩多少", "卖了多少钱"),
        {"metric": "revenue"},
        (
            Told("period", {"from": "2027-02-01", "to": "2027-02-28"}, ("上个月", "2月份")),
            Told("group_by", "customer", ("按客户", "分客户看")),
            Told("customer", "C1", ("飞轮俱乐部",)),
            Told("compare_with", "previous_period", ("跟前一个月比", "环比")),
        ),
    ),
    Plain(
        "list_orders",
        ("orders", "show orders", "list the orders", "what orders do we have"),
        {},
        (
            Told("customer", "C4", ("for Harbour Cycles", "from Harbour Cycles")),
            Told("period", {"from": "2027-02-01", "to": "2027-02-28"}, ("last month", "in february")),
            Told("status", "unshipped", ("not shipped yet", "unshipped")),
        ),
    ),
    Plain(
        "list_orders",
        ("订单有哪些", "列一下订单"),
        {},
        (
            Told("customer", "C1", ("飞轮俱乐部的",)),
            Told("period", {"from": "2027-02-01", "to": "2027-02-28"}, ("上个月的", "2月份的")),
            Told("status", "unshipped", ("没发货的", "还没发的")),
        ),
    ),
    Plain(
        "list_receivables",
        ("who owes us money", "outstanding receivables", "what's outstanding"),
        {},
        (
            Told("customer", "C4", ("from Harbour Cycles", "for Harbour Cycles")),
            Told("overdue_only", True, ("overdue only", "just the overdue ones")),
        ),
    ),
    Plain(
        "list_receivables",
        ("应收款", "还有多少款没收", "欠款情况"),
        {},
        (
            Told("customer", "C1", ("飞轮俱乐部的", "飞轮俱乐部")),
            Told("overdue_only", True, ("只看逾期的", "逾期的")),
        ),
    ),
)
