"""What people read: outcomes and refusals as text, for tests that say what users see."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.messages import CardTable
from bot.replies.wording import Wording
from domain.calendar import FixedClock
from domain.errors import DomainError, QuestionError
from domain.outcome import Outcome
from domain.registry import declared_actions
from domain.words import Language
from tests.house import NOW

_WORDING = Wording(declared_actions(), FixedClock(NOW), lambda: ZoneInfo("Asia/Shanghai"))


def shown(outcome: Outcome, language: Language = "zh", *, waiting: bool = False) -> list[str]:
    """A receipt's lines (of a card that is `waiting` for confirmation): title, `label: value (mark)`, table rows, the rest."""
    card = _WORDING.card(outcome, language, "open" if waiting else "done")
    rows = [f"{row.label}: {row.value}" + (f" ({row.mark})" if row.mark else "") for row in card.rows]
    return [
        card.title,
        *rows,
        *(line for table in card.tables for line in _lines(table)),
        *card.effects,
        *card.warnings,
    ]


def _lines(table: CardTable) -> list[str]:
    return [" | ".join(cells) for cells in (table.headings, *table.rows)]


def told(error: DomainError, language: Language = "zh") -> str:
    """What the person is told instead."""
    return _WORDING.sentence(error.key, error.params, language)


def choices(error: DomainError, language: Language = "zh") -> list[str]:
    """The answers that a question offers."""
    assert isinstance(error, QuestionError), f"no question: {error.key}"
    return [_WORDING.sentence(option.key, option.params, language) for option in error.options]
