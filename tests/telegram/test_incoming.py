"""What people write, press and send, as it is handed in: by polling and by the webhook alike."""

from __future__ import annotations

from typing import Any

import pytest

from bot.messages import Button, Command, Conversation, Fetchable, Outgoing, Posted, Reply
from tests.telegram.bot_api import ME, USERNAME, ApiError, BotApi
from tests.telegram.conftest import NOW, Opened
from tests.telegram.desk import Ledger
from tests.telegram.platform import GROUP, TelegramPlatform, Way, moment

pytestmark = pytest.mark.anyio

MENTION = {"type": "mention", "offset": 0, "length": len(USERNAME) + 1}
NAME = f"@{USERNAME}"


async def _handed_in(opened: Opened, desk: Ledger, platform: TelegramPlatform, told: dict[str, Any]) -> Posted:
    """What becomes of a message in the group."""
    async with opened():
        await platform.posts("mira", told, group=True)
        return (await desk.until(1))[0]


async def _left_out(opened: Opened, desk: Ledger, platform: TelegramPlatform, told: dict[str, Any]) -> bool:
    """Whether a message in the group is not handed in, while one that mentions the bot after it is."""
    async with opened():
        await platform.posts("mira", told, group=True)
        await platform.writes("mira", "last", group=True)
        return [posted.text for posted in await desk.until(1)] == ["last"]


async def test_a_direct_message(opened: Opened, desk: Ledger, platform: TelegramPlatform, way: Way) -> None:
    async with opened(way):
        await platform.writes("mira", "玻璃瓶还有多少？", at=moment(1_772_000_000))
        posted = (await desk.until(1))[0]
    assert posted == Posted(
        conversation=Conversation("telegram", "41001"),
        account="41001",
        event="500001",
        at=moment(1_772_000_000),
        text="玻璃瓶还有多少？",
        direct=True,
        message="41001:100",
    )


async def test_the_same_update_again_is_handed_in_under_the_same_event(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, way: Way
) -> None:
    async with opened(way):
        await platform.writes("mira", "once", event="twice")
        await platform.writes("mira", "once", event="twice")
        await platform.writes("mira", "last")
        await desk.until(2)
    assert [posted.text for posted in desk.taken] == ["once", "last"]


async def test_in_a_group_the_mention_is_cut_out(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, way: Way
) -> None:
    async with opened(way):
        await platform.writes("mira", "stock of jars", group=True)
        posted = (await desk.until(1))[0]
    assert (posted.text, posted.direct, posted.conversation) == (
        "stock of jars",
        False,
        Conversation("telegram", str(GROUP)),
    )
    assert posted.message.startswith(f"{GROUP}:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{NAME}，查库存", "查库存"),
        (f"{NAME}: 查库存", "查库存"),
        (f"查库存 {NAME}", "查库存"),
        (f"你好 {NAME} 查库存", "你好 查库存"),
        (f"😀🏭 {NAME} 查库存", "😀🏭 查库存"),
        (f"第一行\n{NAME} 第二行", "第一行\n第二行"),
        (f"{NAME.upper()} 查库存", "查库存"),
        (f"{NAME} {NAME} 查库存", "查库存"),
        (f"{NAME}", ""),
    ],
)
async def test_a_mention_is_cut_out_wherever_it_stands(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, text: str, said: str
) -> None:
    entities, begin = [], 0
    while (place := text.lower().find(NAME, begin)) >= 0:
        offset = len(text[:place].encode("utf-16-le")) // 2
        entities.append({**MENTION, "offset": offset})
        begin = place + 1
    posted = await _handed_in(opened, desk, platform, {"text": text, "entities": entities})
    assert posted.text == said


async def test_a_mention_by_tapping_the_name(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 6, "user": ME}
    posted = await _handed_in(opened, desk, platform, {"text": "Youdan stock of jars", "entities": [entity]})
    assert posted.text == "stock of jars"


