"""Puts tags on a customer."""

from __future__ import annotations

from typing import Annotated

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, CustomerRef, Texts, titled
from domain.crm.tagging import tag, untag
from domain.outcome import Outcome
from domain.vocabulary import Example, Said, Take, Vocabulary
from domain.words import Words


class TagCustomer(Arguments):
    """What tag a customer needs."""

    customer: CustomerRef
    tags: Annotated[Texts, titled("标签", "tags")]


VOCABULARY = Vocabulary(
    zh=(
        "标签",
        "(标|标记|标注|归类|归)(成|为|上|一下|作)",
        "打上",
        "(打|贴|加|上|设|挂)(上|个|一个|几个|两个|三个|俩|)标签",
        "(两个|三个|几个|俩|这个|这些)标签",
        "打标",
        "(给|把|帮){customer}(也|都|再|先|)(标|挂)(个|成|上|为|上个)",
    ),
    en=(
        "(put|stick|slap|pop|add|attach) (the|a|an|) (tag|tags|label|labels)",
        "(put|stick|slap|pop|add|attach) … (tag|tags|label) (on|to|onto) {customer}",
        "(flag|mark|label|tag) {customer} (as|a|:)",
        "(put|mark|set|note|list|class|classify) {customer} [down] as",
        "{customer} (is|are) [now] (a|an|our) … tag (it|them|him|her)",
        "(tag|label|mark|flag) {customer}",
        "(tag|label|mark|flag) … (as|with) ",
        "(add|put|give|attach|set) (a|an|the|) (tag|label)",
        "add the tag",
        "tag",
    ),
    hints=(
        "标成",
        "label",
        "mark",
        "(make|class|count) {customer} (a|an|as|as a) (vip|key account|priority|gold|silver)",
    ),
    against=(
        "标签机",
        "标签纸",
        "(mark|flag) {customer}['s|s] (deal|opportunity|opp|project|job|tender|quote|order|invoice)",
        "(mark|flag) … [as] (won|lost|paid|shipped|delivered|received|closed|resolved|done)",
    ),
    slots={
        "tags": Said(
            before=(
                "个标签",
                "标签：",
                "标签:",
                "标签是",
                "标签",
                "标成",
                "标为",
                "标记为",
                "标记成",
                "标上",
                "打上",
                "归为",
                "tagged as",
                "as",
                "with the tag",
                "the tags",
                "the tag",
                "the labels",
                "the label",
                "with",
                "加个",
                "加一个",
                "加上",
                "打个",
                "打一个",
                "贴个",
                "贴上",
                "tag:",
                "label:",
                "the tag",
                "the label",
            ),
            after=("的标签", "标签", "这个标签"),
            take=Take.REST,
        )
    },
    examples=(
        Example("zh", "给{customer}贴个标签：节前备货", {"customer": "{customer}", "tags": ["节前备货"]}),
        Example("zh", "{customer}标成回款慢", {"customer": "{customer}", "tags": ["回款慢"]}),
        Example("zh", "把{customer}标记为连锁店", {"customer": "{customer}", "tags": ["连锁店"]}),
        Example("zh", "{customer}打上标签 老客户", {"customer": "{customer}", "tags": ["老客户"]}),
        Example("zh", "给{customer}加个“账期长”的标签", {"customer": "{customer}", "tags": ["账期长"]}),
        Example("zh", "{customer}贴标签：连锁、高端", {"customer": "{customer}", "tags": ["连锁", "高端"]}),
        Example("zh", "把{customer}标为重点", {"customer": "{customer}", "tags": ["重点"]}),
        Example("en", "tag {customer} as key account", {"customer": "{customer}", "tags": ["key account"]}),
        Example("en", "mark {customer} as seasonal", {"customer": "{customer}", "tags": ["seasonal"]}),
        Example("en", "add the tag wholesale to {customer}", {"customer": "{customer}", "tags": ["wholesale"]}),
        Example("en", 'tag {customer} "slow payer"', {"customer": "{customer}", "tags": ["slow payer"]}),
        Example(
            "en",
            "label {customer} as premium and seasonal",
            {"customer": "{customer}", "tags": ["premium", "seasonal"]},
        ),
        Example("en", "flag {customer} as at risk", {"customer": "{customer}", "tags": ["at risk"]}),
    ),
)


def run(ctx: Context, args: TagCustomer) -> Outcome:
    """Put on a customer the tags that it does not bear yet."""
    return tag(ctx.store.customers.get(args.customer), args.tags)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Take off the tags that were put on."""
    return untag(ctx, operation)


ACTION = Action(
    name="tag_customer",
    title=Words("打标签", "tag a customer"),
    hint=Words("给客户打标签。", "Puts tags on a customer."),
    arguments=TagCustomer,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
