"""What is told on of a visit or call that was just logged: more of it, the day of the next one, another way it came about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.filling.fill import fill_slot
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import EDGE
from bot.understanding.embedded.follow_up.leads import corrects, lead_spans
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts
from bot.understanding.proposal import How, Proposal, Source
from domain.arguments import SlotKind
from domain.kinds import Kind
from domain.vocabulary import Manner, Take

_TELLS_ON = re.compile(
    r"\W*(?:(?:please |and |just |can you )*(?:note|log|jot|write|put|get|record|add) (?:that|this|it|all that|all this)"
    r"(?: (?:down|in|up|to (?:it|that)))*(?: (?:please|pls))?[,:;.\s–-]+(?=\S))?"
    r"(?:oh,? |ah,? |um,? |and |also |plus |so )*(?:and|also|plus|oh|btw|by the way|forgot|next"
    r"|follow[- ]?up|check (?:back|in)"
    r"|touch base|(?:call|ring|phone|email|text|visit|see|message)(?:ing)? (?:him|her|them|back)|chas(?:e|ing)|revisit"
    r"|back (?:in|on|there)"
    r"|(?:put|set|book|schedule|make|mark|pencil) (?:in )?(?:the |a |an |my )?(?:next|another|follow)"
    r"|(?:i |i'll |ill |will |i will |i'm |gonna |going to )+(?:try|trying|ring|ringing|call|calling|see|seeing|visit|go|pop"
    r"|chase|chasing|follow|check|email|meet|drop|touch)"
    r"|he|she|they|their|his|her|it was|was|going|seeing|meeting|need(?:s)? to|said|says|wants?|asked|mentioned)\b"
)
#: 是电话里说的, 微信上聊的: nothing but how it came about.
_TELLS_HOW = re.compile(
    r"\W*(?:是|用的?|通过|走的?)?(?:打?电话|微信|邮件|企微|视频|当面|上门|现场|线上|腾讯会议)(?:里|上)?[\u3400-\u9fff]{0,3}?的?\W*"
)
#: 周五我再去联系: nothing but when it goes on.
_TELLS_THEN = re.compile(
    r"\W*(?:那|我|就|对了|然后|哦)*[^,，。;；]{1,8}?(?:我|咱们?|我们)?(?:(?:再|还要?|得|要|去)[^,，。;；]{0,3}?|(?=回访|复访|再访))"
    r"(?:回访|复访|拜访|联系|打电话|跟进?|催|问|聊|谈|碰|见|约|过去|上门|follow)[^,，。;；\d]{0,4}\W*"
)
#: 见的万总, 主要谈了价格, 对方说再看看: the account goes on.
_TELLS_ON_ZH = re.compile(
    r"\W*(?:(?:是|就|还|又|也|当时|顺便|然后)*(?:见|碰|谈|聊|说|讲|提|问|反馈|交流|沟通)(?:的|了|到|过)(?![\u3400-\u9fff]?多少)"
    r"|主要(?:是|谈|聊|说|讲|问)|重点(?:是|谈|聊|说)|(?:对方|客户|[他她]们?|老板|那边)(?:说|讲|提|问|觉得|反馈|嫌|希望|想|要求|表示))"
)
#: "ring him again Thursday": how one will be in touch is not how one was.
_WILL_DO = re.compile(
    r"\W*(?:(?:and|so|then|also|i|we|i'll|we'll|will|need to|must|should|please|to) )*"
    r"(?:call|ring|phone|email|text|visit|see|message|chase|meet)(?:ing)? (?:him|her|them|back|again)\b"
)
_NOT_HIM = re.compile(r"(?:不是|\bnot)\s?$")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENOUGH, _FEW = 8, 4


def told_more(
    profile: Profile,
    stretch: Stretch,
    clauses: Sequence[Clause],
    own: Sequence[tuple[Profile, Filled]],
    before: Proposal,
    facts: Facts,
) -> Filled | None:
    """The account as it stands with what the message adds or corrects; None where it is about something else."""
    text = stretch.text
    how = _TELLS_HOW.fullmatch(text) is not None
    then = not how and _TELLS_THEN.fullmatch(text) is not None and bool(stretch.values("day", "moment", "duration"))
    on_zh, corrected = _TELLS_ON_ZH.match(text) is not None, corrects(text)
    of_him = _begins_with_him(stretch, before)
    if profile.manner is Manner.REPORT and _names_its_deal(stretch, before):
        return Filled(args=dict(before.args))
    if _not_whom_it_says(stretch, before, corrected=corrected):
        return None
    says = _somebody_says(stretch, before)
    on_zh = on_zh or says
    on = _TELLS_ON.match(text) or on_zh or of_him
    if profile.manner is not Manner.REPORT or not (how or then or on or corrected):
        return None
    if _elsewhere(stretch, clauses, own, before):
        return _with_another(profile, stretch, before, facts)
    filled = Filled(args=dict(before.args))
    if on_zh and not corrected:
        _tell_on(profile, stretch, filled, facts)
        return filled
    wanted = not corrected and _WANTED_BY.search(text) is not None
    planned = not corrected and _WILL_DO.match(text) is not None
    for slot in profile.slots:
        named = slot.reference is Kind.CONTACT and slot.name not in filled.args
        day = slot.kind is SlotKind.DAY and not wanted
        if named or day or (slot.kind is SlotKind.CHOICE and not (then or of_him or planned)):
            fill_slot(profile, slot, stretch, filled, facts, said=replace(profile.said(slot), only=False))
    found = [(source.start, source.end) for source in filled.sources.values()]
    changed = filled.args != before.args
    if how or then:
        return filled if changed else None
    goods = stretch.values("quantity") or any("product" in each.kinds for each in stretch.mentions())
    if (
        not changed
        or goods
        or of_him
        or wanted
        or weight(left_over(stretch.lattice, known=[*found, *stretch.taken])) > _ENOUGH
    ):
        _append(profile, stretch, filled)
    return filled if filled.args != before.args else None


#: "sorry that was Acme, …", 不对 是…: of whom it was told.
_THAT_WAS = re.compile(
    r"\W*(?:(?:no|nope|oops|sorry|wait|actually|my bad|correction|hang on|hold on),? )+"
    r"(?:(?:that|it|this) (?:was|is)|(?:that|it)'s|i (?:was|meant?)|make that|should be)(?: (?:at|with|for|from|to))? (?:the )?$"
)


def _with_another(profile: Profile, stretch: Stretch, before: Proposal, facts: Facts) -> Filled | None:
    """The account with somebody else in it, where the message begins by saying so and goes on with it; else None."""
    first = next(iter(stretch.mentions()), None)
    if (
        first is None
        or not first.kinds & {"customer", "contact"}
        or not _THAT_WAS.fullmatch(stretch.text, 0, first.start)
    ):
        return None
    people = [slot for slot in profile.slots if slot.reference in (Kind.CUSTOMER, Kind.CONTACT)]
    others = [slot for slot in profile.slots if slot.reference and slot not in people]
    dropped = {slot.name for slot in (*people, *others)}
    filled = Filled(args={name: value for name, value in before.args.items() if name not in dropped})
    for slot in profile.slots:
        if slot in people or slot.kind in (SlotKind.DAY, SlotKind.CHOICE):
            fill_slot(profile, slot, stretch, filled, facts)
    _append(profile, stretch, filled)
    return filled if "customer" in filled.args else None


def _begins_with_him(stretch: Stretch, before: Proposal) -> bool:
    """Whether a message begins with somebody of the firm that was visited, and tells of him."""
    first = next(iter(stretch.lattice.mentions), None)
    if first is None or not _WITH.fullmatch(stretch.text, 0, first.start) or not stretch.text.isascii():
        return False
    if _NOT_WHOM.search(stretch.text):
        return False
    return any(each.kind == "contact" and each.of == before.args.get("customer") for each in first.candidates)


_IT_WAS_ABOUT = re.compile(r"\W*(?:that|this|it)(?:'s| is| was) (?:about|for|on|re|under) (?:the |their )?")


def _names_its_deal(stretch: Stretch, before: Proposal) -> bool:
    """Whether a message but says about which deal it was, and that stands there already."""
    first = next(iter(stretch.lattice.mentions), None)
    if (
        first is None
        or stretch.text[first.end :].strip(EDGE)
        or not _IT_WAS_ABOUT.fullmatch(stretch.text, 0, first.start)
    ):
        return False
    return before.args.get("opportunity") in {each.id for each in first.candidates if each.kind == "opportunity"}


def _not_whom_it_says(stretch: Stretch, before: Proposal, *, corrected: bool) -> bool:
    """Whether it was somebody else of the firm whom one met: "it was Ellen not Mike", "sorry, Ellen"; no more is told of it."""
    lattice, met = stretch.lattice, before.args.get("contact")
    people = [each for each in lattice.mentions if "contact" in each.kinds]
    denied = [each for each in people if _NOT_HIM.search(stretch.text, 0, each.start)]
    others = [each for each in people if each not in denied]
    if met is None or len(others) != 1 or not (corrected or denied):
        return False
    there = {
        each.id for each in others[0].candidates if each.kind == "contact" and each.of == before.args.get("customer")
    }
    known = [(each.start, each.end) for each in people]
    little = weight(left_over(lattice, known=[*known, *lead_spans(stretch.text)])) <= _FEW
    return bool(there - {met}) and little


#: 赵工说还要等: somebody of the firm told it.
_HE_SAYS = re.compile(
    r"(?:那边|那里|今天|刚才|刚刚|刚|也|还|又|就|当时)*(?:说|讲|提|问|反馈|表示|觉得|嫌|希望|想|要求|答应|同意|回复|担心)"
    r"(?!明天|后天)"
)
_THEN_HE = re.compile(r"\W*(?:对了|然后|还有|另外|那个|当时|他们|那边|的|他们家)*\W*")


def _somebody_says(stretch: Stretch, before: Proposal) -> bool:
    """Whether a Chinese message begins with what somebody of the firm said that was visited."""
    first = next((each for each in stretch.lattice.mentions if "contact" in each.kinds), None)
    if first is None or not _THEN_HE.fullmatch(stretch.text, 0, first.start):
        return False
    ours = any(each.kind == "contact" and each.of == before.args.get("customer") for each in first.candidates)
    return ours and _HE_SAYS.match(stretch.text, first.end) is not None


#: "spoke to Helen, …", "Helen says …".
_WITH = re.compile(
    r"\W*(?:(?:spoke|talked|chatted) (?:to|with)|met(?: with)?|saw|had a (?:word|chat) with|it was)? ?(?:the |with )?"
)
_NOT_WHOM = re.compile(r"\bnot \w+\W*$")
#: By when goods are wanted is not when one meets again.
_WANTED_BY = re.compile(
    r"\b(?:wants?|needs?|asked for|expects?|after|due)\b[^.;]*\b(?:by|before|for)\b"
    # What he himself does then, or where he is, is no day of ours either.
    r"|^\W*(?:(?:and|but|so|oh|also) )*(?:he|she|they)(?:'ll|'s|'re| will| is| are)?(?: (?:going to|gonna|to))? "
    r"(?:decid(?:e|es|ing)|choos(?:e|es|ing)|sign(?:s|ing)?|pay(?:s|ing)?|order(?:s|ing)?|test(?:s|ing)?|discuss(?:es|ing)?"
    r"|open(?:s|ing)?|mov(?:e|es|ing)|clos(?:e|es|ing|ed)|return(?:s|ing)?|gets? back|com(?:es|e|ing) back"
    r"|(?:be )?(?:away|off|on holiday|on leave|out|back))\b(?! to (?:me|us))"
)


def _tell_on(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """What else was said is written behind the rest; the day of the next contact only where it is told as such."""
    for slot in profile.slots:
        told = slot.reference is Kind.CONTACT or slot.kind in (SlotKind.DAY, SlotKind.CHOICE)
        if told and slot.name not in filled.args:
            fill_slot(profile, slot, stretch, filled, facts)
    _append(profile, stretch, filled)


def _elsewhere(
    stretch: Stretch, clauses: Sequence[Clause], own: Sequence[tuple[Profile, Filled]], before: Proposal
) -> bool:
    """Whether the message asks for something, or is about somebody else."""
    if any(clause.mood & (Mood.QUESTION | Mood.REQUEST) for clause in clauses):
        return True
    told = any(Mood.TOLD in clause.mood for clause in clauses)
    if any(each.manner is not Manner.REPORT and (each.writes or not told) for each, _ in own):
        return True
    customer, text = before.args.get("customer"), stretch.text
    named = {
        candidate.of or candidate.id
        for mention in stretch.lattice.mentions
        for candidate in mention.candidates
        if candidate.kind in ("customer", "contact") and candidate.sure and not _NOT_HIM.search(text, 0, mention.start)
    }
    return bool(named) and customer not in named


def _append(profile: Profile, stretch: Stretch, filled: Filled) -> None:
    words = stretch.lattice.normal.raw.strip(EDGE)
    for slot in profile.slots:
        if slot.kind is SlotKind.TEXT and profile.said(slot).take is Take.WHOLE and slot.name in filled.args:
            filled.args[slot.name] = with_more(filled.args[slot.name].rstrip(EDGE), words)
            filled.sources[slot.name] = Source(How.SAID, 0, len(stretch.text))


def with_more(told: str, words: str) -> str:
    """What was told, and what is told on behind it."""
    return f"{told}{'；' if _CHINESE.search(words) else '; '}{words}"
