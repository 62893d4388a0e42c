"""Whether words ask for something to be told: a topic's own noun in a report asks nothing."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from typing import Final

from bot.nlu.names import INVOICE

ASKING: Final = re.compile(
    r"\?|\b(?:ne|nedir|neler\w*|neydi\w*|neyle|nasil|nasl|neden|niye|nicin|nolu\w+|nolmus|napc\w+|napac\w+|kac(?:a|ta|tan|i|inci|ar|gun\w*|para)?|nere\w*|nerd\w*|kim\w*|hangi\w*|"
    r"m[iu](?:s[iu]n\w*|y[iu][mz]|d[iu]r|yd\w*)?|dimi|acaba|merak\w*|ogren(?:mek|ebil|eyim|ecek)\w*|how|when|where|what|which|who|why|is|are|do|does|did|can|could|will|should|would)\b"
    r"|\w+m[iu](?:s[iu]n[iu]z|y[iu][mz])\b|\b(?!yirmi|teslimi)\w+(?:yor?|[dt][iu]|m[iu]s|[ae]c[ae]k|[aeiu]r|var|yok|lazim|degil)m[iu](?:d[iu]r|ydi)?\b"
)
"""A word or a particle that asks, over folded text."""
# What is not found or not known is asked for as well, and so is what is to be told.
_WANTS_TOLD: Final = re.compile(
    r"\b(?:bulam\w+|goremi\w+|bilmi(?!yor musunuz)\w+|(?:soyle|anlat|tarif ed|bilgi ver|acikla)(?:y?[iu]n\w*|r m\w+|yebilir\w*)|bilgi (?:ver\w+|al\w+|ist\w+|lazim|rica)|tell me|(?:want|need|like) to know)\b"
)
# Topics that are asked about by a question alone; of the others a report says as much.
_OF_QUESTIONS: Final = frozenset(
    {
        *("refund_time", "return_cost", "return_period", "where_is_it", "hours", INVOICE),
        *("discount_amount", "pickup_day", "cancel_cost", "how_to_return", "product"),
    }
)
# What is not known of a number or a phone, and whose it is.
_NUMBERS: Final = re.compile(
    r"\b(?:tel\w*|tlf|numara\w*|no|nosu\w*|noyu|hane\w*|hat\w*|gsm|cep\w*|e?mail\w*|mesaj\w*|e?posta\w*|sms|kod\w*|hediye\w*|surpriz\w*|sipari\w*|sprs|hesa\w*|fis\w*|bende|onda|phone|number\w*|gift|present|code|order\w*|company|somebody|someone)\b"
)
# Topics that are asked about in their own words alone: a rant about taxes asks for no invoice.
_OWN_WORDS: Final = {
    "find_number": _NUMBERS,
    "find_phone": _NUMBERS,
    INVOICE: re.compile(
        r"\b(?:e?fatu?ra?|fis|irsaliye|kdv|vergi (?:no|numara|daire|levha)|vkn|kurumsal|sirket|unvan|invo|receipt|bill|tax|belge)\w*"
    ),
    "refund_status": re.compile(
        r"\b(?:para|iade|ucret|odeme|hesa|kart|iptal|kesinti|yat|tl\b|lira|ekstre|tutar|refund|money|return|paid|pay|cancel|bakiye|dekont)"
    ),
    "coupon": re.compile(
        r"\b(?:ku?po?n|kod|cek[iu]?|promosyon|kampanya|indirim|hediye ceki|coupon|voucher|promo|discount|sale|campaign|price)\w*|fiyat\w*(?: \w+){0,3} (?:dus|in(?:di|mis)|art|degis|fark|baska|uygulan|ol(?:du|mus))\w*|\d+ ?(?:d[iu]|t[iu]|tl)? .*\d+ (?:ol(?:mus|du)|yap\w+)"
    ),
}


def asks_about(topic: str, folded: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` ask about a topic, the signs behind them included."""
    said = folded[start:end]
    own = _OWN_WORDS.get(topic)
    if own and not own.search(said):
        return False
    if topic not in _OF_QUESTIONS or ASKING.search(said) or _WANTS_TOLD.search(said):
        return True
    return folded[end:].lstrip(" .").startswith("?")
