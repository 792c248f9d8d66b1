"""Adds a customer."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText
from domain.crm import wordings
from domain.crm.registering import Newcomer, known_already, register, registered, take_out
from domain.crm.said_of_people import CONTACT_CALLED, IS_THE_CONTACT, PHONE, SOURCE
from domain.crm.twins import NEW, SAME, alike, ask_whether_same
from domain.outcome import Outcome
from domain.vocabulary import Example, Said, Take, Vocabulary
from domain.words import Words


class CreateCustomer(Arguments):
    """What new customer needs."""

    name: FreeText
    contact_name: FreeText | None = None
    phone: FreeText | None = None
    region: FreeText | None = None
    industry: FreeText | None = None
    source: FreeText | None = None


VOCABULARY = Vocabulary(
    zh=(
        (
            "(新建|新增|建|建个|建一个|存|存个|加|加个|加一个|添加|录入|录|录个|登记|登记个|创建|开|开个|增加|添)(个|一个|"
            "一家|家|)(新客户|客户档案|客户资料|客户|新的客户)"
        ),
        "新客户(：|:|，|,|叫|是|名称|录入|录一下|登记|建档|)",
        "(客户|新客户)(建档|开户)",
        "(记|录|存|加|建|登|转|放|收)(成|为|作|做|到|进|入)(了|个|正式|新|我们的|咱们的|)客户(里|库|名单|档案|)",
        "新客户(帮我|给我|)(建|录|登记|开|加|记|存)(一下|一个|个|下|)(档|户|)",
    ),
    en=(
        "(onboard|sign up|bring on|take on|set up) {name}",
        "(set up|add|create|put|register|onboard|open) … as a (new|) (customer|client|account)",
        (
            "(add|create|new|register|set up|open|enter|put in|make|onboard) (a|an|the|this|another|) (new|) "
            "(customer|client|account)"
        ),
        "new (customer|client|account)",
        "(add|create|register|put) {name} as a (new|) (customer|client|account)",
        "as a new customer",
    ),
    against=(
        "几个新客户",
        "新客户(按|分)",
        "多少新客户",
        "(新客户|新客)(开|拓|签|开发|拓展)(得|的|了|到|出|)(最多|最少|多少|几个|几家|有几个|怎么样)",
        "新客户数",
        "(新增|新开|添加|增加)(的|)客户(数|数量|几个|几家|多少|有几|有多少)",
        "how many new",
        "新开了几个",
        "客户标签",
        "新客户有",
    ),
    slots={
        "name": Said(
            before=(
                "客户名称",
                "客户名",
                "名称",
                "公司名",
                "公司叫",
                "名字叫",
                "叫",
                "customer name",
                "company name",
                "called",
                "named",
                "company",
            ),
            take=Take.NEW_NAME,
        ),
        "contact_name": Said(
            before=(
                *CONTACT_CALLED,
                *(
                    f"{who}{name}"
                    for who in ("老板", "店长", "负责人")
                    for name in ("姓名是", "姓名", "名字叫", "名字是", "名字")
                ),
                "老板叫",
                "老板是",
                "店长叫",
                "店长是",
                "经理叫",
                "经理是",
                "采购叫",
                "采购是",
                "联系的是",
                "联系人姓名是",
                "联系人姓名",
                "联系人名字叫",
                "联系人名字",
                "联系人是",
                "联系人叫",
                "联系人填",
                "联系人写",
                "联系人",
                "对接人是",
                "对接人",
                "负责人是",
                "负责人",
                "contact is",
                "contact person",
                "contact name",
                "contact:",
                "contact",
                "ask for",
                "attn",
            ),
            after=IS_THE_CONTACT,
        ),
        "phone": PHONE,
        "region": Said(
            before=("地区", "区域", "地址在", "地址", "位于", "region", "based in", "located in", "area", "county"),
            after=("地区", "region", "county"),
        ),
        "industry": Said(
            before=(
                "行业是",
                "行业",
                "做",
                "主营",
                "专做",
                "是做",
                "从事",
                "industry",
                "they make",
                "they do",
                "in the",
                "it's a",
                "it is a",
                "its a",
                "they're a",
                "they are a",
                "they run a",
                "which is a",
                "who are a",
            ),
            after=("行业", "industry", "business"),
        ),
        "source": SOURCE,
    },
    examples=(
        Example(
            "en",
            "new customer Foxglen Timber, Ballina, contact Mary Tully 402-555-0161",
            {
                "name": "Foxglen Timber",
                "region": "Ballina",
                "contact_name": "Mary Tully",
                "phone": "402-555-0161",
            },
        ),
        Example(
            "zh",
            "新建客户 丰年食品有限公司，联系人周小兰，电话13700001234",
            {"name": "丰年食品有限公司", "contact_name": "周小兰", "phone": "13700001234"},
        ),
        Example("zh", "录入新客户海鸥餐饮管理公司，展会认识的", {"name": "海鸥餐饮管理公司", "source": "展会认识的"}),
        Example("zh", "建个客户：百川商贸有限公司", {"name": "百川商贸有限公司"}),
        Example(
            "zh", "新客户 云溪茶餐厅有限公司，电话13800005678", {"name": "云溪茶餐厅有限公司", "phone": "13800005678"}
        ),
        Example(
            "zh", "添加客户：北岸便利店有限公司，朋友介绍的", {"name": "北岸便利店有限公司", "source": "朋友介绍的"}
        ),
        Example("zh", "登记个新客户，叫山海超市有限公司", {"name": "山海超市有限公司"}),
        Example("zh", "帮我建个客户 南山幼儿园，联系人李慧", {"name": "南山幼儿园", "contact_name": "李慧"}),
        Example(
            "en",
            "add new customer Willow Bakery Ltd, contact Tom Reed, phone +44 20 7946 0991",
            {"name": "Willow Bakery Ltd", "contact_name": "Tom Reed", "phone": "+44 20 7946 0991"},
        ),
        Example("en", "new account: Harvest Foods Inc", {"name": "Harvest Foods Inc"}),
        Example("en", "create a customer called Stonebridge Catering Ltd", {"name": "Stonebridge Catering Ltd"}),
        Example(
            "en",
            "new customer Birch & Bloom Cafe Ltd, contact Ivy Lane",
            {"name": "Birch & Bloom Cafe Ltd", "contact_name": "Ivy Lane"},
        ),
        Example(
            "en",
            "please create customer Northgate Hotels Ltd, based in Leeds",
            {"name": "Northgate Hotels Ltd", "region": "Leeds"},
        ),
        Example(
            "en",
            "register a new client: Orchard Schools Trust Ltd, source referral",
            {"name": "Orchard Schools Trust Ltd", "source": "referral"},
        ),
        Example("en", "set up an account for Seaview Stores Ltd", {"name": "Seaview Stores Ltd"}),
    ),
)


def run(ctx: Context, args: CreateCustomer) -> Outcome:
    """Take a customer into the books; where one of a like name is known, ask first whether it is the same."""
    told = Newcomer(
        name=wordings.name("name", args.name),
        contact_name=wordings.optional(args.contact_name),
        phone=wordings.phone(args.phone),
        region=wordings.optional(args.region),
        industry=wordings.optional(args.industry),
        source=wordings.optional(args.source),
    )
    twins = alike(ctx, told.name)
    known = next((twin.id for twin in twins if f"{SAME}{twin.id}" in args.acknowledged), None)
    if known is not None:
        return known_already(ctx, known)
    if twins and NEW not in args.acknowledged:
        raise ask_whether_same(ctx, twins)
    return registered(ctx, register(ctx, told))


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take the customer out of the books again, unless a document names it."""
    return take_out(ctx, operation)


ACTION = Action(
    name="create_customer",
    title=Words("新建客户", "new customer"),
    hint=Words("新建一个客户。", "Adds a customer."),
    arguments=CreateCustomer,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
