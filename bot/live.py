"""Tells whoever watches a talk that something was said in it: at once within the process, by a slow look from another one."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field

from bot.messages import Bubble
from domain.talks import ConversationKey

#: Seconds after which a watcher looks by himself: what another process said is seen no later.
LOOK_AGAIN = 5.0

#: A talk: the person's id, and the conversation's channel, chat and thread.
Talk = tuple[str, str, str, str]


def talk_of(key: ConversationKey) -> Talk:
    """The talk that a conversation's key stands for."""
    return (key.person, key.channel, key.chat, key.thread)


Read = Callable[[int], Sequence[Bubble]]


@dataclass(eq=False)
class _Watcher:
    loop: asyncio.AbstractEventLoop
    stirred: asyncio.Event = field(default_factory=asyncio.Event)

    def stir(self) -> None:
        """Wake it, from whatever thread."""
        self.loop.call_soon_threadsafe(self.stirred.set)


class Live:
    """Who watches which talk in this process."""

    def __init__(self, look_again: float = LOOK_AGAIN) -> None:
        self._look_again = look_again
        self._lock = threading.Lock()
        self._watchers: dict[Talk, set[_Watcher]] = defaultdict(set)
        self._closed = False

    def said(self, talk: Talk) -> None:
        """Something was said in a talk and is committed; may be called from any thread."""
        with self._lock:
            for watcher in self._watchers.get(talk, ()):
                watcher.stir()

    async def watch(self, talk: Talk, read: Read, after: int) -> AsyncIterator[Bubble]:
        """Bubbles past an entry as they come, until `close`; `read` is called in a worker thread."""
        watcher = self._enter(talk)
        try:
            while not self._closed:
                watcher.stirred.clear()
                for bubble in await asyncio.to_thread(read, after):
                    after = bubble.id
                    yield bubble
                await self._stirred(watcher)
        finally:
            self._leave(talk, watcher)

    def close(self) -> None:
        """End all watching, so that the process can stop."""
        with self._lock:
            self._closed = True
            for watcher in (one for watchers in self._watchers.values() for one in watchers):
                watcher.stir()

    async def _stirred(self, watcher: _Watcher) -> None:
        try:
            await asyncio.wait_for(watcher.stirred.wait(), self._look_again)
        except TimeoutError:
            return

    def _enter(self, talk: Talk) -> _Watcher:
        watcher = _Watcher(asyncio.get_running_loop())
        with self._lock:
            self._watchers[talk].add(watcher)
        return watcher

    def _leave(self, talk: Talk, watcher: _Watcher) -> None:
        with self._lock:
            self._watchers[talk].discard(watcher)
            if not self._watchers[talk]:
                del self._watchers[talk]
