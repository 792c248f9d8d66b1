"""What becomes of calls that Telegram does not take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.messages import Conversation, Fetchable, Outgoing, Posted, Reply, Standing
from bot.port import BusyError, Identity, RefusedError
from tests.telegram.bot_api import TOKEN, ApiError, BotApi
from tests.telegram.conftest import NOW, Opened
from tests.telegram.desk import Ledger
from tests.telegram.platform import GROUP, TelegramPlatform
from tests.telegram.test_outgoing import say

pytestmark = pytest.mark.anyio

HELLO = Outgoing("O1", Conversation("telegram", "41001"), "41001", Reply("R", "你好", "zh"))
TO_GROUP = replace(HELLO, conversation=Conversation("telegram", str(GROUP)), direct=False)
WHERE = Posted(Conversation("telegram", str(GROUP), "77"), "41001", "1", NOW, "hello", direct=False)


@pytest.fixture(autouse=True)
def _started(api: BotApi) -> None:
    api.started.add(41_001)


async def test_too_fast(opened: Opened, api: BotApi, platform: TelegramPlatform) -> None:
    api.faults["sendMessage"].append(ApiError(429, "Too Many Requests: retry after 7", retry_after=7))
    async with opened(listening=False) as line:
        with pytest.raises(BusyError, match="asks to wait") as busy:
            await say(line, HELLO)
        assert busy.value.after == 7
        await say(line, HELLO)
    assert [one.text for one in platform.direct("41001")] == ["你好"]


@pytest.mark.parametrize("code", [500, 502, 503, 504])
async def test_out_of_order(opened: Opened, api: BotApi, code: int) -> None:
    api.faults["sendMessage"].append(ApiError(code, "Internal Server Error"))
    async with opened(listening=False) as line:
        with pytest.raises(BusyError, match="out of order") as busy:
            await say(line, HELLO)
    assert busy.value.after is None


async def test_not_there(opened: Opened, api: BotApi) -> None:
    async with opened(listening=False) as line:
        await api.stop()
        with pytest.raises(BusyError, match="can't be reached") as busy:
            await say(line, HELLO)
        await api.start()
    assert TOKEN not in repr(busy.value)
    assert busy.value.__suppress_context__


async def test_a_person_who_blocked_the_bot(opened: Opened, api: BotApi) -> None:
    api.blocked.add(41_001)
    async with opened(listening=False) as line:
        with pytest.raises(RefusedError, match="blocked by the user"):
            await say(line, HELLO)


@pytest.mark.parametrize(
    "told",
    [
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (413, "Request Entity Too Large"),
        (401, "Unauthorized"),
    ],
)
async def test_never(opened: Opened, api: BotApi, told: tuple[int, str]) -> None:
    api.faults["sendMessage"].append(ApiError(*told))
    async with opened(listening=False) as line:
        with pytest.raises(RefusedError):
            await say(line, TO_GROUP)


async def test_what_is_not_for_the_group_is_never_said_there(opened: Opened, platform: TelegramPlatform) -> None:
    private = replace(
        TO_GROUP, account="41999", aside=True, reply=Reply("R", "毛利 31%", "zh", private=True), answers=f"{GROUP}:55"
    )
    async with opened(listening=False) as line:
        with pytest.raises(RefusedError, match="can't initiate conversation"):
            await say(line, private)
    assert platform.group() == []


async def test_a_group_that_grew_is_found_again(opened: Opened, api: BotApi, platform: TelegramPlatform) -> None:
    api.moved[-555] = GROUP
    grown = replace(TO_GROUP, conversation=Conversation("telegram", "-555"), answers="-555:3")
    async with opened(listening=False) as line:
        placed = [*await say(line, grown), *await say(line, grown)]
    assert [one.id for one in platform.group()] == placed
    assert len(api.made("sendMessage")) == 3


async def test_in_a_group_that_grew_no_message_of_before_is_meant(
    opened: Opened, api: BotApi, platform: TelegramPlatform
) -> None:
    async with opened(listening=False) as line:
        placed = (await say(line, TO_GROUP))[0]
        number = placed.partition(":")[2]
        api.moved[-555] = GROUP
        before = replace(TO_GROUP, conversation=Conversation("telegram", "-555"), answers=f"-555:{number}")
        shut = Standing(f"-555:{number}", Reply("R0", "旧卡", "zh"))
        await say(line, replace(before, reply=Reply("R2", "好了", "zh"), place=f"-555:{number}", shuts=(shut,)))
    assert [(one.text, one.thread) for one in platform.group()] == [("你好", ""), ("好了", "")]


async def test_a_card_where_the_bot_is_no_longer_needs_no_shutting(opened: Opened, api: BotApi) -> None:
    shut = Standing("41002:7", Reply("R0", "旧卡", "zh"))
    async with opened(listening=False) as line:
        await say(line, replace(HELLO, shuts=(shut,)))
    assert [one.text for one in api.said] == ["你好"]
    assert len(api.made("editMessageText")) == 1


async def test_an_edit_that_telegram_is_too_busy_for_is_tried_again(opened: Opened, api: BotApi) -> None:
    async with opened(listening=False) as line:
        placed = await say(line, HELLO)
        api.faults["editMessageText"].append(ApiError(429, "Too Many Requests: retry after 2", retry_after=2))
        with pytest.raises(BusyError):
            await say(line, replace(HELLO, reply=Reply("R2", "好了", "zh"), place=placed[0]))
    assert [one.text for one in api.said] == ["你好"]


async def test_an_edit_that_is_not_allowed_any_more_is_said_anew(opened: Opened, api: BotApi) -> None:
    async with opened(listening=False) as line:
        placed = await say(line, HELLO)
        api.faults["editMessageText"].append(ApiError(400, "Bad Request: message can't be edited"))
        await say(line, replace(HELLO, reply=Reply("R2", "好了", "zh"), place=placed[0]))
    assert [one.text for one in api.said] == ["你好", "好了"]


async def test_an_id_that_telegram_never_gave(opened: Opened) -> None:
    async with opened(listening=False) as line:
        with pytest.raises(RefusedError, match="no id of a Telegram message"):
            line.compose(replace(HELLO, place="1718.0042"))


async def test_typing_is_shown_where_it_is_written(opened: Opened, api: BotApi) -> None:
    async with opened(listening=False) as line:
        await line.typing(WHERE)
    assert api.made("sendChatAction") == [{"chat_id": str(GROUP), "action": "typing", "message_thread_id": "77"}]


async def test_typing_that_is_refused_disturbs_nobody(opened: Opened, api: BotApi) -> None:
    api.faults["sendChatAction"].append(ApiError(403, "Forbidden: bot was kicked from the group chat"))
    async with opened(listening=False) as line:
        await line.typing(WHERE)


async def test_a_file_that_telegram_has_no_longer(opened: Opened) -> None:
    async with opened(listening=False) as line:
        with pytest.raises(RefusedError, match="Invalid file_id"):
            await line.fetch(Fetchable("photo", "gone"))


async def test_a_file_that_cannot_be_fetched_now(opened: Opened, api: BotApi) -> None:
    api.faults["getFile"].append(ApiError(429, "Too Many Requests: retry after 3", retry_after=3))
    async with opened(listening=False) as line:
        with pytest.raises(BusyError):
            await line.fetch(Fetchable("photo", "f"))


async def test_telegram_vouches_for_a_number_and_no_more(opened: Opened) -> None:
    async with opened(listening=False) as line:
        assert await line.identify("41001") == Identity(email="", user="41001")


async def test_how_fast_one_may_speak(opened: Opened, desk: Ledger) -> None:
    async with opened(listening=False) as line:
        told = {(pace.calls, pace.seconds, pace.within) for pace in line.paces}
    assert told == {(5, 5.0, "chat"), (20, 60.0, "group"), (30, 1.0, "all")}
    assert desk.frames == 0
