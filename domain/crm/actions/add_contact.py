"""Adds a person at a customer's."""

from __future__ import annotations

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, FreeText
from domain.crm import wordings
from domain.crm.people import (
    ANOTHER,
    SAME,
    Details,
    add_person,
    ask_whether_same_person,
    bring_up_to_date,
    taken_off,
    was_again,
)
from domain.crm.said_of_people import PHONE
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.vocabulary import Example, Said, Take, Vocabulary
from domain.words import Words


class AddContact(Arguments):
    """What add a contact needs."""

    customer: CustomerRef
    name: FreeText
    title: FreeText | None = None
    phone: FreeText | None = None
    email: FreeText | None = None


_POST = (
    "[采购|销售|财务|技术|生产|质量|工程|项目|行政|运营|仓储|品质|研发|区域|大堂|总]"
    "(采购|经理|总监|主管|主任|负责人|店长|厂长|厨师长|主厨|会计|财务|出纳|仓管|库管|前台|老板|助理|工程师|"
    "老师|园长|校长|院长|医生|护士长|运营|买手|行政|跟单|客服|设计师|领班|质检|品控|店主|班长|部长|科长|对接人|联系人)"
)
VOCABULARY = Vocabulary(
    zh=(
        f"(新来的|新换的|新任|新上任的|新到的|新招的|新的|新){_POST}(叫|姓|是|：|:)",
        "{customer}(那边|)(新来了|新来|来了|新换了|换了|新招了|换成了|换)(个|一个|位|一位|新|)(运营|买手|主厨|厨师长|行政总厨|行政|跟单|客服|设计师|助教|组长|班长|大夫|工程师|技术员|质检|品控|生产经理|销售经理|区域经理|市场|秘书|助手|实习生|园长|校长|总监|工长|领班|大堂经理|值班经理|收货员|理货员)",
        "{customer}(那边|)(新来了|来了|新换了|换了|新招了)(个|一个|位|一位)…(叫|姓)",
        "{customer}(那边|)(现在|以后|)(的|)(对接|联系|采购)(的|)(人|)(是|换成了|换成|改成)",
        "(加|加个|新加|再加|加一个|添加|新增|增加|建|新建|录|录入|登记|记|补|添)(个|一个|一位|一下|下|)(新|)(联系人|连系人|联络人|对接人)",
        "加(到|进|入)…联系人",
        "{customer}(的|那边的|)联系人(里|里面|那里|)(再|)(加|添|新增)(一个|个|一位|上|)",
        "{customer}(那边|)(的|)(采购|财务|对接人|负责人|经理|店长|老板|会计|仓管)(换成|换了|变成|改成|现在是)",
        "{customer}(那边|)(新来了|新来|新换了|新招了|新招|换了|换成了|新到了)(个|一个|位|一位)",
        "{customer}(那边|)(新来|来|换|新招|新换)(了|)(个|位|)新(仓管|会计|出纳|财务|店长|老板|助理|老师|医生|护士长|库管|前台|项目经理|采购|业务|主任|厂长|院长|经理|主管|负责人|联系人)",
        (
            "{customer}(那边|)(新来了|新来|来了|新换了|换了|新招了|新招|换成了|换)(个|一个|位|一位|新|)(仓管|会计|出纳|财务|店长|老板|助理|老师|医生|护士长|库管|前台|"
            "项目经理|采购员|采购|业务|主任|厂长|院长|总经理|经理|主管|负责人)"
        ),
        "{customer}(那边|)(的|)(采购|财务|仓库|前台|对接人|对接|联系人|负责人)(换了|换成|换成了|改成|是|现在是)",
        "(联系人|名片|联系方式)(存|录|记|登记)(一下|下|上)",
        "{phone}…(存|记|录)(一下|下|上|进去)",
        "{customer}(那边|)(新来了|新来|换了|来了|新换了)(个|位|一位|新|)(联系人|对接人|负责人)",
        "联系人(加一个|加个|加一位|再加一个|加|添加|新增|换成|更新|登记)",
        "(新的|新)(联系人|对接人)(是|叫|：|:)",
    ),
    en=(
        "new contact there",
        (
            "(add|put|save|note|register) … (buyer|manager|officer|accounts|purchasing|procurement|owner|director|assistant|"
            "chef|foreman|supervisor|engineer|technician|buying|finance|reception|coordinator|clerk|planner) "
            "(to|at|for|under|on) {customer}"
        ),
        "(there's|they have|they've|they've got|got) a new (contact|buyer|accounts person|manager)",
        "(add|put|save|store|note|register) {name} (in|on|down|under|against|with|as) (to|for|under|at|as) {customer}",
        "(add|put|save|note|register) {name} as (a|an|the|) contact",
        "(save|add|put|note|keep|store) (that|this|him|her|them|it) (in|down|) as (a|the|an|) [new] contact",
        "(save|add|put|note|keep|store) (that|this|him|her|them) (in|to|under|on) (for|the|their) (contacts|contact)",
        "{customer}'s … is {name} … (save|add|note)",
        "new (workshop|site|shift|team|yard|kitchen) lead {name}",
        (
            "new (ap|accounts|accounts payable|purchasing|facilities|site|warehouse|office|workshop|shop|store|bar|"
            "kitchen|plant|qa|quality) … (at|for) {customer}"
        ),
        "add {name} (to|at|for|as a contact at|as contact at) {customer}",
        "(add|put|save|note|register) {name} … (to|at|for|under|on) {customer}",
        "(add|put|save|note|register) {name} (as|to be) (the|their|a|an|our|) … (at|for|over at|with) {customer}",
        "(save|add|put) {name}'s (number|email|details|phone|mobile) (for|at|under|to|against) {customer}",
        (
            "{name} (is|'s) the new (buyer|contact|manager|owner|purchaser|accountant|purchasing manager|"
            "bookkeeper|chef|director|lead|engineer|assistant) (at|for) {customer}"
        ),
        (
            "new (buyer|contact|person|manager|owner|accountant|purchaser|purchasing manager|assistant) (at|for|"
            "over at) {customer}"
        ),
        "{customer}'s new (buyer|contact|manager|owner|foreman|purchaser|accountant)",
        "{customer} new (buyer|contact)",
        "as (a|the|) contact (at|for|of)",
        "as contact",
        "(add|create|new|register|save|put in|enter) (a|an|the|another|) (new|) contact",
        "new contact (at|for|:)",
        "(another|one more|extra|second) contact (at|for|with|:)",
        "{customer} has a new",
        (
            "{customer} (have|has|has got|have got|'ve got|got) (a|an) new (accounts|ap|buyer|purchasing|procurement|manager|"
            "owner|chef|office|site|finance|operations|ops|bookkeeper|receptionist|foreman|director|head|store|bar|contact|"
            "practice|warehouse|facilities|maintenance|logistics|supervisor|secretary)"
        ),
        "{customer} … is now {name}",
        "{customer} new … (is|is called|is named) {name}",
        (
            "(add|create|register|save|put in|enter|new|another|second) (a|an|the|another|) [new] (site|accounts|ap|billing|"
            "finance|purchasing|technical|delivery|warehouse|main|second|backup|office|shop|emergency|primary|secondary) contact"
        ),
        "(add|save) (him|her|them) (as a contact|to the contacts|to {customer}|to contacts|)",
        "new (buyer|contact person|purchasing manager) at {customer}",
        "as a contact",
    ),
    slots={
        "name": Said(
            before=("联系人姓名", "姓名", "名字叫", "叫", "called", "named", "name is", "name"),
            take=Take.NEW_NAME,
        ),
        "title": Said(
            within=(
                "运营",
                "买手",
                "主厨",
                "厨师长",
                "行政总厨",
                "行政",
                "跟单",
                "客服",
                "设计师",
                "助教",
                "组长",
                "班长",
                "大夫",
                "工程师",
                "技术员",
                "质检",
                "品控",
                "生产经理",
                "销售经理",
                "区域经理",
                "市场",
                "秘书",
                "助手",
                "实习生",
                "园长",
                "校长",
                "总监",
                "工长",
                "领班",
                "大堂经理",
                "值班经理",
                "收货员",
                "理货员",
                "经理",
                "总监",
                "主任",
                "科长",
                "处长",
                "部长",
                "厂长",
                "主管",
                "采购员",
                "工程师",
                "助理",
                "秘书",
                "店长",
                "老板",
                "会计",
                "出纳",
                "财务",
                "技术员",
                "仓管",
                "前台",
                "店长",
                "护士长",
                "医生",
                "院长",
                "老师",
                "文员",
                "库管",
                "内勤",
                "业务员",
                "法人",
                "合伙人",
                "项目经理",
                "采购",
                "总经理",
                "负责人",
                "manager",
                "director",
                "buyer",
                "engineer",
                "assistant",
                "supervisor",
                "purchaser",
                "accountant",
                "head of",
                "nurse",
                "secretary",
                "receptionist",
                "partner",
                "president",
                "officer",
                "coordinator",
                "chef",
                "owner",
                "founder",
                "planner",
                "technician",
                "foreman",
                "clerk",
                "lead",
                "rep",
                "admin",
                "administrator",
                "bookkeeper",
                "controller",
                "supervisor",
                "warehouse",
                "facilities",
                "principal",
                "specialist",
                "agent",
                "person",
                "executive",
                "vp",
                "chief",
                "head chef",
                "merchandiser",
                "ceo",
                "cfo",
                "coo",
            ),
            before=(
                "职务",
                "职位",
                "岗位",
                "头衔",
                "担任",
                "title",
                "position",
                "job title",
                "role",
                "as the",
                "as their",
                "as our",
                "as a new",
                "she's the new",
                "he's the new",
                "she is the",
                "he is the",
                "he's the",
                "she's the",
            ),
        ),
        "phone": PHONE,
        "email": Said(before=("邮箱", "邮件", "email", "e-mail", "mail")),
    },
    examples=(
        Example(
            "zh",
            "{customer}加个联系人，叫缪冰，职务采购主管，手机13900004321",
            {"customer": "{customer}", "name": "缪冰", "title": "采购主管", "phone": "13900004321"},
        ),
        Example(
            "zh",
            "给{customer}添加联系人，叫杜鹃，邮箱dujuan@mail.example",
            {"customer": "{customer}", "name": "杜鹃", "email": "dujuan@mail.example"},
        ),
        Example(
            "zh",
            "{customer}新增联系人 赵欣，店长，13700008888",
            {"customer": "{customer}", "name": "赵欣", "title": "店长", "phone": "13700008888"},
        ),
        Example("zh", "{customer}加个联系人：钱峰", {"customer": "{customer}", "name": "钱峰"}),
        Example(
            "zh",
            "给{customer}登记个联系人，姓名孙悦，手机13600007777",
            {"customer": "{customer}", "name": "孙悦", "phone": "13600007777"},
        ),
        Example("zh", "添加联系人 周舟 到{customer}", {"customer": "{customer}", "name": "周舟"}),
        Example(
            "en",
            "add a contact at {customer}, called Nina Hart, phone +44 20 7946 0992",
            {"customer": "{customer}", "name": "Nina Hart", "phone": "+44 20 7946 0992"},
        ),
        Example(
            "en",
            "new contact for {customer}: named Owen Pike, title store manager, owen@mail.example",
            {"customer": "{customer}", "name": "Owen Pike", "title": "store manager", "email": "owen@mail.example"},
        ),
        Example("en", "add contact Ben Frost to {customer}", {"customer": "{customer}", "name": "Ben Frost"}),
        Example(
            "en",
            "new contact at {customer}: Ann Vale, purchasing manager",
            {"customer": "{customer}", "name": "Ann Vale", "title": "purchasing manager"},
        ),
        Example(
            "en",
            "{customer} has a new buyer, Joe Marsh, joe@mail.example, add him",
            {"customer": "{customer}", "name": "Joe Marsh", "title": "buyer", "email": "joe@mail.example"},
        ),
        Example("en", "save Kim Doyle as a contact for {customer}", {"customer": "{customer}", "name": "Kim Doyle"}),
    ),
)


def run(ctx: Context, args: AddContact) -> Outcome:
    """Add somebody to a customer's people; where one of that name is known, ask first whether it is the same person."""
    customer = ctx.store.customers.get(args.customer)
    name = wordings.name("name", args.name)
    details = Details(wordings.optional(args.title), wordings.phone(args.phone), wordings.email(args.email))
    known = next((contact for contact in customer.contacts if contact.name.casefold() == name.casefold()), None)
    if known is None or ANOTHER in args.acknowledged:
        return add_person(ctx, customer, name, details)
    if SAME not in args.acknowledged:
        raise ask_whether_same_person(customer, known)
    return bring_up_to_date(customer, known, details)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take somebody off a customer's people again, or put back what was known of him before."""
    contact = ctx.store.contacts.get(operation.document(Kind.CONTACT))
    customer = ctx.store.customers.get(contact.customer)
    if "details" in operation.before:
        return was_again(customer, contact, operation.before["details"])
    return taken_off(customer, contact)


ACTION = Action(
    name="add_contact",
    title=Words("添加联系人", "add a contact"),
    hint=Words("给客户添加一个联系人。", "Adds a person at a customer's."),
    arguments=AddContact,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.ADMIN, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
