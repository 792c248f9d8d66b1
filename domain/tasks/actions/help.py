"""What I can do."""

from __future__ import annotations

from domain.access.roles import EVERYONE
from domain.action import Action, Context
from domain.arguments import Arguments
from domain.outcome import Outcome
from domain.tasks.abilities import abilities
from domain.vocabulary import Example, Vocabulary
from domain.words import Words


class Help(Arguments):
    """What help needs."""


VOCABULARY = Vocabulary(
    zh=(
        "帮助",
        "(你|您)(都|)(会|能|可以)(干|做|帮)…(啥|什么|哪些|嘛)",
        "(机器人|系统|助手)(都|)(会|能|可以)…(啥|什么|哪些|嘛)",
        "(有|都有)(哪些|什么|啥)(功能|用处|本事)",
        "(怎么|怎样|咋|如何)(用|使用|操作|下单|开单|报价|记|录|登记|建|查|发货|收款|开票|入库|盘点|退货|设|建客户|记拜访)",
        "(使用|操作)(说明|手册|指南|帮助|教程)",
        "(新手|入门)(指南|教程|引导)",
        "(你|您)(都|)(会|能)(些|点|做|干|)(什么|啥)",
        "(教|教教)我(怎么|咋|)(用|玩|使)",
        "(教教我|怎么玩|咋用|能帮我(干|做)(啥|什么|点啥))",
        "(怎么|怎样|如何|咋)(查|看|问|找)(库存|订单|价格|客户|业绩|应收|跟进|日程|商机)",
        "能干啥",
        "(都|)(能|会|可以)(干|做|帮忙做|帮我做|帮着做)(些|点|的)(啥|什么|哪些)",
        "会干啥",
        "能干嘛",
        "你是谁",
    ),
    en=(
        "what (can|could|do) (you|i|we) (actually|really|even|all|) (do|ask|say|use|help)",
        "what (sort|kind|kinds|sorts|type|types) of (things|stuff|questions|commands) (can|do|could)",
        "what (all|else) can (you|i)",
        "so what can you",
        "what commands",
        "help",
        "what can (you|i|this|the bot) (do|ask|say|help)",
        "what (do|can) you do",
        "what are you able to",
        (
            "how (do|can|would|should) i (use|log|place|create|make|enter|record|add|ship|quote|set|book|check|see|"
            "find|do|cancel|change|approve|invoice|register|amend|undo|return)"
        ),
        "how (do|does) (this|it|you) work",
        "how to (use|log|place|create|make|enter|record|add|ship|quote|set|book|cancel|change)",
        "(user|usage) (guide|manual)",
        "(show|list|show me|give me) (the|your|all|all the) (commands|features|functions)",
        "who are you",
        "instructions",
    ),
    against=("help me", "help us", "帮助客户"),
    examples=(
        Example("zh", "帮助"),
        Example("zh", "你能做什么"),
        Example("zh", "怎么下单"),
        Example("zh", "有哪些功能"),
        Example("zh", "你会什么"),
        Example("zh", "怎么用"),
        Example("zh", "使用说明"),
        Example("zh", "怎么查库存"),
        Example("zh", "你都能帮我做什么"),
        Example("en", "help"),
        Example("en", "what can I ask you?"),
        Example("en", "how do I enter a payment"),
        Example("en", "how does this work"),
        Example("en", "what are you able to do"),
        Example("en", "how can I use this"),
        Example("en", "show me the commands"),
        Example("en", "how do I create an order"),
        Example("en", "how to record a payment"),
    ),
)


def run(ctx: Context, args: Help) -> Outcome:
    """Tell what the asker may have done."""
    del args
    return abilities(ctx)


ACTION = Action(
    name="help",
    title=Words("帮助", "help"),
    hint=Words("看我能做什么。", "What I can do."),
    arguments=Help,
    roles=EVERYONE,
    vocabulary=VOCABULARY,
    common=True,
    run=run,
)
