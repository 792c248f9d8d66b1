"""Notes somebody who may become a customer."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, FreeText, titled
from domain.crm import wordings
from domain.crm.leads import Lead
from domain.crm.prospecting import noted, struck_out
from domain.crm.said_of_people import CONTACT_CALLED, IS_THE_CONTACT, PHONE, SOURCE
from domain.crm.twins import NEW, alike, ask_whether_same
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.vocabulary import Example, Manner, Said, Take, Vocabulary
from domain.words import Words


class CreateLead(Arguments):
    """What new lead needs."""

    name: FreeText
    contact_name: FreeText | None = None
    phone: FreeText | None = None
    source: FreeText | None = None
    interest: Annotated[FreeText, titled("意向", "interest")] | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(加|记|录|建|来|有|收|接|存|补)(了|到|)(个|一个|一条|条)(新|)(线索|潜客|潜在客户|询盘|意向客户|意向)",
        "(线索|潜客)(加|记|录|建)(一个|一条|个|上|一下)",
        (
            "(新建|新增|建|加|添加|录入|录|登记|记|创建|来|有|进|收到)(个|一个|一条|条|了条|了个|了一条|了一个|)(新|"
            ")(线索|潜客|潜在客户|询盘|意向客户)"
        ),
        "新(线索|潜客|潜在客户|询盘|意向客户)",
        "(记|录|存|加|建|登|转|当|算|放|收)(成|为|作|做|到|进|入)(了|个|一个|一条|条|)(线索|潜客|潜在客户|意向客户)(里|库|池|)",
        "线索(：|:|登记|录入|记一下|录一下)",
    ),
    en=(
        (
            "(put|add|enter|get|set|save|log|note|stick|pop|register) (them|em|'em|him|her|it|these|this|"
            "that) (in|up|down|) as (a|an) (new|) (lead|prospect|enquiry|inquiry)"
        ),
        "(in|down|up) as a (new|hot|) (lead|prospect)",
        "had a walk-in",
        "(new|fresh|hot|another) (lead|prospect) (:|-|,|for|in|from)",
        "(got|had|have|there's|just had|just got) (a|an|another) (new|) (walk-in|walk in|inbound|cold enquiry|web enquiry)",
        "(make|create|put in|open) (them|him|her|it) a (lead|prospect)",
        (
            "(add|create|new|log|register|record|enter|got|have|put in|here's) (a|an|the|another|) (new|fresh|hot|) "
            "(lead|prospect|enquiry|inquiry)"
        ),
        "new (lead|prospect|enquiry|inquiry)",
        "lead:",
        "(lead|prospect|enquiry|inquiry) from",
    ),
    hints=("线索", "询盘", "潜在客户", "lead", "prospect", "inquiry", "enquiry"),
    against=("lead time", "in the lead", "线索有哪些"),
    manner=Manner.FACT,
    slots={
        "name": Said(
            before=("公司叫", "名称", "公司名", "叫", "company name", "called", "named", "company"),
            after=("的打电话", "的打", "的来", "的人", "的公司", "的客户", "打电话", "来电"),
            take=Take.NEW_NAME,
        ),
        "contact_name": Said(
            before=(
                *CONTACT_CALLED,
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
                "contact is",
                "contact person",
                "contact name",
                "contact:",
                "contact",
                "ask for",
                "speak to",
            ),
            after=IS_THE_CONTACT,
        ),
        "phone": PHONE,
        "source": SOURCE,
        "interest": Said(
            before=(
                "they're after",
                "they are after",
                "she's after",
                "he's after",
                "theyre after",
                "who's after",
                "who are after",
                "is after",
                "are after",
                "想要",
                "想买",
                "需要",
                "想找",
                "想换",
                "想进",
                "想拿",
                "想试",
                "想代理",
                "想合作",
                "想订",
                "想采购",
                "想上",
                "想做",
                "想看看",
                "想看",
                "想了解",
                "打听",
                "对",
                "问",
                "咨询",
                "意向",
                "意向是",
                "感兴趣的是",
                "要",
                "interested in",
                "looking for",
                "asked about",
                "asking about",
                "wants",
                "want",
                "needs",
                "need",
                "enquired about",
                "enquiring about",
                "keen on",
                "keen to try",
                "curious about",
                "needing",
                "wanting",
                "shopping for",
                "in the market for",
                ", after",
            ),
            after=("感兴趣", "有兴趣", "有意向", "有需求"),
        ),
    },
    examples=(
        Example(
            "en",
            "new lead from the harvest fair: Otter Creek Goat Dairy, met Ines, 402-555-0141",
            {
                "name": "Otter Creek Goat Dairy",
                "contact_name": "Ines",
                "phone": "402-555-0141",
                "source": "the harvest fair",
            },
        ),
        Example(
            "en",
            "new lead tollgate nursery, sam carter on 402-555-0177, came in off the flyer",
            {
                "name": "tollgate nursery",
                "contact_name": "sam carter",
                "phone": "402-555-0177",
                "source": "came in off the flyer",
            },
        ),
        Example(
            "en",
            "new lead: Fern Hollow School, Ada Quill, interested in jars, met her at the expo",
            {
                "name": "Fern Hollow School",
                "contact_name": "Ada Quill",
                "interest": "jars",
                "source": "met her at the expo",
            },
        ),
        Example(
            "en",
            "had a walk-in, Juniper Bay Bakery, tel 402-555-0133, put them in as a lead",
            {"name": "Juniper Bay Bakery", "phone": "402-555-0133"},
        ),
        Example(
            "zh",
            "新线索 金穗烘焙，官网询盘，想要烤箱，联系人小陆，电话13600002468",
            {"name": "金穗烘焙", "source": "官网", "interest": "烤箱", "contact_name": "小陆", "phone": "13600002468"},
        ),
        Example(
            "zh", "登记一条线索：晨露饮品有限公司，来源朋友介绍", {"name": "晨露饮品有限公司", "source": "朋友介绍"}
        ),
        Example("zh", "来了个线索，蓝鲸咖啡有限公司，问糖浆", {"name": "蓝鲸咖啡有限公司", "interest": "糖浆"}),
        Example("zh", "新线索：青禾幼教中心，展会认识的", {"name": "青禾幼教中心", "source": "展会认识的"}),
        Example(
            "zh", "录入线索 海棠酒店有限公司 电话13500001357", {"name": "海棠酒店有限公司", "phone": "13500001357"}
        ),
        Example("zh", "有个潜在客户，叫听雨轩茶楼，对礼盒感兴趣", {"name": "听雨轩茶楼", "interest": "礼盒"}),
        Example(
            "en",
            "new lead: Maple Street Cafe, interested in ovens, contact Ruth",
            {"name": "Maple Street Cafe", "interest": "ovens", "contact_name": "Ruth"},
        ),
        Example(
            "en",
            "add a lead called Golden Crust Ltd, source web form",
            {"name": "Golden Crust Ltd", "source": "web form"},
        ),
        Example(
            "en",
            "got a new lead: Copper Kettle Cafe, found us through google",
            {"name": "Copper Kettle Cafe", "source": "google"},
        ),
        Example(
            "en",
            "log a lead, Bluebird Events Ltd, looking for gift boxes",
            {"name": "Bluebird Events Ltd", "interest": "gift boxes"},
        ),
        Example(
            "en",
            "new prospect Summit Gyms Ltd, contact Raj, phone +44 20 7946 0993",
            {"name": "Summit Gyms Ltd", "contact_name": "Raj", "phone": "+44 20 7946 0993"},
        ),
        Example(
            "en",
            "add a lead for Riverside Cinemas Ltd, met at the trade show",
            {"name": "Riverside Cinemas Ltd", "source": "the trade show"},
        ),
    ),
)


def run(ctx: Context, args: CreateLead) -> Outcome:
    """Note a lead; where a customer of a like name is known, ask first."""
    lead = Lead(
        id=ctx.store.numbers.next(Kind.LEAD),
        name=wordings.name("name", args.name),
        owner=ctx.person.id,
        created_at=ctx.now,
        contact_name=wordings.optional(args.contact_name),
        phone=wordings.phone(args.phone),
        source=wordings.optional(args.source),
        interest=wordings.optional(args.interest),
    )
    twins = [] if NEW in args.acknowledged else alike(ctx, lead.name)
    if twins:
        raise ask_whether_same(ctx, twins, choosable=False)
    ctx.store.leads.add(lead)
    return noted(lead)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Strike the lead out."""
    return struck_out(ctx, operation)


ACTION = Action(
    name="create_lead",
    title=Words("新建线索", "new lead"),
    hint=Words("记下一个潜在客户。", "Notes somebody who may become a customer."),
    arguments=CreateLead,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
