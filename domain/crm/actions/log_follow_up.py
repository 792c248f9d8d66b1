"""Keeps what was said in a visit, call or message."""

from __future__ import annotations

from typing import Annotated, Literal

from domain.access.roles import Role
from domain.action import Action, Context, Operation, Risk
from domain.arguments import Arguments, Choice, ContactRef, CustomerRef, Day, FreeText, OpportunityRef, choices, titled
from domain.crm import wordings
from domain.crm.follow_up_view import logged
from domain.crm.follow_ups import FollowUp
from domain.crm.following_up import contact_of, opportunity_of, taken_back
from domain.errors import BadInputError
from domain.kinds import Kind
from domain.outcome import Outcome
from domain.vocabulary import Example, Manner, Said, Take, Vocabulary
from domain.words import Words

CHANNEL = choices(
    Choice(
        "visit",
        Words("拜访", "visit"),
        (
            "{customer}(那|那边|那里|家|)待了",
            "现场",
            "(去|跑|到)(了|){customer}",
            "(跑|去|走|逛|转|见|拜访|巡)完(了|){customer}",
            "{customer}(那|那边|那里|家|)(跑|去|走|逛|转|见|拜访|巡)完(了|)",
            "(跑|去|走)(了|过)(一|两|几|)趟",
            "从{customer}(那|那边|家|)(回来|出来)",
            "拜访",
            "拜仿",
            "拜坊",
            "拜防",
            "拜防",
            "走访",
            "上门",
            "登门",
            "去了趟",
            "(去|到|跑|在)(了|)(他们|她们|他|她|人家|对方|)(店里|厂里|工地上|工地|现场|门店|校区|学校|医院|办公室|公司|仓库)(看|转|坐|走|谈|聊|见|了)",
            "去过了",
            "我去过",
            "刚去过",
            "去过一趟",
            "转了一圈",
            "转了转",
            "坐了坐",
            "去了一趟",
            "去了",
            "跑了",
            "跑了趟",
            "到访",
            "探访",
            "面访",
            "去他们",
            "回访",
            "见了",
            "现场看",
            "实地",
            "坐了会",
            "当面(谈|聊|说|沟通|见)",
            "去{customer}",
            "(去|跑去|过去|到)看(了|过)(下|一下|){customer}",
            "(看|去|到)(了|)(现场|工地|门店|厂里|仓库)",
            "visited",
            "visit",
            "site visit",
            "dropped by",
            "dropped in",
            "stopped by",
            "on site",
            "on-site",
            "went to",
            "went to see",
            "came by",
            "popped in",
            "popped into",
            "popped over",
            "popped round",
            "nipped into",
            "nipped in",
            "nipped round",
            "dropped into",
            "called in on",
            "called on {customer}",
            "called round",
            "called around",
            "called by",
            "called over",
            "called up to",
            "called down to",
            "called out to",
            "called in at",
            "called in to",
            "called in with",
            "looked in on",
            "nipped over",
            "dropped round",
            "called into",
            "swung past",
            "stopped off at",
            "been round to",
            "just left {customer}",
            "just leaving {customer}",
            "(drove|headed|ran|flew|rode|walked|went|made a trip) (out|over|up|down|by|) (to|past) {customer}",
            "(pulled|pulling|coming|came|walked) out of {customer}",
            "popped by",
            "swung by",
            "stopped in",
            "stopped at",
            "(dropped|dropped off|left) … (at|with) {customer}",
            "walked the",
            "walked me round",
            "walked me through",
            "out of {customer}",
            "over at {customer}",
            "out at {customer}",
            "saw {customer}",
            "was at",
            "been to",
            "(site|store|shop|yard|job) (walk|walkthrough|walk-through|walk through)",
        ),
    ),
    Choice(
        "call",
        Words("电话", "call"),
        (
            "电话",
            "来电",
            "去电",
            "打电话",
            "回电",
            "通话",
            "通了电话",
            "(去|挂|回|补)(了|过|)(个|一个|通|一通|)电话",
            "打了个",
            "(去|打|挂|回|通|拨)(了|过)(个|一个|通|一通|几个|两个|)电话",
            "拨",
            "接到",
            "(打给|致电|打过去给|打回给|call了|call过){customer}",
            "phone",
            "phoned",
            "called",
            "call",
            "rang",
            "on the phone",
            "rung",
            "cold call",
            "spoke on the phone",
            "gave them a ring",
            "ring",
            "(just|have just|'ve just) hung up",
            "hung up (with|on|from)",
            "(off|on) the (blower|horn)",
            "(left|leaving) (a|another) (voicemail|message)",
            "voicemail",
        ),
    ),
    Choice(
        "wechat",
        Words("微信", "WeChat"),
        (
            "微信",
            "(去|发|回|拍)(了|过)(条|个|一条|几条|)微信",
            "wechat",
            "weixin",
            "企微",
            "企业微信",
            "wx",
        ),
    ),
    Choice(
        "email",
        Words("邮件", "e-mail"),
        (
            "邮件",
            "(去|发|回)(了|过)(封|个|一封|几封|)邮件",
            "邮箱",
            "发邮件",
            "email",
            "e-mail",
            "emailed",
            "emails",
            "mailed",
            "wrote back",
        ),
    ),
    Choice(
        "meeting",
        Words("会议", "meeting"),
        (
            "碰了",
            "会议",
            "开会",
            "线上会",
            "视频会",
            "视频",
            "开了会",
            "开了个会",
            "开完会",
            "碰头会",
            "会上",
            "腾讯会议",
            "座谈",
            "展会上见",
            "meeting",
            "met",
            "met with",
            "teams",
            "zoom",
            "video call",
            "conference",
            "webinar",
            "had a meeting",
            "sat down",
            "(lunch|coffee|breakfast|dinner|drinks|a pint|a beer|brunch) (with|w/|w)",
            "had (lunch|coffee|breakfast|dinner|drinks|a pint|a coffee)",
        ),
    ),
    Choice(
        "other", Words("其他", "other"), ("其他", "texted", "text from", "text off", "whatsapp", "whatsapped", "sms")
    ),
)


