"""Photos and voice notes are kept with the message, survive a restart, and are refused where they are no use."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.taking import Taking
from bot.conversation.under_way import UnderWay
from bot.messages import MOST_ENCLOSED, MOST_ENCLOSED_BYTES, Conversation, Enclosed, Incoming
from bot.understanding.media.pictures import PictureReader
from bot.understanding.media.senses import Senses
from bot.understanding.model.server import Said as Answered
from bot.understanding.model.server import Server, Turn, Usage
from tests.databases import on_both_databases
from tests.house import House
from tests.media.files import JPEG, OGG, PHOTO, VOICE, WRITTEN_ORDER
from tests.talks import Talks


class StoppedError(BaseException):
    """The process is killed."""


class Reader:
    """A model that transcribes the same for ever; `stops` as often before that. `meanwhile` happens while it reads."""

    def __init__(self, stops: int = 0, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.stops = stops
        self.meanwhile = meanwhile
        self.asked: list[Turn] = []

    def answer(self, turns: list[Turn], _tools: object, _seconds: float) -> Answered:
        """The transcription."""
        self.asked.append(turns[-1])
        if self.stops:
            self.stops -= 1
            raise StoppedError
        self.meanwhile()
        return Answered((), WRITTEN_ORDER, Usage())


def seeing(talks: Talks, reader: Reader) -> Talks:
    """The same assistant with a model for pictures."""
    taking: Taking = talks.assistant.taking
    server = Server(reader, taking.parts.registry)  # type: ignore[arg-type]
    parts = replace(taking.parts, senses=Senses(PictureReader(server)))
    return Talks(talks.house, replace(talks.assistant, taking=replace(taking, parts=parts)))


@pytest.fixture
def talks(house: House) -> Talks:
    """The assistant without any model."""
    return Talks.in_house(house)


@on_both_databases
def test_a_process_that_stops_while_it_reads_loses_nothing(talks: Talks) -> None:
    reader = Reader(stops=1)
    rep = seeing(talks, reader).with_("E01")
    with pytest.raises(StoppedError):
        rep.sends(PHOTO, text="照这个给瀚宁下单", event="m-1")
    talks.house.wait(minutes=2)
    after_restart = seeing(Talks.in_house(talks.house), reader)
    (delivery,) = after_restart.assistant.taking.leftovers()
    assert delivery.event == "m-1"
    assert after_restart.assistant.taking.leftovers() == []
    rep = after_restart.with_("E01")
    assert "请核对：" in rep.sends(PHOTO, text="照这个给瀚宁下单", event="m-1")
    assert len(reader.asked) == 2
    assert rep.states == [("create_order", "confirm")]
    rep.presses("确认")
    assert rep.states == [("create_order", "done")]


class Queue(UnderWay):
    """Tells when somebody comes with a delivery that is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.joined = threading.Event()

    @contextmanager
    def alone(self, delivery_id: str) -> Iterator[bool]:
        """Be the only one."""
        with self._lock:
            if delivery_id in self._turns:
                self.joined.set()
        with super().alone(delivery_id) as waited:
            yield waited


@on_both_databases
def test_what_is_delivered_again_while_it_is_read_is_asked_about_once(talks: Talks) -> None:
    queue, again = Queue(), list[str]()
    reader = Reader()
    house = seeing(talks, reader)
    house = replace(house, assistant=replace(house.assistant, taking=replace(house.assistant.taking, under_way=queue)))
    rep, other = house.with_("E01"), house.with_("E01")
    delivered = threading.Thread(target=lambda: again.append(other.sends(PHOTO, text="照这个给瀚宁下单", event="m-1")))

    def meanwhile() -> None:
        delivered.start()
        assert queue.joined.wait(20)

    reader.meanwhile = meanwhile
    first = rep.sends(PHOTO, text="照这个给瀚宁下单", event="m-1")
    delivered.join(20)
    assert again == [first]
    assert len(reader.asked) == 1


@on_both_databases
def test_the_talk_shows_what_was_sent_to_him_who_sent_it(talks: Talks) -> None:
    assistant, conversation = talks.assistant, Conversation("terminal", "E01")
    talks.with_("E01").sends(PHOTO, text="看看", event="m-1")
    talks.with_("E01").sends(PHOTO, text="看看", event="m-1")
    first, _ = assistant.history("E01", conversation)
    (kept,) = first.enclosed
    assert (first.text, kept.kind, kept.media_type, kept.name) == ("看看", "photo", "image/jpeg", "IMG_1.jpg")
    assert assistant.enclosure("E01", kept.id) == PHOTO
    assert assistant.enclosure("E02", kept.id) is None
    assert assistant.enclosure("nobody", kept.id) is None
    assert assistant.enclosure("E01", "none") is None


