"""Segments that speak of the same thing in two breaths, and quotations that give a segment its content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.understanding.embedded.dividing.clauses import Clause
from bot.understanding.embedded.dividing.moods import Mood
from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.filling.change_words import KEEPS
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.follow_up.residue import left_over, weight
from bot.understanding.embedded.phrasing.fit import may_be
from bot.understanding.embedded.phrasing.profile import OUTRIGHT, Profile
from domain.arguments import Slot
from domain.kinds import Kind
from domain.vocabulary import Manner, Take

_FEW = 1
_OUTRIGHT_NAMED = frozenset({"exact", "number", "sku"})
_AS_QUOTED = re.compile(
    r"照(?:这个|着|此|上面|他|她|这)|按(?:这个|这|上面|他|她|客户)(?:的|发的|要的|说的)?"
    r"|as (?:above|below|quoted|they wrote)|(?:put|enter|place|book|key) (?:the|this|that|it|their)\b|下单|开单|录单|报价"
    r"|\b(?:do|make|give|send|raise) (?:him|her|them|that|it|this) (?:a|an|as a|as an|up)\b"
    r"|\b(?:quote|order|ship|invoice) (?:him|her|them|it|that|those)\b"
)


def quotes_meant(lattice: Lattice, segment: Segment) -> bool:
    """Whether the person's own words outside a quotation say what to do with it: then it gives the content."""
    if not lattice.quotes:
        return False
    return any(content_counts(lattice, clause) for clause in segment.clauses)


def content_counts(lattice: Lattice, clause: Clause) -> bool:
    """Whether a clause of the person's own says what to do with what is quoted."""
    return not clause.quoted and _AS_QUOTED.search(lattice.text, clause.start, clause.end) is not None


def joined(
    segments: Sequence[Segment], lattice: Lattice, clauses: Sequence[Clause], profiles: Mapping[str, Profile]
) -> list[Segment]:
    """The segments, with those made one that speak of the same thing in two breaths."""
    result: list[Segment] = []
    for segment in segments:
        if result and _tells_of_newcomer(result[-1], segment, lattice, profiles):
            last = result.pop()
            inside = tuple(c for c in clauses if last.start <= c.start and c.end <= segment.end)
            result.append(replace(last, clauses=inside))
        elif result and any(tells(result[-1], segment, lattice, profiles) for tells in _TELLS_MORE):
            last = result.pop()
            result.append(replace(last, clauses=last.clauses + segment.clauses))
        elif result and result[-1].action == segment.action and _only_asks(result[-1], lattice):
            result[-1] = segment
        elif result and _reminds_of(result[-1], segment, lattice, profiles):
            last = result.pop()
            inside = tuple(c for c in clauses if last.start <= c.start and c.end <= segment.end)
            result.append(replace(segment, clauses=inside))
        elif result and result[-1].action == segment.action and _goes_on(result[-1], segment, lattice, profiles):
            last = result.pop()
            inside = tuple(c for c in clauses if last.start <= c.start and c.end <= segment.end)
            result.append(replace(last, clauses=inside, cues=last.cues + segment.cues))
        elif result and (cut := _told_ahead(result[-1], segment, lattice, profiles)):
            last = result.pop()
            place = segment.clauses[cut].start
            before = tuple(cue for cue in segment.cues if cue.first < place)
            after = tuple(cue for cue in segment.cues if cue.first >= place) or segment.cues
            result.append(replace(last, clauses=last.clauses + segment.clauses[:cut], cues=last.cues + before))
            result.append(replace(segment, clauses=segment.clauses[cut:], cues=after))
        else:
            result.append(segment)
    return result


def _only_asks(segment: Segment, lattice: Lattice) -> bool:
    """Whether a segment says no more than that something is to be done: 别让我忘了, 提醒我…."""
    if lattice.values_in(segment.start, segment.end) or any(
        m.candidates for m in lattice.mentions_in(segment.start, segment.end)
    ):
        return False
    asked = [(cue.start, cue.end) for cue in segment.cues]
    return weight(left_over(lattice, segment.start, segment.end, asked)) <= _FEW


