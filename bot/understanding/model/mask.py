"""Keeps phone numbers, e-mail addresses and amounts from leaving: others of the same shape stand in their places.

What stands in tells nothing of what it stands for but its length. A model quotes it like anything else, and the quotation is
turned back into the person's own words before it is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

from bot.settings import MASKABLE, Private
from bot.understanding.embedded.finding.lattice import Lattice
from bot.understanding.embedded.mentions import Normal, normalise
from bot.understanding.embedded.values import NO_UNITS, Money, find_values
from bot.understanding.embedded.values.contacts import email_readings, phone_readings
from bot.understanding.embedded.values.words_en import ONES, TENS
from bot.understanding.model.answer import Answer, Call, Quoted

EVERYTHING: frozenset[Private] = frozenset(MASKABLE)

Stretch = tuple[int, int, Private]
"""Where something to be masked begins and ends in a text as it was written, and what it is."""

_IN_CHINESE = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十百千万亿拾佰仟"
_NUMERAL = f"0-9０-９{_IN_CHINESE}"
_CORE = re.compile(rf"[{_NUMERAL}](?:[{_NUMERAL}块元毛角点.,，]*[{_NUMERAL}])?")
_FOR_ONE = re.compile(r"(?<=[0-9０-９块元])一$")
_WORDS = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_NUMBER_WORDS = re.compile(rf"\b(?:{_WORDS})(?:[ -](?:{_WORDS}|and|hundred|thousand))*\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_PLAIN_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_LONG_NUMBER = re.compile(r"(?<![\w.])\+?[0-9](?:[ -]?[0-9]){6,}(?![0-9])", re.ASCII)
"""Whatever it is the number of, so long a one is not for others."""
_DIGIT = re.compile(r"[0-9０-９]")
_MAY_HOLD = re.compile(rf"[{_NUMERAL}@＠]|\b(?:{_WORDS})\b", re.IGNORECASE)
"""What everything has that is masked."""
_CHINESE_DIGITS = ("一二三四五六七八九", "壹贰叁肆伍陆柒捌玖")


class Mask:
    """What stands in for what, in one question to a model. `said` are all the person's words that may be quoted.

    `read` reads an earlier message; only what it or the grammar finds is known for a number.
    """

    def __init__(self, kinds: frozenset[Private], said: Sequence[str], read: Callable[[str], Lattice]) -> None:
        self._kinds = kinds
        self._said = "\n".join([*said, *(normalise(each).text for each in said)]) if kinds else ""
        self._read = read
        self._stands_in: dict[str, str] = {}
        self._stood_for: dict[str, str] = {}

    @property
    def unused(self) -> bool:
        """Whether nothing was found that had to be masked."""
        return not self._stands_in

    def words(self, text: str) -> str:
        """A message, or other free text of the person's."""
        if not self._kinds or not _MAY_HOLD.search(text):
            return text
        lattice = self._read(text)
        found = {*_contacts(lattice.normal, self._kinds), *self._amounts(lattice)}
        return "".join(_pieces(text, found, self._in_place_of))

    def amount(self, figure: str) -> str:
        """An amount as an action holds it."""
        return self._in_place_of(figure, "amount") if "amount" in self._kinds and _DIGIT.search(figure) else figure

    def back(self, text: str) -> str:
        """A model's words with the person's own in place of what stood in for them."""
        return _exchanged(text, self._stood_for)

    def over(self, text: str) -> str:
        """Any text about the message with the placeholders in it; phone numbers and addresses that nobody said too."""
        text = _exchanged(text, self._stands_in)
        return "".join(_pieces(text, _contacts(normalise(text), self._kinds), self._kept_or_masked))

    def answer(self, answer: Answer) -> Answer:
        """A model's answer, its quotations in the person's own words."""
        return Answer(tuple(self._call(call) for call in answer.calls), answer.unsure) if self._stood_for else answer

    def _call(self, call: Call) -> Call:
        slots = {name: tuple(map(self._quoted, quoted)) for name, quoted in call.slots.items()}
        lines = {
            name: tuple({part: self._quoted(quoted) for part, quoted in line.items()} for line in told)
            for name, told in call.lines.items()
        }
        return Call(call.action, self.back(call.asked), slots, lines, call.like)

    def _quoted(self, quoted: Quoted) -> Quoted:
        return Quoted(self.back(quoted.words), quoted.handle)

    def _kept_or_masked(self, words: str, kind: Private) -> str:
        return words if words in self._stood_for else self._in_place_of(words, kind)

    def _amounts(self, lattice: Lattice) -> Iterator[Stretch]:
        if "amount" not in self._kinds:
            return
        form = normalise(lattice.normal.raw)
        for found in find_values(form.text, now=lattice.now, units=NO_UNITS):
            if found.kind == "money":
                yield from _core(form, found.start, found.end, found.value)
        others = [(each.start, each.end) for each in lattice.values if each.kind not in ("number", "money")]
        for each in lattice.values:
            if each.kind == "money" or (
                each.kind == "number"
                and not lattice.named(each.start, each.end)
                and not any(start < each.end and each.start < end for start, end in others)
            ):
                yield from _core(lattice.normal, each.start, each.end, each.value)

    def _in_place_of(self, words: str, kind: Private) -> str:
        if words not in self._stands_in:
            placeholder = next(each for each in _candidates(words, kind) if self._free(each, words))
            self._stands_in[words], self._stood_for[placeholder] = placeholder, words
        return self._stands_in[words]

    def _free(self, placeholder: str, words: str) -> bool:
        """Whether nobody can take it for anything that was said."""
        if placeholder in (words, *self._stood_for, *self._stands_in):
            return False
        return not _whole(placeholder).search(self._said)


