"""Has what was said reach the person on the platform where he wrote: to whom, where, and in place of what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.kept import kept_reply
from bot.conversation.posting import Posting, Way, Word, chat_lane, kept_way, posting_of
from bot.conversation.state import Press
from bot.messages import Reply
from bot.replies.wording import Wording
from domain.ports import Transaction
from domain.talks import ConversationKey, Delivery

#: What these do is shown where their button was.
_IN_PLACE = frozenset({Press.CONFIRM, Press.CANCEL, Press.ANSWER, Press.DECIDE})


@dataclass(frozen=True, slots=True)
class Addressing:
    """Puts replies and notices into the outbox, in the transaction that they come of."""

    wording: Wording

    def answer(
        self,
        tx: Transaction,
        delivery: Delivery,
        reply: Reply,
        at: datetime,
        pressed: Press | None = None,
        *,
        aside: bool = False,
    ) -> None:
        """Say a reply where its message came from; nothing where that was no chat platform.

        `pressed` is what the button did that was pressed, None where none was, or where it no longer does anything. `aside`: in a
        group it is nobody else's business.
        """
        posting = posting_of(delivery)
        if posting is None:
            return
        way = self._way(delivery, posting, reply, pressed)
        if aside and not posting.direct:
            way = replace(way, aside=True, settles=())
        key = ConversationKey(delivery.key.channel, posting.chat, posting.thread, delivery.key.person)
        if reply.private and not posting.direct:
            self._alone(tx, key, way, delivery, reply, at)
        else:
            self._put(tx, key, way, delivery.id, reply, at)

    def notice(self, tx: Transaction, key: ConversationKey, reply: Reply, at: datetime) -> None:
        """Say something that nobody asked for, where a talk takes place on a chat platform."""
        link = tx.links.of_person(key.channel, key.person)
        if link is not None:
            self._put(tx, key, Way(link.account, direct=key.chat == link.chat), "", reply, at)

    def word(self, tx: Transaction, key: ConversationKey, way: Way, reply: Reply, at: datetime) -> None:
        """Say a word in the group about what went, or did not go, to the person alone."""
        assert way.below is not None, "it went to the person alone"
        group = ConversationKey(key.channel, way.below.chat, way.below.thread, key.person)
        self._put(tx, group, Way(way.account, direct=False, context=way.context), "", reply, at)

    def _way(self, delivery: Delivery, posting: Posting, reply: Reply, pressed: Press | None) -> Way:
        done = any(report.state == "done" for report in reply.actions)
        in_place = pressed in _IN_PLACE or (pressed is Press.UNDO and done)
        # What no longer does anything, or is asked about once more before it is undone, can't be pressed a second time.
        spent = pressed is None or (pressed is Press.UNDO and not done)
        gone = _shown_with(delivery) if delivery.body["button"] and spent else ""
        return Way(
            posting.account,
            direct=posting.direct,
            place=posting.on if in_place and not reply.private else "",
            settles=tuple(dict.fromkeys(each for each in (reply.settles, gone) if each)),
            answers=posting.message,
            context=posting.context,
        )

    def _alone(
        self, tx: Transaction, key: ConversationKey, way: Way, delivery: Delivery, reply: Reply, at: datetime
    ) -> None:
        """Say to the person alone what the group may not see, and a word of that in the group."""
        link = tx.links.of(key.channel, way.account)
        sentences = [self.wording.sentence(f"chats.{one}", {}, reply.language) for one in ("told_alone", "unreachable")]
        alone = replace(way, direct=True, place="", answers="", below=Word(key.chat, key.thread, *sentences))
        self._put(
            tx, ConversationKey(key.channel, link.chat if link else "", "", key.person), alone, delivery.id, reply, at
        )

    def _put(self, tx: Transaction, key: ConversationKey, way: Way, delivery: str, reply: Reply, at: datetime) -> None:
        tx.outbox.put(key, chat_lane(key, way.account), kept_reply(reply), kept_way(way), at, delivery=delivery)


def _shown_with(delivery: Delivery) -> str:
    """The reply that a pressed button was shown with."""
    button: str = delivery.body["button"]
    return button.partition(".")[0]