@on_both_databases
def test_it_is_kept_for_some_days(talks: Talks) -> None:
    rep, taking = talks.with_("E01"), talks.assistant.taking
    rep.sends(PHOTO)
    (bubble, _) = talks.assistant.history("E01", rep.conversation)
    kept = bubble.enclosed[0].id
    talks.house.wait(days=13)
    taking.forget_enclosures()
    assert talks.assistant.enclosure("E01", kept) is not None
    talks.house.wait(days=2)
    taking.forget_enclosures()
    assert talks.assistant.enclosure("E01", kept) is None


def test_what_nobody_has_answered_yet_is_not_forgotten(talks: Talks) -> None:
    reader = Reader(stops=1)
    with pytest.raises(StoppedError):
        seeing(talks, reader).with_("E01").sends(PHOTO, text="照这个给瀚宁下单")
    talks.house.clock.instant += timedelta(days=20)
    taking = seeing(talks, reader).assistant.taking
    taking.forget_enclosures()
    assert len(taking.leftovers()) == 1
    assert len(reader.asked) == 2


REFUSED = [
    ((Enclosed("photo", b"%PDF-1.7 " + bytes(40)),), "这种文件我看不了", "I can't read that kind of file"),
    ((Enclosed("photo", b"<svg onload=alert(1)>"),), "这种文件我看不了", "I can't read that kind of file"),
    (
        (Enclosed("photo", b"MZ" + bytes(40), "image/jpeg", "x.jpg"),),
        "这种文件我看不了",
        "I can't read that kind of file",
    ),
    ((Enclosed("photo", bytes(4) + b"ftypheic" + bytes(40)),), "这种文件我看不了", "I can't read that kind of file"),
    ((Enclosed("file", bytes(4) + b"ftypisom" + bytes(40)),), "这种文件我看不了", "I can't read that kind of file"),
    ((Enclosed("photo", b""),), "这个文件是空的", "That file is empty"),
    (
        (Enclosed("photo", JPEG + bytes(MOST_ENCLOSED_BYTES)),),
        "这个文件太大了，最大 5 MB",
        "That file is too large: 5 MB",
    ),
    ((Enclosed("voice", OGG, size=10**9),), "这个文件太大了", "That file is too large"),
    ((PHOTO,) * (MOST_ENCLOSED + 1), "一次最多发 4 个", "At most 4 at a time"),
    ((PHOTO, VOICE), "请把图片和语音分开发", "pictures and voice notes one after the other"),
]


@pytest.mark.parametrize(("enclosed", "zh", "en"), REFUSED)
def test_what_is_refused_is_said_and_not_kept(talks: Talks, enclosed: tuple[Enclosed, ...], zh: str, en: str) -> None:
    reader = Reader()
    house = seeing(talks, reader)
    assert zh in house.with_("E01").sends(*enclosed, text="照这个给瀚宁下单")
    assert en in house.with_("E04").sends(*enclosed)
    assert not reader.asked
    first, _ = talks.assistant.history("E01", Conversation("terminal", "E01"))
    assert first.enclosed == ()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (JPEG, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "image/png"),
        (b"GIF89a" + bytes(9), "image/gif"),
        (b"RIFF\0\0\0\0WEBP" + bytes(9), "image/webp"),
        (OGG, "audio/ogg"),
        (b"ID3" + bytes(9), "audio/mpeg"),
        (b"RIFF\0\0\0\0WAVE" + bytes(9), "audio/wav"),
        (b"\0\0\0\x20ftypM4A " + bytes(9), "audio/mp4"),
        (b"\x1aE\xdf\xa3" + bytes(9), "audio/webm"),
        (b"#!AMR\n" + bytes(9), "audio/amr"),
    ],
)
def test_what_it_is_its_own_bytes_tell(talks: Talks, data: bytes, media_type: str) -> None:
    rep = talks.with_("E01")
    rep.sends(Enclosed("voice", data, "application/x-anything", "x.exe"))
    first, _ = talks.assistant.history("E01", rep.conversation)
    assert first.enclosed[0].media_type == media_type
    assert first.enclosed[0].kind == ("photo" if media_type.startswith("image") else "voice")


def test_without_a_model_it_is_said_what_to_do_instead(talks: Talks) -> None:
    assert "请把内容打成字发给我" in talks.with_("E01").sends(PHOTO, text="照这个给瀚宁下单")
    assert "Please type what it says" in talks.with_("E04").sends(PHOTO)
    assert "请用手机输入法的语音输入" in talks.with_("E01").sends(VOICE)
    assert "Use your phone keyboard's dictation" in talks.with_("E04").sends(VOICE)


def test_nobody_we_do_not_know_has_anything_kept(talks: Talks) -> None:
    talks.assistant.handle(
        Incoming(Conversation("terminal", "x"), "nobody", "", "m-1", talks.house.clock.now(), enclosed=(PHOTO,))
    )
    assert talks.assistant.taking.leftovers() == []
