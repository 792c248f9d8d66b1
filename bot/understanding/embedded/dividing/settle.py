"""What several readings of one message come to together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.embedded.dividing.segment import Segment
from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.in_passing.word_of_mouth import word_came
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.proposal import MADE, How, Proposal
from domain.arguments import SlotKind
from domain.vocabulary import Manner

#: 开票 … 开一下: the verb alone, said once more.
_VERBS, _SHORT = frozenset("开发下录建登批取收退转调"), 7


@dataclass(frozen=True, slots=True)
class Reading:
    """One action that was read out of a message, with its slots."""

    profile: Profile
    filled: Filled
    stretch: Stretch
    segment: Segment

    @property
    def proposal(self) -> Proposal:
        """The action as proposed."""
        return Proposal(self.profile.name, self.filled.args, self.filled.sources_in(self.stretch.lattice.normal))


def settled(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that say the same again."""
    kept: list[Reading] = []
    word = [each for each in readings if _merely_word(each, readings)]
    readings = [each for each in readings if each not in word and not _asks_nothing(each, readings)]
    for reading in readings[:1]:
        reading.stretch.taken.extend((clause.start, clause.end) for each in word for clause in each.segment.clauses)
    for reading in readings:
        before = next((each for each in reversed(kept) if each.profile is reading.profile), None)
        _as_before(reading, before)
        _alike(reading, before)
        if kept and (_made_so(reading, kept[-1]) or _told_on(reading, kept[-1])):
            continue
        if not any(_same(reading, other) or _urges(reading, other) for other in kept):
            kept.append(reading)
    return kept


