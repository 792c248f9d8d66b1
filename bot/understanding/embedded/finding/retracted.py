"""What somebody takes back in the same breath: "5 no sorry 6 cases", "to Leeds, I mean Bolton", 10台，哦不，12台."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.embedded.mentions import Mention
from bot.understanding.embedded.values import Found, Quantity
from bot.understanding.world import DOCUMENTS

Span = tuple[int, int]
_TAKES_BACK = (
    r"(?:no|nope|sorry|wait|oops|i mean|i meant|make that|make it|scratch that|correction|hang on|hold on|or rather|strike that"
    r"|not that|my mistake|i tell a lie|what am i saying)"
)
_AT_ALL = re.compile(rf"\b{_TAKES_BACK}\b")
_SORRY_FIRST = re.compile(r"\s(?:sorry|oops|rather|i mean(?:t)?)[,.;]")
_FILLS = r"(?:er|um|uh|erm|well|actually|ah|oh|god)"
_BETWEEN = re.compile(
    rf"(?:\s(?:of\s)?(?:the\s)?#|\s(?:order|account|one|job))?[\s,.…;–-]*(?:{_FILLS}[\s,.…;–-]+)*{_TAKES_BACK}(?:[\s,.…;–-]+(?:{_TAKES_BACK}|{_FILLS}))*"
    r"[\s,.…:;–-]*(?:(?:just|only|the|on|at|to|for|it's|that's)\s)?"
)
_NEXT_SENTENCE = re.compile(r"[;\n]|\. ")
#: 10台，哦不，12台; but 100箱，不是200箱 tells that it is a hundred.
_BACK_ZH = (
    r"(?:(?:哦|噢|啊|呃|哎呀?|嗯|额)[\s,，]*不是?(?=[\s,，。!！]|\d|[一二两三四五六七八九十百半#])|(?<=[\s,，。…])不(?=[\s,，])"
    r"|不不不?(?=[\s,，])|不对|不是(?=[\s,，])|[说写打搞弄报讲记]错了?|错了|等等|等一?下|更正(?:一下)?)"
)
_AT_ALL_ZH = re.compile(_BACK_ZH)
_BETWEEN_ZH = re.compile(
    rf"(?:[的要到发交来给]?\s?#?[要到发交来给]?)?[\s,，.。…;；!！–-]*(?:(?:哦|噢|啊|呃|哎呀?|嗯|额|我)[\s,，]*)*{_BACK_ZH}(?:[\s,，.。…;；:：!！–-]*(?:{_BACK_ZH}|哦|噢|啊))*"
    r"[\s,，.。…;；:：!！–-]*(?:应该)?(?:就?是|要|改成?|来|换成|给|跟|找|在|从)?\s?"
)
#: "… the 12th I mean": what is meant goes first.
_PAUSE = re.compile(r"(?: next| after next)?[\s,.…;–-]{1,5}(?:the )?")
_MEANT = re.compile(r"\s(?:i mean(?:t)?|rather|sorry)\b(?!\s(?:it|the|he|she|they|we|you))")
_ALIKE = (
    frozenset({"quantity", "number"}),
    frozenset({"money", "number"}),
    frozenset({"day", "moment", "period"}),
    frozenset({"clock", "moment"}),
    frozenset({"percent", "discount"}),
)
_NAMED = frozenset({"customer", "supplier", "warehouse", "employee", "product"})


def without_retracted(
    text: str, mentions: Sequence[Mention], values: Sequence[Found]
) -> tuple[list[Mention], list[Found], list[Span]]:
    """The names and values without those that are taken back right behind, and where these and the taking back stand."""
    if not _AT_ALL.search(text) and (text.isascii() or not _AT_ALL_ZH.search(text)):
        return list(mentions), list(values), []
    spans: list[Span] = []
    kept, names = list(values), list(mentions)
    goods = [each for each in mentions if "product" in each.kinds or each.unknown == "product"]
    for one in values:
        for other in values:
            if one.end <= other.start and _alike(one, other) and (end := _taken_back(text, one, other, mentions)):
                if again := _said_again(one, other, mentions):
                    # "two boxes of lids, no sorry, just two lids": all of it is said once more.
                    spans.append((one.start, other.start))
                    kept = [each for each in kept if each is not one]
                    names = [each for each in names if each is not again]
                    break
                named = any(one.end <= each.start and each.end <= other.start for each in mentions)
                named = named or not any(0 <= m.start - other.end <= _RIGHT_BEHIND for m in goods)
                spans += _but_names(one.end if named else one.start, other.end if named else end, mentions)
                meant = _in_its_unit(one, other)
                # "10 cups, no wait 12", "at 3, no wait, 4": it stands where the first one does, beside what it is of.
                meant = replace(meant, start=one.start, end=one.end) if named else meant
                kept = [meant if each is other else each for each in kept if each is not one]
                break
    kept.sort(key=lambda value: value.start)
    for before in mentions:
        for behind in mentions:
            same = before.kinds & behind.kinds & _NAMED
            if same and before.end <= behind.start and _takes_back(text[before.end : behind.start]):
                spans.append((before.start, behind.start))
                names = [each for each in names if each is not before]
    return names, kept, spans


def _but_names(start: int, end: int, mentions: Sequence[Mention]) -> list[Span]:
    """A stretch without the names in it: "10 cups, no wait 12" is still of cups."""
    spans, place = list[Span](), start
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            spans.append((place, mention.start))
            place = mention.end
    return [span for span in [*spans, (place, end)] if span[0] < span[1]]


def _said_again(one: Found, other: Found, mentions: Sequence[Mention]) -> Mention | None:
    """The goods behind a figure that stand behind the one it is put right with as well."""
    for mention in mentions:
        if one.end <= mention.start and mention.end <= other.start:
            ids = {each.id for each in mention.candidates}
            behind = (m for m in mentions if 0 <= m.start - other.end <= _RIGHT_BEHIND)
            if ids and any(ids == {each.id for each in m.candidates} for m in behind):
                return mention
    return None


_RIGHT_BEHIND = 4


def _alike(one: Found, other: Found) -> bool:
    return any({one.kind, other.kind} <= kinds for kinds in _ALIKE)


def _taken_back(text: str, one: Found, other: Found, mentions: Sequence[Mention]) -> int:
    """Where the taking back ends; 0 where there is none."""
    between = text[one.end : other.start]
    for mention in mentions:
        if one.end <= mention.start and mention.end <= other.start:
            if mention.kinds & DOCUMENTS and _NEXT_SENTENCE.search(text, one.end, mention.start):
                # What is told of a document in a sentence of its own takes nothing back.
                return 0
            between = text[one.end : mention.start] + "#" + text[mention.end : other.start]
    if _takes_back(between):
        # "37 sorry, two got wet": what stands before is what is meant.
        return 0 if _SORRY_FIRST.match(between) else other.start
    behind = _MEANT.match(text, other.end)
    return other.start if behind and _PAUSE.fullmatch(between) else 0


def _takes_back(between: str) -> bool:
    return (_BETWEEN.fullmatch(between) or _BETWEEN_ZH.fullmatch(between)) is not None


def _in_its_unit(before: Found, found: Found) -> Found:
    """6 behind "5 cases, no" is six cases."""
    unit = before.value.unit if isinstance(before.value, Quantity) else None
    if unit is None or found.kind != "number":
        return found
    return Found(found.start, found.end, Quantity(found.value, unit), "quantity", found.exact, found.text)  # type: ignore[arg-type]
