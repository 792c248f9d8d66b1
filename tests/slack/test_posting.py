"""What people write, press and send, as it is handed in."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.messages import MOST_ENCLOSED_BYTES, Conversation, Fetchable, Reply
from bot.port import BusyError, Line, RefusedError, Serving
from handlers.slack import channel
from tests.slack.desk import NotingDesk, answer
from tests.slack.platform import GROUP, SlackPlatform, signed
from tests.slack.web_api import BOT, BOT_TOKEN, SECRET, ApiError, SlackServer, wall

pytestmark = pytest.mark.anyio


async def test_a_direct_message_is_handed_in_as_it_was_written(slack: SlackPlatform, desk: NotingDesk) -> None:
    moment = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
    await slack.writes("UANN", "报价 <3台> & 运费", event="Ev01", at=moment)
    [posted] = desk.taken
    assert posted.text == "报价 <3台> & 运费"
    assert (posted.account, posted.event, posted.at, posted.direct) == (
        "UANN",
        "Ev01",
        moment.replace(microsecond=int(posted.message[-6:])),
        True,
    )
    assert posted.conversation == Conversation("slack", "DUANN")


async def test_the_same_delivery_again_has_the_same_id(slack: SlackPlatform, desk: NotingDesk) -> None:
    await slack.writes("UANN", "库存", event="Ev02")
    await slack.writes("UANN", "库存", event="Ev02")
    assert len({posted.event for posted in desk.taken}) == 1


async def test_a_mention_in_a_channel_is_cut_out_and_answered_in_its_thread(
    slack: SlackPlatform, desk: NotingDesk
) -> None:
    await slack.writes("UANN", "how much do we have?", group=True)
    [posted] = desk.taken
    assert (posted.text, posted.direct) == ("how much do we have?", False)
    assert posted.conversation == Conversation("slack", GROUP, posted.message.split("/")[1])


async def test_a_mention_within_a_thread_stays_in_it(slack: SlackPlatform, desk: NotingDesk) -> None:
    await slack.writes("UANN", "and in the other warehouse?", group=True, thread_ts="1790000000.000001")
    assert desk.taken[0].conversation == Conversation("slack", GROUP, "1790000000.000001")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"<@{BOT}> 你好", "你好"),
        (f"<@{BOT}|youdan>，下单", "下单"),
        (f"下单 <@{BOT}>", "下单"),
        (f"<@{BOT}>: ask <@U7|Li> about <#C1|sales>", "ask @Li about #sales"),
        ("see <https://hollin.example/a?b=1&amp;c=2>", "see https://hollin.example/a?b=1&c=2"),
        ("mail <mailto:li@hollin.example|li@hollin.example>", "mail li@hollin.example"),
        ("<http://hollin.example|hollin.example> wants 3 &lt; 5", "hollin.example wants 3 < 5"),
        ("<!here> hello", "@here hello"),
        ("<!subteam^S1|@sales> hello", "@sales hello"),
        ("第一行\n第二行", "第一行\n第二行"),
    ],
)
async def test_slack_s_markup_is_read_as_plain_words(
    slack: SlackPlatform, desk: NotingDesk, written: str, read: str
) -> None:
    body = slack.message("UANN", "")
    body["event"]["text"] = written
    await slack.event(body)
    assert desk.taken[0].text == read


@pytest.mark.parametrize(
    "told",
    [
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"bot_id": "B1"},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"user": None},
        {"edited": {"user": "UANN", "ts": "1790000000.000002"}},
    ],
)
@pytest.mark.parametrize("group", [False, True])
async def test_bots_edits_and_comings_are_acknowledged_and_left_alone(
    slack: SlackPlatform, desk: NotingDesk, told: dict[str, Any], group: bool
) -> None:
    body = slack.message("UANN", "hello", group=group)
    body["event"] |= told
    assert await slack.event(body) == 200
    assert desk.taken == []


async def test_what_is_not_said_to_it_in_a_channel_is_left_alone(slack: SlackPlatform, desk: NotingDesk) -> None:
    await slack.writes("UANN", "lunch?", group=True, addressed=False)
    await slack.writes("UANN", "in a thread", group=True, addressed=False, thread_ts="1790000000.000001")
    await slack.writes("UANN", "two people: <@U7> <@U8>", group=True, addressed=False)
    await slack.sends("UANN", b"x", "a.png", "image/png", "for Bob", group=False)
    assert [posted.text for posted in desk.taken] == ["for Bob"]


async def test_a_mention_with_a_file_is_handed_in_once_however_slack_tells_of_it(
    slack: SlackPlatform, desk: NotingDesk
) -> None:
    file = slack.file(b"photo", "order.jpg", "image/jpeg")
    ts = slack.server.ts()
    as_message = slack.message("UANN", f"<@{BOT}> this one", group=True, addressed=False)
    as_message["event"] |= {"ts": ts, "subtype": "file_share", "files": [file], "text": f"<@{BOT}> this one"}
    as_mention = slack.message("UANN", "this one", group=True)
    as_mention["event"] |= {"ts": ts, "files": [file]}
    poor_mention = slack.message("UANN", "this one", group=True)
    poor_mention["event"] |= {"ts": ts, "blocks": [{"type": "rich_text", "elements": [{"type": "file", "id": "F1"}]}]}
    for body in (poor_mention, as_message, as_mention):
        await slack.event(body)
    assert {posted.event for posted in desk.taken} == {f"{GROUP}/{ts}"}
    assert all(posted.text == "this one" and len(posted.files) == 1 for posted in desk.taken)


async def test_both_events_of_a_mention_are_one_message(slack: SlackPlatform, desk: NotingDesk) -> None:
    mention = slack.message("UANN", "stock", group=True)
    message = {**mention, "event_id": "Ev9", "event": {**mention["event"], "type": "message", "channel_type": "group"}}
    for body in (mention, message):
        await slack.event(body)
    assert len({posted.event for posted in desk.taken}) == 1
    assert {posted.text for posted in desk.taken} == {"stock"}


async def test_among_several_people_in_a_direct_chat_it_hears_what_mentions_it(
    slack: SlackPlatform, desk: NotingDesk
) -> None:
    told: dict[str, Any] = {"channel": "G0THREE", "channel_type": "mpim"}
    await slack.writes("UANN", "lunch?", group=True, addressed=False, **told)
    body = slack.message("UANN", "", group=True, addressed=False, **told)
    body["event"]["text"] = f"<@{BOT}> stock"
    await slack.event(body)
    [posted] = desk.taken
    assert (posted.text, posted.direct, posted.conversation.chat) == ("stock", False, "G0THREE")


async def test_other_events_are_acknowledged_and_left_alone(slack: SlackPlatform, desk: NotingDesk) -> None:
    for event in (
        {"type": "reaction_added", "user": "UANN", "item": {"type": "message", "channel": "DUANN", "ts": "1.1"}},
        {"type": "channel_created", "channel": {"id": "C1", "creator": "UANN"}},
        {"type": "message", "subtype": "message_replied", "channel": "DUANN", "ts": "1.1"},
    ):
        assert await slack.event({"type": "event_callback", "event_id": "Ev1", "event": event}) == 200
    assert desk.taken == []


async def test_nothing_of_what_was_said_nor_a_secret_is_logged(
    slack: SlackPlatform, desk: NotingDesk, line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await line.begin()
    await slack.writes("UANN", "a word of theirs")
    await desk.says(line, answer(desk.taken[0], Reply("r", "a word of ours", "en")))
    slack.server.faults["chat.postMessage"].append(ApiError("invalid_blocks"))
    with pytest.raises(RefusedError):
        await desk.says(line, answer(desk.taken[0], Reply("r", "a word of ours", "en")))
    assert not any(word in caplog.text for word in ("of theirs", "of ours", BOT_TOKEN, SECRET))


async def test_without_being_told_who_it_is_it_still_cuts_its_mention(slack: SlackPlatform, desk: NotingDesk) -> None:
    body = slack.message("UANN", "stock of pumps", group=True)
    del body["authorizations"]
    await slack.event(body)
    assert desk.taken[0].text == "stock of pumps"


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [("image/png", "photo"), ("audio/mp4", "voice"), ("audio/webm", "voice"), ("text/csv", "file")],
)
async def test_files_are_told_of_and_fetched_afterwards(
    slack: SlackPlatform, desk: NotingDesk, line: Line, media_type: str, kind: str
) -> None:
    await slack.sends("UANN", b"the very bytes", "it", media_type, "看这个")
    [file] = desk.taken[0].files
    assert (file.kind, file.name, file.media_type, file.size) == (kind, "it", media_type, 14)
    assert await line.fetch(file) == b"the very bytes"


async def test_a_voice_clip_of_slack_s_own_is_a_voice_note(slack: SlackPlatform, desk: NotingDesk) -> None:
    file = slack.file(b"...", "audio_message.mp4", "video/mp4") | {"subtype": "slack_audio"}
    await slack.writes("UANN", "", subtype="file_share", files=[file])
    assert desk.taken[0].files[0].kind == "voice"


async def test_a_deleted_file_is_none(slack: SlackPlatform, desk: NotingDesk) -> None:
    await slack.writes("UANN", "gone", subtype="file_share", files=[{"id": "F1", "mode": "tombstone"}])
    assert desk.taken[0].files == ()


async def test_of_a_file_that_is_too_large_only_the_beginning_is_fetched(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    large = b"%PDF" + bytes(MOST_ENCLOSED_BYTES)
    await slack.sends("UANN", large, "all.pdf", "application/pdf")
    [file] = desk.taken[0].files
    assert file.size == len(large)
    beginning = await line.fetch(file)
    assert beginning == large[: len(beginning)]
    assert len(beginning) < MOST_ENCLOSED_BYTES
    unknown = await line.fetch(Fetchable("file", file.ref))
    assert len(unknown) == MOST_ENCLOSED_BYTES + 1


async def test_a_file_that_slack_tells_little_of_is_asked_about(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    name = slack.server.keep_file(b"from another company")
    await slack.writes("UANN", "", subtype="file_share", files=[{"id": name, "file_access": "check_file_info"}])
    assert await line.fetch(desk.taken[0].files[0]) == b"from another company"


@pytest.mark.parametrize("address", ["https://evil.example/f", "http://files.slack.com.evil.example/f", "ftp://x/y"])
async def test_the_token_is_sent_to_slack_alone(line: Line, address: str) -> None:
    with pytest.raises(RefusedError, match="nowhere else"):
        await line.fetch(Fetchable("file", address))


async def test_a_file_that_may_not_be_seen_is_refused_with_the_permission_that_lacks(
    line: Line, server: SlackServer
) -> None:
    with pytest.raises(RefusedError, match="files:read"):
        await line.fetch(Fetchable("photo", f"{server.address}/sign-in", media_type="image/png"))


async def test_a_slash_command_says_the_words_after_it(slack: SlackPlatform, desk: NotingDesk) -> None:
    await slack.commands("UANN", "/youdan", "stock of pumps")
    [posted] = desk.taken
    assert (posted.text, posted.direct, posted.conversation) == ("stock of pumps", False, Conversation("slack", GROUP))
    await slack.commands("UANN", "/youdan", "库存", direct=True)
    assert (desk.taken[1].direct, desk.taken[1].conversation) == (True, Conversation("slack", "DUANN"))
    assert desk.taken[0].event != desk.taken[1].event


async def test_a_command_of_the_menu_says_what_its_entry_says(slack: SlackPlatform, desk: NotingDesk) -> None:
    await slack.commands("UANN", "/stock")
    await slack.commands("UANN", "/stock", "水泵")
    assert [posted.text for posted in desk.taken] == ["查库存", "查库存 水泵"]


async def test_a_bare_command_speaks_the_house_s_language(
    settings: pytest.MonkeyPatch, server: SlackServer, desk: NotingDesk
) -> None:
    settings.setenv("YOUDAN_LANGUAGE", "en")
    line = channel.open(desk, Serving(wall, lambda: "fresh"))
    slack = SlackPlatform(server)
    await slack.attach(Starlette(routes=list(line.routes)), wall)
    await slack.commands("UANN", "/stock", "PU-2")
    assert desk.taken[0].text == "stock PU-2"
    await line.close()


async def test_a_member_is_identified_by_his_confirmed_address(slack: SlackPlatform, line: Line) -> None:
    await line.begin()
    slack.account("UANN")
    found = await line.identify("UANN")
    assert (found.email, found.user) == ("uann@hollin.example", "UANN")


@pytest.mark.parametrize(
    "told",
    [{"is_bot": True}, {"deleted": True}, {"is_restricted": True}, {"is_ultra_restricted": True}, {"team_id": "T2"}],
)
async def test_guests_bots_and_strangers_are_identified_as_nobody(
    slack: SlackPlatform, line: Line, server: SlackServer, told: dict[str, Any]
) -> None:
    await line.begin()
    server.users[slack.account("UANN")] |= told
    found = await line.identify("UANN")
    assert (found.email, found.user) == ("", "")


async def test_an_address_that_nobody_confirmed_does_not_count(
    slack: SlackPlatform, line: Line, server: SlackServer
) -> None:
    server.users[slack.account("UANN")]["is_email_confirmed"] = False
    assert (await line.identify("UANN")).email == ""
    assert (await line.identify("UNOBODY")).user == ""


async def test_identity_waits_while_slack_can_t_tell(slack: SlackPlatform, line: Line, server: SlackServer) -> None:
    slack.account("UANN")
    server.faults["users.info"].append(ApiError("internal_error", 500))
    with pytest.raises(BusyError):
        await line.identify("UANN")


async def test_slack_s_check_of_the_address_is_answered(slack: SlackPlatform, desk: NotingDesk) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a", "token": "x"}).encode()
    answer = await slack.request(body, signed(body, wall()) | {"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()) == (200, {"challenge": "3eZbrw1a"})
    assert desk.taken == []


@pytest.mark.parametrize("body", [b"{", b"[]", b"payload=%7B", b"null"])
async def test_what_slack_would_never_send_is_refused(slack: SlackPlatform, desk: NotingDesk, body: bytes) -> None:
    kind = "application/x-www-form-urlencoded" if body.startswith(b"payload") else "application/json"
    assert await slack.posts(body, kind) == 400
    assert desk.taken == []


async def test_what_was_missed_is_found_in_slack_s_history(slack: SlackPlatform, line: Line) -> None:
    since = datetime(2026, 11, 2, 1, tzinfo=UTC)
    until = since + timedelta(hours=1)

    def event(text: str, minutes: int, **more: Any) -> dict[str, Any]:
        told = slack.message("UANN", text, at=since + timedelta(minutes=minutes), **more)["event"]
        return {name: value for name, value in told.items() if name not in {"channel", "channel_type"}}

    slack.server.written = {
        "DUANN": [
            event("库存", 1),
            event("下单", 2),
            {**event("an answer", 3), "bot_id": "B1", "user": BOT},
            event("too late", 61),
        ],
        GROUP: [event("lunch?", 4), {**event("", 5), "text": f"<@{BOT}> stock"}],
    }
    found = await line.missed(since, until)
    assert found is not None
    assert [posted.text for posted in found] == ["stock", "库存", "下单"]
    assert [posted.direct for posted in found] == [False, True, True]
    assert found[1].message.startswith("DUANN/")


async def test_a_message_whose_answer_takes_a_while_is_marked_until_it_is_answered(
    slack: SlackPlatform, desk: NotingDesk, line: Line
) -> None:
    await slack.writes("UANN", "库存")
    [posted] = desk.taken
    await line.typing(posted)
    await line.typing(posted)
    assert slack.server.marks == {(*posted.message.split("/"), "eyes")}
    await desk.says(line, answer(posted, Reply("r", "560", "zh")))
    assert slack.server.marks == set()
    assert [method for method, _ in slack.server.calls].count("reactions.add") == 1


async def test_a_mark_that_can_t_be_taken_off_is_no_harm(slack: SlackPlatform, desk: NotingDesk, line: Line) -> None:
    await slack.writes("UANN", "库存")
    await line.typing(desk.taken[0])
    slack.server.faults["reactions.remove"].append(ApiError("internal_error", 500))
    await desk.says(line, answer(desk.taken[0], Reply("r", "560", "zh")))
    assert [each.text for each in slack.direct("UANN")] == ["560"]