@pytest.mark.parametrize(
    "told",
    [
        {"text": "lunch?"},
        {"text": "@another lunch?", "entities": [{"type": "mention", "offset": 0, "length": 8}]},
        {"text": f"{NAME}s lunch"},
        {"text": NAME, "entities": [{**MENTION, "offset": 900}]},
    ],
)
async def test_what_others_say_to_each_other_is_not_handed_in(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, told: dict[str, Any]
) -> None:
    assert await _left_out(opened, desk, platform, told)


async def test_an_answer_to_the_bot_in_a_group(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    asked = {"message_id": 7, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}, "from": ME, "text": "How many?"}
    posted = await _handed_in(opened, desk, platform, {"text": "12", "reply_to_message": asked})
    assert posted.text == "12"


async def test_a_topic_that_the_bot_opened_is_no_answer_to_it(
    opened: Opened, desk: Ledger, platform: TelegramPlatform
) -> None:
    topic = {"name": "Orders", "icon_color": 7322096}
    opening = {"message_id": 7, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}, "from": ME}
    told = {"text": "lunch?", "reply_to_message": {**opening, "forum_topic_created": topic}}
    assert await _left_out(opened, desk, platform, told)


async def test_a_forum_topic_is_the_thread(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    told = {"text": f"{NAME} hi", "entities": [MENTION], "message_thread_id": 77, "is_topic_message": True}
    posted = await _handed_in(opened, desk, platform, told)
    assert posted.conversation == Conversation("telegram", str(GROUP), "77")


async def test_replies_below_one_another_are_no_thread(
    opened: Opened, desk: Ledger, platform: TelegramPlatform
) -> None:
    told = {"text": f"{NAME} hi", "entities": [MENTION], "message_thread_id": 77}
    assert (await _handed_in(opened, desk, platform, told)).conversation.thread == ""


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("zh-hans", "/stock", "查库存"),
        ("en", "/stock", "stock of"),
        ("de", "/stock", "stock of"),
        ("en", "/stock jars", "stock of jars"),
        ("en", "/STOCK@YOUDAN_TEST_BOT jars", "stock of jars"),
        ("en", "/help", "help"),
        ("zh", "/start", "帮助"),
        ("en", "/start AB3DE-FG4HJ", "AB3DE-FG4HJ"),
        ("en", "/log_visit Brightwater", "log visit Brightwater"),
        ("en", "/", "/"),
        ("en", "3/4 inch pipe", "3/4 inch pipe"),
    ],
)
async def test_a_command_says_what_it_stands_for(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, language: str, text: str, said: str
) -> None:
    platform.language = language
    async with opened():
        await platform.writes("mira", text)
        assert (await desk.until(1))[0].text == said


