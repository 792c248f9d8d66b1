"""Goods that were but looked up, or that an order is about already, and so many of which are wanted now."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.line_implied import TAKES_IT_ZH
from bot.understanding.embedded.follow_up.base import Base
from bot.understanding.embedded.phrasing.profile import Profile

#: 那下30箱吧, 行来20箱: what was but looked up is wanted now; 来20箱呢 asks on.
_ORDERS_NOW = re.compile(
    TAKES_IT_ZH + r"(?:下|订|定|(?<=[行好成,，])来|(?<=[以k])来)(?:单|个)?[\d一二两三四五六七八九十百][^呢吗?？多]*$"
)


def so_many_of_it(filled: Filled, base: Base) -> bool:
    """Whether an order tells but how many there are to be of the goods of the one that waits: 那就下30箱."""
    lines, there = filled.args.get("lines") or [], base.proposal.args.get("lines") or []
    same = len(lines) == len(there) == 1 and lines[0].get("product") == there[0].get("product")
    return same and filled.from_talk("customer") and "lines" not in filled.sources


def orders_it(profile: Profile, filled: Filled, text: str) -> bool:
    """Whether goods that were but looked up are now ordered, so many of them."""
    return profile.writes and "lines" in filled.args and _ORDERS_NOW.match(text) is not None


def more_of_it(filled: Filled, base: Base) -> bool:
    """Whether a message but adds lines to what waits: 青柠的也要30箱."""
    lines, there = filled.args.get("lines") or [], base.proposal.args.get("lines") or []
    same = filled.args.get("customer") == base.proposal.args.get("customer")
    return same and len(lines) > len(there) > 0 and lines[: len(there)] == there


#: 给他再加10个, 再给他们带5箱: he who ordered just now wants more besides.
_ADDS_FOR_HIM = re.compile(
    r"(?:给|帮)[他她](?:们|家)?(?:再|另外?|还)(?:加|添|补|带|来|要|拿|配)|(?:再|另外|顺便|还)(?:给|帮)[他她](?:们|家)?(?:加|添|补|带|来|要|拿|配)(?!一?[单份])"
)


def adds_for_him(filled: Filled, base: Base, text: str) -> bool:
    """Whether more goods are wanted by the one whose order waits, and no order of its own."""
    lines = filled.args.get("lines") and base.proposal.args.get("lines")
    return bool(lines) and filled.from_talk("customer") and _ADDS_FOR_HIM.search(text) is not None
