"""What is not to be done, or not yet, or is done already, is not written."""

import pytest

from tests.understanding.engine.bicycles import BOSS, understood

SAID = (
    "771不取消啊",
    "飞轮俱乐部说周五付5000",
    "771不取消了",
    "771早就取消了",
    "771用不着开票",
    "771慢点批",
    "771先压着不批",
    "771批过了",
    "771不驳回了",
    "771不退了",
    "飞轮俱乐部不下单了，20条山地外胎不要了",
    "周五不用提醒我找远足单车铺",
    "俱乐部年度采购快赢了",
    "远足单车铺转给Nora怎么样",
    "we're not cancelling 771",
    "hold off shipping 771 for now",
    "not approving 771 until they've paid",
    "no return on 771",
    "they changed their minds about returning 771",
    "we could move 20 helmets from 城北库 to 城南库",
    "Harbour Cycles had no complaint about the helmets",
    "don't remind me about Harbour Cycles on friday",
    "no reminder needed for Harbour Cycles",
    "Nora doesn't want Harbour Cycles",
    "leave off tagging Harbour Cycles as VIP",
)


@pytest.mark.parametrize("said", SAID)
def test_nothing_is_written_of_what_is_not_to_be_done(said: str) -> None:
    """A word of denial right ahead of what an action is asked for with, or one that says that it is over."""
    understanding = understood(BOSS, said)
    assert not (understanding.proposals and understanding.sure)


def test_what_is_denied_goes_and_what_is_wanted_stays() -> None:
    """771不发了，取消吧: nothing goes out."""
    assert [each.action for each in understood(BOSS, "771不发了，取消吧").proposals] == ["cancel_order"]
    assert [each.action for each in understood(BOSS, "771不批").proposals] == ["reject"]


@pytest.mark.parametrize("said", ["周一再说", "下周再说吧", "过几天再看"])
def test_an_order_put_off_is_taken_back(said: str) -> None:
    """周一再说 is no day of delivery."""
    assert understood(BOSS, "飞轮俱乐部20条山地外胎", said).withdraw


@pytest.mark.parametrize("said", ["hold the helmets", "leave the helmets"])
def test_what_is_held_back_of_a_document_does_not_go(said: str) -> None:
    """The other lines go."""
    [proposal] = understood(BOSS, "ship 771", said).proposals
    assert [line["product"] for line in proposal.args["lines"]] == ["P1"]


@pytest.mark.parametrize(
    "said",
    [
        "Harbour Cycles 5 helmets, leave with the neighbour",
        "Harbour Cycles 5 helmets, wrapped separately",
        "飞轮俱乐部20个头盔，放门卫",
    ],
)
def test_how_something_is_handed_over_is_asked_about(said: str) -> None:
    """It is no remark: a note would be lost."""
    understanding = understood(BOSS, said)
    assert understanding.leftover
    assert not understanding.sure
