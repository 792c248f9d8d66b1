"""A message made comparable without losing where each character stood."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from opencc import OpenCC

from bot.understanding.embedded.once import once
from bot.understanding.embedded.quick import quick

_NEVER_SEEN = {"Cf", "Cs", "Co", "Cn", "Mn", "Me"}
_SEPARATORS = frozenset(" \t-_.·•・'\"()[]&")
_CHARACTERS, _WORDS = 50_000, 20_000
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "´": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "–": "-", "—": "-"}
)
_ABBREVIATION = re.compile(r"(?:^|[^a-z])(?:co|inc|ltd|corp|pte|pvt|pty|no|mr|ms|mrs|dr|[a-z])$")
#: Nuts, drop-ins, add-ons, tie-ups.
_WORD_WITH_S = quick(r"(?:(?<![a-z])[a-z]{3,}|(?<=[a-z]-)(?:in|on|up|by))s(?![a-z])")
_POSSESSIVE = quick(r"(?<=[a-z0-9])'s(?![a-z0-9])|(?<=[a-z]s)'(?![a-z0-9])")

_PAUSE = quick(r"(?<=\d)，(?=\d{3}(?!\d))")
_CONTRACTED = re.compile(r"(?<![a-z'])(?:have|has|had|do|does|did|is|was|are|were|could|should|would)nt(?![a-z'])")
_VES = ("shelves", "leaves", "loaves", "scarves", "halves")
_SINGULAR_ENDS = {"i": "y", "v": "f"}

NO_CUT, GLUED, CUT = 0, 1, 2
"""Whether a name may begin or end between two characters: never, only for names without digits, always."""


@dataclass(frozen=True)
class Normal:
    """A message in one form: full-width folded, lower case, simplified; `places[i]` is where character i stood in `raw`."""

    raw: str
    text: str
    places: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stood in the message as it was sent."""
        if start >= end:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1

    def raw_text(self, start: int, end: int) -> str:
        """The words of a stretch as the person wrote them."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]

    @once
    def latin(self) -> str:
        """What each character of `text` is: an l for a letter of a script that sets its words apart by spaces."""
        return self.text.translate(_LATIN)

    @once
    def compact(self) -> "Compact":
        """The message without what people leave out of names: spaces, hyphens, dots, plural endings."""
        return _compact(self)


@dataclass(frozen=True, slots=True)
class Compact:
    """`text` without separators; `at[i]` is the place of character i in the normalised text, `cuts[i]` the boundary before it."""

    text: str
    at: tuple[int, ...]
    cuts: bytes


def reworded(normal: Normal, words: Iterable[tuple[int, int, str]]) -> tuple[Normal, list[tuple[int, int]]]:
    """The message with other words, or none, in place of some, from first to last; and where these then stand.

    What is kept of the message as it was sent stays at its place.
    """
    parts, places, spans, last = list[str](), list[int](), list[tuple[int, int]](), 0
    for start, end, word in words:
        parts += [normal.text[last:start], word]
        places += normal.places[last:start]
        spans.append((len(places), len(places) + len(word)))
        if word:
            places += [normal.places[start]] * (len(word) - 1) + [normal.places[end - 1]]
        last = end
    if not parts:
        return normal, []
    text = "".join([*parts, normal.text[last:]])
    return Normal(normal.raw, text, (*places, *normal.places[last:])), spans


def normalise(raw: str) -> Normal:
    """One form of a message for all who look into it."""
    if "，" in raw and _PAUSE.search(raw):
        # 报废15，803报工: the Chinese comma parts figures, and no thousands.
        form = normalise(_PAUSE.sub("、", raw))
        signs = list(form.text)
        for found in _PAUSE.finditer(raw):
            signs[form.places.index(found.start())] = "，"
        return replace(form, raw=raw, text="".join(signs))
    text = raw.translate(_FOLDED)
    if "nt" in text and _CONTRACTED.search(text):
        return _spelt_out(raw, text)
    size = len(raw)
    if len(text) == size and (raw.isascii() or len(raw.translate(_STAYING_ONE)) == size):
        return Normal(raw, text, tuple(range(size + 1)))
    places = [place for place, character in enumerate(raw) for _ in _FOLDED[ord(character)]]
    return Normal(raw, text, (*places, size))


def _spelt_out(raw: str, text: str) -> Normal:
    """Contractions as they are written in full dress: "havent" is haven't."""
    places = [place for place, character in enumerate(raw) for _ in _FOLDED[ord(character)]]
    for found in reversed(list(_CONTRACTED.finditer(text))):
        end = found.end() - 1
        text = f"{text[:end]}'{text[end:]}"
        places.insert(end, places[end])
    return Normal(raw, text, (*places, len(raw)))


def name_key(text: str) -> str:
    """The form in which a stored name is kept and looked for."""
    if all_chinese(text):
        return text.translate(_FOLDED)
    return _staying(normalise(text))[0].strip(" -_.()[]&'\"")


def normalised(text: str) -> str:
    """A text in the one form of a message, where nobody asks for its places."""
    return text.translate(_FOLDED)


def all_chinese(text: str) -> bool:
    """Whether there is nothing but Chinese characters in a text."""
    return _ALL_CHINESE(text) is not None


