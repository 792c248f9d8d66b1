"""What reaches the desk through the app's callback, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.messages import Conversation
from bot.port import Line
from tests.wecom.desk import NOON, Clock, RememberingDesk
from tests.wecom.platform import AppPlatform
from tests.wecom.sealed import CORP, KEY, TOKEN, seal, sign

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("line")]

TOLD = {
    "FromUserName": "lin",
    "CreateTime": str(int(NOON.timestamp())),
    "MsgType": "text",
    "Content": "查库存",
    "MsgId": "7",
}

Query = dict[str, str]


async def test_the_address_is_shown_to_be_ours(platform: AppPlatform) -> None:
    echo = seal("9187364512")
    when = str(int(NOON.timestamp()))
    query = {"msg_signature": sign(when, "n1", echo), "timestamp": when, "nonce": "n1", "echostr": echo}
    assert platform.app is not None
    right = await platform.app.get("/wecom/callback", params=query)
    wrong = await platform.app.get("/wecom/callback", params={**query, "echostr": seal("9187364512")})
    assert (right.status_code, right.text) == (200, "9187364512")
    assert (wrong.status_code, wrong.text) == (401, "")


async def test_a_message_is_handed_in_and_acknowledged(platform: AppPlatform, desk: RememberingDesk) -> None:
    query, body = platform.envelope(TOLD)
    answer = await platform.posts(query, body)
    assert (answer.status_code, answer.text) == (200, "success")
    [posted] = desk.taken
    assert posted.conversation == Conversation("wecom", "lin")
    assert (posted.account, posted.text, posted.event, posted.at) == ("lin", "查库存", "7", NOON)
    assert posted.direct


def _query(**changes: str) -> Callable[[Query, bytes], tuple[Query, bytes]]:
    return lambda query, body: ({**query, **changes}, body)


def _without(name: str) -> Callable[[Query, bytes], tuple[Query, bytes]]:
    return lambda query, body: ({key: value for key, value in query.items() if key != name}, body)


def _body(change: Callable[[bytes], bytes]) -> Callable[[Query, bytes], tuple[Query, bytes]]:
    return lambda query, body: (query, change(body))


def _signed(sealed: str, token: str = TOKEN, when: float | None = None) -> tuple[Query, bytes]:
    time = str(int(NOON.timestamp() if when is None else when))
    query = {"msg_signature": sign(time, "n", sealed, token), "timestamp": time, "nonce": "n"}
    return query, f"<xml><ToUserName>{CORP}</ToUserName><Encrypt>{sealed}</Encrypt></xml>".encode()


def _whole(made: Callable[[], tuple[Query, bytes]]) -> Callable[[Query, bytes], tuple[Query, bytes]]:
    return lambda _query, _body: made()


INNER = f"<xml><ToUserName>{CORP}</ToUserName>" + "".join(f"<{k}>{v}</{k}>" for k, v in TOLD.items()) + "</xml>"
ENTITIES = '<!DOCTYPE xml [<!ENTITY a "查库存">]>' + INNER.replace("查库存", "&a;")

MUTATIONS: dict[str, Callable[[Query, bytes], tuple[Query, bytes]]] = {
    "no signature": _without("msg_signature"),
    "an empty signature": _query(msg_signature=""),
    "another signature": _query(msg_signature="0" * 40),
    "a signature cut short": lambda query, body: ({**query, "msg_signature": query["msg_signature"][:-1]}, body),
    "a longer signature": lambda query, body: ({**query, "msg_signature": query["msg_signature"] + "0"}, body),
    "a signature in capitals": lambda query, body: (
        {**query, "msg_signature": query["msg_signature"].upper().replace("0", "O")},
        body,
    ),
    "a signature in other letters": _query(msg_signature="é" * 40),
    "no time": _without("timestamp"),
    "a second later": lambda query, body: ({**query, "timestamp": str(int(query["timestamp"]) + 1)}, body),
    "a time in other digits": lambda query, body: (
        {**query, "timestamp": query["timestamp"].translate({48 + n: 0xFF10 + n for n in range(10)})},
        body,
    ),
    "a time with a sign": lambda query, body: ({**query, "timestamp": f"+{query['timestamp']}"}, body),
    "no time at all": _query(timestamp="now"),
    "no nonce": _without("nonce"),
    "another nonce": _query(nonce="another"),
    "a nonce with a space": lambda query, body: ({**query, "nonce": f"{query['nonce']} "}, body),
    "time and nonce changed over": lambda query, body: (
        {**query, "nonce": query["timestamp"], "timestamp": query["nonce"]},
        body,
    ),
    "no body": _body(lambda _: b""),
    "no XML": _body(lambda body: body[:-5]),
    "nothing sealed": _body(lambda _: f"<xml><ToUserName>{CORP}</ToUserName></xml>".encode()),
    "what was sealed, one letter changed": _body(lambda body: body.replace(b"<Encrypt>", b"<Encrypt>A")),
    "something else sealed": _body(lambda _: _signed(seal(INNER))[1]),
    "a plain message": _body(lambda _: INNER.encode()),
    "XML in letters that nobody knows": _body(lambda body: b'<?xml version="1.0" encoding="foo"?>' + body),
    "another root": _body(lambda body: body.replace(b"<xml>", b"<html>").replace(b"</xml>", b"</html>")),
    "the envelope of another company": _body(lambda body: body.replace(CORP.encode(), b"ww-another")),
    "longer than anything": _body(lambda body: body.replace(b"</xml>", b" " * 70_000 + b"</xml>")),
    "five minutes and a second old": _whole(lambda: _signed(seal(INNER), when=NOON.timestamp() - 301)),
    "five minutes and a second ahead": _whole(lambda: _signed(seal(INNER), when=NOON.timestamp() + 301)),
    "signed with another token": _whole(lambda: _signed(seal(INNER), token="another")),
    "sealed for another company": _whole(lambda: _signed(seal(INNER, receiver="ww-another"))),
    "sealed for nobody": _whole(lambda: _signed(seal(INNER, receiver=""))),
    "sealed with another key": _whole(lambda: _signed(seal(INNER, key=KEY[::-1].replace("C", "A", 1)))),
    "a message to another company": _whole(lambda: _signed(seal(INNER.replace(CORP, "ww-another")))),
    "sealed, and no XML": _whole(lambda: _signed(seal("hello"))),
    "with entities": _whole(lambda: _signed(seal(ENTITIES))),
    "from nobody": _whole(lambda: _signed(seal(INNER.replace("<FromUserName>lin</FromUserName>", "")))),
    "at no time": _whole(lambda: _signed(seal(INNER.replace(TOLD["CreateTime"], "soon")))),
}


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
async def test_what_wecom_did_not_send_is_refused(
    mutation: Callable[[Query, bytes], tuple[Query, bytes]], platform: AppPlatform, desk: RememberingDesk
) -> None:
    answer = await platform.posts(*mutation(*platform.envelope(TOLD)))
    assert (answer.status_code, answer.text) == (401, "")
    assert desk.taken == []


async def test_a_parameter_said_twice_is_refused(platform: AppPlatform, desk: RememberingDesk) -> None:
    query, body = platform.envelope(TOLD)
    assert platform.app is not None
    answer = await platform.app.post("/wecom/callback", params=[*query.items(), ("nonce", "x")], content=body)
    assert answer.status_code == 401
    assert desk.taken == []


async def test_the_same_delivery_again_does_nothing(platform: AppPlatform, desk: RememberingDesk, clock: Clock) -> None:
    query, body = platform.envelope(TOLD)
    await platform.posts(query, body)
    clock.goes_on(minutes=4)
    again = await platform.posts(query, body)
    assert (again.status_code, again.text) == (200, "success")
    clock.goes_on(minutes=2)
    assert (await platform.posts(query, body)).status_code == 401
    assert len(desk.taken) == 1


async def test_what_could_not_be_stored_is_taken_when_it_comes_again(
    platform: AppPlatform, desk: RememberingDesk
) -> None:
    query, body = platform.envelope(TOLD)
    desk.full = True
    assert (await platform.posts(query, body)).status_code == 500
    desk.full = False
    assert (await platform.posts(query, body)).status_code == 200
    assert [posted.event for posted in desk.taken] == ["7"]


async def test_what_another_app_got_is_acknowledged_and_left(platform: AppPlatform, desk: RememberingDesk) -> None:
    assert (await platform.delivers({**TOLD, "AgentID": "1000099"}, "lin")).text == "success"
    assert desk.taken == []


async def test_a_press(platform: AppPlatform, desk: RememberingDesk) -> None:
    told = {
        "MsgType": "event",
        "Event": "template_card_event",
        "EventKey": "0f.1",
        "TaskId": "card-1",
        "ResponseCode": "code-1",
    }
    await platform.delivers(told, "lin")
    await platform.delivers(told, "lin")
    first, second = desk.taken
    assert (first.button, first.on, first.text) == ("0f.1", "card-1", "")
    assert first.context == {"response_code": "code-1", "card": "card-1"}
    assert first.event == second.event  # delivered twice, it is one press


async def test_an_entry_of_the_menu_says_what_it_stands_for(platform: AppPlatform, desk: RememberingDesk) -> None:
    await platform.delivers({"MsgType": "event", "Event": "click", "EventKey": "我的待办"}, "lin")
    assert [posted.text for posted in desk.taken] == ["我的待办"]


@pytest.mark.parametrize("event", ["enter_agent", "subscribe", "LOCATION", "view"])
async def test_other_events_are_acknowledged_and_left(event: str, platform: AppPlatform, desk: RememberingDesk) -> None:
    answer = await platform.delivers({"MsgType": "event", "Event": event, "EventKey": ""}, "lin")
    assert answer.text == "success"
    assert desk.taken == []


async def test_pictures_voice_and_files(platform: AppPlatform, desk: RememberingDesk, line: Line) -> None:
    await platform.sends("lin", b"\xff\xd8", "a.jpg", "image/jpeg")
    await platform.sends("lin", b"#!AMR", "a.amr", "audio/amr")
    await platform.sends("lin", b"%PDF", "报价.pdf", "application/pdf")
    picture, voice, file = desk.taken
    assert [posted.files[0].kind for posted in (picture, voice, file)] == ["photo", "voice", "file"]
    assert (voice.files[0].media_type, file.files[0].name) == ("audio/amr", "报价.pdf")
    assert [await line.fetch(posted.files[0]) for posted in (picture, voice, file)] == [b"\xff\xd8", b"#!AMR", b"%PDF"]


async def test_a_voice_note_that_wecom_understood_is_words(platform: AppPlatform, desk: RememberingDesk) -> None:
    told = {"MsgType": "voice", "MediaId": "m", "Format": "amr", "MsgId": "8", "Recognition": "今天见了客户。"}
    await platform.delivers(told, "lin")
    assert [(posted.text, posted.files) for posted in desk.taken] == [("今天见了客户。", ())]


async def test_what_is_not_known_comes_as_nothing_said(platform: AppPlatform, desk: RememberingDesk) -> None:
    await platform.delivers({"MsgType": "hologram", "MsgId": "9"}, "lin")
    assert [(posted.text, posted.files) for posted in desk.taken] == [("", ())]


async def test_the_time_is_when_it_was_written(platform: AppPlatform, desk: RememberingDesk) -> None:
    await platform.writes("lin", "刚才见了客户", at=NOON - timedelta(minutes=3))
    assert [posted.at for posted in desk.taken] == [NOON - timedelta(minutes=3)]
