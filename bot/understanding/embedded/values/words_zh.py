"""Chinese number and calendar words: data, and the pattern pieces made of them."""

DIGITS = {
    "零": 0, "〇": 0, "一": 1, "幺": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
FORMAL = "壹贰叁肆伍陆柒捌玖"
"""Digits as on a cheque; several are surnames, so alone they are none."""
BOTH = {"俩": 2, "仨": 3}
"""Numbers that hold their own 个."""
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
MULTIPLIERS = TENS | MYRIADS
SHORT_MULTIPLIERS = {"k": 1000, "w": 10**4}
NUMERALS = frozenset(DIGITS) | frozenset(MULTIPLIERS) | frozenset(BOTH)

ABOUT = ("大概", "大约", "差不多", "将近", "估计", "大致", "接近", "约", "近")
OR_SO = ("左右", "上下", "来着左右")
VAGUE = {"几": 3, "好几": 3, "若干": 3, "数": 3}

SMALL = r"(?:[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九两])"
"""A month, a day or an hour in digits or words."""
COUNT = r"(?:[0-9]{1,4}(?:\.[0-9])?|[零〇一二两俩三四五六七八九十百半几]{1,5})"
"""How many days, weeks, … : 3, 十五, 半, 几."""

WEEK = r"(?:周|星期|礼拜)"
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6} | {str(n + 1): n for n in range(7)}

DAY_WORDS = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨儿": -1, "今天": 0, "今日": 0, "今儿": 0, "当天": 0,
    "明天": 1, "明日": 1, "明儿": 1, "次日": 1, "后天": 2, "后日": 2, "大后天": 3, "大大后天": 4, "大大前天": -4, "昨晚": -1,
    "今晚": 0, "今早": 0, "今晨": 0, "明早": 1, "明晚": 1, "明晨": 1, "后晚": 2,
}  # fmt: skip
YEAR_WORDS = {
    "大前年": -3, "前年": -2, "去年": -1, "上一年": -1, "上年": -1, "今年": 0, "本年": 0, "这一年": 0, "当年": 0, "明年": 1,
    "来年": 1, "下一年": 1, "后年": 2, "大后年": 3,
}  # fmt: skip
STEP_WORDS = {
    "上上上": -3, "上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "此": 0, "今": 0, "下": 1, "下下": 2, "下下下": 3,
}  # fmt: skip
UNIT_WORDS = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "季": "quarter",
    "季度": "quarter", "年": "year", "年度": "year",
}  # fmt: skip

DAY_PARTS = {
    "凌晨": "night", "半夜": "night", "午夜": "night", "清晨": "morning", "早晨": "morning", "早上": "morning", "一早": "morning",
    "一大早": "morning", "大清早": "morning", "上午": "morning", "午前": "morning", "中午": "noon", "正午": "noon",
    "下午": "afternoon", "午后": "afternoon", "傍晚": "evening", "晚上": "evening", "晚间": "evening", "夜里": "evening",
    "夜晚": "evening", "早": "morning", "晨": "morning", "晚": "evening",
}  # fmt: skip
"""Parts of the day, by the rule for the hours said behind them."""


def any_of(words: dict[str, int]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
