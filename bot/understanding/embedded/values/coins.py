"""Currencies and their coins, by the marks and words that people use for them."""

CURRENCIES = {
    "¥": "CNY", "元": "CNY", "圆": "CNY", "块钱": "CNY", "块": "CNY", "人民币": "CNY", "元人民币": "CNY", "rmb": "CNY",
    "cny": "CNY", "yuan": "CNY", "kuai": "CNY", "大洋": "CNY",
    "$": "USD", "us$": "USD", "usd": "USD", "美元": "USD", "美金": "USD", "刀": "USD", "us dollars": "USD", "us dollar": "USD",
    "dollars": "USD", "dollar": "USD", "bucks": "USD",
    "€": "EUR", "eur": "EUR", "欧元": "EUR", "euros": "EUR", "euro": "EUR",
    "£": "GBP", "gbp": "GBP", "英镑": "GBP", "pounds": "GBP", "pound": "GBP", "quid": "GBP",
    "jpy": "JPY", "日元": "JPY", "日圆": "JPY", "yen": "JPY", "円": "JPY",
    "hk$": "HKD", "hkd": "HKD", "港元": "HKD", "港币": "HKD", "港纸": "HKD",
    "nt$": "TWD", "twd": "TWD", "新台币": "TWD", "台币": "TWD",
    "s$": "SGD", "sgd": "SGD", "新元": "SGD", "新加坡元": "SGD", "新币": "SGD",
    "a$": "AUD", "aud": "AUD", "澳元": "AUD", "澳币": "AUD",
    "c$": "CAD", "cad": "CAD", "加元": "CAD", "加币": "CAD",
    "₩": "KRW", "krw": "KRW", "韩元": "KRW", "won": "KRW",
    "₹": "INR", "inr": "INR", "卢比": "INR", "rupees": "INR", "rs": "INR",
    "chf": "CHF", "瑞士法郎": "CHF", "瑞郎": "CHF", "francs": "CHF",
    "₽": "RUB", "rub": "RUB", "卢布": "RUB", "thb": "THB", "泰铢": "THB", "฿": "THB", "baht": "THB",
    "vnd": "VND", "越南盾": "VND", "myr": "MYR", "rm": "MYR", "马币": "MYR", "idr": "IDR", "php": "PHP",
    "₦": "NGN", "ngn": "NGN", "naira": "NGN", "奈拉": "NGN", "₺": "TRY", "turkish lira": "TRY", "lira": "TRY", "里拉": "TRY",
    "土耳其里拉": "TRY", "兰特": "ZAR", "雷亚尔": "BRL", "reais": "BRL", "比索": "MXN", "墨西哥比索": "MXN", "pesos": "MXN",
    "第纳尔": "KWD", "kwd": "KWD", "里亚尔": "SAR", "沙特里亚尔": "SAR", "riyals": "SAR", "迪拉姆": "AED", "dirham": "AED",
    "纽元": "NZD", "新西兰元": "NZD", "令吉": "MYR", "林吉特": "MYR", "ringgit": "MYR", "印尼盾": "IDR", "rupiah": "IDR",
    "菲律宾比索": "PHP", "澳门元": "MOP", "澳门币": "MOP", "瑞典克朗": "SEK", "sek": "SEK", "kronor": "SEK",
    "挪威克朗": "NOK", "nok": "NOK", "丹麦克朗": "DKK", "dkk": "DKK", "兹罗提": "PLN", "zloty": "PLN", "pln": "PLN",
    "₪": "ILS", "谢克尔": "ILS", "shekels": "ILS", "₴": "UAH", "格里夫纳": "UAH", "先令": "KES", "shillings": "KES",
    "埃及镑": "EGP", "egp": "EGP", "₫": "VND", "₱": "PHP", "rand": "ZAR", "roubles": "RUB", "rubles": "RUB",
    "₿": "BTC", "btc": "BTC", "bitcoins": "BTC", "bitcoin": "BTC", "比特币": "BTC", "以太币": "ETH",
    "nzd$": "NZD", "aud$": "AUD", "au$": "AUD", "cad$": "CAD", "ca$": "CAD", "sgd$": "SGD", "usd$": "USD", "hkd$": "HKD",
    "nz$": "NZD", "r$": "BRL", "mx$": "MXN", "澳大利亚元": "AUD", "加拿大元": "CAD", "人民币元": "CNY", "renminbi": "CNY",
    "aed": "AED", "dirhams": "AED", "sar": "SAR", "nzd": "NZD", "brl": "BRL", "zar": "ZAR", "mxn": "MXN",
}  # fmt: skip
"""Marks and words of currencies, with their ISO codes."""

COINS = {
    "分钱": 100, "分": 100, "毛钱": 10, "毛": 10, "角": 10, "美分": 100, "欧分": 100, "便士": 100, "仙": 100,
    "cents": 100, "cent": 100, "pence": 100, "penny": 100, "pennies": 100, "mao": 10, "jiao": 10, "fen": 100,
}  # fmt: skip
"""Coins behind whole money, by how many of them make one of it."""
