"""English numbers as they are read out: order ten oh nine, PO seven oh three, quote one zero five two; sizes, one fifty six."""

import re
from collections.abc import Iterator

from bot.understanding.embedded.quick import quick

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate((*_ONES, *_TEENS), 1)}
_VALUES |= {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ZEROS = frozenset({"oh", "o", "zero", "nought"})
_ONE, _TEEN, _TEN = "|".join(_ONES), "|".join(_TEENS), "|".join(_TENS)
_PAIR = rf"(?:(?:{_TEN})(?:[ -](?:{_ONE}))?|{_TEEN})"
_NUMBER = quick(
    r"\b(?:orders?|quotes?|quotation|po|so|wo|tickets?|case|opp|opportunity|invoice|deal|return)(?: (?:number|no|num))? "
    rf"(?P<digits>(?:(?:{_ONE}|oh|o|zero|nought)(?: |\b)){{3,5}}|(?:{_PAIR}|{_ONE}) (?:(?:oh|o|zero) (?:{_ONE})|{_PAIR}))\b"
    rf"|\b(?:on|against|for|from|ship|invoice|cancel|approve|reject) (?P<plain>(?:{_PAIR}|{_ONE}) (?:oh|zero) (?:{_ONE}))\b"
    rf"|\b(?:cancel|approve|reject|invoice|decline) (?P<done>{_PAIR} {_PAIR}|(?:(?:{_ONE}|oh|zero) ){{2,4}}(?:{_ONE}|oh|zero))\b"
)
#: What is counted stands behind a number that counts: order ten sixteen inch rails.
_FOLLOWS = re.compile(
    r"\s?(?:$|[^\w\s]|(?:is|was|are|to|for|on|and|out|has|go|goes|going|went|ship|ships|shipped|from|today|tomorrow|please|pls|yet|now"
    r"|by|at|up|down|needs?|looking|again|got|with|gets?|status|back|in|that|there|came|come|just|all|we|they|he|she|i"
    r"|take|add|drop|remove|put|make|change|bump|knock|cut|cancel|hold|push|move|swap|the|their|his|her|only|still|should|can|could)\b)"
)
_TWO_DIGITS = 10
_READ_OUT = re.compile(
    rf"(?:(?:{_PAIR}|{_ONE})(?:(?: (?:point )?(?:oh|o|zero) (?:{_ONE}))|(?: (?:point )?(?:{_PAIR}|{_ONE}))){{1,2}}"
    r"(?: (?:oh|zero|nought))?)\b"
)


def spoken_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a document's number is read out, and its digits."""
    for found in _NUMBER.finditer(text):
        start, end = found.span(found.lastgroup or 0)
        said = text[start:end].rstrip()
        end = start + len(said)
        words = said.replace("-", " ").split()
        if _ZEROS.isdisjoint(words) and not _FOLLOWS.match(text, end):
            continue
        yield start, end, _digits(words)


def read_out(text: str, place: int) -> tuple[int, str] | None:
    """Figures of a size that is read out from here, and where they end: one fifty six, one point six oh."""
    found = _READ_OUT.match(text, place)
    if found is None:
        return None
    return found.end(), _digits([word for word in found[0].replace("-", " ").split() if word != "point"])


def _digits(words: list[str]) -> str:
    """Each word's figures one behind the other; a figure behind twenty, thirty … is added to it."""
    digits, tens = "", False
    for word in words:
        value = _VALUES.get(word, 0)
        digits = digits[:-1] + str(value) if tens and 0 < value < _TWO_DIGITS else digits + str(value)
        tens = word in _TENS
    return digits
