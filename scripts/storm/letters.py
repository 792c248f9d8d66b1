"""What people write in a storm, and what must come of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Customers that nobody can mistake, and who may write of them.
CUSTOMERS = (
    ("云岭", "E04"),
    ("锦野", "E05"),
    ("朔方", "E06"),
    ("苍山营地", "E04"),
    ("渝行", "E05"),
    ("雪岭", "E06"),
    ("湾区露营", "E04"),
    ("漓江研学", "E05"),
    ("林海户外", "E06"),
    ("秦岭徒步", "E06"),
)

#: Each so many-th talk is of orders and confirmations, the others of visits.
_ORDERS_EVERY = 8


@dataclass(frozen=True, slots=True)
class Letter:
    """The `number`-th message of a talk. `effect` is what it leaves in the audit (or nothing), `told` what its answer says."""

    talk: Talk
    number: int
    text: str
    effect: str
    told: re.Pattern[str]

    @property
    def event(self) -> int:
        """A number that no other letter has."""
        return self.talk.number * 10_000 + self.number


@dataclass(frozen=True, slots=True)
class Talk:
    """What one account of a platform writes, one letter after another."""

    number: int
    channel: str

    @property
    def account(self) -> str:
        """The account, by digits alone."""
        return str(70_000 + self.number)

    @property
    def employee(self) -> str:
        """Whose account it is."""
        return CUSTOMERS[self.number % len(CUSTOMERS)][1]

    def letter(self, number: int) -> Letter:
        """The letter of a number, counted from one."""
        customer, _ = CUSTOMERS[self.number % len(CUSTOMERS)]
        if self.number % _ORDERS_EVERY:
            text = f"今天拜访了{customer}，第{number}次谈样品，要新报价"
            return Letter(self, number, text, text, re.compile(rf"第{number}次"))
        pair, confirmed = (number + 1) // 2, number % 2 == 0
        # Another quantity than in any talk of the same customer: an equal order would be asked about.
        quantity = 100 * pair + self.number // _ORDERS_EVERY % 100
        if confirmed:
            return Letter(self, number, "确认", f"order of {quantity}", re.compile(r"SO-\d+"))
        return Letter(
            self, number, f"给{customer}下单{quantity}顶双人帐，单价560", "", re.compile(rf"(?<![\d,]){quantity:,} 顶")
        )


def effect_of(action: str, args: Mapping[str, Any]) -> str:
    """What an operation in the audit left, in a letter's words."""
    if action == "log_follow_up":
        return str(args["summary"])
    if action == "create_order":
        return f"order of {args['lines'][0]['quantity']}"
    return f"something else: {action}"
