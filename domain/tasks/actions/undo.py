"""Takes back what you did last."""

from __future__ import annotations

from dataclasses import replace

from domain.access.roles import EVERYONE
from domain.action import Action, Context, Irreversible, Risk, take_back
from domain.arguments import Arguments
from domain.errors import ConflictError
from domain.outcome import Outcome
from domain.vocabulary import Example, Manner, Vocabulary
from domain.words import Words


class Undo(Arguments):
    """What undo needs."""


VOCABULARY = Vocabulary(
    zh=(
        "(撤销|撤回|撤消|回退|回滚)",
        "(撤销|撤回|撤消|回退|回滚)(掉|一下|了|)(上一个|上个|上一步|上一条|刚才|刚刚|刚才的|刚刚的|我刚才的|最近一次)(操作|动作|步骤|修改|录入|)",
        "撤(掉|了|)(刚才|刚刚|上一步|上一个|那个操作|上面)",
        "(刚才|刚刚)…(撤掉|撤了|取消掉|作废|不算)",
        "恢复(上一步|刚才|原来|到之前)",
        "(刚才|刚刚|上一步|上个|上一个|上面)(那个|这个|那步|那一步|那|的|)(操作|动作|步骤|登记|记录|录入)…(退回去|退回|退掉|撤|回退|取消|还原|作废|不要|去掉)",
        "上一步(撤|取消|不要)",
        "(撤掉|撤了吧)",
    ),
    en=(
        "undo",
        "(revert|roll back|rollback|take back|reverse) (that|it|this|the last|my last|what you|the previous|what i)",
        "take that back",
        "scratch that last",
        "put it back (how|the way|as)",
    ),
    hints=("revert",),
    manner=Manner.FACT,
    against=("撤销订单", "撤销{order}"),
    examples=(
        Example("zh", "撤销"),
        Example("zh", "把刚刚那一步撤销掉"),
        Example("zh", "记岔了，帮我撤回刚做的那步"),
        Example("zh", "上面那笔记错了，撤掉吧"),
        Example("zh", "撤回"),
        Example("zh", "撤销上一步"),
        Example("zh", "帮我撤销一下"),
        Example("zh", "刚刚那步撤掉"),
        Example("en", "undo"),
        Example("en", "undo that please"),
        Example("en", "oops, revert the last thing"),
        Example("en", "take that back"),
        Example("en", "undo the last one"),
        Example("en", "please undo"),
        Example("en", "revert that"),
        Example("en", "roll back my last change"),
    ),
)


def run(ctx: Context, args: Undo) -> Outcome:
    """Take back the asker's last operation in this talk; where there is no talk, the last one anywhere.

    The result names it as `undone`, by which the audit knows what was taken back.
    """
    del args
    operation = ctx.store.audit.last_operation(ctx.actor.id, ctx.conversation or None)
    if operation is None:
        raise ConflictError("tasks.nothing_to_undo")
    outcome = take_back(ctx, operation)
    return replace(outcome, result={**outcome.result, "undone": operation.id})


ACTION = Action(
    name="undo",
    title=Words("撤销", "undo"),
    hint=Words("撤销你刚才做的操作。", "Takes back what you did last."),
    arguments=Undo,
    roles=EVERYONE,
    risk=Risk.COMMITS,
    vocabulary=VOCABULARY,
    run=run,
    undo=Irreversible(Words("请把那件事再做一次", "do it once more instead")),
)
