"""What came in is carried out once and in order: through a crash at any moment, and by two processes at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot.conversation.posts import Posts
from bot.messages import Conversation, Fetchable, Posted
from bot.port import BusyError
from domain.talks import Delivery
from storage.audit.tables import audit_entries
from storage.conversations.tables import inbox
from tests.databases import on_both_databases
from tests.delivery.posts import POST, Platform, Town
from tests.delivery.still import StillLoop, lived
from tests.house import House

pytestmark = on_both_databases

#: Whoever takes over from a process that died has done so after so many seconds.
TAKEN_OVER_WITHIN = 30


def visit(number: int) -> str:
    return f"今天拜访了瀚宁，第{number}次谈样品，要新报价"


def carried_out(house: House) -> list[str]:
    """The summaries of all follow-ups, in the order in which they were logged."""
    with house.database.engines.reading.connect() as connection:
        rows = connection.execute(select(audit_entries).order_by(audit_entries.c.place))
        return [row.args["summary"] for row in rows]


def undone(house: House) -> int:
    with house.database.engines.reading.connect() as connection:
        return len(connection.execute(select(inbox).where(~inbox.c.done)).all())


def lane(account: str) -> str:
    return "\x1f".join(("post", account, "", account))


def test_what_was_acknowledged_before_a_process_died_is_carried_out_by_the_next(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform()
        town = Town(house, loop, [post])
        town.links("a1")
        one = await town.begin("one")
        await one.take(town.posted("a1", visit(1)))
        one.die()
        assert carried_out(house) == []
        await town.begin("two")
        await town.until(lambda: len(post.said) == 1, within=TAKEN_OVER_WITHIN)
        assert carried_out(house) == [visit(1)]

    lived(script)


@pytest.mark.parametrize("seed", range(10))
def test_whenever_a_process_dies_all_is_carried_out_once_in_order_and_answered(house: House, seed: int) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform()
        town = Town(house, loop, [post])
        town.links("a1")
        town.links("a2", "E01")
        one = await town.begin("one")
        await asyncio.gather(*(one.take(town.posted(who, visit(n))) for n, who in enumerate(("a1", "a2"), 1)))
        await asyncio.gather(*(one.take(town.posted(who, visit(n))) for n, who in enumerate(("a1", "a2"), 3)))
        await town.passes(loop.random.uniform(0, 0.12))
        one.die()
        await town.begin("two")
        await town.until(lambda: len(post.said) == 4, within=2 * TAKEN_OVER_WITHIN)
        done = carried_out(house)
        assert sorted(done) == [visit(n) for n in (1, 2, 3, 4)]
        assert [each for each in done if each in (visit(1), visit(3))] == [visit(1), visit(3)]
        for account, numbers in (("a1", (1, 3)), ("a2", (2, 4))):
            said = post.in_chat(account)
            assert [f"第{n}次" in text for n, text in zip(numbers, said, strict=True)] == [True, True]

    lived(script, seed)


@pytest.mark.parametrize("seed", range(5))
def test_two_processes_carry_out_each_delivery_once_and_keep_each_talks_order(house: House, seed: int) -> None:
    """Each delivery is handed to one of them or both, or again later, as chance has it."""

    async def script(loop: StillLoop) -> None:
        post, chance = Platform(), Random(seed)
        town = Town(house, loop, [post])
        both = await asyncio.gather(town.begin("one"), town.begin("two"))
        accounts = ("a1", "a2", "a3")
        for account in accounts:
            town.links(account)
        handed: list[Posted] = []
        for number in range(1, 5):
            for place, account in enumerate(accounts):
                posted = town.posted(account, visit(10 * place + number))
                handed.append(posted)
                to = chance.sample(both, chance.choice((1, 2)))
                await asyncio.gather(*(each.take(posted) for each in to))
            await chance.choice(both).take(chance.choice(handed))
            await town.passes(chance.choice((0, 0.02, 0.1)))
        await town.until(lambda: len(post.said) == 12)
        done = carried_out(house)
        assert len(done) == len(set(done)) == 12
        for place, account in enumerate(accounts):
            mine = [visit(10 * place + number) for number in range(1, 5)]
            assert [each for each in done if each in mine] == mine
            assert len(post.in_chat(account)) == 4

    lived(script, seed)


def test_a_lane_that_another_process_holds_is_left_alone_until_its_hold_lapses(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform()
        town = Town(house, loop, [post])
        town.links("a1")
        town.assembly.posts.post([town.posted("a1", visit(1))])
        now = town.clock.now()
        with house.database.write(POST) as tx:
            assert tx.inbox.next(lane("a1"), now, now + timedelta(seconds=20)) is not None
            tx.commit()
        one = await town.begin("one")
        await one.take(town.posted("a1", visit(2)))
        await town.passes(19)
        assert carried_out(house) == []
        await town.until(lambda: len(post.said) == 2, within=TAKEN_OVER_WITHIN - 19)
        assert carried_out(house) == [visit(1), visit(2)]

    lived(script)


def test_a_process_that_is_alone_waits_for_nobodys_holds(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        post = Platform()
        town = Town(house, loop, [post])
        town.links("a1")
        town.assembly.posts.post([town.posted("a1", visit(1))])
        town.say("early")
        now = town.clock.now()
        with house.database.write(POST) as tx:
            assert tx.inbox.next(lane("a1"), now, now + timedelta(seconds=20)) is not None
            assert tx.outbox.take("post", "c1", now, now + timedelta(seconds=20)) is not None
            tx.commit()
        await town.begin("one", alone=True)
        await town.until(lambda: len(post.said) == 2, within=5)
        assert carried_out(house) == [visit(1)]

    lived(script)


def test_what_a_living_process_takes_its_time_over_is_left_to_it(house: House) -> None:
    asked = []

    async def slow(file: Fetchable) -> bytes:
        asked.append(file.ref)
        await asyncio.sleep(90)
        return b"%PDF-1.7\n"

    async def script(loop: StillLoop) -> None:
        post = Platform(fetched=slow)
        town = Town(house, loop, [post])
        town.links("a1")
        one = await town.begin("one")
        await town.begin("two")
        await one.take(town.posted("a1", "", files=(Fetchable("file", "f1", "list.pdf", "application/pdf"),)))
        await town.until(lambda: bool(post.said), within=120)
        assert asked == ["f1"]

    lived(script)


def test_a_slow_answer_holds_up_nobody_else(house: House) -> None:
    async def never(_file: Fetchable) -> bytes:
        await asyncio.get_running_loop().create_future()
        return b""

    async def script(loop: StillLoop) -> None:
        post = Platform(fetched=never)
        town = Town(house, loop, [post])
        town.links("a1")
        town.links("a2")
        one = await town.begin("one")
        await one.take(town.posted("a1", "", files=(Fetchable("photo", "f1"),)))
        await one.take(town.posted("a1", visit(1)))
        await one.take(town.posted("a2", visit(2)))
        await town.until(lambda: len(post.said) == 1, within=1)
        assert carried_out(house) == [visit(2)]

    lived(script)


def test_what_something_of_ours_fails_at_is_told_and_what_is_behind_it_goes_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = Posts.carry_out

    def failing(posts: Posts, delivery: Delivery, **more: object) -> None:
        if delivery.body["text"] == visit(1):
            raise LookupError("a fault")
        sound(posts, delivery, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Posts, "carry_out", failing)

    async def script(loop: StillLoop) -> None:
        post = Platform()
        town = Town(house, loop, [post])
        town.links("a1")
        one = await town.begin("one")
        for number in (1, 2):
            await one.take(town.posted("a1", visit(number)))
        await town.until(lambda: len(post.said) == 2, within=120)
        assert carried_out(house) == [visit(2)]
        assert undone(house) == 0
        assert "第" not in post.said[0][1]

    lived(script)


def test_a_file_that_a_busy_platform_gives_later_is_asked_for_again(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        answers: list[bytes | Exception] = [BusyError("busy"), BusyError("busy"), b"%PDF-1.7\n"]

        async def later(_file: Fetchable) -> bytes:
            answer = answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        post = Platform(fetched=later)
        town = Town(house, loop, [post])
        town.links("a1")
        one = await town.begin("one")
        await one.take(town.posted("a1", "", files=(Fetchable("file", "f1", "list.pdf", "application/pdf"),)))
        await town.until(lambda: len(post.said) == 1, within=10)
        assert answers == []

    lived(script)


def test_a_platform_that_can_not_show_typing_holds_up_no_answer(house: House) -> None:
    async def hangs() -> None:
        await asyncio.get_running_loop().create_future()

    async def script(loop: StillLoop) -> None:
        async def slow(_file: Fetchable) -> bytes:
            await asyncio.sleep(3)
            return b"%PDF-1.7\n"

        post = Platform(typed=hangs, fetched=slow)
        town = Town(house, loop, [post])
        town.links("a1")
        one = await town.begin("one")
        await one.take(town.posted("a1", "", files=(Fetchable("file", "f1", "list.pdf", "application/pdf"),)))
        await town.until(lambda: len(post.said) == 1, within=4)

    lived(script)


def test_who_is_told_to_stop_finishes_what_is_under_way(house: House) -> None:
    async def slow(_file: Fetchable) -> bytes:
        await asyncio.sleep(4)
        return b"%PDF-1.7\n"

    async def script(loop: StillLoop) -> None:
        post = Platform(fetched=slow)
        town = Town(house, loop, [post])
        town.links("a1")
        one = await town.begin("one")
        await one.take(town.posted("a1", "", files=(Fetchable("file", "f1", "list.pdf", "application/pdf"),)))
        await town.passes(1)
        await one.end()
        assert undone(house) == 0
        await town.begin("two")
        await town.until(lambda: len(post.said) == 1, within=1)

    lived(script)


def test_a_delivery_is_stored_once_however_often_and_wherever_it_comes(house: House) -> None:
    async def script(loop: StillLoop) -> None:
        town = Town(house, loop, [Platform()])
        posts = town.assembly.posts
        posted = town.posted("a1", visit(1))
        assert posts.post([posted, posted]) == [True, False]
        other = Posted(Conversation("post", "elsewhere"), "a2", posted.event, posted.at, "another text")
        assert posts.post([posted, other]) == [False, False]
        with house.database.read(POST) as tx:
            assert tx.inbox.lanes(town.clock.now()) == [lane("a1")]
            assert tx.inbox.undone(town.clock.now() + timedelta(days=1)) == []

    lived(script)
