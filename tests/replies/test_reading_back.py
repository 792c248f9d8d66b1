"""A receipt names new records as they are called once written, wherever the outcome speaks of them."""

from __future__ import annotations

from bot.replies.reading_back import read_back
from domain.kinds import Kind
from domain.outcome import Fact, Mark, Marked, Outcome, RecordRef, Table, say
from tests.house import House

NEW = RecordRef(Kind.SUPPLIER, "V01", new=True)
WRITTEN = RecordRef(Kind.SUPPLIER, "V01", "汇沣石英制品")
OLD = RecordRef(Kind.SUPPLIER, "V02", "老名字")


def _outcome(ref: RecordRef) -> Outcome:
    return Outcome(
        say("t.made", made=ref, others=(OLD, ref)),
        facts=(Fact("t.made", Marked(ref, Mark.DEFAULT)),),
        tables=(Table(("t.made",), ((say("t.line", made=ref),), (OLD,))),),
        effects=(say("t.told", made=ref),),
        warnings=(say("t.late", made=ref),),
        documents=(ref, OLD),
        result={"made": "V01"},
        before={"made": None},
    )


def test_new_records_are_named_everywhere_and_nothing_else_changes(house: House) -> None:
    with house.records() as store:
        assert read_back(_outcome(NEW), store.names) == _outcome(WRITTEN)


def test_a_name_that_a_person_gave_stays(house: House) -> None:
    named = RecordRef(Kind.REMINDER, "R1", "问闵洁要图纸", new=True)
    with house.records() as store:
        assert read_back(Outcome(say("t.made", made=named)), store.names).headline == say(
            "t.made", made=RecordRef(Kind.REMINDER, "R1", "问闵洁要图纸")
        )
