"""Slots that refer to a record: the one named, the person himself, or the one that was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.named_for import named_for
from bot.understanding.embedded.filling.references import DOCUMENT_KINDS, Choice, choices_for, contact_of, meant
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.variants import set_apart
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts
from bot.understanding.proposal import How, Source
from domain.arguments import Slot
from domain.kinds import Kind
from domain.vocabulary import Manner, Said

_ME = re.compile(
    r"(?<![给帮替让跟向发叫诉知醒欠该差着])(?:我|俺|咱)(?!们|看|查|司|想|要|先|批|审|好(?!的)|[对核盘捋理翻瞄瞅数]|了解|打听|需要|确认|这边(?:怎么|没|看|查|想|要|需))"
    r"|\b(?:my|mine)\b(?! (?:approval|ok|okay|sign-off|signature))|\b(?:do|did|have|am|should|can) i\b"
    r"(?! (?:see|get|have|check|look|view|pull|ask|know|just|please)\b)"
    r"|(?<!could )(?<!can )(?<!may )(?<!might )\bi (?:sell|sold|do|did|make|made|have)\b(?! to\b| a (?:call|meeting|review)\b)"
)
_OUR_TEAM = (
    "我们组",
    "我组",
    "我们团队",
    "咱们组",
    "咱组",
    "本组",
    "我们队",
    "my team",
    "our team",
    "my team's",
    "our team's",
)
_THEM = ("他", "她", "他们", "她们", "这家", "那家", "对方", "him", "her", "them", "they", "their", "he", "she", "his")
_THEM_ASKED = (
    "他们",
    "她们",
    "对方",
    "那家",
    "这家",
    "他家",
    "她家",
    "him",
    "her",
    "them",
    "they",
    "their",
    "they've",
    "they're",
    "theyve",
    "theyre",
)
_IT_IS_A_HOUSE = ("它", "它的", "它家")
_OF_MANY = re.compile(r"谁|哪|所有|全部|各|我的|(?<![欠差])我们|(?<![欠差着])咱|大家|总共|一共|名单|列表|清单")
#: "how many have we got in Leeds", "is there enough of it": of the goods spoken of last.
_HOW_MANY = re.compile(
    r"\bhow (?:many|much)(?: (?:of (?:them|those|it|that|these)|more))? (?:have|do|did|are|is|can|could|we|you|left|in|at|on)\b"
    r"|\b(?:any|enough|some|all|more|got|have) of (?:them|those|it|that|these)\b|\bhow many\W*$"
    r"|\b(?:got|have|do we have|is there|are there) (?:any|enough|some)(?: (?:left|in stock|more"
    r"|spare))?(?: (?:in|at) [a-z ]+)?\W*$"
)
_RUNS_LOW = re.compile(
    r"\b(?:under|below|less than|fewer than|low|short|out|drops?|falls?|dips?|down to)\b|低于|少于|不足|不到"
)
_IT = ("it", "its", "it's", "it is", "they", "they're", "them", "those", "that", "它")
#: 有货吗: of the goods that were asked about just before.
_IN_STOCK = re.compile(
    r"\W*(?:那|现在|目前|还|都|在)*#?(?:那边|里)?(?:还|都|现在)*(?:有没有|有|够不够|够)?(?:现货|货|库存)?(?:还有|还剩)?(?:多少|几[\u3400-\u9fff])?(?:现货|货|库存)?"
    r"(?:吗|么|没有?|呢)?\W*"
    r"|\W*(?:(?:and|so|ok|then),? )*(?:(?:how much|what|any) stock|what's in stock|how's (?:the )?stock|stock levels?|stock)"
    r"(?: (?:do we have|have we got|is there|is left|left|now))?(?: (?:in|at) (?:the )?#)?\W*"
)
_BESIDE = 1
_NAMED = frozenset({"customer", "product", "team", "employee", "region", "category"})


def fill_reference(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled, said: Said, facts: Facts) -> None:
    """Fill a slot that refers to a record."""
    if slot.reference is Kind.CONTACT:
        _fill_contact(slot, stretch, filled)
        return
    found = choices_for(stretch, slot, said)
    if slot.reference is Kind.CUSTOMER and profile.registers:
        # A newcomer's name is not that of the firm that he belongs to.
        found = [choice for choice in found if choice.ids or choice.mention.unknown != "name"]
    if slot.reference is Kind.CUSTOMER and not slot.required and profile.writes:
        found = [choice for choice in found if choice.ids or not _merely_where(stretch, choice)]
    if slot.reference is Kind.PRODUCT and not profile.writes and any(each.name == "category" for each in profile.slots):
        found = [choice for choice in found if not _rather_a_category(choice)]
    if slot.many:
        _fill_many(slot, stretch, filled, found)
    elif found:
        choice = _so_far(best(found), said, facts, profile)
        if not _merely_told(profile, slot, choice):
            _put(slot, stretch, filled, choice)
    elif slot.reference is Kind.TEAM and stretch.says(_OUR_TEAM) and stretch.person.team:
        filled.args[slot.name] = stretch.person.team
    elif slot.reference is Kind.EMPLOYEE and not profile.writes:
        _fill_oneself(profile, slot, stretch, filled)
    elif not (slot.reference is Kind.CUSTOMER and profile.has_lines and named_for(stretch)):
        _fill_from_before(profile, slot, stretch, filled, facts)
    if slot.reference is Kind.CUSTOMER and slot.required and slot.name not in (*filled.args, *filled.ambiguous):
        _note_whom(slot, stretch, filled)


_A_THING = re.compile(r" [a-z]{3,}")


def _merely_where(stretch: Stretch, choice: Choice) -> bool:
    """Whether a name that nobody has but tells which thing is meant: "the Dover delivery"."""
    mention = choice.mention
    led = stretch.text.endswith(("the ", "our ", "their ", "my "), 0, mention.start)
    return led and mention.unknown == "name" and _A_THING.match(stretch.text, mention.end) is not None


def _merely_told(profile: Profile, slot: Slot, choice: Choice) -> bool:
    """Whether goods in a complaint are but told of by a word for several, or one that may be theirs: "the fork broke"; or a
    deal in an account by a word for what is sold.
    """
    if profile.manner is Manner.REPORT and slot.reference is Kind.OPPORTUNITY:
        return "category" in choice.mention.kinds
    told = profile.writes and profile.absorbs and profile.manner is Manner.FACT and not slot.required
    return told and slot.reference is Kind.PRODUCT and choice.only is None and choice.mention.unknown is None


def _rather_a_category(choice: Choice) -> bool:
    """Whether words are a category's own name, and merely a part of some product's: 拉链销售额."""
    named = any(each.kind == "category" and each.how == "exact" for each in choice.mention.candidates)
    guessed = all(not each.sure or each.how == "piece" for each in choice.mention.candidates if each.kind == "product")
    return named and guessed


def _note_whom(slot: Slot, stretch: Stretch, filled: Filled) -> None:
    """The name of a customer whom nobody has stored, told by where it stands."""
    whom = named_for(stretch)
    if whom is not None and slot.name not in filled.unknown:
        filled.lack(slot.name, stretch.lattice.normal.raw_text(*whom))


def best(found: Sequence[Choice]) -> Choice:
    """What is named by its own name goes before what was merely heard, and one record before several."""
    return min(found, key=lambda choice: (not choice.ids, choice.how == "number", len(choice.ids) > 1))


def _so_far(choice: Choice, said: Said, facts: Facts, profile: Profile) -> Choice:
    """Of a customer's documents those that are as far as the action wants them; a question is about the newest."""
    owners = {candidate.of for candidate in choice.mention.candidates if candidate.id in choice.ids}
    if len(choice.ids) < 2 or len(owners) != 1 or not (owner := next(iter(owners))):
        return choice
    kind = Kind(choice.mention.candidates[0].kind)
    if kind is Kind.PURCHASE_ORDER:
        # What is not approved yet can't have come.
        ids = tuple(id_ for id_ in facts.documents_of(kind, owner, said.stage or "ordered") if id_ in choice.ids)
        return Choice(choice.mention, ids or choice.ids, choice.how)
    if kind is not Kind.ORDER:
        return choice
    ids = tuple(id_ for id_ in facts.documents_of(kind, owner, said.stage) if id_ in choice.ids) or choice.ids
    return Choice(choice.mention, ids if profile.writes else ids[:1], choice.how)