class LogFollowUp(Arguments):
    """What log a follow-up needs."""

    customer: CustomerRef
    contact: ContactRef | None = None
    channel: (
        Annotated[Literal["visit", "call", "wechat", "email", "meeting", "other"], CHANNEL, titled("方式", "channel")]
        | None
    ) = None
    summary: Annotated[FreeText, titled("内容", "summary")]
    next_follow_up_on: Annotated[Day, titled("下次跟进", "next follow-up")] | None = None
    next_step: Annotated[FreeText, titled("下一步", "next step")] | None = None
    opportunity: OpportunityRef | None = None


#: Verbs of what comes next: "need to ring him friday".
_CONTACTS = (
    *("ring", "call", "see", "visit", "email", "phone", "meet", "text", "chase", "try", "get", "catch", "calling"),
    *("ringing", "seeing", "visiting", "meeting", "chasing", "nudge", "ping"),
)

VOCABULARY = Vocabulary(
    zh=(
        "{customer}(那边|那里|那|家|这边|)(跑|去|聊|谈|见|拜访|走|转|碰|沟通|回访)完(了|)",
        "(跑|去|聊|谈|见|拜访|走|逛|转|碰|沟通|回访)完(了|){customer}",
        "(拜仿|拜坊|拜防|回仿|走仿)(了|过|)",
        "(记|写|录|登|加|存|补)(到|进|入|在|去){customer}(的|)(跟进|拜访|沟通|往来)(记录|)(里|中|里面|上|)",
        "{customer}(那边|那|)(对接|开会|吃饭|碰头|碰面|约见)(完|过)(了|)",
        "(上午|下午|早上|中午|今天|昨天|刚才|刚刚|刚)在{customer}",
        "(从|)(刚|)从{customer}(出来|回来)",
        "(跟|和|与|同){customer}通(了|完|过)(个|)电话",
        "(给|跟|和){customer}(的|){customer}(打|通|发|聊|谈)(了|过|)",
        "汇报(一下|)(:|,|，|)",
        "(发|送|寄)了(份|个|些|一份|一些|点|几份|)(样品|资料|目录|合同|方案|价格表|图册|样本|小样)给{customer}",
        "{customer}(加|加上|通过)了(微信|好友|企微)",
        "(加|加上)了{customer}(的|)(微信|好友|企微)",
        "(去过|拜访过|见过|跑过|联系过)了",
        "(去|跑去|过去|到)看(了|过)(下|一下|){customer}",
        "(转了转|坐了坐|看了看)",
        "(接待了|接待|陪|请|带)(了|){customer}(的|)(来|吃|喝|看|参观|逛|转|去)",
        "接待(了|){customer}",
        "{customer}没接(电话|)",
        "(刚|刚刚|刚才|上午|下午|早上|中午|昨天|今天)给{customer}(打|发|回|通)(个|了个|了|)(电话|微信|消息|邮件|语音)",
        "(打给|拨给|致电|去电){customer}(那边|)了",
        "给{customer}(打过去|拨过去|去了个电话|回了个电话|挂了个电话)",
        "{customer}(今天|昨天|上午|下午|刚|刚刚|)(来|到)(了|)(工厂|厂里|厂|公司|店里|factory|showroom|office|展厅|仓库)(看|参观|验|考察|提|谈)",
        "(跟|和|与|同|给){customer}(刚|)(call|meeting|email|zoom|teams|chat|talk)(了|过|完)",
        "(给|帮){customer}做了(演示|培训|测试|展示|试用|样品)",
        "约(了|到){customer}",
        "{customer}…(来厂里|来公司|来参观|来访|来考察|来我们|来店里)",
        "给{customer}(送了|寄了|带了|送去|寄去)(样品|资料|目录|图纸|合同|方案|小样|样本|礼品)",
        "(微信|电话|邮件)(问了|联系了|发了|聊了|沟通了)(下|一下|){customer}",
        "{customer}回复(了|说)",
        "{customer}(用|在|)(微信|电话|邮件|短信)(上|里|)(回|问|找|联系|告诉|通知|跟)(了|过|)(我|我们|咱)",
        "(拜访|走访|登门|上门|回访|探访|面访|家访)",
        "(去|跑|到|来)(了|过)(趟|一趟|下|一下|){customer}",
        "(去|跑)(了|)(趟|一趟){customer}",
        "(去|到)(了|){customer}(那边|那里|家|)(送样|送样品|送资料|试样|量尺|看样|看货|装机|调试|培训|对账|收款|谈|演示|结账|理货|陈列)",
        "(约|请){customer}(吃|喝|见|聊|谈|看)",
        "(跟|和|与|同){customer}(的|)…(打完|通完|聊完|谈完|开完|吃完|见完|碰完)",
        "{customer}(来|到)(我们|咱们)(公司|厂里|店里|这边|这儿)",
        "(邮件|email|e-mail|微信|电话|mail)(给|了|){customer}",
        "(微信|电话|邮件|视频)(上|里|)(跟|和|与|同|找|问){customer}",
        (
            "{customer}(刚|刚刚|刚才|今天|上午|下午|昨天|)(在|)(电话|微信|邮件)(里|里头|上|)(一直|又|还|也|老|总|直|跟我|都在|)"
            "(说|讲|反馈|表示|提到|抱怨|吐槽|念叨|诉苦|嫌)"
        ),
        "{customer}(当面|电话里|微信里|微信上|邮件里)(一直|又|还|也|老|总|直|跟我|都在|)(说|谈|聊|提|抱怨|吐槽|念叨|诉苦|嫌)",
        "(见|约见|碰|碰到|遇到|拜会|会)(了|到|过|){customer}",
        "{customer}(那|那边|那里|家|)(待|坐|聊|谈|碰|呆|开会开|看)(了|了会|会)",
        "去{customer}(那|那边|那里|家|)(看|坐|聊|谈)",
        "(跟|和|与|同){customer}(通电话|打电话|见面|吃饭|喝茶|开会|视频)",
        (
            "(跟|和|与|同){customer}…(聊|谈|沟通|交流|碰|开会|通话|通了|打了|吃|喝|见|开了|开完|视频|对接|说)(了|过|"
            "完|一|下|个|会|)"
        ),
        "(聊了|谈了|沟通了|交流了|碰了|聊过|谈过|沟通过|联系了|联系过|通了电话|通了个电话|开完会|开了个会|吃了饭|吃了个饭)",
        (
            "{customer}(刚|刚刚|刚才|今天|上午|下午|早上|昨天|又|也|)(来电|来电话|来了电话|回电|回了电话|打电话来|"
            "打来电话|来微信|发微信|发了微信|发邮件|发了邮件|回邮件|来邮件|发来|回复说|微信说|电话里说|来信)"
        ),
        "(打|打了|通)(个|三个|两个|几个|一个|了个|)电话(给|联系|沟通|没人接|没接|问)",
        "(给|跟){customer}(打了|打过|发了|发过)(个|一个|)(电话|微信|邮件)",
        "(电话|微信|邮件|视频|当面)(联系|沟通|拜访|聊|跟进|回访)(了|过|)",
        "{customer}(电话|微信|邮件)(联系|沟通|聊|跟进|发)(了|过|)",
        (
            "(记|加|写|录|登记|补|添|补录)(一个|个|一下|下|一条|条|一笔|笔|)(跟进|拜访|跟进记录|拜访记录|沟通|"
            "沟通记录|走访|客户跟进|记录)"
        ),
        "从{customer}(那|那边|那里|家|)(回来|出来|刚回来)",
        "(发邮件|发微信|打电话|发消息|发了邮件|发了微信|发了消息|打了电话)给{customer}",
        "跟进(了|过|一下|:)",
    ),
    en=(
        "(call|meeting|mtg|chat|visit|lunch|coffee|zoom|catch up|catchup|convo) (w|w/|wi|wth) {customer}",
        "(debrief|recap|rundown|readout|write up|write-up) (on|from|of|for) {customer}",
        "(stopped|dropped|popped|swung) by {customer}",
        "(drove|headed|ran|flew|rode|walked) (out|over|up|down|by|out there|) (to|past) {customer}",
        "(just left|just leaving|leaving|sat with|sat down with) {customer}",
        "(spoke|talked|chatted) (to|with|w/) {customer}",
        "(spoke|talked|chatted|caught up|sat down|met|met up) w/ {customer}",
        "{customer} (demo|visit|call|meeting|lunch|site visit|review|trial) (went|was|is done|done|today|over)",
        (
            "(popped|nipped|dropped|called|swung|stopped|went) (in|by|over|round|past|up|down) (to|and) (see|saw|"
            "visit|meet|met) {customer}"
        ),
        "(popped|nipped|dropped|stopped|swung|went) (in|by|over|round|) to see {customer}",
        "(popped|nipped|dropped|stopped|swung) (in|by|over|round|into) (to|at|on|) {customer}",
        (
            "(log|record|note|jot down|put down|enter) (email|call|visit|meeting|chat|text|message|conversation) "
            "(from|with|to|at) {customer}"
        ),
        "(email|call|message|text|voicemail|chat|meeting|visit|catch-up|catch up) (from|with|w/|to|at) {customer}",
        (
            "(spent|sat) (an hour|half an hour|the morning|the afternoon|the day|some time|a while|two hours) (with|"
            "at) {customer}"
        ),
        (
            "{customer} (visit|call|meeting|demo) (done|went well|went ok|went badly|today|this morning|"
            "this afternoon|yesterday)"
        ),
        (
            "(tried|chased|rang|phoned|emailed) {customer} (twice|again|today|this morning|this afternoon|"
            "yesterday|earlier)"
        ),
        "left {customer} (a message|a voicemail|a note|a card|some samples|a brochure)",
        (
            "(bumped into|ran into|met|saw|spoke to|talked to|caught) (the|their|his|her) (owner|boss|manager|buyer|"
            "guy|lady|md|director) (of|at|from) {customer}"
        ),
        (
            "{customer} (not interested|isn't interested|aren't interested|no answer|no reply|didn't pick up|"
            "not answering|won't commit)"
        ),
        "(had|have had) {customer} (in|over|round|on the phone)",
        "{customer} (were|was|came|popped) (in|over|round) (earlier|today|this morning|yesterday|for)",
        "(took|taken|taking) {customer} (out|for|to|round)",
        "(the|) (gist|upshot|outcome) (from|of the call with|of the visit to) {customer}",
        (
            "{customer} (say|tell me|reckon|reckons|are happy|are thinking|is thinking|aren't happy|isn't happy|"
            "seem|seems)"
        ),
        (
            "{customer} (wants|want|would like|needs) (to|a|us|me|an|the|it|its|more info|some|her|his|their|new|"
            "better|longer|our|everything|delivery)"
        ),
        (
            "(was|been|just been|i've been|got back) (at|to|in at|over at|round at|down at|out at|by|to see|in to see|"
            "in with|from) {customer}"
        ),
        (
            "(dropped|popped|nipped|called|looked|swung|stopped|went|pop) (in|into|in to|in with|by|in at|in on|past|round|"
            "around|round to|over|over to|up to|down to|out to) {customer}"
        ),
        (
            "{customer} (just|has just|have just|have|has|also) (called|rang|phoned|emailed|texted|messaged|wrote|"
            "replied|been in touch|popped in)"
        ),
        "{customer} (came back to|come back to|got back to|rang|called|phoned|emailed|texted) (me|us)",
        "{customer} (just|has just|have just) (came back|got back|come back)",
        (
            "(good|great|quick|long|short|brief|decent|productive) (meeting|call|chat|visit|catch up|catch-up|"
            "session) (at|with|to) {customer}"
        ),
        "(catch up|catch-up|breakfast|a pint|drinks|a beer|coffee|lunch|a brew|a word) with {customer}",
        "(grabbed|had) (lunch|coffee|breakfast|dinner|a coffee|a chat|a word|a brew|a drink) (with|at) {customer}",
        "note (on|for|about) {customer}",
        "{customer} update",
        "update on {customer}",
        "(popped into|popped in to|popped in at|swung by|went to see|went over to|went to) {customer}",
        (
            "(left a voicemail for|left a message for|left a message with|tried calling|tried to call|bumped into|"
            "ran into|demoed to|presented to|pitched to|gave a demo to|did a demo for|followed up with|"
            "checked in with|reached out to|heard from|heard back from|touched base with) {customer}"
        ),
        (
            "{customer} (came to|stopped by|dropped in|visited us|came over|called back|wrote back|reached out|"
            "confirmed that|agreed to|complained on the phone)"
        ),
        "(visited|met|met with|met up with|saw|called|rang|phoned|spoke to|spoke with|talked to|talked with|"
        "chatted with|emailed|texted|messaged|dropped by|dropped in on"
        "|stopped by|caught up with|sat down with|had lunch with|had dinner with|had coffee with|whatsapped|"
        "wechatted) {customer}",
        (
            "(visit to|visit with|call with|call w/|call from|meeting with|meeting w/|lunch with|dinner with|"
            "coffee with|chat with|site visit|zoom with|teams with|demo for|demo at|demo with) {customer}"
        ),
        (
            "(visited|met with|met up with|spoke to|spoke with|talked to|talked with|chatted with|dropped by|"
            "caught up with|phone call with|teams meeting|video call|had a call|had a meeting|had a chat|site visit)"
        ),
        "back from (seeing|visiting|a visit to|a meeting with|) {customer}",
        "(follow-up|follow up|followup) {customer}",
        "{customer} (came in|came to see|came to visit|was in)",
        (
            "{customer} (called|rang|phoned|emailed|texted|messaged|wrote|replied|got back to me|says|said|told me|"
            "mentioned|confirmed|asked|is happy|came by|dropped by|visited)"
        ),
        (
            "(log|record|note|add|write up|write down|enter|put down|jot down) (a|an|the|this|my|) (visit|call|"
            "meeting|follow-up|follow up|followup|call note|visit note|conversation)"
        ),
        "(notes from|visit report|call report|call notes|meeting notes|visit notes)",
        "(off|on) the phone (with|to) {customer}",
        "log:",
        (
            "(dropped|dropped off|left|took|brought) (samples|some samples|a sample|catalogues|a catalogue|"
            "brochures|swatches|a demo unit) … {customer}"
        ),
        "(just |)(got|came|coming|walked) out of {customer}",
        "(follow up|follow-up|followup|call|visit|meeting) (note|notes) [for] {customer}",
        "note for {customer}",
        "follow-up with {customer}",
    ),
    hints=(
        "跟进",
        "聊",
        "(记录|记|先记)(一下|一笔|下|一条|个)",
        "(记录|记|先记)(一下|一笔|下|一条|个)…{customer}",
        "{customer}…(记录|记|先记)(一下|一笔|下|一条|个)",
        "{customer}(刚|今天|也|又|那边|这边|)(说|表示|提到|答应|嫌)",
    ),
    against=(
        "(show|list|see|view|pull up|find|get|read) [me] … (visit|call|meeting) (notes|reports|note|log)",
        "(登记|建|开|提|走)(个|一个|张|)(售后|投诉|报修|客诉)",
        "{customer}(那边|)说不(定|准)",
        "(随便|瞎|就|只是)(聊聊|问问|说说|聊一下)",
        "闲聊",
        "跟进了多少",
        "跟进了谁",
        "跟进了哪些",
        "拜访了多少",
        "拜访了几",
        "怎么记",
        "how do i log",
        "提醒我",
        "remind me",
        "(contact|lead|customer|account|client|opportunity|deal|prospect) called",
        "(contact|lead|customer|account|client|prospect) … called {customer}",
        ", called {customer}",
    ),
    manner=Manner.REPORT,
    slots={
        "summary": Said(take=Take.WHOLE),
        "next_follow_up_on": Said(
            before=(
                "下次跟进",
                "下次联系",
                "下次拜访",
                "下次",
                "约了",
                "约在",
                "约到",
                "约好",
                "定在",
                "计划",
                "准备",
                "打算",
                "follow up",
                "follow-up",
                "follow up on",
                "follow up in",
                "next follow-up",
                "next contact",
                "next touch",
                "next chat",
                "next one",
                "next step",
                "contact again",
                "ring again",
                "speak again",
                "talk again",
                "try again",
                "visit again",
                "pop back",
                "drop back",
                "swing back",
                "pencilled in",
                "booked in",
                "next follow up",
                "check in",
                "check back",
                "check back in",
                "call back",
                "call again",
                "get back to",
                "get back to them",
                "get back to him",
                "get back to her",
                "next call",
                "next visit",
                "next catch up",
                "next catch-up",
                "catch up",
                "next meeting",
                "next touch base",
                "touch base",
                "circle back",
                "going",
                "going back",
                "going in",
                "going over",
                "back there",
                *(f"{verb} {whom}" for verb in _CONTACTS for whom in ("him", "her", "them")),
                "revisit",
                "back",
                "again",
                "chase",
                "answer",
                "by",
            ),
            after=(
                "再去",
                "让我再去",
                "让我再过去",
                "叫我再过去",
                "给他回复",
                "给她回复",
                "给他们回复",
                "给他答复",
                "给他们答复",
                "给他回话",
                "回复他",
                "回他",
                "再过",
                "再聊",
                "再碰",
                "再见",
                "再送",
                "再报",
                "送样",
                "见面",
                "碰面",
                "过去",
                "再去一趟",
                "再跟",
                "再跟进",
                "再聊",
                "再谈",
                "再问",
                "再打",
                "再联系",
                "再约",
                "再看",
                "再说",
                "再拜访",
                "再催",
                "再对",
                "再来",
                "再过去",
                "再沟通",
                "再碰",
                "去一趟",
                "跟进",
                "回访",
                "催",
                "催一下",
                "联系",
                "回复",
                "答复",
                "给答复",
                "给他答复",
                "回我",
                "回话",
                "给信",
                "给信儿",
                "给准信",
                "去",
                "follow up",
                "follow-up",
                "again",
                "check in",
                "call back",
            ),
            only=True,
        ),
        "next_step": Said(
            before=("下一步", "下步", "接下来", "后续", "next step", "next steps", "next action", "action item", "todo")
        ),
        "opportunity": Said(),
    },
    examples=(
        Example(
            "zh",
            "今天拜访了{customer}，样品用着不错，嫌交期长，下周三再去一趟",
            {
                "customer": "{customer}",
                "channel": "visit",
                "summary": "嫌交期长",
                "next_follow_up_on": "{next_wednesday}",
            },
        ),
        Example(
            "zh",
            "跟{customer}微信聊了下，价格还在比，没定",
            {"customer": "{customer}", "channel": "wechat", "summary": "价格还在比"},
            sample=True,
        ),
        Example(
            "zh",
            "{customer}来电话说图纸改了，周五再跟",
            {"customer": "{customer}", "channel": "call", "summary": "图纸改了", "next_follow_up_on": "{friday}"},
        ),
        Example(
            "zh",
            "记个跟进：{customer}邮件发了资料，等回复",
            {"customer": "{customer}", "channel": "email", "summary": "等回复"},
        ),
        Example(
            "zh",
            "上午去了趟{customer}，预算批下来了，下一步出方案",
            {"customer": "{customer}", "channel": "visit", "summary": "预算批下来了", "next_step": "出方案"},
        ),
        Example(
            "zh",
            "刚从{customer}回来，他们想换包装，价格还要再谈",
            {"customer": "{customer}", "channel": "visit", "summary": "换包装"},
        ),
        Example(
            "zh",
            "{customer}打电话来问交期，说下周三再联系",
            {"customer": "{customer}", "channel": "call", "summary": "问交期", "next_follow_up_on": "{next_wednesday}"},
        ),
        Example(
            "zh",
            "上午跟{customer}开会，定了试用两个月",
            {"customer": "{customer}", "channel": "meeting", "summary": "试用两个月"},
        ),
        Example(
            "zh", "给{customer}打了个电话，没人接", {"customer": "{customer}", "channel": "call", "summary": "没人接"}
        ),
        Example(
            "zh",
            "今天见了{customer}，对新品挺感兴趣，周五再过去",
            {"customer": "{customer}", "channel": "visit", "summary": "新品", "next_follow_up_on": "{friday}"},
        ),
        Example("zh", "记一下，{customer}说预算砍了一半", {"customer": "{customer}", "summary": "预算砍了一半"}),
        Example(
            "zh",
            "走访{customer}，货架摆得不好，下一步让他们调整",
            {"customer": "{customer}", "channel": "visit", "summary": "货架", "next_step": "让他们调整"},
        ),
        Example(
            "zh",
            "发邮件给{customer}了，等他们回复",
            {"customer": "{customer}", "channel": "email", "summary": "等他们回复"},
        ),
        Example(
            "en",
            "visited {customer} today, they like the samples but find the price high, follow up on friday",
            {
                "customer": "{customer}",
                "channel": "visit",
                "summary": "find the price high",
                "next_follow_up_on": "{friday}",
            },
        ),
        Example(
            "en",
            "spoke to {customer} on the phone, budget is on hold until summer",
            {"customer": "{customer}", "channel": "call", "summary": "budget is on hold"},
            sample=True,
        ),
        Example(
            "en",
            "log a meeting with {customer}: they want new drawings",
            {"customer": "{customer}", "channel": "meeting", "summary": "they want new drawings"},
        ),
        Example(
            "en",
            "emailed {customer} our new price list",
            {"customer": "{customer}", "channel": "email", "summary": "new price list"},
        ),
        Example(
            "en",
            "just got off the phone with {customer}, they want a new sample",
            {"customer": "{customer}", "channel": "call", "summary": "new sample"},
        ),
        Example(
            "en",
            "met {customer} this morning, trial agreed for two months, check back friday",
            {
                "customer": "{customer}",
                "channel": "meeting",
                "summary": "trial agreed",
                "next_follow_up_on": "{friday}",
            },
        ),
        Example(
            "en", "called {customer}, no answer", {"customer": "{customer}", "channel": "call", "summary": "no answer"}
        ),
        Example(
            "en",
            "{customer} emailed, price is too high for them",
            {"customer": "{customer}", "channel": "email", "summary": "price is too high"},
        ),
        Example(
            "en",
            "had lunch with {customer}, they are happy with the service",
            {"customer": "{customer}", "channel": "meeting", "summary": "happy with the service"},
        ),
        Example(
            "en",
            "log a call with {customer}: delivery was late twice",
            {"customer": "{customer}", "channel": "call", "summary": "late twice"},
        ),
        Example(
            "en",
            "dropped by {customer}, shelf display looks poor, next step: send a merchandiser",
            {"customer": "{customer}", "channel": "visit", "summary": "display", "next_step": "send a merchandiser"},
        ),
        Example(
            "en",
            "note a visit to {customer}, buyer was away",
            {"customer": "{customer}", "channel": "visit", "summary": "buyer was away"},
        ),
        Example(
            "en",
            "was at {customer} this morning, they like the new range",
            {"customer": "{customer}", "summary": "they like the new range", "channel": "visit"},
        ),
        Example(
            "en",
            "{customer} just called, a decision comes next month",
            {"customer": "{customer}", "summary": "a decision comes next month", "channel": "call"},
        ),
        Example(
            "zh",
            "刚从{customer}出来，老板想换包装",
            {"customer": "{customer}", "summary": "老板想换包装", "channel": "visit"},
        ),
    ),
)


