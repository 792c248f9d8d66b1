"""What the salespeople noted about their customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

_NOTES_ZH = (
    ("visit", "看了新款帐篷样品，对面料满意，等他们内部定数量。"),
    ("call", "问了年前备货计划，预计比去年多两成。"),
    ("wechat", "发了最新价目表，对方要和店长商量。"),
    ("visit", "巡店，头灯卖得最好，货架缺月亮椅。"),
    ("call", "反馈上批套锅有两套磕碰，已说明换货流程。"),
    ("meeting", "一起过了明年春季团购的清单和交期。"),
    ("call", "催了对账，财务下周排款。"),
    ("wechat", "客户发来营地照片，想加一批复古灯。"),
)
_NOTES_EN = (
    ("call", "Went through the spring range, they like the new lantern."),
    ("email", "Sent the price list and lead times for the family tent."),
    ("meeting", "Reviewed sell-through: moon chairs are ahead of plan."),
    ("call", "They asked for samples of the down bag before deciding."),
)
#: One customer has not been called for a long time: every company has such a one.
_NEGLECTED = "C008"

Record = dict[str, Any]


def follow_ups(customers: Sequence[Mapping[str, Any]], today: date, rng: Random) -> list[Record]:
    """A few follow-ups for each customer, oldest first, some with a next one due about now."""
    notes = [note for customer in customers for note in _of_customer(customer, today, rng)]
    notes.sort(key=lambda note: (note["at"], note["customer"]))
    return [{"id": f"FU-{number}", **note} for number, note in enumerate(notes, start=1)]


def _of_customer(customer: Mapping[str, Any], today: date, rng: Random) -> list[Record]:
    newest = 75 if customer["id"] == _NEGLECTED else rng.randint(1, 12)
    backs = [newest + step * rng.randint(14, 28) for step in range(rng.randint(2, 5))]
    notes = [_note(customer, today - timedelta(back), rng) for back in sorted(set(backs), reverse=True)]
    if newest <= 6:
        notes[-1]["next_follow_up_on"] = (today + timedelta(rng.randint(0, 5))).isoformat()
    return notes


def _note(customer: Mapping[str, Any], day: date, rng: Random) -> Record:
    channel, summary = rng.choice(_NOTES_EN if customer["owner"] == "E07" else _NOTES_ZH)
    return {
        "customer": customer["id"],
        "employee": customer["owner"],
        "at": f"{day.isoformat()}T{rng.randint(9, 17):02}:{rng.choice((0, 15, 30, 45)):02}",
        "channel": channel,
        "summary": summary,
    }