def _put(slot: Slot, stretch: Stretch, filled: Filled, choice: Choice) -> None:
    stretch.take(choice.mention)
    if slot.reference is Kind.PRODUCT and len(choice.ids) > 1:
        choice = set_apart(stretch, choice)
    if choice.only is not None:
        filled.put(slot.name, choice.only, choice.mention, choice.how)
    elif choice.ids:
        filled.doubt(slot.name, choice.ids)
    elif slot.reference is Kind.PRODUCT and (one := _the_one_called(stretch, choice)):
        filled.put(slot.name, one, choice.mention, "piece")
    else:
        said = stretch.lattice.normal.raw_text(choice.mention.start, choice.mention.end)
        filled.lack(slot.name, said)


def _the_one_called(stretch: Stretch, choice: Choice) -> str | None:
    """The only article whose name ends with a word that stands by itself: 头盔 of 骑行头盔."""
    mention, text = choice.mention, stretch.text
    goods = {candidate.id for candidate in mention.of_kind("product")}
    before = text[mention.start - 1 : mention.start]
    behind_words = before.isalpha() and not before.isascii()
    ends = {each.end for each in stretch.lattice.mentions} | {each.end for each in stretch.lattice.values}
    if len(goods) != 1 or mention.text.isascii() or (behind_words and mention.start not in ends):
        return None
    (one,) = goods
    names = (name.text for name in stretch.known.index.names_of("product", one))
    return one if any(name.endswith(mention.text) for name in names) else None


