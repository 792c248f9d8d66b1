"""Finds the words for what the domain says: sentences, headlines and cards in the person's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.calls import CardState
from bot.messages import Card, CardRow, CardTable
from bot.record_pages import has_page
from bot.replies.catalogue import Catalogue
from bot.replies.days import Days
from bot.replies.values import Values, is_number, mark_of
from bot.replies.workbook import Sheet
from domain.calendar import Clock, business_day
from domain.kinds import Kind
from domain.money import Amount, Percent, Qty
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Say, Table, Value
from domain.registry import Registry
from domain.words import Language

#: What a number that was left out leaves behind: doubled spaces, a space before a mark, a mark at the beginning.
_TIDY = (
    (re.compile(r" {2,}"), " "),
    (re.compile(r" +([,.:;，。：；、）)])"), r"\1"),
    (re.compile(r"^[\s,.:;，。：；、]+"), ""),
)


class Wording:
    """Words outcomes for people. `zone` tells the company's zone, in which its days and times are."""

    def __init__(self, registry: Registry, clock: Clock, zone: Callable[[], ZoneInfo]) -> None:
        self._catalogue = Catalogue.of(registry)
        self._clock = clock
        self._zone = zone
        self._paged = frozenset(kind for kind in Kind if has_page(registry, kind))

    def card(self, outcome: Outcome, language: Language, state: CardState, /) -> Card:
        """An outcome as a card; one that waits for confirmation shows no numbers that records only get when written."""
        return _Writer(self.values(language, numbered=state != "open"), self._paged).card(outcome, state)

    def sheets(self, outcome: Outcome, language: Language, /) -> list[Sheet]:
        """An outcome's lists as sheets of a spreadsheet: figures stay figures."""
        values = self.values(language)
        return [
            Sheet(
                tuple(values.sentence(column, {}) for column in table.columns),
                tuple(tuple(_cell(value, values) for value in row) for row in table.rows),
            )
            for table in outcome.tables
        ]

    def sentence(self, key: str, params: Mapping[str, Any], language: Language, /) -> str:
        """A catalogue key with its values; raises KeyError for a key without words."""
        return self.values(language).sentence(key, params)

    def say(self, sentence: Say, language: Language, /) -> str:
        """A sentence of the domain's."""
        return self.sentence(sentence.key, sentence.params, language)

    def headline(self, outcome: Outcome, language: Language, /) -> str:
        """What an action came to, in one line."""
        return self.say(outcome.headline, language)

    def values(self, language: Language, *, numbered: bool = True) -> Values:
        """What words values in a language, as of today."""
        zone = self._zone()
        days = Days(language, business_day(self._clock.now(), zone), zone)

        def sentence(key: str, params: Mapping[str, Any]) -> str:
            said = self._catalogue.sentence(key, params, language, values.text)
            return _tidy(said) if any(values.unnumbered(param) for param in params.values()) else said

        values = Values(language, days, sentence, numbered)
        return values


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one card."""

    values: Values
    paged: frozenset[Kind]

    @property
    def brief(self) -> Values:
        """What words the cells of tables."""
        return replace(self.values, days=replace(self.values.days, brief=True))

    def card(self, outcome: Outcome, state: CardState) -> Card:
        return Card(
            title=self._say(outcome.headline),
            state=state,
            rows=tuple(self._rows(outcome)),
            tables=tuple(table for table in (self._table(each) for each in outcome.tables if each.rows) if table.rows),
            effects=tuple(map(self._say, outcome.effects)),
            warnings=tuple(map(self._say, outcome.warnings)),
            link=self._link(outcome.documents[0]) if outcome.documents else "",
        )

    def _say(self, sentence: Say) -> str:
        return self.values.text(sentence)

    def _rows(self, outcome: Outcome) -> Iterator[CardRow]:
        for fact in outcome.facts:
            text = self.values.text(fact.value)
            if text:
                yield self._row(fact, text)

    def _row(self, fact: Fact, text: str) -> CardRow:
        mark = mark_of(fact.value)
        return CardRow(self._label(fact.label), text, self._mark(mark) if mark else "", self._link(fact.value))

    def _table(self, table: Table) -> CardTable:
        """The table without the columns that hold nothing: a phone is narrow."""
        columns = [
            (self._label(heading), tuple(map(self._cell, values)), _is_numeric(values))
            for heading, values in zip(table.columns, zip(*table.rows, strict=True), strict=True)
        ]
        filled = [column for column in columns if any(column[1])]
        return CardTable(
            headings=tuple(heading for heading, _, _ in filled),
            rows=tuple(zip(*(cells for _, cells, _ in filled), strict=True)),
            numeric=tuple(numeric for _, _, numeric in filled),
            more=max(0, table.total - len(table.rows)) if table.total is not None else 0,
        )

    def _cell(self, value: Value) -> str:
        text, mark = self.brief.text(value), mark_of(value)
        if not (text and mark):
            return text
        return f"{text}（{self._mark(mark)}）" if self.values.language == "zh" else f"{text} ({self._mark(mark)})"

    def _label(self, key: str) -> str:
        return self.values.sentence(key, {})

    def _mark(self, mark: Mark) -> str:
        return self.values.sentence(f"common.mark_{mark}", {})

    def _link(self, value: Value) -> str:
        """The address of the record's page, where its kind has one and it is there already."""
        ref = value.value if isinstance(value, Marked) else value
        if not isinstance(ref, RecordRef) or ref.kind not in self.paged or (ref.new and not self.values.numbered):
            return ""
        return f"/records/{ref.kind}/{quote(ref.id, safe='')}"


def _cell(value: Value, values: Values) -> Decimal | str:
    """A value in a spreadsheet: a figure without its unit or currency, anything else as text."""
    plain_value = value.value if isinstance(value, Marked) else value
    if not is_number(plain_value):
        return values.text(plain_value)
    return Decimal(plain_value.value if isinstance(plain_value, Amount | Qty | Percent) else plain_value)  # type: ignore[arg-type]


def _is_numeric(column: tuple[Value, ...]) -> bool:
    """Whether a column holds figures, empty cells aside."""
    filled = [value for value in column if value is not None]
    return bool(filled) and all(map(is_number, filled))


def _tidy(sentence: str) -> str:
    for pattern, instead in _TIDY:
        sentence = pattern.sub(instead, sentence)
    return sentence[:1].upper() + sentence[1:].rstrip()