def is_chinese(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= character <= "\u9fff"


_ALL_CHINESE = re.compile(r"[\u4e00-\u9fff]+").fullmatch


class _Remembered(dict[int, str]):
    """What becomes of each character, found out when it first comes; of so many as any company writes it is remembered."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        found = self._becomes(chr(code))
        if len(self) < _CHARACTERS:
            self[code] = found
        return found


def _folded(character: str) -> str:
    category = unicodedata.category(character)
    if category in _NEVER_SEEN:
        return ""
    if category == "Cc":
        return character if character == "\n" else " "
    plain = unicodedata.normalize("NFKC", character).translate(_QUOTES).lower()
    if is_chinese(plain[:1]):
        return plain.translate(_simplified())
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if unicodedata.category(c) not in _NEVER_SEEN)


#: Words of Cantonese, each with that of the written language.
_CANTONESE = ("嘅咗睇佢哋俾畀冇唔嗰喺啱嚟攞搵咁", "的了看他们给给没不那在刚来拿找这")


@cache
def _simplified() -> dict[int, str]:
    traditional = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    found = {ord(old): new for old, new in zip(traditional, simplified, strict=True) if old != new and len(new) == 1}
    return found | str.maketrans(*_CANTONESE)


def _compact(normal: Normal) -> Compact:
    kept, places = _staying(normal)
    return Compact(kept, (*places, len(normal.text)), _cuts(normal.text, places))


def _staying(normal: Normal) -> tuple[str, list[int]]:
    """What stays of a message when everything is left out that people leave out of names, and where it stood."""
    text = normal.text
    dropped, dots = _left_out(normal), "." in text
    places, last = list[int](), 0
    for run in _SEPARATED.finditer(text):
        start, end = run.span()
        places += range(last, start)
        joins = text[end : end + 1].isdigit() and text[start - 1 : start].isdigit()
        if joins or (dots and "." in run[0]):
            places += [
                place for place in range(start, end) if (joins and place == start) or _ends_sentence(text, place)
            ]
        last = end
    if not places and not dropped:
        return text[last:], list(range(last, len(text)))
    places += range(last, len(text))
    if not dropped:
        return "".join([text[place] for place in places]), places
    places = [place for place in places if place not in dropped]
    becomes = {place - 1: last for place, last in dropped.items() if last}
    return "".join([becomes[place] if place in becomes else text[place] for place in places]), places


def _cuts(text: str, at: list[int]) -> bytes:
    """The boundary before each character that stays, and the one at the end."""
    cuts = bytearray([CUT]) * (len(at) + 1)
    classes = text.translate(_CLASSES)
    before, last = _OTHER, -1
    for number, place in enumerate(at):
        this = classes[place]
        # Only between two letters of scripts with spaces, or digits, is it otherwise.
        if before in _LETTERS and this in _LETTERS:
            gap = place - last
            if gap == 1:
                cuts[number] = NO_CUT if before == this else GLUED
            elif gap == 2 and text[last + 1] in "-_." and _DIGIT in (before, this):
                cuts[number] = GLUED
        before, last = this, place
    return bytes(cuts)


def _left_out(normal: Normal) -> dict[int, str]:
    """The places of plural and possessive endings; the first of -es tells what the letter before it becomes."""
    text, dropped = normal.text, dict[int, str]()
    if "s" not in text:
        return dropped
    for found in _POSSESSIVE.finditer(text):
        dropped.update(dict.fromkeys(range(*found.span()), ""))
    for found in _WORD_WITH_S.finditer(text):
        ending = plural_ending(found[0])
        if not ending or (len(found[0]) < 6 and normal.raw_text(*found.span()).isupper()):
            continue
        first = found.end() - ending
        dropped.update(dict.fromkeys(range(first, found.end()), ""))
        if ending == 2 and (last := _SINGULAR_ENDS.get(found[0][-3])):
            dropped[first] = last
    return dropped


@lru_cache(maxsize=_WORDS)
def plural_ending(word: str) -> int:
    """How many letters of an English word are its plural ending."""
    if (word.endswith("ies") and len(word) > 4) or word.endswith(("xes", "zes", "ches", "shes", "sses", *_VES)):
        return 2
    return int(word.endswith("s") and not word.endswith(("ss", "us", "is")))


@lru_cache(maxsize=_WORDS)
def singular(word: str) -> str:
    """An English word without its plural ending."""
    if len(word) < 4:
        return word
    ending = plural_ending(word)
    stem = word[: len(word) - ending]
    return stem[:-1] + _SINGULAR_ENDS.get(stem[-1], stem[-1]) if ending == 2 else stem


def _ends_sentence(text: str, place: int) -> bool:
    if text[place] != "." or text[place + 1 : place + 2] not in ("", " "):
        return False
    return not _ABBREVIATION.search(text[max(0, place - 5) : place])


def _class(character: str) -> str:
    """What a character is for the boundaries of names: a digit, another letter of a script with spaces, a separator, or else."""
    if character in _SEPARATORS:
        return _SEPARATOR
    if character.isalnum() and not is_chinese(character):
        return _DIGIT if character.isdigit() else _LETTER
    return _OTHER


_FOLDED = _Remembered(_folded)
_CLASSES = _Remembered(_class)
#: The characters of which one comes, whichever it is.
_STAYING_ONE = _Remembered(lambda character: "1" if len(_FOLDED[ord(character)]) == 1 else "")
_LATIN = _Remembered(lambda character: "l" if character.isalpha() and not is_chinese(character) else "-")
WITHIN = "ll"
"""What `Normal.latin` has on both sides of a place within a word."""
_DIGIT, _LETTER, _SEPARATOR, _OTHER = "dl-o"
_LETTERS = _DIGIT + _LETTER
_SEPARATED = re.compile("[" + re.escape("".join(sorted(_SEPARATORS))) + "]+")
