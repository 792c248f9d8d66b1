"""English numbers in words: twenty five, a hundred and twenty, half a dozen, a couple of."""

from __future__ import annotations

import re
from decimal import Decimal

from .parts_of_one import parts_behind
from .scan import is_letter
from .words_en import ONES, SCALES, SHORT_SCALES, TENS, VAGUE, any_of

Read = tuple[int, Decimal, bool]
"""Where a number ends, its value, whether it is exact."""

_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(
    r"(?: ?- ?| )(?:and |an (?=[a-z]+(?:ty|een)\b|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b))?"
)
_VAGUE = re.compile(any_of(tuple(VAGUE)) + r"(?: (hundred|thousand|dozen))?\b", re.ASCII)
_HALF = re.compile(r"(?:half an?|an? half|half) (hundred|thousand|million|billion|dozen|grand)\b", re.ASCII)
_AND_A_HALF = re.compile(r" and (?:a|one) half\b", re.ASCII)
#: "another hundred and fifty", "send dozen …": the "a" goes without saying; not "per hundred", "few hundred", "by the dozen".
_LONE = re.compile(r"(?:hundred|thousand|dozen)\b(?! ?-|,?\d)", re.ASCII)
_NOT_LONE = re.compile(
    rf"(?:\d|\b(?:per|each|every|the|by|a|an|these|those|few|several|many|couple|odd|half|of a|{any_of(ONES)}|{any_of(TENS)}))"
    r"[ -](?:of )?$",
    re.ASCII,
)
_LOOK_BACK = 14
_SCALE = re.compile(rf"[ -]?({any_of(SCALES)}|hundred|dozens?|doz)\b", re.ASCII)
_SUM_BEHIND = re.compile(
    r"$|[^a-z ]| ?(?:for|each|off|in|on|to|from|by|and|per|a|an|total|or|of|more|less|at|please|apiece|with|if|is|cash"
    r"|against|towards?|via|cheque|check|payment|transfer|deposit|order|invoice|came|landed|paid"
    r"|as|too|now|instead|pls|thanks|though|actually|but|not|sorry|then|all|over|deal|max|tops|was|so|we|i|he|she|they|it)\b"
    r"| ?[^a-z ]",
    re.ASCII,
)
_POINT = re.compile(
    r" point((?: (?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine)){1,9})\b", re.ASCII
)
_POINT_TENS = re.compile(
    rf" point ({any_of(tuple(TENS))}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    rf"|{any_of(tuple(word for word, value in ONES.items() if value > 9))})\b",
    re.ASCII,
)
_LAST_SCALE = re.compile(rf"({any_of(SCALES)}|hundred|dozen)$", re.ASCII)
HALF = Decimal("0.5")
BIG = {"hundred": 100, "dozen": 12, "dozens": 12, "doz": 12, **SCALES}


def english_number(text: str, place: int) -> Read | None:
    """The number in words that begins here."""
    if is_letter(text, place - 1):
        return None
    half = _HALF.match(text, place)
    if half:
        return half.end(), Decimal(BIG[half[1]]) / 2, True
    vague = _VAGUE.match(text, place)
    if vague and (vague[0] != "some" and vague[0] != "few"):
        word = vague[0].removesuffix(vague[1] or "").strip()
        return vague.end(), Decimal(VAGUE[word] * BIG.get(vague[1] or "", 1)), False
    read = _words(text, place) or _lone(text, place)
    if read is None:
        return None
    end, value = _decimals(text, *read)
    return _and_a_half(text, place, end, value) or _parts(text, end, value) or (end, value, True)


def _lone(text: str, place: int) -> tuple[int, Decimal] | None:
    """A hundred without the "a"."""
    if not _LONE.match(text, place) or _NOT_LONE.search(text, max(0, place - _LOOK_BACK), place):
        return None
    return _words(text, place, current=1)


def _and_a_half(text: str, place: int, end: int, value: Decimal) -> Read | None:
    """Six and a half is 6.5, a million and a half 1.5 million; of "two hundred and a half" nobody is sure."""
    more = _AND_A_HALF.match(text, end)
    if more is None:
        return None
    scale = _LAST_SCALE.search(text, place, end)
    behind = None if scale else _SCALE.match(text, more.end())
    if behind:
        # Two and a half dozen.
        return behind.end(), (value + HALF) * BIG[behind[1]], True
    size = BIG[scale[1]] if scale else 1
    if value % size or (size == 100 and value >= 200):
        return more.end(), value + HALF, False
    return more.end(), value + size * HALF, scale is None or " one " not in more[0]