def _names_another(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether what merely hints at a question is but one more record to do the same with: "invoice 1012 | and 1013 today"."""
    main = profiles[one.action].main
    hinted = all(cue.weight < OUTRIGHT for cue in other.cues) and not other.clauses[0].strong
    if main is None or not (hinted and profiles[one.action].writes) or profiles[other.action].writes:
        return False
    cues = [(cue.start, cue.end) for cue in other.cues]
    return _names(main, other.clauses[0], lattice) and not weight(left_over(lattice, other.start, other.end, cues))


def _is_but_why(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether what is told as a fact, and of nothing that is named, is but why the one before is done: 取消吧，项目黄了."""
    main = profiles[other.action].main
    if main is None or profiles[other.action].manner is not Manner.FACT or other.clauses[0].strong:
        return False
    about = profiles[one.action].main or main
    why = any(slot.name == "reason" for slot in profiles[one.action].slots) and one.action != other.action
    bare = not lattice.mentions_in(other.start, other.end) and not lattice.values_in(other.start, other.end)
    return why and bare and main.reference is not about.reference


def _is_but_its_title(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether words that are in the title of one deal are but the title of the one that is just being opened.

    新建商机 东方 门店翻新 三万五: nobody opens one and tells in the same breath of another, by some word of it.
    """
    main = profiles[other.action].main
    if main is None or one.action != f"create_{main.reference}" or other.clauses[0].strong:
        return False
    named = [m for m in lattice.mentions_in(other.start, other.end) if may_be(main.reference, m)]
    by_words = bool(named) and not any(c.how in _OUTRIGHT_NAMED for m in named for c in m.of_kind(str(main.reference)))
    asked = [(cue.start, cue.end) for cue in one.cues]
    names = [(m.start, m.end) for m in lattice.mentions_in(one.start, one.end) if m.candidates]
    return by_words and weight(left_over(lattice, one.start, one.end, [*asked, *names])) <= _FEW


def _is_but_what_stays(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether what merely hints at another order is but what stays as it is on the one being changed: …不要了 外胎照旧."""
    hinted = all(cue.weight < OUTRIGHT for cue in other.cues) and profiles[one.action].changes
    return hinted and KEEPS.search(lattice.text, other.start, other.end) is not None


_POST = re.compile(r"\W*(?:职务|职位|是|做|负责)?(?:[他她]们?|那边)?的?采购(?:员|经理|主管|总监|部长|专员|负责人)?\W*")


def _is_but_his_post(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether what sounds like a purchase is but the post of the person who is put down: 加联系人尤立，采购."""
    takes_people = any(slot.name in ("title", "contact_name") for slot in profiles[one.action].slots)
    return takes_people and _POST.fullmatch(lattice.text, other.start, other.end) is not None


def _is_but_for_whom(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether what merely sounds like a document of another kind is but further goods, and whom all are for:
    "quote 10 helmets and 5 chains for Acme".
    """
    before, behind = profiles[one.action], profiles[other.action]
    hinted = all(cue.weight < OUTRIGHT for cue in other.cues) and not other.clauses[0].strong
    if before is behind or not (hinted and before.has_lines and behind.has_lines and before.main and behind.main):
        return False
    goods = any("product" in mention.kinds for mention in lattice.mentions_in(one.start, one.end))
    alike = before.main.reference is behind.main.reference and not before.changes and not behind.changes
    return goods and alike and not _records(before.main, one, lattice)


def _reminds_of(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether what was told is but what the person wants to be reminded of: 欠款催一下，明天提醒我."""
    reminds = profiles[other.action].manner is Manner.WATCH and profiles[other.action].absorbs
    told = not profiles[one.action].writes or profiles[one.action].manner is Manner.REPORT
    if not (reminds and told) or other.clauses[0].strong or any(Mood.QUESTION in each.mood for each in one.clauses):
        return False
    if any(mention.candidates for mention in lattice.mentions_in(other.start, other.end)):
        return False
    asked = [(cue.start, cue.end) for cue in other.cues]
    return weight(left_over(lattice, other.start, other.end, asked)) <= _FEW


def _tells_of_newcomer(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    """Whether an account behind somebody new is but of him: "lead - …, spoke to Jared, 027 …"."""
    if (
        profiles[other.action].manner is not Manner.REPORT
        or other.clauses[0].strong
        or not profiles[one.action].registers
    ):
        return False
    return not any(mention.kinds for mention in lattice.mentions_in(other.start, other.end))


def _told_ahead(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> int:
    """How many clauses ahead of the record that a segment is about still tell of the one before: 801报600，报废15，803报350."""
    main = profiles[other.action].main
    if (
        main is None
        or one.action != other.action
        or other.clauses[0].strong
        or profiles[one.action].manner is Manner.REPORT
    ):
        return 0
    first = next((place for place, each in enumerate(other.clauses) if _names(main, each, lattice)), 0)
    told = all(lattice.values_in(each.start, each.end) for each in other.clauses[:first])
    return first if told and any(_names(main, each, lattice) for each in one.clauses) else 0


def _names(main: Slot, clause: Clause, lattice: Lattice) -> bool:
    return any(may_be(main.reference, mention) for mention in lattice.mentions_in(clause.start, clause.end))


def _goes_on(one: Segment, other: Segment, lattice: Lattice, profiles: Mapping[str, Profile]) -> bool:
    main = profiles[one.action].main
    if main is None:
        # "had a walk-in, …, put them in as a lead": somebody new is registered once, where only one name is said.
        new = any(profiles[one.action].said(slot).take is Take.NEW_NAME for slot in profiles[one.action].slots)
        return new and not any(m.unknown for m in lattice.mentions_in(other.start, other.end))
    first, second = _records(main, one, lattice), _records(main, other, lattice)
    return not first or not second or bool(second & first)


def _records(slot: Slot, segment: Segment, lattice: Lattice) -> set[str]:
    mentions = lattice.mentions_in(segment.start, segment.end)
    return {
        candidate.of if slot.reference is Kind.CUSTOMER and candidate.kind == "contact" else candidate.id
        for mention in mentions
        if may_be(slot.reference, mention)
        for candidate in mention.candidates
    }


#: What makes a segment but more of what the one before is about.
_TELLS_MORE = (_names_another, _is_but_why, _is_but_its_title, _is_but_for_whom, _is_but_his_post, _is_but_what_stays)