def _fill_many(slot: Slot, stretch: Stretch, filled: Filled, found: Sequence[Choice]) -> None:
    """The records named; of goods that are only spoken of it does not matter how many are told beside them."""
    ids = list(dict.fromkeys(choice.only for choice in found if choice.only))
    if ids:
        filled.args[slot.name] = ids
        for value in stretch.values("quantity", "number"):
            if slot.reference is Kind.PRODUCT and any(0 <= c.mention.start - value.end <= _BESIDE for c in found):
                stretch.take(value)


_NOT_HIM = re.compile(r"(?:不是|\bnot)\s?$")


def _fill_contact(slot: Slot, stretch: Stretch, filled: Filled) -> None:
    customer = filled.args.get("customer")
    for mention in stretch.lattice.mentions:
        held = stretch.holds(mention.start, mention.end) and not _NOT_HIM.search(stretch.text, 0, mention.start)
        choice = contact_of(stretch, mention, customer) if held else None
        if choice is not None and choice.only is not None:
            filled.put(slot.name, choice.only, mention, choice.how)
            stretch.take(mention)
            return


def _fill_oneself(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled) -> None:
    """我 and "my" are the person; a rep who names nobody may mean himself all the same."""
    named = set(filled.args) | set(filled.ambiguous) | set(filled.unknown)
    told_now = "team" in named and not stretch.again
    a_team = stretch.says(_OUR_TEAM) or told_now or any("team" in m.kinds for m in stretch.mentions())
    if (_speaks_of_himself(stretch) and not a_team) or (
        profile.vocabulary.mine and not stretch.again and stretch.alone and not named & _NAMED and not _others(stretch)
    ):
        filled.args[slot.name] = stretch.person.id


def _speaks_of_himself(stretch: Stretch) -> bool:
    return any(_ME.search(stretch.text, start, end) for start, end in stretch.spans)


def _others(stretch: Stretch) -> bool:
    """Whether a customer, product, place or team is named anywhere: then the person does not speak of himself."""
    named = {kind for m in stretch.lattice.mentions if stretch.holds(m.start, m.end) for kind in m.kinds}
    return bool(named & _NAMED) or stretch.says(_OUR_TEAM)


