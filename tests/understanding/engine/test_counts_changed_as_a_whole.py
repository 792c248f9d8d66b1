"""Second messages in Chinese that change counts as a whole, or lines by their place; and figures that are no new count."""

from __future__ import annotations

from typing import Any

import pytest

from tests.understanding.engine.bicycles import BOSS, REP, proposed, understood

_TWO = "远足要头盔30个，链条20根"


def _lines(*messages: str) -> list[tuple[str, str]]:
    [(_, args)] = proposed(REP, *messages)
    return [(line["product"], line["quantity"]) for line in args["lines"]]


def _args(*messages: str) -> dict[str, Any]:
    [(_, args)] = proposed(REP, *messages)
    return args


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("各减一半", [("P4", "15"), ("P3", "10")]),
        ("都翻一倍", [("P4", "60"), ("P3", "40")]),
        ("数量反了", [("P4", "20"), ("P3", "30")]),
        ("头盔和链条各加10", [("P4", "40"), ("P3", "30")]),
        ("头盔、链条都改成50", [("P4", "50"), ("P3", "50")]),
        ("头盔跟链条各加一箱", [("P4", "50"), ("P3", "40")]),
    ],
)
def test_the_counts_of_several_lines_change_together(more: str, lines: list[tuple[str, str]]) -> None:
    """What is said of both lines is done to both."""
    assert _lines(_TWO, more) == lines


@pytest.mark.parametrize(
    ("more", "count"), [("后面加个0", "300"), ("少打了个零", "300"), ("减半", "15"), ("翻倍", "60")]
)
def test_a_nought_more_or_half_of_it(more: str, count: str) -> None:
    """A figure that was mistyped by a nought, or is wanted so many times."""
    assert _lines("远足要头盔30个", more) == [("P4", count)]


def test_no_half_of_an_odd_number() -> None:
    """Half of 25 is no number of helmets: nothing is proposed."""
    assert not understood(REP, "远足要头盔25个", "减半").proposals


def test_the_unit_was_wrong() -> None:
    """The same number in another unit."""
    assert _args("远足要头盔30个", "单位错了，是箱")["lines"] == [{"product": "P4", "quantity": "30", "unit": "箱"}]


def test_lines_by_their_place() -> None:
    """The first two, the last two: several lines at once, and no count of any."""
    three = "远足要头盔30个，链条20根，公路外胎10条"
    assert _lines(three, "后两个不要") == [("P4", "30")]
    assert _lines(three, "前两个不变，最后那个200") == [("P4", "30"), ("P3", "20"), ("P2", "200")]


def test_what_stood_before_is_no_second_figure() -> None:
    """30改20: thirty is what there was."""
    assert _lines("远足要30根链条 每根52", "30改20") == [("P3", "20")]


def test_a_return_drops_a_line_without_a_reason() -> None:
    """Why some are kept is no reason why the others come back; not wanted at all may be meant either way."""
    args = _args("771退货", "头盔不退了，客户留着用")
    assert [line["product"] for line in args["lines"]] == ["P1"]
    assert "reason" not in args
    assert not understood(REP, "771退货", "头盔不要了，太大").sure


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("远足要头盔30个，链条20根", "链条给飞轮车行"),
        ("771山地外胎发30条", "剩下10条也发了"),
        ("远足打款8000", "多打了，退回去200"),
        ("771头盔不要了，换骑行服", "头盔和公路外胎不要了"),
    ],
)
def test_what_may_be_meant_either_way_is_not_written(first: str, more: str) -> None:
    """A part for somebody else, what is left, what is paid back: asked about, if it is understood at all."""
    reading = understood(BOSS, first, more)
    assert not reading.proposals or not reading.sure


def test_they_find_it_too_dear() -> None:
    """What they would pay is the new price, and no account of a visit."""
    [(action, args)] = proposed(REP, "给远足报个价 头盔20个 68", "他们嫌贵 60")
    assert action == "create_quote"
    assert args["lines"][0]["unit_price"] == "60"


def test_struck_out_without_a_pause() -> None:
    """The reason may follow at once, and what is not to be done behind 算了."""
    assert understood(REP, "下周二早上九点叫我给远足打电话", "算了不用提醒了").withdraw
    assert understood(REP, "拜访远足，聊了一下午", "删了吧记错了").withdraw


def test_a_reminder_by_the_way() -> None:
    """提醒我一声 tells nothing of what to be reminded of."""
    assert _args("远足的事下周三再说，提醒我一声")["text"] == "远足的事"
    assert _args("周五喊我一声，给远足寄样")["text"] == "给远足寄样"
