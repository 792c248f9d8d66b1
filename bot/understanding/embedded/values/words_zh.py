"""Chinese number and calendar words: data, and the pattern pieces made of them."""

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "幺": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
BOTH = {"俩": 2, "仨": 3}
"""Numbers that hold their own 个."""
TENS = {"十": 10, "百": 100, "千": 1000}
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
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "昨儿": -1,
    "今天": 0,
    "今日": 0,
    "今儿": 0,
    "当天": 0,
    "明天": 1,
    "明日": 1,
    "明儿": 1,
    "次日": 1,
    "后天": 2,
    "后日": 2,
    "大后天": 3,
    "大大后天": 4,
    "大大前天": -4,
    "昨晚": -1,
    "今晚": 0,
    "今早": 0,
    "今晨": 0,
    "明早": 1,
    "明晚": 1,
    "明晨": 1,
    "后晚": 2,
}
EVENING_WORDS = {"晚": "晚上", "早": "早上", "晨": "早上"}
"""The part of the day that the second character of 今晚, 明早 stands for."""

YEAR_WORDS = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "上一年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "这一年": 0,
    "当年": 0,
    "明年": 1,
    "来年": 1,
    "下一年": 1,
    "后年": 2,
    "大后年": 3,
}
STEP_WORDS = {
    "上上上": -3,
    "上上": -2,
    "上": -1,
    "这": 0,
    "本": 0,
    "当": 0,
    "此": 0,
    "今": 0,
    "下": 1,
    "下下": 2,
    "下下下": 3,
}
UNIT_WORDS = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "季": "quarter",
    "季度": "quarter",
    "年": "year",
    "年度": "year",
}

#: Hours of a day's part: the hour that is added to a spoken 1–11, and the hour the part alone stands for (None: none).
DAY_PARTS: dict[str, tuple[int, int | None]] = {
    "凌晨": (0, None),
    "清晨": (0, None),
    "早晨": (0, None),
    "早上": (0, None),
    "一早": (0, None),
    "一大早": (0, None),
    "早": (0, None),
    "上午": (0, None),
    "午前": (0, None),
    "中午": (12, 12),
    "正午": (12, 12),
    "下午": (12, None),
    "午后": (12, None),
    "傍晚": (12, None),
    "晚上": (12, None),
    "晚间": (12, None),
    "夜里": (12, None),
    "夜晚": (12, None),
    "半夜": (0, None),
    "午夜": (0, 0),
    "晚": (12, None),
}