def _fill_from_before(profile: Profile, slot: Slot, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """What was spoken of before: a document that an action can't do without, a customer where a word points back to him."""
    record = _before(slot, stretch)
    if slot.reference is Kind.WAREHOUSE and profile.manner is Manner.WATCH:
        _fill_where_looked_up(slot, stretch, filled)
        return
    if record is None and slot.required and slot.reference in (Kind.OPPORTUNITY, Kind.TICKET):
        _fill_owned(slot, stretch, filled, facts)
        return
    if slot.reference is Kind.ORDER and slot.required and not profile.writes:
        record = _last_order_of_one(stretch, record, facts)
    if record is None or not (slot.required or _points_back(profile, slot, stretch, record)):
        return
    if (
        slot.reference is Kind.CUSTOMER
        and profile.has_lines
        and not (stretch.inside(Kind.CUSTOMER) or stretch.says(_THEM) or stretch.leads_on)
    ):
        return
    if str(slot.reference) in DOCUMENT_KINDS and _of_another(slot, stretch, record, facts):
        return
    if any(each.reference is slot.reference and filled.args.get(each.name) == record for each in profile.slots):
        # From where it is to go it can't go there.
        return
    filled.args[slot.name] = record
    filled.sources[slot.name] = Source(How.CONTEXT)


def _fill_where_looked_up(slot: Slot, stretch: Stretch, filled: Filled) -> None:
    """Goods just looked up in one warehouse are watched there: "how many … in Bath", "warn me when they …"."""
    source = filled.sources.get("product")
    if source is None or source.how is not How.CONTEXT:
        return
    told = stretch.before.get(Kind.WAREHOUSE) if stretch.inside(Kind.WAREHOUSE) else None
    if told is None and stretch.looked_up == filled.args.get("product"):
        told = stretch.looked_up_at
    if told:
        filled.args[slot.name] = told
        filled.sources[slot.name] = Source(How.CONTEXT)


def _fill_owned(slot: Slot, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """The open opportunity or ticket of the customer whom the message speaks of; which one is asked where there are several."""
    of_him = stretch.inside(Kind.CUSTOMER) or _HIS_DEAL.search(stretch.text, stretch.start, stretch.end)
    customer = stretch.before.get(Kind.CUSTOMER) if of_him else None
    named = _customers(stretch)
    if named:
        customer = named[0].only if len({choice.only for choice in named}) == 1 else None
    if customer is None or slot.reference is None:
        return
    ids = facts.documents_of(slot.reference, customer)
    if len(ids) == 1:
        filled.args[slot.name] = ids[0]
        filled.sources[slot.name] = Source(How.CONTEXT)
    elif ids:
        filled.doubt(slot.name, ids)


_HIS_DEAL = re.compile(r"\b(?:that|this|the|their|his|her) (?:opp|opportunity|deal|ticket|case|complaint)\b")


def _of_another(slot: Slot, stretch: Stretch, record: str, facts: Facts) -> bool:
    """Whether the message names somebody whose document this is not."""
    if slot.reference in (None, Kind.PURCHASE_ORDER):
        return False
    named = [choice for choice in _customers(stretch) if not choice.mention.rather_goods_than("customer")]
    owner = facts.customer_of(slot.reference, record)
    return bool(named) and owner is not None and not any(owner in choice.ids for choice in named)


def _last_order_of_one(stretch: Stretch, record: str | None, facts: Facts) -> str | None:
    """The order spoken of before, where it is that of the customer named; else his last one."""
    named = _customers(stretch)
    if len(named) != 1 or named[0].only is None:
        return record
    if record is not None and facts.customer_of(Kind.ORDER, record) == named[0].only:
        return record
    return facts.last_order(named[0].only) or record


def _customers(stretch: Stretch) -> list[Choice]:
    """The customers that this part of the message names, known or not."""
    here = [mention for mention in stretch.lattice.mentions if stretch.holds(mention.start, mention.end)]
    return [choice for each in here if (choice := meant(stretch, Kind.CUSTOMER, each))]


def _before(slot: Slot, stretch: Stretch) -> str | None:
    if slot.reference is not None:
        return stretch.before.get(slot.reference)
    documents = [record for kind, record in stretch.before.items() if str(kind) in DOCUMENT_KINDS]
    return documents[-1] if documents else None


def _asks_of_many(stretch: Stretch) -> bool:
    return any(_OF_MANY.search(stretch.text, start, end) for start, end in stretch.spans)


def _comes_in(profile: Profile) -> bool:
    """Whether an action notes a sum that came in."""
    return profile.manner is Manner.FACT and any(slot.name == "amount" and slot.required for slot in profile.slots)


def _without_warehouse(stretch: Stretch) -> str:
    """The message with a # for the one warehouse that it names."""
    named = [mention for mention in stretch.lattice.mentions if "warehouse" in mention.kinds]
    text = stretch.text
    return text[: named[0].start] + "#" + text[named[0].end :] if len(named) == 1 else text


def _points_back(profile: Profile, slot: Slot, stretch: Stretch, record: str) -> bool:
    """Whether a slot that may be left empty is meant all the same."""
    if slot.reference is Kind.CUSTOMER:
        spoken_of = not _asks_of_many(stretch) and stretch.says(profile.said(slot).implied)
        if stretch.looked_up_of == record and _comes_in(profile) and not stretch.lattice.mentions:
            # 飞轮还差多少, then 今天到了4400.
            return True
        if not profile.writes and stretch.says(_IT_IS_A_HOUSE):
            return True
        them = _THEM if profile.writes or stretch.inside(Kind.CUSTOMER) else _THEM_ASKED
        return spoken_of or stretch.says(them)
    if slot.reference is Kind.PRODUCT and profile.manner is Manner.WATCH:
        # 头盔还有多少, then 低于20提醒我.
        asked = bool(stretch.looked_up) and stretch.looked_up == record
        return (asked or stretch.says(_IT)) and _RUNS_LOW.search(stretch.text) is not None
    if slot.reference is not Kind.PRODUCT or profile.writes:
        return False
    if (
        stretch.looked_up
        and stretch.looked_up == stretch.before.get(Kind.PRODUCT)
        and _IN_STOCK.fullmatch(_without_warehouse(stretch))
    ):
        return True
    return stretch.inside(Kind.PRODUCT) or _HOW_MANY.search(stretch.text, stretch.start, stretch.end) is not None
