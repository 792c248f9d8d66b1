"""Reminds you when it is time."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import EVERYONE
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, Day, FreeText, Moment, titled
from domain.crm import wordings
from domain.errors import ConflictError
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.tasks.remembering import due_at
from domain.tasks.reminder_card import reminder_cancelled, reminder_set
from domain.tasks.reminders import Reminder
from domain.vocabulary import Example, Manner, Said, Take, Vocabulary
from domain.words import Words


class SetReminder(Arguments):
    """What set a reminder needs."""

    text: Annotated[FreeText, titled("事项", "text")]
    at: Moment | None = None
    on: Day | None = None
    customer: CustomerRef | None = None


VOCABULARY = Vocabulary(
    zh=(
        "{day}(要|记得|得|)(催|催一下|催下|联系一下|问一下){customer}",
        "(提醒|提醒我|提醒一下|通知我一声|催我|戳我|告诉我一声|提我一声|提我一下|提个醒|给我提个醒)",
        "{day}(叫我|喊我)",
        "{time}(叫|喊)我",
        "(叫|喊)我(一声|一下|{day}|{time})",
        "(到时候|到点|到时|记得|过会|待会|一会儿|等会儿?)(叫|喊)我",
        "(设|设置|建|定|加|来|弄|做|记)(个|一个|一下|条|一条|)(提醒|闹钟|待办|备忘|日程)",
        "set个reminder",
        "别(让我|)忘(了|记)",
        "到时候(提醒|叫|喊)",
    ),
    against=(
        "(单号|订单号|采购号|合同号|po号|po)…(别忘了|别忘|别漏了|记得)(填|写|标|注明|备注|录|带)",
        "no need to remind",
        "don't (need to|bother to) remind",
        "stop reminding",
        "(cancel|delete|drop|forget|scrap|remove|kill|lose|bin|ditch|undo) (that|the|my|this|his|her|their) … reminder",
        "(cancel|delete|drop|forget|scrap|remove|kill|lose|bin|ditch|undo) (that|the|my|this|his|her|their) reminder",
    ),
    en=(
        "(nudge|poke|prod|ping|prompt|jog|buzz|text) me to ",
        "(i need|need|want|i want|set me|give me|send me) (a|an|another) reminder",
        "(ping|nudge|poke|remind|buzz|alert) me {day}",
        "(don't|dont|do not) let me forget",
        "reminder (for|{day}|to|that|about)",
        "chase {customer} … {day}",
        "{day} chase {customer}",
        "(ping|nudge|poke|prompt|buzz|jog|prod|text) me {day}",
        "(give|drop|send) me a (shout|nudge|ping|prod|poke|reminder|heads up|bell) … (on|in|at|{day}|to)",
        "(need|have|got|must) to (ring|call|chase|email|visit|phone) {customer} … remind",
        "remind me",
        "remind us",
        (
            "(ping|nudge|poke|alert|notify|prompt|tell|message|buzz) me (in|on|at|tomorrow|tonight|next|before|after|"
            "later|this|by) "
        ),
        (
            "(set|add|create|make|put in|set up|put|schedule) (a|an|the|another|) (reminder|alarm|follow-up reminder|"
            "to-do|todo|task)"
        ),
        "reminder (to|for|on|at|about|:|that) ",
        "reminder",
        "don't let me forget",
        "wake me",
    ),
    hints=("提醒", "reminder", "remind"),
    manner=Manner.WATCH,
    slots={
        "text": Said(
            before=(
                "提醒我",
                "叫我",
                "喊我",
                "催我",
                "提我",
                "提个醒",
                "提醒一下",
                "提醒：",
                "reminder to",
                "remind me to",
                "ping me to",
                "reminder:",
            ),
            take=Take.REST,
        ),
    },
    examples=(
        Example(
            "zh",
            "周五提醒我给{customer}寄样品",
            {"text": "寄样品", "on": "{friday}", "customer": "{customer}"},
            sample=True,
        ),
        Example("zh", "明天上午9点提醒我开周会", {"text": "开周会", "at": "{tomorrow}T09:00"}),
        Example(
            "zh",
            "明天下午三点叫我跟{customer}对账",
            {"text": "对账", "at": "{tomorrow}T15:00", "customer": "{customer}"},
        ),
        Example(
            "zh", "设个提醒，周五给{customer}打电话", {"text": "打电话", "on": "{friday}", "customer": "{customer}"}
        ),
        Example("zh", "周五上午10点提醒我交报表", {"text": "交报表", "at": "{friday}T10:00"}),
        Example("zh", "明天提醒我给{customer}打电话", {"text": "打电话", "on": "{tomorrow}", "customer": "{customer}"}),
        Example("zh", "记得提醒我周五去{customer}收款", {"text": "收款", "on": "{friday}", "customer": "{customer}"}),
        Example("zh", "加个提醒，明天下午两点开会", {"text": "开会", "at": "{tomorrow}T14:00"}),
        Example("zh", "下周三提醒一下我续合同", {"text": "续合同", "on": "{next_wednesday}"}),
        Example(
            "zh", "别让我忘了明天给{customer}发样品", {"text": "发样品", "on": "{tomorrow}", "customer": "{customer}"}
        ),
        Example(
            "en",
            "remind me on friday to call {customer}",
            {"text": "call", "on": "{friday}", "customer": "{customer}"},
            sample=True,
        ),
        Example(
            "en",
            "remind me tomorrow at 9am to send the price list",
            {"text": "send the price list", "at": "{tomorrow}T09:00"},
        ),
        Example(
            "en",
            "set a reminder for tomorrow 3pm: visit {customer}",
            {"text": "visit", "at": "{tomorrow}T15:00", "customer": "{customer}"},
        ),
        Example(
            "en", "remind me friday 10am to submit the report", {"text": "submit the report", "at": "{friday}T10:00"}
        ),
        Example(
            "en",
            "set a reminder to call {customer} tomorrow",
            {"text": "call", "on": "{tomorrow}", "customer": "{customer}"},
        ),
        Example("en", "ping me tomorrow at 2pm about the meeting", {"text": "the meeting", "at": "{tomorrow}T14:00"}),
        Example(
            "en",
            "don't let me forget to send samples to {customer} on friday",
            {"text": "send samples", "on": "{friday}", "customer": "{customer}"},
        ),
        Example("en", "reminder for friday: renew the contract", {"text": "renew the contract", "on": "{friday}"}),
        Example("en", "nudge me tomorrow to check the samples", {"text": "check the samples", "on": "{tomorrow}"}),
        Example("en", "give me a nudge tomorrow to check {order}", {"on": "{tomorrow}", "text": "check {order}"}),
    ),
)


def run(ctx: Context, args: SetReminder) -> Outcome:
    """Set a reminder; a customer whom the person does not see is not linked to it, as its words say enough."""
    customer = ctx.store.customers.find(args.customer) if args.customer else None
    reminder = Reminder(
        id=ctx.store.numbers.next(Kind.REMINDER),
        employee=ctx.person.id,
        text=wordings.account("text", args.text),
        due_at=due_at(ctx, args.at, args.on),
        on=args.on if args.at is None else None,
        customer=customer.id if customer else None,
        channel=ctx.conversation.split("/")[0],
        conversation=ctx.conversation,
    )
    ctx.store.reminders.add(reminder)
    return reminder_set(ctx, reminder)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take the reminder back, unless it has gone off."""
    reminder = ctx.store.reminders.get(operation.document(Kind.REMINDER))
    if reminder.fired_at is not None:
        raise ConflictError("tasks.fired_already")
    reminder.cancelled = True
    return reminder_cancelled(reminder)


ACTION = Action(
    name="set_reminder",
    title=Words("设提醒", "set a reminder"),
    hint=Words("到时候提醒你。", "Reminds you when it is time."),
    arguments=SetReminder,
    roles=EVERYONE,
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
