"""A message cut into clauses: by marks, by spaces between Chinese words, and before words like 另外 and "and"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.understanding.embedded.dividing.moods import Mood, mood_of
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.mentions.text import is_chinese
from bot.understanding.embedded.phrasing.cues import Cue
from bot.understanding.embedded.phrasing.profile import OUTRIGHT

_JOINING = re.compile(
    r"(?<=[\u3400-\u9fff\d])(?<!是)(?<!就)(?<!也)(?:因为|原因是)|然后|顺便|另外|还有(?!多少|几|没|货|库存|哪|啥|什么)|并且|同时|以及"
    r"|\s(?=(?:and|also|then|plus|but|so (?:can|could|please|pls|would|let's|ship|send"
    r"|invoice|bill|release|cancel|order|approve"
    # What is told behind these is why.
    r"|(?:that )?(?:we|they|i|he|she|you|everyone|everybody|nobody|no one)(?: (?:all|both))?"
    r" (?:don't|dont|do not|never|won't|can|can't|cannot|know|remember|get|see|have it)"
    r")|because|cos|coz|cuz|in case"
    # An ampersand joins names as well: only what is asked for behind it is another clause.
    r"|(?:&|\+|n) (?:then|also|please|can you|approve|reject|cancel|ship|invoice|bill|release|remind|move|transfer|tag|log"
    r"|book|put|set|send|add|mark|order|quote|receive|assign|make|open|close|raise|record|turn|tell|give|hand|adjust))\b)",
    re.ASCII,
)
#: 发货并开票: two things are asked for; 已发货并开票, 发货并开票了吗 tell or ask of one that is done.
_BOTH_DEEDS = re.compile(
    r"(?:发货|出库|收货|入库|审批|批准|通过|确认|取消|驳回|开票|下单)(?P<joins>并)"
    r"(?=(?:给[他她]们?|直接|马上|立即)?(?:发货|出库|收货|入库|审批|批准|开票|开发票|下单|取消|驳回|转|提醒|登记)"
    r"(?!了?[吗嘛么没]|[的后前时过]))"
)
_NOT_TO_BE_DONE = re.compile(r"(?:[已没未别不刚]|昨|等|如果|要是|是否|能否|谁|怎么|什么)[^,，。;；!！?？\s]*$")
_STRONG = frozenset("。；;！!？?\n.")
MOST_CLAUSES = 48
_MANY, _SEVERAL_WORDS = 2, 4


class Clause(NamedTuple):
    """A stretch of the message; `strong`: a sentence begins with it."""

    start: int
    end: int
    strong: bool
    mood: Mood
    quoted: bool = False


def clauses_of(lattice: Lattice) -> list[Clause]:
    """The clauses of a message, in order; the last one takes what is left of a very long message."""
    marks = sorted({*_marks(lattice)})
    found: list[Clause] = []
    start, strong = 0, True
    for place, width, ends_sentence in [*marks[: MOST_CLAUSES - 1], (len(lattice.text), 0, True)]:
        if lattice.text[start:place].strip():
            found.append(_clause(lattice, start, place, strong))
            strong = ends_sentence
        else:
            strong = strong or ends_sentence
        start = place + width
    return found


#: 备注别压花: what a note says is not to be done is no order withheld.
_NOTE = re.compile(
    r"\s*(?:客户|送货|发货|订单)?备注(?!(?:里|上)?(?:就|先|也|那[句条])?(?:不|没|别[写加动改填]|删|去掉|取消))"
)
_OTHERS = re.compile(r"\s*(?:客户|对方|甲方|业主|[他她]们?|人家|老板|那边|工地)")


def asked_of(cues: Iterable[Cue], clauses: Sequence[Clause], text: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand that ask for an action: one that reaches over several clauses counts only where none does in one."""
    cues = [cue for cue in cues if cue.weight > 0]
    plain = [cue for cue in cues if cue.weight >= OUTRIGHT and not _reaches_over(cue, clauses)]
    if plain:
        # A mere hint in what somebody else does is part of what is told: 取消吧，客户不要了.
        hinted = any(cue.weight < OUTRIGHT for cue in cues)
        others = [clause for clause in clauses if hinted and _OTHERS.match(text, clause.start, clause.end)]
        cues = [
            cue
            for cue in cues
            if not _reaches_over(cue, clauses)
            and (cue.weight >= OUTRIGHT or not any(clause.start < cue.first < clause.end for clause in others))
        ]
    return tuple(span for cue in cues for span in asked_spans(cue, clauses))


def _reaches_over(cue: Cue, clauses: Sequence[Clause]) -> bool:
    return len([1 for clause in clauses if clause.start < cue.end and cue.start < clause.end]) >= _MANY


def asked_spans(cue: Cue, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Where a cue's words stand: of one that reaches over several clauses, only its longest words and what is beside them."""
    inside = [clause for clause in clauses if clause.start < cue.end and cue.start < clause.end]
    home = next((clause for clause in inside if clause.start <= cue.first < clause.end), None)
    if len(inside) < _MANY or home is None:
        return [(cue.start, cue.end)]
    first = cue.start if home is inside[0] else cue.first if home is not inside[-1] else home.start
    return [(first, cue.end if home is inside[-1] else cue.last)]


def _clause(lattice: Lattice, start: int, end: int, strong: bool) -> Clause:
    closing = lattice.text[end : end + 1]
    mood = mood_of(_own_words(lattice, start, end), closing)
    if _NOTE.match(lattice.text, start, end):
        mood &= ~Mood.DENIED
    inside = end - len(lattice.text[start:end].lstrip())
    return Clause(start, end, strong, mood, lattice.quoted(inside))


def _own_words(lattice: Lattice, start: int, end: int) -> str:
    """The clause's words with names blotted out: a name is not to be read for what it sounds like."""
    text, place, pieces = lattice.text, start, list[str]()
    for mention in lattice.mentions:
        if mention.candidates and start <= mention.start and mention.end <= end and mention.start >= place:
            pieces.append(text[place : mention.start] + "#")
            place = mention.end
    return "".join(pieces) + text[place:end]


def _marks(lattice: Lattice) -> Iterator[tuple[int, int, bool]]:
    """Where clauses end, how wide the mark is, and whether a sentence ends."""
    text = lattice.text
    for stop in lattice.stops:
        if text[stop] != "、":
            yield stop, 1, text[stop] in _STRONG
    for start, end in lattice.quotes:
        # What is quoted at length is a clause of its own; a word in quotation marks is but a word.
        at_length = text.count(" ", start, end) >= _SEVERAL_WORDS or any(start < stop < end for stop in lattice.stops)
        if 0 < end < len(text) and at_length:
            yield end, 0, False
    taken = [(mention.start, mention.end) for mention in lattice.mentions]
    taken += [(value.start, value.end) for value in lattice.values]
    # Nothing but Chinese words stand apart by a mere space.
    for place, character in enumerate(text if not text.isascii() else ""):
        if character == " " and _between_words(text, place) and not any(a < place < b for a, b in taken):
            yield place, 1, False
    for found in _BOTH_DEEDS.finditer(text):
        if not _NOT_TO_BE_DONE.search(text, 0, found.start()):
            yield found.start("joins"), 0, False
    for found in _JOINING.finditer(text):
        if not any(a < found.start() < b for a, b in taken) and found.start():
            yield found.start(), 0, False


def _between_words(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before.isalpha() and after.isalpha() and (before.isascii() or after.isascii()):
        # Words of another script stand apart without any pause: 这个 order 今天发.
        return False
    return bool(before and after) and (is_chinese(before) or is_chinese(after))
