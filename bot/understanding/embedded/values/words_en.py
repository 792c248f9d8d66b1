"""English number and calendar words: data, and the pattern pieces made of them."""

ONES = {
    "zero": 0, "nought": 0, "naught": 0,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12,
    "grand": 10**3, "mn": 10**6, "mil": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9,
}  # fmt: skip
SHORT_SCALES = {"k": 10**3, "w": 10**4, "m": 10**6, "b": 10**9}
"""Letters glued to digits: 3k, 3w (万), 1.5m."""
VAGUE = {"a few": 3, "few": 3, "several": 3, "a couple of": 2, "a couple": 2, "couple of": 2, "some": 3}
ABOUT = (
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "nearly",
    "almost",
    "circa",
    "some",
    "maybe",
    "probably",
)

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty first": 21, "twenty-second": 22,
    "twenty second": 22, "twenty-third": 23, "twenty third": 23, "twenty-fourth": 24, "twenty fourth": 24, "twenty-fifth": 25,
    "twenty fifth": 25, "twenty-sixth": 26, "twenty sixth": 26, "twenty-seventh": 27, "twenty seventh": 27, "twenty-eighth": 28,
    "twenty eighth": 28, "twenty-ninth": 29, "twenty ninth": 29, "thirtieth": 30, "thirty-first": 31, "thirty first": 31,
}  # fmt: skip

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
    "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11,
    "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
PLAIN_WORDS = frozenset({"may", "march", "mar", "sat", "sun", "wed", "mon", "second"})
"""Month and weekday words that are other words as well."""
WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "weds": 2, "wed": 2, "thursday": 3, "thurs": 3,
    "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip

DAY_WORDS = {
    "today": 0, "tonight": 0, "tomorrow": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1,
    "tmr": 1, "tmrw": 1, "tmw": 1, "tomo": 1,
    "yesterday": -1,
}  # fmt: skip
UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week", "fortnight": "fortnight",
    "fortnights": "fortnight", "month": "month", "months": "month", "mth": "month", "mths": "month", "quarter": "quarter",
    "quarters": "quarter", "qtr": "quarter", "year": "year", "years": "year", "yr": "year", "yrs": "year",
}  # fmt: skip


def any_of(words: dict[str, int] | dict[str, str] | tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


MONTH, WEEKDAY = any_of(MONTHS), any_of(WEEKDAYS)
"""Patterns for any month and any weekday."""
COUNT = (
    r"(?:[0-9]{1,4}(?:\.[0-9]{1,2})?|half an?|an? half|a couple(?: of)?|couple of|a few|few|several|some|another|an?|"
    + any_of(tuple(TENS))
    + r"(?:[ -]"
    + any_of(tuple(word for word, value in ONES.items() if 0 < value < 10))
    + r")?|"
    + any_of(ONES)
    + r")"
)
"""How many days, weeks, … : 3, two, a, a couple of."""
