"""Products are found by words within their names, also after they were renamed."""

from bot.understanding.held_names import HeldNames


def test_words_within_names_find_their_products() -> None:
    held = HeldNames()
    held.put([("A", ["折叠椅", "fc1"]), ("B", ["折叠桌"]), ("C", ["帐篷"])])
    assert held.holding("折叠", 5) == ["A", "B"]
    assert held.holding("帐篷", 5) == ["C"]
    assert held.holding("椅折", 5) == []


def test_what_a_product_was_called_before_counts_no_more() -> None:
    held = HeldNames()
    held.put([("A", ["折叠椅"]), ("B", ["折叠桌"])])
    held.put([("A", ["月亮椅"])])
    assert held.holding("折叠", 5) == ["B"]
    assert held.holding("月亮", 5) == ["A"]


def test_names_do_not_run_into_each_other() -> None:
    held = HeldNames()
    held.put([("A", ["红", "蓝"])])
    assert held.holding("红蓝", 5) == []


def test_of_very_many_the_first_are_told() -> None:
    held = HeldNames()
    held.put([(str(number), ["折叠椅"]) for number in range(100)])
    assert len(held.holding("折叠", 5)) == 6
