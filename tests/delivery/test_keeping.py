"""What comes in at once is kept together, each is told of its own, and the order in which it came stays."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.delivery.keeping import Keeping
from bot.messages import Conversation, Posted
from tests.delivery.still import StillLoop, lived

AT = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)


def posted(account: str, number: int) -> Posted:
    return Posted(Conversation("post", account), account, f"{account}-{number}", AT, str(number))


class Shelf:
    """Keeps slowly; what says `bad` it can't."""

    def __init__(self) -> None:
        self.kept: list[Posted] = []
        self.commits = 0

    async def keep(self, together: Sequence[Posted]) -> list[bool]:
        """Keep all or none."""
        await asyncio.sleep(0.1)
        if any(each.account == "bad" for each in together):
            raise ValueError("it can't be kept")
        self.commits += 1
        new = [each not in self.kept for each in together]
        self.kept += together
        return new


def test_what_comes_at_once_is_kept_together_in_the_order_of_each_talk() -> None:
    async def script(_loop: StillLoop) -> None:
        shelf = Shelf()
        keeping = Keeping(shelf.keep)
        letters = [posted(account, number) for number in range(10) for account in "cab"]
        assert await asyncio.gather(*(keeping.take(each) for each in letters)) == [True] * 30
        assert shelf.commits <= 2
        for account in "abc":
            assert [each.text for each in shelf.kept if each.account == account] == [str(n) for n in range(10)]
        assert await keeping.take(letters[0]) is False

    lived(script)


def test_one_that_can_not_be_kept_is_nothing_to_the_others() -> None:
    async def script(_loop: StillLoop) -> None:
        shelf = Shelf()
        keeping = Keeping(shelf.keep)
        letters = [posted(account, 1) for account in ("a", "b", "bad", "c")]
        told = await asyncio.gather(*(keeping.take(each) for each in letters), return_exceptions=True)
        assert [each is True for each in told] == [True, True, False, True]
        with pytest.raises(ValueError, match="it can't be kept"):
            await keeping.take(letters[2])

    lived(script)


def test_who_hangs_up_leaves_the_others_alone() -> None:
    async def script(_loop: StillLoop) -> None:
        shelf = Shelf()
        keeping = Keeping(shelf.keep)
        first, second = (asyncio.create_task(keeping.take(posted(account, 1))) for account in "ab")
        await asyncio.sleep(0.05)
        first.cancel()
        assert await second
        assert len(shelf.kept) == 2

    lived(script)
