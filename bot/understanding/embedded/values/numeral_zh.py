"""One Chinese numeral, read from left to right, its vague and its spaced pieces included."""

from __future__ import annotations

import re
from decimal import Decimal

from .scan import Units, is_digit, is_letter
from .words_zh import DIGITS, MULTIPLIERS, SHORT_MULTIPLIERS

_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,17})(?:\.[0-9]{1,9})?|\.[0-9]{1,9}")
_RUN = re.compile("[" + "".join(DIGITS) + "]{1,16}")
_POINT = re.compile(r"点([零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{1,9})(?![十百刻分钟半])")
_SCORES = re.compile(r"(?:数|上|好几|几|若干)(?=[十百千万亿])")
_AFTER_SIZE = r"(?:$|[^\u4e00-\u9fff]|[零一二两三四五六七八九十百千万亿元块圆个余多几人美欧港])"
_GAP_ANY = re.compile(rf" (?=[十百千万亿]{_AFTER_SIZE}|[余多] ?[百千万亿]{_AFTER_SIZE})")
_GAP_ARABIC = re.compile(rf" (?=[万亿千])|{_GAP_ANY.pattern}")
"""A space within a numeral, as a dictation writes it; what stands behind must not be a name that begins with 百 or 万."""
_TRILLION = re.compile(r"兆(?=[零〇一二两三四五六七八九十百千0-9]{0,12}[亿万]|[零〇]?[一二三四五六七八九]千|[元块圆])")
"""兆 is a million millions before smaller numerals and before 元; else it is a measure (200兆)."""
_SQUARED = re.compile(r"万(?:(?![\u4e00-\u9fff])|(?=[元块圆个多的]))")
LONGEST, _MOST_CHARACTERS = 15, 40
"""Digits and characters that a number may have."""

Read = tuple[int, Decimal, bool]
"""Where a number ends, its value, whether it is exact."""