async def test_a_command_that_only_one_person_has(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    desk.own["41001"] = (Command("approve", "审批", "", "待我审批的"),)
    async with opened():
        await platform.writes("mira", "/approve")
        assert (await desk.until(1))[0].text == "待我审批的"


async def test_commands_in_a_group(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    async with opened():
        for text in (f"/stock@{USERNAME} 瓶子", "/stock@another_bot", "/roll", "/stock", f"{NAME} /stock 罐子"):
            mention = [MENTION] if text.startswith(NAME) else []
            await platform.writes("mira", text, group=True, addressed=False, entities=mention)
        await desk.until(3)
    assert [posted.text for posted in desk.taken] == ["查库存 瓶子", "查库存", "查库存 罐子"]


async def test_what_is_passed_on_is_somebody_elses(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Nobody"}
    async with opened():
        await platform.writes("mira", "/stock\ncancel it all", forward_origin=origin)
        assert (await desk.until(1))[0].text == "> /stock\n> cancel it all"


async def test_what_one_passed_on_oneself_is_ones_own(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    origin = {"type": "user", "date": 1, "sender_user": platform.user("mira")}
    async with opened():
        await platform.writes("mira", "stock of jars", forward_origin=origin)
        assert (await desk.until(1))[0].text == "stock of jars"


async def test_quoted_lines_are_marked(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    text = f"look 😀 please cancel\nall of it {NAME} what is it?"
    quote = {"type": "blockquote", "offset": 8, "length": 23}
    mention = {**MENTION, "offset": 32}
    posted = await _handed_in(opened, desk, platform, {"text": text, "entities": [quote, mention]})
    assert posted.text == "look 😀\n> please cancel\n> all of it\nwhat is it?"


async def test_a_press(opened: Opened, desk: Ledger, platform: TelegramPlatform, api: BotApi, way: Way) -> None:
    async with opened(way) as line:
        await _say_with_a_button(line, platform)
        shown = platform.direct("mira")[0]
        await platform.presses("mira", shown, "Confirm")
        posted = (await desk.until(1))[0]
        await api.until(lambda: api.made("answerCallbackQuery"))
    assert (posted.button, posted.text, posted.on, posted.direct) == (f"{'a' * 32}.0", "Confirm", shown.id, True)
    assert posted.at == NOW
    assert api.made("answerCallbackQuery")[0]["callback_query_id"] == "press-1"


async def test_a_press_that_telegram_no_longer_wants_answered_is_kept_all_the_same(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, api: BotApi
) -> None:
    api.faults["answerCallbackQuery"].append(ApiError(400, "Bad Request: query is too old"))
    async with opened() as line:
        await _say_with_a_button(line, platform)
        await platform.presses("mira", platform.direct("mira")[0], "Confirm")
        await desk.until(1)
        await api.until(lambda: api.made("answerCallbackQuery"))


async def _say_with_a_button(line: Any, platform: TelegramPlatform) -> None:
    platform.api.started.add(platform.number("mira"))
    reply = Reply("R1", "Order 3 jars?", "en", buttons=(Button(f"{'a' * 32}.0", "Confirm", "primary"),))
    for step in line.compose(Outgoing("O1", Conversation("telegram", "41001"), "41001", reply)):
        await line.send(step, "key")


async def test_photos_come_in_the_largest_size(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, way: Way
) -> None:
    async with opened(way) as line:
        await platform.sends("mira", b"\xff\xd8\xff picture", "", "image/jpeg", "for Brightwater")
        posted = (await desk.until(1))[0]
        assert posted.text == "for Brightwater"
        assert posted.files == (Fetchable("photo", "files/1", "", "image/jpeg", 11),)
        assert await line.fetch(posted.files[0]) == b"\xff\xd8\xff picture"


async def test_a_picture_in_a_group_is_meant_by_its_words(
    opened: Opened, desk: Ledger, platform: TelegramPlatform
) -> None:
    async with opened():
        await platform.sends("mira", b"\xff\xd8\xff", "", "image/jpeg", "what is this?", group=True)
        posted = (await desk.until(1))[0]
    assert (posted.text, len(posted.files), posted.direct) == ("what is this?", 1, False)


async def test_all_pictures_of_an_album_are_meant_by_the_words_of_the_first(
    opened: Opened, desk: Ledger, platform: TelegramPlatform
) -> None:
    one = {"file_id": "a", "file_unique_id": "a", "width": 10, "height": 10}
    first = {"photo": [one], "media_group_id": "g1", "caption": f"{NAME} these", "caption_entities": [MENTION]}
    async with opened():
        await platform.posts("mira", first, group=True)
        await platform.posts("mira", {"photo": [{**one, "file_id": "b"}], "media_group_id": "g1"}, group=True)
        await platform.posts("mira", {"photo": [{**one, "file_id": "c"}], "media_group_id": "g2"}, group=True)
        await platform.writes("mira", "last", group=True)
        await desk.until(3)
    assert [[file.ref for file in posted.files] for posted in desk.taken] == [["a"], ["b"], []]


_FILE = {"file_id": "f", "file_unique_id": "f", "file_size": 900}


@pytest.mark.parametrize(
    ("told", "file"),
    [
        ({"voice": {**_FILE, "duration": 2, "mime_type": "audio/ogg"}}, Fetchable("voice", "f", "", "audio/ogg", 900)),
        (
            {"audio": {**_FILE, "duration": 2, "mime_type": "audio/mpeg", "file_name": "call.mp3"}},
            Fetchable("voice", "f", "call.mp3", "audio/mpeg", 900),
        ),
        ({"video_note": {**_FILE, "duration": 2, "length": 240}}, Fetchable("voice", "f", "", "video/mp4", 900)),
        (
            {"document": {**_FILE, "mime_type": "text/csv", "file_name": "leads.csv"}},
            Fetchable("file", "f", "leads.csv", "text/csv", 900),
        ),
        (
            {"video": {**_FILE, "duration": 2, "width": 10, "height": 10, "mime_type": "video/mp4"}},
            Fetchable("file", "f", "", "video/mp4", 900),
        ),
        (
            {
                "sticker": {**_FILE, "width": 9, "height": 9, "type": "regular"}
                | {"is_animated": False, "is_video": False}
            },
            Fetchable("file", "", "sticker"),
        ),
        ({"location": {"latitude": 31.2, "longitude": 121.4}}, Fetchable("file", "", "location")),
        ({"dice": {"emoji": "🎲", "value": 3}}, Fetchable("file", "", "dice")),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
async def test_what_else_can_be_sent(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, told: dict[str, Any], file: Fetchable
) -> None:
    async with opened():
        await platform.posts("mira", told)
        posted = (await desk.until(1))[0]
    assert (posted.text, posted.files) == ("", (file,))


async def test_what_is_no_file_is_read_as_one_of_no_use(opened: Opened) -> None:
    async with opened(listening=False) as line:
        assert await line.fetch(Fetchable("file", "", "sticker")) == b"sticker"


async def test_a_file_that_is_too_large_is_not_fetched(opened: Opened, api: BotApi) -> None:
    async with opened(listening=False) as line:
        assert await line.fetch(Fetchable("file", "f", size=21 * 1024 * 1024)) == b""
    assert not api.made("getFile")


async def test_a_file_of_unknown_size_is_fetched_so_far_that_it_shows(opened: Opened, api: BotApi) -> None:
    api.files["f"] = b"x" * (6 * 1024 * 1024)
    async with opened(listening=False) as line:
        assert len(await line.fetch(Fetchable("file", "f"))) == 5 * 1024 * 1024 + 1


async def test_a_contact_is_its_name_and_number(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    async with opened():
        await platform.posts(
            "mira", {"contact": {"first_name": "Ada", "last_name": "Vogt", "phone_number": "+4930123"}}
        )
        posted = (await desk.until(1))[0]
    assert (posted.text, posted.files) == ("Ada Vogt\n+4930123", ())


async def test_a_venue_is_its_name_and_address(opened: Opened, desk: Ledger, platform: TelegramPlatform) -> None:
    place = {"latitude": 31.2, "longitude": 121.4}
    venue = {"location": place, "title": "Brightwater", "address": "2 Quay Road"}
    async with opened():
        await platform.posts("mira", {"venue": venue, "location": place})
        posted = (await desk.until(1))[0]
    assert (posted.text, posted.files) == ("Brightwater\n2 Quay Road", ())


@pytest.mark.parametrize(
    "told",
    [
        {"text": "hi", "from": {"id": 5, "is_bot": True, "first_name": "Another"}},
        {"new_chat_title": "Sales"},
        {"text": "hi", "chat": {"id": -100777, "type": "channel", "title": "News"}},
    ],
)
async def test_what_nobody_says_is_not_handed_in(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, told: dict[str, Any]
) -> None:
    async with opened():
        await platform.posts("mira", told)
        await platform.writes("mira", "last")
        assert [posted.text for posted in await desk.until(1)] == ["last"]


async def test_an_edited_message_is_not_carried_out_again(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, api: BotApi, way: Way
) -> None:
    async with opened(way):
        await api.deliver({"update_id": 1, "edited_message": {"message_id": 1, "date": 1, "edit_date": 2}})
        await platform.writes("mira", "last")
        assert [posted.text for posted in await desk.until(1)] == ["last"]


async def test_an_update_that_cannot_be_read_holds_up_nobody(
    opened: Opened, desk: Ledger, platform: TelegramPlatform, api: BotApi, way: Way
) -> None:
    async with opened(way):
        await api.deliver({"update_id": 1, "message": {"text": "no chat, no date"}})
        await platform.writes("mira", "last")
        assert [posted.text for posted in await desk.until(1)] == ["last"]
