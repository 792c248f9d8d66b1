"""What is but said beside what is wanted: learnt from what can be left out, and believed only where nothing is told."""

from __future__ import annotations

import pytest

from bot.understanding.embedded.explain import Explanation
from bot.understanding.embedded.intents.remarks import REMARK, parts_of
from bot.understanding.embedded.intents.training import train
from tests.evals.remarks import of_company
from tests.understanding.engine.bicycles import BOSS, understood

_TAUGHT_BY = ("bikes", "cleaning", "furniture", "garden", "hardware", "lighting", "packaging", "paint", "pets", "toys")


def test_a_message_is_cut_where_remarks_begin_and_no_word_is_lost() -> None:
    explanation = understood(BOSS, "the van is full so ship 772, and thanks for the cake, 辛苦了。").explanation
    assert isinstance(explanation, Explanation)
    text = explanation.lattice.text
    pieces = [text[start:end].strip(" ,，。") for start, end in parts_of(explanation.lattice)]
    assert pieces == ["the van is full", "so ship 772", "and thanks for the cake", "辛苦了"]


@pytest.mark.parametrize("company", ["workwear", "tex"])
def test_remarks_of_a_company_never_heard_are_told_from_what_matters(company: str) -> None:
    model = train([each for name in _TAUGHT_BY for each in of_company(name)])
    heard = [(model.opinion(features).of(REMARK) or 0, wanted) for features, wanted in of_company(company)]
    taken_for_remarks = [wanted for likely, wanted in heard if likely >= 0.7]
    remarks = [wanted for _, wanted in heard if wanted == REMARK]
    assert taken_for_remarks.count(REMARK) >= 0.85 * len(taken_for_remarks)
    assert taken_for_remarks.count(REMARK) >= 0.6 * len(remarks)


@pytest.mark.parametrize(
    "message",
    [
        "their warehouse is packed to the roof, add 5 chains to 771",
        "assign Harbour Cycles to 池小满, she lives round the corner anyway",
        "他们仓库堆满了，771再加5条链条",
        "the wedding is on saturday, invoice 772 please",
    ],
)
def test_a_mere_remark_leaves_a_message_sure(message: str) -> None:
    reading = understood(BOSS, message)
    assert reading.proposals
    assert reading.sure, reading.leftover


@pytest.mark.parametrize(
    "message",
    [
        "order for Harbour Cycles 5 helmets, 远足单车铺",
        "给飞轮俱乐部下单5个头盔，记得用蓝色盒子装",
        "给飞轮俱乐部下单5个头盔，第21批",
        "order 5 helmets for Harbour Cycles, the chains come to 30",
    ],
)
def test_what_may_still_belong_to_it_is_no_mere_remark(message: str) -> None:
    reading = understood(BOSS, message)
    assert reading.ask or not reading.sure
