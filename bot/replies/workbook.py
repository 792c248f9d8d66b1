"""Lists as a spreadsheet that opens on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Characters of a column, at least and at most; a Chinese one is as wide as two others.
_NARROW, _WIDE = 8, 48
_ASCII = 128


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under headings. A figure is a number, everything else text."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Decimal | str, ...], ...]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """A spreadsheet in the format of Excel; text is written as text, whatever it begins with."""
    # Nobody who exports nothing waits for it.
    from xlsxwriter import Workbook

    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            page = book.add_worksheet()
            page.freeze_panes(1, 0)
            for column, title in enumerate(sheet.headings):
                page.write_string(0, column, title, heading)
                page.set_column(column, column, _width(title, *(row[column] for row in sheet.rows)))
            for place, row in enumerate(sheet.rows, 1):
                for column, value in enumerate(row):
                    if isinstance(value, Decimal):
                        page.write_number(place, column, value)
                    else:
                        page.write_string(place, column, value)
    return written.getvalue()


def _width(*values: Decimal | str) -> int:
    widest = max(sum(1 if ord(sign) < _ASCII else 2 for sign in str(value)) for value in values)
    return min(_WIDE, max(_NARROW, widest + 2))
