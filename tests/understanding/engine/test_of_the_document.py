"""Words that belong to the document an action is about say nothing more: its supplier, its goods, its title."""

from __future__ import annotations

import pytest

from tests.understanding.engine.bicycles import BOSS, proposed, understood


@pytest.mark.parametrize(
    ("message", "action", "args"),
    [
        ("鼎固那张采购单91可以，批了", "approve", {"document": "PO-91"}),
        ("saw the mountain tyre buy, I'm fine with it, approve PO-91", "approve", {"document": "PO-91"}),
        ("WO-55: 20 helmets finished", "report_production", {"work_order": "WO-55", "quantity": "20"}),
        (
            "report twenty more helmets finished on WO-55",
            "report_production",
            {"work_order": "WO-55", "quantity": "20"},
        ),
        (
            "OPP-31 年度采购那个丢了，价格没谈拢",
            "update_opportunity",
            {"opportunity": "OPP-31", "stage": "lost", "lost_reason": "价格没谈拢"},
        ),
    ],
)
def test_what_tells_a_document_from_others_is_accounted_for(message: str, action: str, args: dict[str, str]) -> None:
    assert proposed(BOSS, message) == [(action, args)]


def test_what_the_document_does_not_hold_is_asked_about() -> None:
    reading = understood(BOSS, "approve PO-91, the chain one")
    assert (reading.sure, reading.leftover) == (False, ("chain",))