def _contacts(normal: Normal, kinds: frozenset[Private]) -> Iterator[Stretch]:
    """Phone numbers and other long ones, and e-mail addresses."""
    form = normalise(normal.raw)
    if "email" in kinds:
        for each in email_readings(form.text):
            yield *form.raw_span(each.start, each.end), "email"
    if "phone" in kinds:
        for each in phone_readings(form.text):
            yield *form.raw_span(each.start, each.end), "phone"
        for found in _LONG_NUMBER.finditer(form.text):
            yield *form.raw_span(*found.span()), "phone"


def _core(normal: Normal, start: int, end: int, value: object) -> Iterator[Stretch]:
    """The figure of an amount, without its currency and what it is for."""
    first, last = normal.raw_span(start, end)
    raw = normal.raw[first:last]
    found = _CORE.search(raw) or _NUMBER_WORDS.search(raw)
    if found is None:
        return
    core = found[0]
    if isinstance(value, Money) and value.per:
        core = _FOR_ONE.sub("", core)
    if core:
        yield first + found.start(), first + found.start() + len(core), "amount"


def _candidates(words: str, kind: Private) -> Iterator[str]:
    """What may stand in for something, the first the plainest."""
    for number in count(1):
        if kind == "email":
            yield f"mail{number}@example.com"
        elif kind == "phone":
            yield _dialled(words, number)
        else:
            yield _figure(words, number)


def _dialled(words: str, number: int) -> str:
    """A telephone number that nobody has, written like the one in whose place it stands."""
    size = sum(sign.isdigit() for sign in words)
    digits = iter((f"13{'0' * size}"[: size - len(str(number))] + str(number))[:size].ljust(size, "0"))
    return "".join(next(digits) if sign.isdigit() else sign for sign in words)


def _figure(words: str, number: int) -> str:
    """A figure written like another: the same signs, other digits; longer where too many of its shape are taken."""
    if _NUMBER_WORD.search(words) and not _DIGIT.search(words):
        told = _PLAIN_WORDS[(number - 1) % len(_PLAIN_WORDS)]
        return _NUMBER_WORD.sub(told, words) + " hundred" * ((number - 1) // len(_PLAIN_WORDS))
    places = [at for at, sign in enumerate(words) if _digit_of(sign)]
    # A nought before the point stays one.
    if len(places) > 1 and words[places[0]] == "0" and words[places[0] + 1 : places[0] + 2] == ".":
        places = places[1:]
    told = _in_nines(number)
    signs = list(words)
    for at, digit in zip(places, told.rjust(len(places), "1")[-len(places) :] if places else "", strict=True):
        signs[at] = _digit_of(signs[at])[int(digit) - 1]
    more = told[: -len(places)] if places else told
    return f"{more}{''.join(signs)}" if len(told) > len(places) else "".join(signs)


def _digit_of(sign: str) -> str:
    """The nine digits of the writing that a digit is of; nothing for another sign."""
    if sign == "两":
        return _CHINESE_DIGITS[0]
    for digits in _CHINESE_DIGITS:
        if sign in digits:
            return digits
    if "０" <= sign <= "９":
        return "１２３４５６７８９"
    return "123456789" if "0" <= sign <= "9" else ""


def _in_nines(number: int) -> str:
    """A number in the digits from one to nine."""
    told = ""
    while number > 0:
        number, rest = divmod(number - 1, 9)
        told = f"{rest + 1}{told}"
    return told


def _exchanged(text: str, pairs: dict[str, str]) -> str:
    """A text with one thing in place of another, wherever it stands as a whole."""
    if not pairs:
        return text
    either = "|".join(_whole(each).pattern for each in sorted(pairs, key=len, reverse=True))
    folded = {each.casefold(): other for each, other in pairs.items()}
    return re.sub(either, lambda found: folded[found[0].casefold()], text, flags=re.IGNORECASE)


def _whole(words: str) -> re.Pattern[str]:
    """A figure or word where it is no part of a longer one."""
    before, behind = _bound(words[0]), _bound(words[-1])
    ahead = rf"(?<!{before})(?<![0-9][.,])" if words[0].isdigit() else rf"(?<!{before})"
    after = rf"(?!{behind})(?![.,][0-9])" if words[-1].isdigit() else rf"(?!{behind})"
    return re.compile(f"{ahead}{re.escape(words)}{after}", re.IGNORECASE)


def _bound(sign: str) -> str:
    if unicodedata.category(sign) == "Nd":
        return "[0-9０-９]"
    if sign in _IN_CHINESE:
        return f"[{_IN_CHINESE}]"
    return "[A-Za-z]" if sign.isascii() and sign.isalpha() else "(?!)"


def _pieces(text: str, stretches: Iterable[Stretch], masked: Callable[[str, Private], str]) -> Iterator[str]:
    last = 0
    for start, end, kind in _apart(stretches):
        yield text[last:start]
        yield masked(text[start:end], kind)
        last = end
    yield text[last:]


def _apart(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in their order, of those that overlap the longest."""
    kept: list[Stretch] = []
    for each in sorted(set(stretches), key=lambda stretch: (stretch[0] - stretch[1], stretch)):
        if all(each[1] <= start or end <= each[0] for start, end, _ in kept):
            kept.append(each)
    yield from sorted(kept)
