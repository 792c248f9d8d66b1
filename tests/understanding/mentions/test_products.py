"""Products: article numbers to the letter, families, and words in any order."""

import pytest

from bot.understanding.embedded.mentions import NameIndex
from tests.understanding.mentions.company import found, ids, record, trusted

#: Goods told apart behind their noun, by a size, a colour or a part of an inch.
SIZED = NameIndex.build(
    [
        *record("product", "P1", "Rigger Gauntlet M"),
        *record("product", "P2", "Rigger Gauntlet L"),
        *record("product", "P3", "Wellies size 9"),
        *record("product", "P4", "Wellies size 10"),
        *record("product", "P5", "Ball Valve 1/2 in"),
        *record("product", "P6", "Ball Valve 3/4 in"),
        *record("product", "P7", "Jigsaw 500 piece"),
        *record("product", "P8", "Hose Clamp 5/8 x 4"),
        *record("product", "P9", "Hose Clamp 3/8 x 4"),
        *record("product", "P10", "Casement Stay 2-1/2", "2.5 casement stay"),
        *record("product", "P11", "Casement Stay 3"),
        *record("product", "P12", "3/8 clip-on"),
    ]
)


@pytest.mark.parametrize(
    "said", ["QF-20", "qf20", "QF 20", "ＱＦ２０", "Qf-20", "QF－20", "要QF20十个", "5个QF20", "QF20:5", "QF-20s"]
)
def test_an_article_number_is_found_however_it_is_written(said: str) -> None:
    assert trusted(said, "product") == {"P1"}


@pytest.mark.parametrize(
    "said", ["QF200", "QF2", "QF-22", "QF20S", "AQF20", "1QF20", "QF20-3", "QF20B", "QF-20.5", "BS12"]
)
def test_an_article_number_is_never_guessed_at(said: str) -> None:
    assert ids(f"要{said}五个", "product") == []


@pytest.mark.parametrize("said", ["QF-22", "QF200", "ZB77"])
def test_an_unknown_article_number_is_shown_as_such(said: str) -> None:
    assert [mention.unknown for mention in found(f"还有{said}吗")] == ["product"]


@pytest.mark.parametrize(
    ("said", "products"),
    [
        ("手冲咖啡壶", {"P1", "P2"}),
        ("咖啡壶", {"P1", "P2"}),
        ("oak bookshelves", {"P3", "P4"}),
        ("bookshelves", {"P3", "P4"}),
        ("榉木餐椅", {"P8", "P9"}),
        ("挂耳", {"P5"}),
        ("肉桂粉", {"P7"}),
        ("floor tiles", {"P6"}),
    ],
)
def test_a_bare_family_name_means_all_of_the_family(said: str, products: set[str]) -> None:
    assert ids(f"{said} 5", "product") == [products]


@pytest.mark.parametrize(
    ("said", "product"),
    [
        ("900毫升的咖啡壶", "P2"),
        ("600ml手冲咖啡壶", "P1"),
        ("手冲咖啡壶 900ml", "P2"),
        ("180cm oak bookshelves", "P4"),
        ("oak bookshelf 120 cm", "P3"),
        ("bookshelves 120cm", "P3"),
        ("tiles 60x60", "P6"),
        ("DN40的榉木餐椅", "P8"),
        ("45的榉木餐椅", "P9"),
        ("40榉木餐椅", "P8"),
        ("QF-21手冲咖啡壶", "P2"),
        ("肉桂粉500g", "P7"),
    ],
)
def test_words_and_measures_come_in_any_order(said: str, product: str) -> None:
    assert ids(said, "product") == [{product}]


@pytest.mark.parametrize(
    "said", ["肉桂粉250g", "250克的肉桂粉", "200cm bookshelves", "DN60榉木餐椅", "300ml手冲咖啡壶"]
)
def test_a_measure_that_the_family_lacks_is_an_unknown_product(said: str) -> None:
    assert [mention.unknown for mention in found(said)] == ["product"]
    assert trusted(said, "product") == set()


@pytest.mark.parametrize("said", ["榉木餐椅40把", "40把榉木餐椅", "45 oak bookshelves", "手冲咖啡壶600个"])
def test_a_quantity_is_no_measure(said: str) -> None:
    assert len(ids(said, "product")[0]) == 2


def test_a_measure_alone_stands_weakly_for_its_products() -> None:
    (mention,) = found("900ml的改成3个")
    assert [(candidate.id, candidate.how, candidate.sure) for candidate in mention.candidates] == [
        ("P2", "spec", False)
    ]


def test_products_in_a_row_are_found_each() -> None:
    assert ids("手冲咖啡壶600ml 手冲咖啡壶900ml各3个，BS120 QF20", "product") == [{"P1"}, {"P2"}, {"P3"}, {"P1"}]


@pytest.mark.parametrize(
    ("said", "products"),
    [
        ("gauntlets", {"P1", "P2"}),
        ("wellies", {"P3", "P4"}),
        ("valves", {"P5", "P6"}),
        ("3/4 ball valve", {"P6"}),
        ("1/2 inch ball valves", {"P5"}),
        ("half inch ball valves", {"P5"}),
        ("half an inch ball valves", {"P5"}),
        ("three-quarter inch ball valves", {"P6"}),
        ("three quarters inch valves", {"P6"}),
        ("three eighths hose clamps", {"P9"}),
        ("2-1/2 casement stays", {"P10"}),
        ("2.5 casement stays", {"P10"}),
        ("3/8 clip-ons", {"P12"}),
        ("jigsaw", {"P7"}),
    ],
)
def test_goods_are_called_by_the_noun_before_their_size(said: str, products: set[str]) -> None:
    mentions = found(f"how many {said} in the depot", index=SIZED)
    assert [{each.id for each in mention.of_kind("product")} for mention in mentions] == [products]


@pytest.mark.parametrize("said", ["wrong size", "a piece of it", "which size"])
def test_a_word_for_a_size_is_no_name_of_goods(said: str) -> None:
    assert not found(said, index=SIZED)


@pytest.mark.parametrize("said", ["速干胶406还有多少", "速干胶406 300瓶", "下单速干胶406一箱半", "速干胶406"])
def test_the_number_of_an_article_is_said_behind_its_family(said: str) -> None:
    assert ids(said, "product") == [{"P21"}]


@pytest.mark.parametrize("said", ["速干胶300", "速干胶406支", "速干胶406箱"])
def test_so_many_of_a_family_are_no_number(said: str) -> None:
    assert ids(said, "product") == [{"P20", "P21"}]
