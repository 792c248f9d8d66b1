"""What is wrong with a company file: which record, which field, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `place` is the record (`customers[3] C004`), empty where it is the file itself."""

    place: str
    field: str
    why: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.place, self.field, self.why) if part)


class CompanyFileError(Exception):
    """The file can't be taken; `problems` are all that was found wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


_WHY = {
    "missing": "missing",
    "extra_forbidden": "unknown field",
    "string_type": "not text",
    "string_unicode": "not proper text: half a character",
    "string_too_short": "empty",
    "string_too_long": "too long",
    "too_long": "too long",
    "string_pattern_mismatch": "not a currency code, like CNY",
    "int_type": "not a whole number",
    "int_from_float": "not a whole number",
    "bool_type": "neither true nor false",
    "list_type": "not a list",
    "too_short": "empty",
    "model_type": "not an object",
    "model_attributes_type": "not an object",
    "date_type": "not a date (YYYY-MM-DD)",
    "date_parsing": "not a date (YYYY-MM-DD)",
    "date_from_datetime_parsing": "not a date (YYYY-MM-DD)",
    "date_from_datetime_inexact": "not a date (YYYY-MM-DD)",
    "datetime_type": "not a local time (YYYY-MM-DDTHH:MM)",
    "datetime_parsing": "not a local time (YYYY-MM-DDTHH:MM)",
    "datetime_from_date_parsing": "not a local time (YYYY-MM-DDTHH:MM)",
    "timezone_naive": "not a local time (YYYY-MM-DDTHH:MM)",
}
_LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("not less than", "ge"),
    "less_than_equal": ("not more than", "le"),
}


def problem_of(error: ErrorDetails, raw: Mapping[str, Any]) -> Problem:
    """A failed check of pydantic's as a problem with its record's id."""
    place, field = _place(error["loc"], raw)
    return Problem(place, field, _why(error))


def _why(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in _WHY:
        return _WHY[kind]
    if kind in _LIMITS:
        words, limit = _LIMITS[kind]
        return f"must be {words} {context[limit]}"
    if kind in {"literal_error", "enum"}:
        return f"must be one of {context['expected']}"
    return error["msg"]


def _place(loc: Sequence[int | str], raw: Mapping[str, Any]) -> tuple[str, str]:
    """The record and the field that a location names: ("customers", 3, "contacts", 0, "phone")."""
    if len(loc) < 2 or not isinstance(loc[1], int):
        return "", _path(loc)
    section, position, *inside = loc
    return record_place(str(section), int(position), raw[str(section)][position]), _path(inside)


def record_place(section: str, position: int, record: object) -> str:
    """How a record is pointed at: its section, its position from 0, and its id if it has one."""
    name = record.get("id") if isinstance(record, Mapping) else None
    return f"{section}[{position}] {name}" if isinstance(name, str) and name.isprintable() else f"{section}[{position}]"


def _path(parts: Sequence[int | str]) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".")