def _merely_word(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether an account is but that somebody rang or wrote, beside what is wanted; a day or a figure in it is told for that."""
    others = [each for each in readings if each.profile is not reading.profile]
    if reading.profile.manner is not Manner.REPORT or not others or any(each.profile.absorbs for each in others):
        return False
    lattice = reading.stretch.lattice
    told = [(clause.start, clause.end) for clause in reading.segment.clauses]
    return word_came(lattice, *told[0]) and not any(lattice.values_in(*span) for span in told)


#: 另外应收款: what is told to be one more thing is no remark.
_BESIDES = re.compile(r"[\s,，.。;；]*(?:另外|顺便|还有|再|然后|also\b|and\b|then\b|plus\b)")
_ASKS = re.compile(
    r"\b(?:show|list|check|what|how|give|tell|pull|see|get me|any|which|who|when|where|whats|look up)\b"
    r"|[查看列几问]|多少|有没有|什么|啥|哪|谁|给我|发我|报一下|报个|吗|呢|汇总|排名|对比|干嘛|安排|日程|待办|行程|[?？]"
)


def _asks_nothing(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a look-up that names no record is but heard in a remark beside what is to be written: "we're low, so order …"."""
    if reading.profile.writes or not any(each.profile.writes and each.filled.whole for each in readings):
        return False
    if not set(reading.filled.sources) <= {"on"} or _BESIDES.match(reading.stretch.text, reading.segment.start):
        return False
    return not any(_ASKS.search(reading.stretch.text, each.start, each.end) for each in reading.segment.clauses)


def _as_before(reading: Reading, before: Reading | None) -> None:
    """What goes without saying is what the same slot held just before: 总仓调5箱到东仓，再调2箱到西仓 is from 总仓 both times."""
    if before is None:
        return
    filled, last = reading.filled, before.filled.args
    for slot, source in filled.sources.items():
        if source.how is How.CONTEXT and slot in last and isinstance(filled.args.get(slot), str):
            filled.args[slot] = last[slot]


_TOO = re.compile(r"\b(?:same|likewise|ditto|too|also|as well)\b|同样|一样|也")

_MERELY_TOO = frozenset({"too", "also", "as well", "也"})


def _alike(reading: Reading, before: Reading | None) -> None:
    """What is still wanted of one more record is what was said of the one before: "move Acme to Ann and Bolt too"."""
    if before is None or reading.segment is not before.segment or reading.profile.has_lines:
        return
    filled, last, text = reading.filled, before.filled.args, reading.stretch.text
    alike = [found[0] for span in reading.stretch.spans if (found := _TOO.search(text, *span))]
    if not alike:
        return
    # "too" says that it is done, "the same" how as well.
    wholly = [] if alike[0] in _MERELY_TOO else [SlotKind.CHOICE, SlotKind.DAY]
    for slot in reading.profile.slots:
        wanted = slot.name in filled.missing or slot.kind in wholly
        if slot.name in last and filled.args.get(slot.name) is None and wanted:
            filled.args[slot.name] = last[slot.name]
            filled.missing = [name for name in filled.missing if name != slot.name]


_PUT_IT_THROUGH = re.compile(
    r"\W*(?:(?:and|so|then|please|pls|can you|could you) )*(?:put|get|book|log|enter|key|post|push|stick|pop|run)"
    r" (?:it|that|this|them|those|both)(?: (?:through|in|up|on|down))*"
    r"(?: (?:for me|please|pls|now|will you|would you|thanks))*\W*"
)


def _urges(one: Reading, other: Reading) -> bool:
    """Whether a reading that says nothing only urges what was asked for: 票可以开了，开一下吧, "paid 90, put that through"."""
    begins, ends, text = one.segment.start, one.segment.end, one.stretch.text
    put = one.profile is not other.profile and other.profile.writes and other.filled.whole and one.filled.missing
    if put and _PUT_IT_THROUGH.fullmatch(text, begins, ends):
        other.stretch.taken.append((begins, ends))
        return True
    if one.filled.args or one.profile is other.profile or not other.filled.whole or not one.filled.missing:
        return False
    said = text[begins:ends].strip(" ,，。.吧了")
    asked = "".join(text[cue.start : cue.end] for cue in other.segment.cues)
    return len(said) <= _SHORT and any(sign in asked for sign in said if sign in _VERBS)


def _made_so(reading: Reading, made: Reading) -> bool:
    """Whether lines are to be changed of what the same breath makes: 报价转订单，数量改成60. They are made so."""
    lines, changed = made.filled.args.get("lines"), reading.filled.args.get("lines")
    if made.profile.name.partition("_")[0] != "create" or not isinstance(lines, list) or not isinstance(changed, list):
        return False
    others = [value for slot, value in reading.filled.args.items() if slot != "lines"]
    places = {line.get("product"): place for place, line in enumerate(lines)}
    of_it = len(others) == 1 and isinstance(others[0], str) and others[0].startswith(MADE)
    if not (of_it and reading.filled.whole and all(line.get("product") in places for line in changed)):
        return False
    for line in changed:
        place = places[line.get("product")]
        lines[place] = {**lines[place], **line}
    made.stretch.taken.extend(reading.stretch.taken)
    return True


def _told_on(reading: Reading, before: Reading) -> bool:
    """Whether a look-up says but how the one before is to be shown, which then it is: 上月销量 同比看看."""
    filled, last = reading.filled, before.filled
    said = {slot for slot, source in filled.sources.items() if source.how is not How.CONTEXT}
    if reading.profile is not before.profile or reading.profile.writes or not said or said & set(last.sources):
        return False
    if not (filled.whole and last.whole) or not said <= _SHOWN:
        return False
    for slot in said:
        last.args[slot], last.sources[slot] = filled.args[slot], filled.sources[slot]
    before.stretch.taken.extend(reading.stretch.taken)
    before.stretch.taken.extend((cue.first, cue.last) for cue in reading.segment.cues)
    return True


#: How figures are shown: beside those of another time, by whom or what, the first few.
_SHOWN = frozenset({"compare_with", "group_by", "top", "order"})


def _same(one: Reading, other: Reading) -> bool:
    return (
        one.profile is other.profile
        and one.filled.args == other.filled.args
        and one.filled.missing == other.filled.missing
    )
