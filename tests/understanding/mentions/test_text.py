"""One form of a text, with every character's place kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from bot.understanding.embedded.mentions.short_names import short_forms
from bot.understanding.embedded.mentions.sounds import one_slip
from bot.understanding.embedded.mentions.syllables import pinyin, sound
from bot.understanding.embedded.mentions.text import name_key, normalise, singular


@given(st.text(max_size=80))
def test_every_character_keeps_its_place(raw: str) -> None:
    normal = normalise(raw)
    assert len(normal.places) == len(normal.text) + 1
    assert list(normal.places) == sorted(normal.places)
    assert len(normal.compact.cuts) == len(normal.compact.at) == len(normal.compact.text) + 1


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("ＱＦ－２０", "qf-20"),
        ("蘇州雲棲穀", "苏州云栖谷"),
        ("青\u200b禾\u202e", "青禾"),
        ("a\ud800b", "ab"),
        ("Café MÜLLER", "cafe muller"),
        ("５㎏", "5kg"),
        ("Harrow’s", "harrow's"),
        ("a\tb\x07", "a b "),
    ],
)
def test_forms_of_one_text_become_the_same(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_a_stretch_leads_back_to_the_words_as_written() -> None:
    normal = normalise("给５㎏㎏青禾")
    assert normal.text == "给5kgkg青禾"
    assert normal.raw_text(1, 4) == "５㎏"
    assert normal.raw_text(6, 8) == "青禾"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("QF-20", "qf 20"),
        ("Oak Shelves", "oak shelf"),
        ("Smith's", "smith"),
        ("K.K. Sato", "kk sato"),
        ("云栖（苏州）", "云栖苏州"),
    ],
)
def test_what_people_leave_out_makes_no_difference(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("5.5kW", "55kW"), ("6205-2", "62052"), ("QF20", "QF20S")])
def test_figures_are_kept_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("boxes", "box"),
        ("cherries", "cherry"),
        ("shelves", "shelf"),
        ("valves", "valve"),
        ("glass", "glass"),
        ("bus", "bus"),
    ],
)
def test_plurals_fold(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_syllables_agree_with_the_dictionary() -> None:
    common = "苏州云栖谷食品有限公司明月轩餐饮管理书屋文化传播"
    assert pinyin(common) == lazy_pinyin(common)


@pytest.mark.parametrize(("one", "other"), [("张", "脏"), ("成", "岑"), ("林", "宁"), ("上", "伞"), ("华冬", "华东")])
def test_confused_sounds_are_one(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("said", "meant", "one"),
    [
        ("abcd", "abed", True),
        ("abd", "abcd", True),
        ("abdc", "abcd", True),
        ("acxd", "abcd", False),
        ("ab", "abcd", False),
    ],
)
def test_one_slip_is_a_wrong_missing_further_or_swapped_character(said: str, meant: str, one: bool) -> None:
    assert one_slip(said, meant) is one
    assert one_slip(meant, said) is one


@pytest.mark.parametrize(
    ("kind", "full", "said", "never"),
    [
        ("customer", "苏州云栖谷食品有限公司", {"云栖谷", "云栖谷食品", "苏州云栖谷"}, {"苏州", "食品"}),
        ("customer", "青岛啤酒股份有限公司", {"青岛啤酒"}, {"青岛", "啤酒"}),
        ("customer", "华东精工机械有限公司", {"华东"}, {"精工"}),
        ("customer", "Harbour Lane Bakery Ltd", {"harbour lane", "harbour"}, {"bakery"}),
        ("customer", "Global Trading Co", set(), {"global"}),
        ("contact", "覃科长", set(), {"科长"}),
        ("contact", "沈若琳", {"若琳"}, {"沈"}),
        ("product", "手冲咖啡壶600ml", {"手冲咖啡壶", "咖啡壶"}, {"ml"}),
        ("product", "Oak bookshelf 120cm", {"oak bookshelf", "bookshelf"}, {"120cm"}),
        ("warehouse", "Leeds Depot", {"leeds"}, {"depot"}),
        ("team", "销售三组", {"三组"}, {"销售"}),
    ],
)
def test_short_forms_are_what_people_say(kind: str, full: str, said: set[str], never: set[str]) -> None:
    forms = {form.text for form in short_forms(kind, full)}
    assert said <= forms
    assert not never & forms
