"""Stored names are found however people say them; made-up ones are not taken for their neighbours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.embedded.mentions import Mention, Name, NameIndex, find_mentions, normalise
from tests.understanding.mentions.company import INDEX, NAMES, found, ids, record, trusted

CARRIERS = (
    "给{}下单5个",
    "{}",
    "今天拜访了{}，聊得不错",
    "查一下{}的应收",
    "order from {} please",
    "please call {}, thanks",
    "{}?",
)


SAID = [name for name in NAMES if name.strength != "place" and len(name.text) > 1]


@given(st.sampled_from(SAID), st.sampled_from(CARRIERS))
def test_every_stored_name_is_found_in_every_sentence(name: Name, carrier: str) -> None:
    assert any(name.id in each for each in ids(carrier.format(name.text), name.kind))


@given(st.sampled_from([name for name in NAMES if name.kind == "customer" and name.strength == "full"]))
def test_a_name_in_full_width_or_capitals_is_the_same(name: Name) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name.text)
    assert trusted(f"call {wide}") == trusted(f"call {name.text.upper()}") == {name.id}


@pytest.mark.parametrize(
    ("message", "customer"),
    [
        ("给云栖谷下单", "K1"),
        ("雲棲谷食品要貨", "K1"),
        ("苏州云栖谷的货发了吗", "K1"),
        ("云栖谷食品公司来电", "K1"),
        ("云雀要两台", "K2"),
        ("Harbour Lane wants more", "K5"),
        ("harbour lane bakery ltd. called", "K5"),
        ("Silverfern's order", "K6"),
        ("Silver Fern called", "K6"),
        ("copperfield hotel", "K9"),
        ("成都三味书屋要货", "K7"),
        ("yunqigu shipin 下单", "K1"),
    ],
)
def test_people_call_companies_by_short_forms(message: str, customer: str) -> None:
    assert trusted(message) == {customer}


def test_a_short_form_of_two_companies_is_ambiguous() -> None:
    assert ids("给东风里报价", "customer") == [{"K10", "K11"}]


@pytest.mark.parametrize(
    "message",
    [
        "给云栖餐饮有限公司下单",
        "云栖谷餐饮下单",
        "无锡云栖谷食品要货",
        "北京云雀乐器有限公司",
        "新明月轩要10盒",
        "给明月轩源酒店报价",
        "明月阁餐饮管理有限公司",
        "惠民路那家",
        "Harbour Bridge Bakery wants two",
        "Silverfern Marine Ltd wants two",
        "ask Northern Silverfern about it",
        "Copper Kettle Tea House",
        "东风里五金",
    ],
)
def test_a_company_that_nobody_has_stored_is_not_taken_for_its_neighbour(message: str) -> None:
    assert trusted(message) == set()


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("给华夏乐器厂下单", "华夏乐器厂"),
        ("新客户南通鼎一家具有限公司", "南通鼎一家具有限公司"),
        ("new customer Copper Kettle Tea House, met yesterday", "copper kettle tea house"),
        ("quote for Blue Heron Ltd", "blue heron ltd"),
        ("云栖谷餐饮下单", "云栖谷餐饮"),
    ],
)
def test_a_new_company_is_shown_as_new(message: str, name: str) -> None:
    assert [mention.text for mention in found(message) if mention.unknown == "company"] == [name]


@given(
    st.text("锦棠霁澜柏桐砚沐", min_size=2, max_size=3),
    st.sampled_from(["食品", "乐器", "餐饮管理", "文化传播", "超市"]),
)
def test_made_up_companies_in_a_known_trade_are_never_taken(brand: str, trade: str) -> None:
    assert trusted(f"给{brand}{trade}有限公司下单") == trusted(f"给{brand}{trade}下单") == set()


def test_a_homophone_is_found_and_marked() -> None:
    (mention,) = [each for each in found("给云七谷食品下单") if "customer" in each.kinds]
    assert [(c.id, c.how, c.sure) for c in mention.of_kind("customer")] == [("K1", "homophone", True)]


def test_a_homophone_of_two_names_is_ambiguous() -> None:
    index = NameIndex.build([*record("customer", "A", "惠安嘉"), *record("customer", "B", "惠安家")])
    (mention,) = found("惠安佳下单", index=index)
    assert {candidate.id for candidate in mention.of_kind("customer")} == {"A", "B"}


def test_a_slip_in_a_long_name_may_be_trusted_in_a_short_one_it_is_only_near() -> None:
    assert trusted("Silverfrn wants two") == {"K6"}
    (mention,) = found("三昧书屋要货")
    assert (mention.unknown, [c.how for c in mention.candidates]) == ("company", ["slip"])


def test_initials_are_never_relied_on() -> None:
    assert ids("yqgsp 的应收", "customer") == [{"K1"}]
    assert trusted("yqgsp 的应收") == set()


def test_an_exact_name_goes_before_one_that_sounds_alike() -> None:
    assert trusted("明月轩") == {"K3"}
    assert trusted("明月坊") == {"K4"}


def test_in_a_large_company_a_misheard_name_is_trusted_in_the_own_book_alone() -> None:
    others = [Name("customer", f"X{number}", f"客{number}号商店") for number in range(3001)]
    index = NameIndex.build([*NAMES, *others])
    (mention,) = found("给云七谷食品下单", index=index)
    assert (mention.unknown, [(c.id, c.sure) for c in mention.candidates]) == ("company", [("K1", False)])
    (mention,) = found("给云七谷食品下单", frozenset({"K1"}), index)
    assert [(c.id, c.how, c.own) for c in mention.of_kind("customer")] == [("K1", "homophone", True)]


def test_a_persons_own_record_comes_first_among_equals() -> None:
    (mention,) = found("东风里要货", frozenset({"K11"}))
    assert [(candidate.id, candidate.own) for candidate in mention.of_kind("customer")] == [
        ("K11", True),
        ("K10", False),
    ]


def test_a_contact_comes_with_all_who_are_called_so_and_with_the_customer() -> None:
    (mention,) = [each for each in found("跟周总吃饭") if "contact" in each.kinds]
    assert {(candidate.id, candidate.of) for candidate in mention.of_kind("contact")} == {
        ("K1-1", "K1"),
        ("K3-1", "K3"),
    }


def test_a_first_name_may_be_a_contacts_and_an_employees() -> None:
    (mention,) = found("ask Emma")
    assert {(candidate.kind, candidate.id) for candidate in mention.candidates} == {
        ("contact", "K5-1"),
        ("employee", "E2"),
    }


def test_a_surname_with_a_title_is_a_weak_mention() -> None:
    (mention,) = found("沈经理来电")
    assert [(candidate.id, candidate.how, candidate.sure) for candidate in mention.candidates] == [
        ("K2-1", "surname", False)
    ]


def test_a_persons_name_does_not_cut_through_a_word() -> None:
    index = NameIndex.build(record("contact", "Z", "李明"))
    assert found("订一张李明天的票", index=index) == []
    assert found("李明今天来", index=index) != []


@pytest.mark.parametrize(
    ("message", "kind", "id_"),
    [
        ("苏州仓库还有吗", "warehouse", "W1"),
        ("from Leeds", "warehouse", "W2"),
        ("茶类卖了多少", "category", "G1"),
        ("华东业绩", "team", "T1"),
    ],
)
def test_places_groups_and_categories_have_short_forms(message: str, kind: str, id_: str) -> None:
    assert ids(message, kind) == [{id_}]


def test_nothing_is_found_in_small_talk() -> None:
    for message in ("早啊各位", "thanks, perfect", "", " ", "\ud800\u200b", "今天天气不错"):
        assert found(message) == []


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_is_read_and_the_mentions_stand_apart(message: str) -> None:
    normal = normalise(message)
    place = 0
    for mention in find_mentions(normal, INDEX):
        assert place <= mention.start < mention.end <= len(normal.text)
        assert mention.text == normal.text[mention.start : mention.end]
        place = mention.end


def test_a_change_shows_in_the_next_message() -> None:
    before = NameIndex.build(NAMES)
    new = before.changed({("customer", "K99"): record("customer", "K99", "宁波拾光照明有限公司")})
    assert [c.id for m in found("给拾光报价", index=new) for c in m.candidates] == ["K99"]
    renamed = new.changed({("customer", "K1"): record("customer", "K1", "苏州松果食品有限公司")})
    assert "customer" not in {kind for m in found("给云栖谷下单", index=renamed) for kind in m.kinds}
    assert [c.id for m in found("给松果下单", index=renamed) for c in m.candidates] == ["K1"]
    gone = renamed.changed({("customer", "K99"): []})
    assert not [c for m in found("给拾光报价", index=gone) for c in m.candidates]
    assert {name.id for name in gone.names()} == {name.id for name in NAMES}
    assert not [c for m in found("给拾光报价", index=before) for c in m.candidates], "an index stands as it is"


_NEW = {
    "K91": "宁波拾光照明有限公司",
    "K92": "湖州听雨轩茶业有限公司",
    "K93": "Fernhollow Toys Ltd",
    "K1": "苏州松果食品有限公司",
}
_CHANGES = st.dictionaries(st.sampled_from(sorted(_NEW)), st.booleans())


@given(st.lists(st.tuples(_CHANGES, st.booleans()), max_size=5))
@settings(max_examples=60)
def test_an_index_finds_what_one_built_anew_does(steps: list[tuple[dict[str, bool], bool]]) -> None:
    index = NameIndex.build(NAMES)
    for changes, fold in steps:
        index = index.changed({("customer", id_): _named(id_) if there else [] for id_, there in changes.items()})
        if fold:
            index = index.folded()
    anew = NameIndex.build(index.names())
    for message in (
        "给拾光照明报价",
        "听雨轩下单，Fernhollow too",
        "云栖谷和听雨宣",
        "teh fernholow toys account",
        "松果",
    ):
        assert _plainly(found(message, index=index)) == _plainly(found(message, index=anew))


def _named(id_: str) -> list[Name]:
    return record("customer", id_, _NEW[id_])


def _plainly(mentions: list[Mention]) -> list[tuple[str, set[str], str | None]]:
    return [(mention.text, {candidate.id for candidate in mention.candidates}, mention.unknown) for mention in mentions]


def test_changes_made_while_names_are_folded_in_are_told() -> None:
    earlier = NameIndex.build(NAMES).changed({("customer", "K98"): record("customer", "K98", "宁波拾光照明有限公司")})
    later = earlier.changed({("customer", "K97"): record("customer", "K97", "湖州听雨轩茶业有限公司")})
    assert set(later.since(earlier)) == {("customer", "K97")}
    assert earlier.changes == 1
    assert earlier.folded().changed(later.since(earlier)).changes == 1


def test_no_slip_is_looked_for_where_figures_or_dates_stand() -> None:
    normal = normalise("三昧书屋")
    assert [m.candidates for m in find_mentions(normal, INDEX, explained=[(0, 4)])] == []
