"""What is on for a day."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments, Day
from domain.outcome import Outcome
from domain.tasks.agenda import agenda_of, agenda_outcome
from domain.vocabulary import LATER, Example, Vocabulary
from domain.words import Words


class MyAgenda(Arguments):
    """What my agenda needs."""

    on: Day | None = None


VOCABULARY = Vocabulary(
    zh=(
        "(该|要|得)干(嘛|吗)",
        "(日程|行程|安排|待办|日历|议程|工作计划)",
        "(有什么|有啥|有哪些|都有什么|有没有什么)(安排|事|事情|活|日程|计划|要做的|任务|会)",
        "(该|要|得|需要|应该)(干|做|办|忙|跟进|联系|拜访|回访|处理)(什么|啥|哪些|谁|哪几)",
        "该(联系|跟进|拜访|回访)(哪些|谁|哪几|什么)",
        "(要|该)(跟进|联系|拜访|回访)的(客户|有哪些|有谁)",
        "(有咩|有乜|有啥子|有么子)(要做|要办|事|安排|做|)",
        "(提醒|待办)(有哪些|列表|清单|列一下)",
    ),
    en=(
        "what have i got on",
        "(what's|whats) (happening|going on|lined up|coming up|in store) (today|tomorrow|this|next|for me|on)",
        "how's my (day|week|tomorrow)",
        "what's next",
        "(due|planned|scheduled) (today|tomorrow)",
        "(agenda|schedule|to-do list|to do list|todo list|todos|calendar|my day|to-dos|my diary|diary)",
        "what (do i have|have i got|am i doing|should i do|is on|needs doing|is planned|is due)",
        "(what's|whats|what is|anything) (on|planned|up|due|scheduled) (for|today|tomorrow|on|my|this|next)",
        "(what's|whats|what is|anything) on my plate",
        "who (should|do) i (call|visit|contact|follow up|see|need to call)",
        "my (tasks|reminders|appointments|visits)",
        "(tasks|reminders) (for|today|tomorrow|this)",
    ),
    hints=("今天", "明天", "today", "tomorrow", "plate"),
    against=(
        *LATER,
        "安排发货",
        "安排生产",
        "安排人",
        "安排一下",
        "安排发(货|车|走|出|一|{quantity})",
        "production schedule",
        "reschedule",
    ),
    examples=(
        Example("zh", "今天有什么安排", {"on": "{today}"}, sample=True),
        Example("zh", "明天的日程", {"on": "{tomorrow}"}),
        Example("zh", "周五要回访谁", {"on": "{friday}"}),
        Example("zh", "我的待办", {}),
        Example("zh", "我今天要做什么", {"on": "{today}"}),
        Example("zh", "明天有什么安排", {"on": "{tomorrow}"}),
        Example("zh", "周五有哪些事", {"on": "{friday}"}),
        Example("zh", "今天该跟进谁", {"on": "{today}"}),
        Example("zh", "看下我的日程"),
        Example("zh", "今日待办", {"on": "{today}"}),
        Example("en", "what's on today", {"on": "{today}"}, sample=True),
        Example("en", "my agenda for tomorrow", {"on": "{tomorrow}"}),
        Example("en", "who should I call on friday", {"on": "{friday}"}),
        Example("en", "my schedule", {}),
        Example("en", "what do I have today", {"on": "{today}"}),
        Example("en", "what's on my calendar tomorrow", {"on": "{tomorrow}"}),
        Example("en", "anything planned for friday?", {"on": "{friday}"}),
        Example("en", "my to-do list"),
        Example("en", "who do I need to call tomorrow", {"on": "{tomorrow}"}),
        Example("en", "show today's agenda", {"on": "{today}"}),
    ),
)


def run(ctx: Context, args: MyAgenda) -> Outcome:
    """Show what is on for the asker; today where no day was said."""
    day = args.on or ctx.today
    return agenda_outcome(ctx, day, agenda_of(ctx, day))


ACTION = Action(
    name="my_agenda",
    title=Words("我的日程", "my agenda"),
    hint=Words("看某天要做的事。", "What is on for a day."),
    arguments=MyAgenda,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    run=run,
)
