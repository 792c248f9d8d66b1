"""Notices when a channel was not listened to, and sees to it that people hear what was not received."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.conversation.addressing import Addressing
from bot.conversation.posting import posting_of
from bot.conversation.posts import POST
from bot.messages import Language, Posted, Reply
from bot.port import BusyError, Line, RefusedError
from bot.replies.wording import Wording
from domain.calendar import Clock
from domain.ports import Database, Transaction
from domain.posts import Link, Outage
from domain.talks import ConversationKey

logger = logging.getLogger(__name__)

#: A shorter pause is made good by the platform's own retries.
SHORTEST = timedelta(seconds=90)

#: Seconds between signs of life, by which the next process knows since when nobody listened.
SIGN_EVERY = 10.0
_MOST_QUOTED = 5
_LONGEST_QUOTE = 80


class Outages:
    """One process's watch over when its channels are listened to."""

    def __init__(
        self, database: Database, clock: Clock, wording: Wording, addressing: Addressing, lines: Mapping[str, Line]
    ) -> None:
        self._database = database
        self._clock = clock
        self._wording = wording
        self._addressing = addressing
        self._lines = lines

    async def run(self) -> None:
        """Make good what was missed before this process began, then give signs of life, until cancelled."""
        for channel, line in self._lines.items():
            since = await asyncio.to_thread(self._last_sign, channel)
            if since is not None and not line.listens:
                await self.over(channel, since)
        while True:
            await asyncio.to_thread(self._give_signs)
            await asyncio.sleep(SIGN_EVERY)

    async def over(self, channel: str, since: datetime) -> None:
        """A channel is listened to again, as it was until a moment; people hear what was not received in between."""
        until, line = self._clock.now(), self._lines[channel]
        if until - since < SHORTEST or line.keeps:
            return
        outage = Outage(channel, since, until)
        try:
            missed = await line.missed(since, until)
        except (BusyError, RefusedError) as error:
            logger.warning("it is not known what was missed", extra={"channel": channel, "why": str(error)})
            missed = None
        await asyncio.to_thread(self._tell, outage, missed)

    def _last_sign(self, channel: str) -> datetime | None:
        with self._database.read(POST) as tx:
            return tx.leases.until(_sign(channel))

    def _give_signs(self) -> None:
        now = self._clock.now()
        with self._database.write(POST) as tx:
            for channel, line in self._lines.items():
                if not line.listens:
                    tx.leases.hold(_sign(channel), "", now, now)
            tx.commit()

    def _tell(self, outage: Outage, missed: Sequence[Posted] | None) -> None:
        """Tell those who wrote; where it is not known who did, each is told when he writes again."""
        with self._database.write(POST) as tx:
            if missed is None:
                tx.outages.put(outage)
            else:
                for link, words in self._unheard(tx, outage, missed):
                    key = ConversationKey(outage.channel, link.chat, "", link.person)
                    self._addressing.notice(tx, key, self._notice(tx, link, outage, words), outage.until)
            tx.commit()

    def _unheard(self, tx: Transaction, outage: Outage, missed: Sequence[Posted]) -> Iterator[tuple[Link, list[str]]]:
        """Whose messages did not come, and what they said; strangers' are nobody's."""
        came = {
            (posting.chat, posting.message)
            for each in tx.inbox.received(outage.channel, outage.since - SHORTEST)
            if (posting := posting_of(each))
        }
        said: dict[str, list[str]] = defaultdict(list)
        for posted in missed:
            if (posted.conversation.chat, posted.message) not in came:
                said[posted.account].append(posted.text)
        for account, words in said.items():
            link = tx.links.of(outage.channel, account)
            if link is not None:
                yield link, words

    def _notice(self, tx: Transaction, link: Link, outage: Outage, words: list[str]) -> Reply:
        person = self._database.person(link.person)
        language: Language = (person.language if person else None) or tx.company.language
        quoted = "\n".join(f"“{_shortened(each)}”" for each in words[:_MOST_QUOTED])
        params = {"since": outage.since, "until": outage.until, "words": quoted}
        text = self._wording.sentence("chats.not_received", params, language)
        return Reply(f"outage:{outage.since.isoformat()}", text, language)


def _sign(channel: str) -> str:
    return f"alive:{channel}"


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"
