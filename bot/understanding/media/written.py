"""How orders are written: their number and day behind a label, lines in columns."""

from __future__ import annotations

import re

#: Behind the word for it, or for what it is the number of; a day is none.
NUMBER = re.compile(
    r"(?:(?:采购|订货|客户)?(?:订?单|订?单据|合同)编?号码?"
    r"|(?:customer )?(?:p\.?o\.?|purchase order|order)(?![a-z])(?: ?(?:no\.?|number|ref\.?))?)"
    r"[ #:：]*(?!\d{4}([-/.])\d{1,2}\1\d{1,2}$)(?P<told>(?=[a-z/_-]*\d)[a-z0-9][a-z0-9/_-]{2,39})",
    re.IGNORECASE,
)
DAY = re.compile(
    r"(?:交期|(?:要求|希望)?(?:交货|送货|到货|发货)(?:日期|时间)?"
    r"|(?:requested |required )?(?:delivery|ship)(?: date)?|deliver by|required by)"
    r"[ :：]+(?P<told>.+)",
    re.IGNORECASE,
)

_WHOLE, _FIGURE = re.compile(r" *\d[\d,]* *"), re.compile(r" *\d[\d,.]* *")
#: What our grammar knows a bare figure by, in the column where it stands: so many, at so much.
_COLUMNS = ((1, _WHOLE, "x"), (2, _FIGURE, "@"))


def marked(line: str) -> str:
    """A line of a table, its bare figures marked as what they are by their column; everything stands where it stood."""
    first, *columns = line.split("|")
    marks = ["|"] * len(columns)
    for column, form, mark in _COLUMNS:
        if len(columns) >= column and form.fullmatch(columns[column - 1]):
            marks[column - 1] = mark
    return first + "".join(mark + column for mark, column in zip(marks, columns, strict=True))