def run(ctx: Context, args: LogFollowUp) -> Outcome:
    """Keep what was talked about; whatever was due with the customer before is thereby done."""
    customer = ctx.store.customers.get(args.customer)
    contact = contact_of(ctx, customer, args.contact)
    opportunity = opportunity_of(ctx, customer, args.opportunity)
    summary = wordings.account("summary", args.summary)
    if args.next_follow_up_on is not None and args.next_follow_up_on < ctx.today:
        raise BadInputError("next_follow_up_on", "crm.next_in_past", day=args.next_follow_up_on)
    follow_up = FollowUp(
        id=ctx.store.numbers.next(Kind.FOLLOW_UP),
        customer=customer.id,
        employee=ctx.person.id,
        at=ctx.now,
        summary=summary,
        channel=args.channel,
        contact=args.contact,
        opportunity=args.opportunity,
        next_follow_up_on=args.next_follow_up_on,
        next_step=wordings.optional(args.next_step),
    )
    ctx.store.follow_ups.add(follow_up)
    return logged(follow_up, customer, contact, opportunity)


def undo(ctx: Context, operation: Operation) -> Outcome:
    """Strike the follow-up out: what was due before is due again."""
    return taken_back(ctx, operation)


ACTION = Action(
    name="log_follow_up",
    title=Words("记跟进", "log a follow-up"),
    hint=Words("记录一次拜访、电话或微信沟通。", "Keeps what was said in a visit, call or message."),
    arguments=LogFollowUp,
    roles=frozenset({Role.REP, Role.MANAGER, Role.SERVICE, Role.OWNER}),
    risk=Risk.RECORDS,
    vocabulary=VOCABULARY,
    run=run,
    undo=undo,
)
