"""What is to be said is said in order in each chat, again where a platform is busy, and by the next process where one dies."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.messages import Outgoing, Step
from bot.port import BusyError, Pace, RefusedError
from tests.databases import on_both_databases
from tests.delivery.posts import POST, Platform, Town
from tests.delivery.still import StillLoop, lived
from tests.house import House

pytestmark = on_both_databases


class Trouble:
    """Raises what it is given, one error a call; calls of other chats go well."""

    def __init__(self, *errors: Exception, chat: str = "c1") -> None:
        self._errors = list(errors)
        self._chat = chat

    async def __call__(self, step: Step, _key: str) -> None:
        if self._errors and step.args["chat"] == self._chat:
            raise self._errors.pop(0)


def test_a_chat_that_is_told_to_wait_waits_and_keeps_its_order(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform(trouble=Trouble(BusyError("too fast", 30)))
        town = Town(house, loop, [post])
        for text in ("1", "2"):
            town.say(text, "c1")
            town.say(text, "c2")
        await town.begin("one")
        await town.until(lambda: post.in_chat("c2") == ["1", "2"], within=2)
        assert post.in_chat("c1") == []
        assert 29 < await town.until(lambda: post.in_chat("c1") == ["1", "2"]) < 32

    lived(script)


def test_a_platform_that_is_busy_everywhere_is_left_alone(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post, other = Platform(trouble=Trouble(BusyError("down", 30, everywhere=True))), Platform("other")
        town = Town(house, loop, [post, other])
        town.say("1", "c1")
        await town.begin("one")
        await town.until(lambda: bool(post.calls))
        for chat in ("c2", "c3"):
            town.say("2", chat)
            town.say("2", chat, "other")
        await town.until(lambda: len(other.said) == 2, within=6)
        assert post.said == []
        await town.until(lambda: len(post.said) == 3)
        assert [at > 29 for at, _ in post.calls] == [False, True, True, True]

    lived(script)


def test_after_a_platform_was_busy_everywhere_its_pace_is_kept(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        trouble = Trouble(BusyError("down", 20, everywhere=True))
        post = Platform(trouble=trouble, paces=(Pace(1, 1.0, "all"),))
        town = Town(house, loop, [post])
        town.say("1", "c1")
        await town.begin("one")
        await town.until(lambda: bool(post.calls))
        for number in range(5):
            town.say("2", f"d{number}")
        await town.until(lambda: len(post.said) == 6)
        at = [moment for moment, _ in post.calls]
        assert all(later - earlier >= 1.0 for earlier, later in pairwise(at))

    lived(script)


def test_without_a_word_of_when_it_is_tried_later_and_later(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform(trouble=Trouble(*(BusyError("trouble") for _ in range(6))))
        town = Town(house, loop, [post])
        town.say("1")
        await town.begin("one")
        await town.until(lambda: bool(post.said), within=100)
        at = [moment for moment, _ in post.calls]
        waits = [later - earlier for earlier, later in pairwise(at)]
        assert [round(wait) for wait in waits] == [1, 2, 4, 8, 16, 32]

    lived(script)


def test_what_could_not_be_said_for_a_day_is_a_dead_letter(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform(trouble=Trouble(*(BusyError("trouble", 7) for _ in range(40))))
        town = Town(house, loop, [post])
        town.say("1", since=timedelta(hours=23, minutes=59))
        town.say("2", since=timedelta(hours=22))
        await town.begin("one")
        await town.until(lambda: len(town.dead_letters()) > 0, within=70)
        assert [letter.error for letter in town.dead_letters()] == ["trouble"]
        assert loop.seconds > 59

    lived(script)


def test_what_is_refused_is_a_dead_letter_and_can_be_sent_again(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform(trouble=Trouble(RefusedError("blocked by the user")))
        town = Town(house, loop, [post])
        town.say("1")
        town.say("2")
        await town.begin("one")
        await town.until(lambda: post.said == [("c1", "2")], within=2)
        (letter,) = town.dead_letters()
        assert (letter.error, letter.state) == ("blocked by the user", "dead")
        with house.database.write(POST) as tx:
            assert tx.outbox.again(letter.id, town.clock.now())
            assert not tx.outbox.again(letter.id, town.clock.now())
            tx.commit()
        await town.until(lambda: post.said == [("c1", "2"), ("c1", "1")], within=6)

    lived(script)


def test_a_fault_of_ours_in_one_message_does_not_stop_those_behind_it(house: House) -> None:
    def parts(outgoing: Outgoing) -> list[str]:
        return [{"2": "two"}[outgoing.reply.text]]

    async def script(loop: StillLoop) -> None:
        post = Platform(parts=parts)
        town = Town(house, loop, [post])
        town.say("1")
        town.say("2")
        await town.begin("one")
        await town.until(lambda: post.said == [("c1", "two")], within=2)
        assert [letter.error for letter in town.dead_letters()] == ["a fault of ours: KeyError"]

    lived(script)


def test_what_a_package_raises_by_mistake_is_tried_again(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform(trouble=Trouble(ConnectionResetError(), OSError()))
        town = Town(house, loop, [post])
        town.say("1")
        town.say("2")
        await town.begin("one")
        assert 3 <= await town.until(lambda: post.in_chat("c1") == ["1", "2"]) < 5
        assert town.dead_letters() == []

    lived(script)


def test_a_platform_that_hangs_holds_up_no_other(house: House) -> None:
    async def hanging(_step: Step, _key: str) -> None:
        await asyncio.get_running_loop().create_future()

    async def script(loop: StillLoop) -> None:
        post, other = Platform(trouble=hanging), Platform("other")
        town = Town(house, loop, [post, other])
        for number in range(20):
            town.say("1", f"c{number}")
            town.say("1", f"c{number}", "other")
        await town.begin("one")
        await town.until(lambda: len(other.said) == 20, within=6)
        assert post.said == []

    lived(script)


def test_what_was_half_said_when_a_process_died_goes_on_where_it_was(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        reached = asyncio.Event()

        async def stops_at_the_third(step: Step, _key: str) -> None:
            if step.args["text"] == "c" and not reached.is_set():
                reached.set()
                one.die()

        post = Platform(parts=lambda _: ["a", "b", "c"], trouble=stops_at_the_third)
        town = Town(house, loop, [post])
        town.say("abc")
        one = await town.begin("one")
        await reached.wait()
        assert post.in_chat("c1") == ["a", "b"]
        await town.begin("two")
        assert await town.until(lambda: post.in_chat("c1") == ["a", "b", "c"], within=30) > 14
        made = [key.rpartition(".")[2] for _, key in post.calls]
        assert made == ["0", "1", "2", "2"]

    lived(script)


def test_what_another_process_is_saying_is_left_to_it_however_long_it_takes(house: House) -> None:
    async def slow(_step: Step, _key: str) -> None:
        await asyncio.sleep(90)

    async def script(loop: StillLoop) -> None:
        post = Platform(trouble=slow)
        town = Town(house, loop, [post])
        town.say("1")
        await town.begin("one")
        await town.until(lambda: bool(post.calls))
        await town.begin("two")
        await town.until(lambda: bool(post.said), within=120)
        assert len(post.calls) == 1

    lived(script)


def test_nothing_is_said_by_a_line_that_is_not_ready(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform(ready=False)
        town = Town(house, loop, [post])
        town.say("1")
        await town.begin("one")
        await town.passes(60)
        assert post.calls == []
        post.ready = True
        await town.until(lambda: bool(post.said), within=6)

    lived(script)


@pytest.mark.parametrize("seed", range(6))
def test_two_processes_say_each_thing_once_and_in_order(house: House, seed: int) -> None:
    async def jittery(_step: Step, _key: str) -> None:
        await asyncio.sleep(asyncio.get_running_loop().random.uniform(0, 0.5))  # type: ignore[attr-defined]

    async def script(loop: StillLoop) -> None:
        post = Platform(trouble=jittery)
        town = Town(house, loop, [post])
        await asyncio.gather(town.begin("one"), town.begin("two"))
        for number in range(10):
            for chat in ("c1", "c2", "c3"):
                town.say(str(number), chat)
            await town.passes(loop.random.uniform(0, 1))
        await town.until(lambda: len(post.said) == 30)
        assert len(post.calls) == 30
        for chat in ("c1", "c2", "c3"):
            assert post.in_chat(chat) == [str(number) for number in range(10)]

    lived(script, seed)
