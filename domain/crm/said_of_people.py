"""How people say whose phone it is and where somebody came from, whatever is being noted about him."""

from __future__ import annotations

from domain.vocabulary import Said

#: A phone number.
PHONE = Said(before=("电话", "手机", "手机号", "联系电话", "tel", "phone", "mobile", "cell", "number"))

#: How a customer or lead was come by.
SOURCE = Said(
    within=(
        "展会",
        "认识的",
        "加的微信",
        "官网",
        "抖音",
        "小红书",
        "公众号",
        "朋友圈",
        "阿里巴巴",
        "百度",
        "介绍",
        "推荐",
        "转介绍",
        "名片",
        "陌拜",
        "地推",
        "扫街",
        "询盘",
        "留言",
        "website",
        "web form",
        "web enquiry",
        "referral",
        "referred",
        "trade show",
        "trade fair",
        "exhibition",
        "expo",
        "cold call",
        "linkedin",
        "google",
        "facebook",
        "instagram",
        "inbound",
        "newsletter",
        "walked in",
        "walk-in",
        "word of mouth",
    ),
    before=(
        "来源是",
        "来源",
        "渠道",
        "通过",
        "source",
        "met at",
        "came from",
        "came via",
        "through",
        "via",
        "referred by",
        "referral from",
        "found us",
    ),
    after=("找来的", "找过来的"),
)
