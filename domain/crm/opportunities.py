"""Opportunities and the stages that they go through."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Stage(StrEnum):
    """How far an opportunity has come."""

    QUALIFIED = "qualified"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    WON = "won"
    LOST = "lost"


@dataclass(eq=False)
class Opportunity:
    """A deal that may come about. `amount` includes tax, in the company's currency."""

    id: str
    customer: str
    title: str
    owner: str
    stage: Stage = Stage.QUALIFIED
    amount: Decimal | None = None
    expected_close_on: date | None = None
    lost_reason: str | None = None
    products: list[str] = field(default_factory=list)
    voided: bool = False

    @property
    def closed(self) -> bool:
        """Whether it was won or lost."""
        return self.stage in (Stage.WON, Stage.LOST)
