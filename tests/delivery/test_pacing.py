"""How fast one may speak: no pace is ever exceeded, a chat's order is kept, and who waits in one chat holds up no other."""

from __future__ import annotations

import asyncio
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import Pacer
from bot.port import Pace
from tests.delivery.still import StillLoop, lived

paces = st.lists(
    st.builds(
        Pace, st.integers(1, 4), st.sampled_from([0.5, 1.0, 3.0, 10.0]), st.sampled_from(["chat", "group", "all"])
    ),
    max_size=4,
    unique=True,
)
#: Who wants to speak: in which chat, and how long after the one before.
wanted = st.lists(st.tuples(st.sampled_from("abcG"), st.sampled_from([0.0, 0.0, 0.1, 1.0, 5.0])), max_size=25)

Spoken = list[tuple[float, str, int]]


def spoken(given_paces: list[Pace], wishes: list[tuple[str, float]]) -> Spoken:
    """When each spoke, in which chat, as the how-manieth there; in a chat one after another, as the sender has it."""

    async def script(loop: StillLoop) -> Spoken:
        pacer, said = Pacer(given_paces), Spoken()
        locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

        async def speak(chat: str, number: int) -> None:
            async with locks[chat]:
                await pacer.turn(chat, group=chat == "G")
                said.append((loop.time(), chat, number))

        tasks = []
        for number, (chat, after) in enumerate(wishes):
            await asyncio.sleep(after)
            tasks.append(asyncio.create_task(speak(chat, number)))
        await asyncio.gather(*tasks)
        return said

    return lived(script)


@given(paces, wanted)
def test_no_pace_is_ever_exceeded_and_order_is_kept(given_paces: list[Pace], wishes: list[tuple[str, float]]) -> None:
    said = spoken(given_paces, wishes)
    assert len(said) == len(wishes)
    for chat in "abcG":
        numbers = [number for _, where, number in said if where == chat]
        assert numbers == sorted(numbers)
    for pace in given_paces:
        chats = ["abcG"] if pace.within == "all" else ["G"] if pace.within == "group" else list("abcG")
        for counted in chats:
            at = sorted(moment for moment, where, _ in said if where in counted)
            for earlier, later in zip(at, at[pace.calls :], strict=False):
                assert later - earlier >= pace.seconds - 1e-6


@given(st.integers(1, 20), st.integers(1, 5))
def test_who_waits_in_one_chat_holds_up_no_other(many: int, others: int) -> None:
    slow = Pace(1, 60.0, "chat")
    said = spoken([slow, Pace(30, 1.0, "all")], [("a", 0.0)] * many + [("b", 0.0)] + [("c", 0.1)] * min(1, others))
    assert {chat: at for at, chat, _ in reversed(said)}["b"] < 0.2
    assert {chat: at for at, chat, _ in reversed(said)}["c"] < 0.2


def test_many_chats_are_let_speak_as_fast_as_all_of_them_may() -> None:
    said = spoken([Pace(1, 1.0, "chat"), Pace(2, 1.0, "all")], [(chat, 0.0) for chat in "abcG"] * 3)
    assert max(at for at, _, _ in said) <= 6.0


def test_times_of_chats_that_nobody_speaks_in_are_forgotten() -> None:
    async def script(_loop: StillLoop) -> None:
        pacer = Pacer([Pace(1, 1.0, "chat")])
        for number in range(5000):
            await pacer.turn(str(number), group=False)
            await asyncio.sleep(0.01)
        assert len(pacer._spoken) < 2200

    lived(script)
