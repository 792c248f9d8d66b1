"""A deal whose title names goods is not spoken of wherever these goods are."""

from __future__ import annotations

import re

from bot.understanding.embedded.filling.filled import Filled
from bot.understanding.embedded.filling.stretch import Stretch
from bot.understanding.embedded.phrasing.profile import Profile
from bot.understanding.facts import Facts
from domain.kinds import Kind
from domain.vocabulary import Manner

#: How goods do, which a deal does not: "winter jackets sold out", 用着不错.
_OF_GOODS = re.compile(
    r"\s(?:(?:is|are|was|were|has|have|had|all|still|already|again|keeps?)\s)*"
    r"(?:sold out|worn|wear|wore|sells?\b|selling|broke|break|work(?:s|ing)? (?:fine|well|ok)|running (?:low|out)|out of stock"
    r"|too (?:small|big|large|heavy|tight)|leak|dimm|fade|fading)"
    r"|(?:也|都|还|又|现在|最近)?(?:用着|用得|用起来|卖得|好卖|不好卖|好用|不好用|缺货|断货|没货|坏了|漏水|堵了|掉漆|卖完|卖光)"
)
_A_DEAL = re.compile(
    r"(?:deal|contract|project|tender|refit|rollout|bid|program(?:me)?|opportunity|项目|工程|合同|改造|商机|招标|采购)$"
)


def deal_and_not_the_goods(profile: Profile, stretch: Stretch, filled: Filled, facts: Facts) -> None:
    """Leave the deal out of an account that tells how its goods do, or whose words are but goods', of another customer's deal."""
    slot = next((slot for slot in profile.slots if slot.reference is Kind.OPPORTUNITY and not slot.required), None)
    if slot is None or profile.manner is not Manner.REPORT or slot.name not in filled.sources:
        return
    source, deal = filled.sources[slot.name], filled.args.get(slot.name)
    how_they_do = _OF_GOODS.match(stretch.text, source.end) and not _A_DEAL.search(
        stretch.text, source.start, source.end
    )
    goods = any("product" in each.kinds for each in stretch.lattice.mentions_in(source.start, source.end))
    customer = filled.args.get("customer")
    others = (
        goods
        and customer
        and isinstance(deal, str)
        and facts.customer_of(Kind.OPPORTUNITY, deal) not in (customer, None)
    )
    if how_they_do or others:
        filled.args.pop(slot.name, None)
        del filled.sources[slot.name]