def _parts(text: str, end: int, value: Decimal) -> Read | None:
    """Two thirds, one over twenty, two and fifty-four hundredths."""
    return parts_behind(text, end, value, _words)


_MILLIMETRES = 10


def scaled_by_word(text: str, end: int, value: Decimal, exact: bool) -> Read:
    """Digits with the scale behind them: 1.5 million, 2 dozen, 1.5m, and "2 and a half"."""
    more = _AND_A_HALF.match(text, end)
    if more:
        # 42 and a half thousand.
        behind = _SCALE.match(text, more.end())
        size = BIG[behind[1]] if behind else 1
        return (behind or more).end(), (value + HALF) * size, exact
    letter = text[end : end + 1]
    if letter in SHORT_SCALES and not is_letter(text, end + 1):
        return end + 1, value * SHORT_SCALES[letter], exact
    scale = _SCALE.match(text, end)
    if scale is None or (scale[1] == "grand" and not _SUM_BEHIND.match(text, scale.end())):
        return end, value, exact
    if scale[1] == "mil" and value >= _MILLIMETRES and value == int(value):
        # 100 mil duct, 25 mil ply: so many millimetres.
        return end, value, exact
    end, value = scale.end(), value * BIG[scale[1]]
    more = _AND_A_HALF.match(text, end)
    if more:
        return more.end(), value + BIG[scale[1]] * HALF, exact
    rest = _words_behind(text, end, int(value)) if value == int(value) else None
    return (*rest, exact) if rest else (end, value, exact)


def _words_behind(text: str, end: int, value: int) -> tuple[int, Decimal] | None:
    """3 hundred and one."""
    gap = _GAP.match(text, end)
    rest = _words(text, gap.end()) if gap and "an" in gap[0] else None
    return (rest[0], value + rest[1]) if rest and rest[1] < min(value, 1000) and not value % 100 else None


def _decimals(text: str, end: int, value: Decimal) -> tuple[int, Decimal]:
    """The "point five" behind a number in words, with a scale behind that."""
    point = _POINT_TENS.match(text, end) or _POINT.match(text, end)
    if point is None:
        return end, value
    words = point[1].replace("-", " ").split()
    if words[0] in TENS or ONES.get(words[0], 0) > 9:
        value += Decimal(sum(TENS.get(word) or ONES[word] for word in words)) / 100
    else:
        value += Decimal("0." + "".join(str(ONES.get(word, 0)) for word in words))
    scale = _SCALE.match(text, point.end())
    return (scale.end(), value * BIG[scale[1]]) if scale else (point.end(), value)


def _words(text: str, place: int, *, current: int = 0) -> tuple[int, Decimal] | None:
    """The longest row of number words, added up; `current` is what goes without saying before it."""
    total = 0
    end = 0
    begin = place
    while word := _WORD.match(text, begin):
        if word[0] == "grand" and not _SUM_BEHIND.match(text, word.end()):
            break
        taken = _add(word[0], total, current, first=end == 0)
        if taken is None or (word[0] == "one" and end and text.startswith(" half", word.end())):
            break
        total, current = taken
        if word[0] not in {"a", "an"}:
            end = word.end()
        gap = _GAP.match(text, word.end())
        if gap is None or ("an" in gap[0] and not (total or current >= 100)):
            break
        begin = gap.end()
    return (end, Decimal(total + current)) if end else None


def _add(word: str, total: int, current: int, *, first: bool) -> tuple[int, int] | None:
    """The sum after one more word; None where the word does not go on with the number."""
    if word in {"a", "an"} and first and not current:
        return total, 1
    if first and current and word not in BIG:
        return None
    if word in ONES:
        room = current % 100 == 0 if ONES[word] >= 10 or ONES[word] == 0 else current % 10 == 0 and current % 100 != 10
        return (total, current + ONES[word]) if room and (first or ONES[word]) else None
    if word in TENS:
        return (total, current + TENS[word]) if current % 100 == 0 else None
    if word in {"hundred", "dozen", "dozens"}:
        return (total, current * BIG[word]) if 0 < current < 100 else None
    if word == "mil" and current >= _MILLIMETRES:
        return None
    if word in SCALES and current:
        return total + current * SCALES[word], 0
    return None