class NumeralReader:
    """Reads one numeral from left to right: `total` holds the finished 万 and 亿, `section` what is below, `pending` a digit."""

    def __init__(self, text: str, place: int, units: Units) -> None:
        self.text, self.place, self.units = text, place, units
        self.total = self.section = Decimal(0)
        self.pending: Decimal | None = None
        self.scale = self.small = 0
        self.exact, self.after_zero, self.arabic, self.done = True, False, False, False
        self.stop = min(len(text), place + _MOST_CHARACTERS)

    def read(self) -> Read | None:
        """Where the numeral ends, its value, whether it is exact; None where none begins."""
        start = self.place
        scores = _SCORES.match(self.text, start)
        if scores:
            self.place, self.pending, self.exact = scores.end(), Decimal(3 if "几" in scores[0] else 1), False
        while not self.done and self.place < self.stop and self._step():
            pass
        if self.place == start or (scores and not self.scale):
            return None
        self.place -= self.text[self.place - 1] == " "
        self._trailing_digit()
        return self.place, self.total + self.section + (self.pending or 0), self.exact

    def _step(self) -> bool:
        """Take the next piece; false where the numeral ends."""
        character = self.text[self.place]
        if "0" <= character <= "9" or (character == "." and is_digit(self.text, self.place + 1)):
            return self._digits()
        if character in DIGITS:
            return self._run()
        if character in MULTIPLIERS:
            return self._multiply(MULTIPLIERS[character])
        if character in SHORT_MULTIPLIERS and self.arabic and not is_letter(self.text, self.place + 1):
            return self._multiply(SHORT_MULTIPLIERS[character])
        if character == "点":
            return self._point()
        if character == "兆" and _TRILLION.match(self.text, self.place):
            return self._multiply(10**12)
        if character == " " and self._gap():
            self.place += 1
            return True
        return character in "几多来余" and self._vague(character)

    def _gap(self) -> bool:
        """Whether the numeral goes on behind a space."""
        pattern = _GAP_ARABIC if self.arabic and self.pending is not None else _GAP_ANY
        return (self.pending is not None or self.scale > 0) and pattern.match(self.text, self.place) is not None

    def _digits(self) -> bool:
        if self.pending is not None or (self.scale and not self.arabic):
            return False
        found = _ARABIC.match(self.text, self.place)
        if found is None or (
            self.scale and self.text[found.end() : found.end() + 1] in {"-", "/", ":", "月", "号", "日"}
        ):
            return False
        self.done = len(found[0]) > LONGEST
        if self.done:
            return False
        self.pending, self.place, self.arabic = Decimal(found[0].replace(",", "")), found.end(), True
        return True

    def _run(self) -> bool:
        """One digit in words, two neighbours (三五, 七八: vague), or a row of digits read out (一零一三)."""
        run = _RUN.match(self.text, self.place)
        if run is None or self.pending is not None:
            return False
        row = run[0]
        if row[0] in "零〇" and self.scale:
            self.after_zero, self.place, row = True, self.place + 1, row[1:]
        if not row:
            return True
        values = [DIGITS[character] for character in row]
        if len(row) == 1 or self.scale or self.text[run.end() : run.end() + 1] in MULTIPLIERS:
            return self._one_or_neighbours(values)
        self.done, self.place = True, run.end()
        if len(row) == 2 and _neighbours(values):
            self.pending, self.exact = Decimal(values[0]), False
        elif len(row) <= LONGEST and "两" not in row:
            self.pending = Decimal("".join(map(str, values)))
        else:
            self.place -= len(row)
        return False

    def _one_or_neighbours(self, values: list[int]) -> bool:
        if len(values) == 2 and _neighbours(values):
            self.exact, self.place = False, self.place + 1
        elif len(values) > 1:
            self.done = True
        self.pending, self.place = Decimal(values[0]), self.place + 1
        return not self.done

    def _multiply(self, by: int) -> bool:
        if by < 10**4 and not (self.arabic and by == 1000 and self.total == 0 == self.section):
            return self._within_section(by)
        if self.pending is None and not self.section:
            return self._squared(by)
        below = self.section + (self.pending or 0)
        self.total = (self.total + below) * by if by > self.scale >= 10**4 else self.total + below * by
        self.section, self.pending, self.scale, self.small, self.after_zero = Decimal(0), None, by, 0, False
        self.place += 1
        return True

    def _squared(self, by: int) -> bool:
        """万万 is 亿, where no name begins with the second one."""
        if not (
            by == self.scale == 10**4 and self.text[self.place - 1] == "万" and _SQUARED.match(self.text, self.place)
        ):
            return False
        self.total, self.scale, self.place = self.total * by, 10**8, self.place + 1
        return True

    def _within_section(self, by: int) -> bool:
        if (self.small and by >= self.small) or (by == 10 and self.arabic and self.pending is not None):
            return False
        if self.pending is None:
            if by != 10:
                return False
            self.pending = Decimal(1)
        self.section += self.pending * by
        self.pending, self.scale, self.small, self.after_zero = None, by, by, False
        self.place += 1
        return True

    def _point(self) -> bool:
        found = _POINT.match(self.text, self.place)
        if found is None or self.arabic or (self.pending is None and not self.section) or len(found[1]) > LONGEST:
            return False
        decimals = "".join(str(DIGITS[character]) for character in found[1])
        self.pending = self.section + (self.pending or 0) + Decimal("0." + decimals)
        self.section, self.scale, self.place = Decimal(0), 0, found.end()
        return True

    def _vague(self, character: str) -> bool:
        """几, 多, 来, 余 behind a numeral; 几 may also begin one."""
        following = self.text[self.place + 1 : self.place + 3].lstrip(" ")[:1]
        begun = self.pending is not None or bool(self.scale)
        if character == "几":
            if self.pending is not None or (begun and self.small == 0):
                return False
            if not begun:
                self.pending = Decimal(3)
        elif (
            not begun
            or following == "少"
            or (character == "多" and following == "了")
            or (character == "来" and not (following in MULTIPLIERS or following in "块个" or self._unit_follows()))
            or (self.pending is not None and self.pending % 10 and character != "余" and following not in MULTIPLIERS)
        ):
            return False
        self.exact, self.place, self.after_zero = False, self.place + 1, True
        self.done = following not in {"万", "亿", "千", "百", "十"}
        return not self.done

    def _unit_follows(self) -> bool:
        return self.units.at(self.text, self.place + 1) is not None

    def _trailing_digit(self) -> None:
        """The last digit of 一千二, 两百五, 12万8 counts in the next lower place; 一 or 两 before a unit is not of the number."""
        if self.pending is None or self.scale < 100 or self.after_zero or self.pending >= 10 or self.pending % 1:
            return
        last = self.text[self.place - 1]
        if self.exact and (last == "两" or (last == "一" and self.units.at(self.text, self.place))):
            self.pending, self.place = None, self.place - 1
            return
        self.pending = self.pending * self.scale / 10


def _neighbours(values: list[int]) -> bool:
    return values[1] - values[0] == 1 or values == [3, 5]
