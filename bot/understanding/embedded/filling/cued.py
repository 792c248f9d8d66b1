"""The words that stand behind or before those that announce a slot: "reason: …", …行业."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.filling.wording import EDGE, clean, gaps_between, is_latin, tells
from bot.understanding.embedded.finding.lattice import Span
from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.phrasing.matching import whole_word
from domain.vocabulary import Said, Take

_COLONS = (":", "：")


#: Behind the words that announce a value: "tracking's PF2288", "the reason is".
_IS = re.compile(r"'s\s|\s(?:is|are|was)\s")


#: "note on that one: …" tells which one it is for, before what it says.
_ON_WHAT = re.compile(
    r"\s(?:on|for|to|against|with) (?:that|this|it|them|the|his|her|their)"
    r"(?: (?:same|last|whole) )?(?: ?(?:one|order|quote|lot|job|delivery|line|box|boxes))?\s?(?=[:,-])"
)


_JOINS = re.compile(r"and |[,，、]?\s*(?:和|跟|与|及|、|还有)|[\u3400-\u9fff]{2,6}$|[^\s]+\s+(?:和|跟)")


#: "book it in as a return" tells what it is, and not why.
_AS_WHAT = re.compile(r"\s(?:an?|the|per|soon|well|usual|agreed|discussed|planned|normal|before)\b")


def cued(stretch: Stretch, said: Said, *, many: bool = False, on: bool = False) -> Span | None:
    """What stands behind one of the words, to the end of the clause; or before one of the others, from its start.

    `on`: behind a colon or a comma it goes on over the clauses that hold nothing else, in English.
    """
    text = stretch.text
    for word in said.before:
        place = _find(stretch, word) if word in text else None
        if place is not None:
            # 备注写上午十点前别送: the last sign of the words begins the next one.
            if word == "as" and _AS_WHAT.match(text, place + 2):
                continue
            if word.isascii() and any(first < place + len(word) < last for first, last in stretch.taken):
                # "in the Lakes region" tells the region already.
                continue
            start = place + len(word) - (word.endswith("上") and text.startswith("午", place + len(word)))
            start = is_.end() if (is_ := _IS.match(text, start)) else start
            start = which.end() if on and (which := _ON_WHAT.match(text, start)) else start
            if word in _NAMED_BEFORE and text[start : start + 1] in ",，" and tells(stretch, *_before(stretch, place)):
                # 汽车行业，展会认识: what it is stands before the word.
                continue
            if said.take is Take.REST and _asked_for_behind(stretch, start):
                continue
            end = _end(stretch, start, said.after, many=many)
            if said.take is Take.NEW_NAME and is_latin(text) and not stretch.free(start + 1, min(start + 2, end)):
                # "a chap called Ian": somebody else's name stands there.
                continue
            if tells(stretch, start, end):
                return start, _going_on(stretch, end) if on and text[start : start + 1] in (":", ",") else end
            colon = _end_of_clause(stretch, start)
            if text[colon : colon + 1] in _COLONS and tells(stretch, colon + 1, _end_of_clause(stretch, colon + 1)):
                return colon + 1, _end_of_clause(stretch, colon + 1)
    for word in said.after:
        place = _find(stretch, word) if word in text else None
        if place is not None:
            start, _ = _before(stretch, place)
            if text[start:place].strip(EDGE):
                return start, place
    return None


def _asked_for_behind(stretch: Stretch, start: int) -> bool:
    """Whether a clause ends here, and in the next one the action is asked for: 有质量问题，登个售后."""
    text = stretch.text
    if text[start : start + 1] not in [*",，。 "]:
        return False
    return any(start < first < _end_of_clause(stretch, start + 1) for first, _ in stretch.cues)


#: Words that stand behind what they name as well as before it.
_NAMED_BEFORE = frozenset({"行业"})


def _before(stretch: Stretch, place: int) -> Span:
    """What stands before a word in its clause, behind what asks for something."""
    return max(
        _start_of_span(stretch, place),
        stretch.lattice.clause_start(place),
        *(last for _, last in stretch.cues if last <= place),
        0,
    ), place


def _going_on(stretch: Stretch, end: int) -> int:
    """Where words end that go on over the next clauses, which nothing was taken from."""
    for start, last in stretch.spans:
        if start < end or stretch.text[end:start].strip(" ,") or not is_latin(stretch.text[start:last]):
            continue
        if any(first < last and start < after for first, after in (*stretch.taken_values(), *stretch.cues)):
            break
        if any(value.kind != "number" for value in stretch.lattice.values_in(start, last)):
            break
        end = last
    return end


def holding(stretch: Stretch, words: Sequence[str]) -> Span | None:
    """The first piece between what was taken that holds one of the words."""
    said = [word for word in words if word in stretch.text]
    if not said:
        return None
    unknown = [
        (m.start, m.end) for m in stretch.mentions() if m.unknown is not None and not _leads_to(stretch, m, words)
    ]
    blocked = sorted([*stretch.taken, *stretch.cues, *unknown])
    pieces = [gap for start, end in stretch.spans for gap in gaps_between(start, end, blocked)]
    found = [
        _with_count(stretch, piece) for piece in pieces if any(_inside(stretch.text, word, *piece) for word in said)
    ]
    closed = (piece for piece in found if clean(stretch.text[piece[0] : piece[1]]).endswith(tuple(words)))
    return next(closed, None) or next(iter(found), None)


_COUNTED = re.compile(r"[\s,.;:]*(\w+)\s*$")


_BEFELL = re.compile(r"\s?(?:of (?:them|those|the)|got|were|was|went|have|has|fell|broke)\b")


def _with_count(stretch: Stretch, piece: Span) -> Span:
    """A piece with how many it befell: "two of them got wet" tells no count of anything else."""
    start = stretch.lattice.clause_start(piece[0])
    found = _COUNTED.fullmatch(stretch.text, start, piece[0])
    return (found.start(1), piece[1]) if found and _BEFELL.match(stretch.text, piece[0]) else piece


def _leads_to(stretch: Stretch, mention: Mention, words: Sequence[str]) -> bool:
    """Whether a name belongs to one of the words right behind it: "the Dallas expo"."""
    end = stretch.lattice.past_spaces(mention.end)
    return end > mention.end and stretch.text.startswith(tuple(words), end) and stretch.before_word(mention.end, words)


def asked_with(stretch: Stretch, words: Sequence[str]) -> Span | None:
    """The word with which what asks for the action ends: 新来个采购."""
    for first, last in stretch.cues:
        if not stretch.text.endswith(tuple(words), first, last):
            continue
        found = max((word for word in words if stretch.text.endswith(word, first, last)), key=len, default="")
        if found and not found.isascii():
            return last - len(found), last
    return None


def _inside(text: str, word: str, start: int, end: int) -> bool:
    place = text.find(word, start, end)
    return place >= 0 and whole_word(text, place, place + len(word))


def _end(stretch: Stretch, start: int, after: Sequence[str], *, many: bool) -> int:
    """Where the words behind a cue end: with the clause, before a value that was taken, before a word that closes them."""
    end = _end_of_list(stretch, start) if many else min(_end_of_clause(stretch, start), stretch.end)
    taken = stretch.taken if many else stretch.taken_values()
    if many:
        # What asks for the action behind a pause is no part of the list: 豆瓣酱 记成线索.
        taken = [*taken, *(cue for cue in stretch.cues if stretch.text[cue[0] - 1 : cue[0]] in (" ", ",", "，"))]
    end = min([end, *(first for first, _ in taken if first > start)])
    if not many and (label := _NEXT_LABEL.search(stretch.text, start + 1, end)):
        end = label.start()
    closing = (stretch.text.find(word, start, end) for word in after)
    return min([end, *(place for place in closing if stretch.text[start:place].strip(EDGE) and place > start)])


#: 行业注塑 地区浙江: where another thing is told by its own name.
_NEXT_LABEL = re.compile(
    r"(?<=[\u3400-\u9fff])\s+(?=(?:地区|区域|行业|等级|级别|账期|额度|职务|职位|来源)[\s:：是]*\S)"
)


def _start_of_span(stretch: Stretch, place: int) -> int:
    return max((start for start, _ in stretch.spans if start <= place), default=stretch.start)


def _find(stretch: Stretch, word: str) -> int | None:
    for start, end in stretch.spans:
        place = stretch.text.find(word, start, end)
        while place >= 0:
            person = word == "叫" and _SOMEBODY.search(stretch.text, 0, place) and _names_a_firm(stretch)
            whole = whole_word(stretch.text, place, place + len(word)) and not _in_name(stretch, place, len(word))
            if whole and not person:
                return place
            place = stretch.text.find(word, place + 1, end)
    return None


#: 老板姓周叫…: behind these somebody is named, and no firm.
_SOMEBODY = re.compile(r"(?:老板娘?|经理|店长|负责人|联系人|采购|姓[\u3400-\u9fff])$")


def _names_a_firm(stretch: Stretch) -> bool:
    return any(mention.unknown == "company" for mention in stretch.mentions())


def _in_name(stretch: Stretch, place: int, size: int) -> bool:
    """Whether a word is but a part of the name of goods: 说明 of 说明书."""
    return any(
        mention.start <= place and place + size <= mention.end and size < mention.end - mention.start
        for mention in stretch.lattice.mentions
        if any(candidate.kind == "product" and candidate.sure for candidate in mention.candidates)
    )


def _end_of_clause(stretch: Stretch, place: int) -> int:
    """Where the words behind a cue end: a mark right behind the cue itself does not count."""
    while place < len(stretch.text) and stretch.text[place] in " :：,，":
        place += 1
    ends = [end for start, end in stretch.spans if start <= place < end]
    return min([stretch.lattice.clause_end(place), *ends])


def _end_of_list(stretch: Stretch, place: int) -> int:
    """Where several words end that stand beside each other: 、 and "and" lead on to the next."""
    while place < len(stretch.text) and stretch.text[place] in " :：,，":
        place += 1
    end = place
    for start, last in stretch.spans:
        if start <= place < last or (end > place and start >= end and _JOINS.match(stretch.text[end:last].lstrip())):
            end = last
    return end
