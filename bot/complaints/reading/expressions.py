"""Every expression that reads a customer's own words here, each with what it is read for.

They read folded text (bot/turkish.py); all other understanding comes as acts and intents.
"""

from __future__ import annotations

import re

# "başka bir şey geldi" does not say what came.
VAGUE = re.compile(r"\b(baska\w*|farkli|alakasiz|yanlis|bambaska|diger)\b")
ONE_MORE = re.compile(r"\b(bir ?de|ayrica|ustelik|hem de|bunun disinda|baska)\b")
# "Kutu da ezik" tells of one more thing.
ALSO = re.compile(r"\bd[ae]\b|[a-z](?:da|de) (?=\w+ (?:geldi|cikti))")
ORDINALS = ("birinci", "ikinci", "ucuncu", "dorduncu", "besinci")
# "sadece bardak takımı kırık, elbisede sorun yok": the words right after it name the item.
ONLY = re.compile(r"\b(?:sadece|yalniz\w*|bir tek|bi tek) ((?:\w+ ){1,2}\w+)")
# "Sadece elbiseyi": a part of the order.
SOME = re.compile(r"\b(?:sadece|yalniz\w*|bir tek|bi tek|only|just)\b")
ALL = re.compile(r"\b(hepsi\w*|ikisi\w*|tamami|tumu|her ikisi)\b")
# The parcel did come, only too late.
ARRIVED_LATE = re.compile(r"\bgec (de )?(geldi|gelmis|teslim|ulas|getir)")
# More than sizes go, or none at all: no number of pieces that one buys.
MANY_OR_NONE = re.compile(
    r"(?<![\w.,/-])(?:0|sifir|[6-9]\d|[1-9]\d\d)(?: (?:tane|adet))? (?P<thing>\w{4,})"
)
NEGATION = re.compile(r"\b(yok\w*|degil\w*|\w+m[iu]yor\w*|\w+m[ae](?:di|mis)\w*)\b")
# A photo that comes later is none now: it may still be sent, and nobody waits for it.
LATER = re.compile(r"\b(sonra|aksam\w*|yarin|daha sonra)\b")
HAS_REPORT = re.compile(r"\b(var|tut\w+|yap\w+|al\w+)\b")
FOUND = re.compile(r"\b(buldum|bulduk|bulundu)\b")
# "Kapıcıya sordum, o da almamış": nobody is asked to ask again.
SEARCHED = re.compile(
    r"\b(?:komsu|gorevli|kapici|guvenli[kg]|yonetici|evde|aile|esim|annem|babam|herkes|danisma)\w*"
    r"(?: \w+){0,3} (?:sordu|bakti|danisti)[mk]\b"
)
TAKEN = re.compile(r"\b(komsum?da\w*|guvenlikte\w*|aldim|almis\w*)\b")
# A phone's digits, or more of it; an order's number has its letters.
DIGITS = re.compile(r"(?<![-\w])\+?\d[\d ]{2,}\d(?!\w)")
# An order's number and the phone's digits, in the customer's own letters.
NUMBERS = re.compile(
    r"(?i)\b(?:siparişim|sipariş|siparis|order)?\s*(?:no|numarası)?\s*\bts[\W_]{0,3}\d{4}\b(?:[\s,;()]*(?:tel\w*|telefon\w*|son\w*)?\s*\d{4}\b\)?)?"
)
# The parts of an address, each with the word before or behind it.
ADDRESS = re.compile(
    r"(?i)\w+ (?:mah|sok|cad|bul|sk|cd|mh)\w*\.?|\b(?:no|daire|d|kat|blok|apt)[ :.]*\d+\w*"
    r"|\w+ ?/ ?\w+(?=\W|$)"
    r"|(?<=\d )\w+ (?:istanbul|ankara|izmir|bursa|antalya|adana|konya)\b"
)
# A tax number.
COMPANY = re.compile(r"(?<!\d)\d{10,11}(?!\d)")
# The wish around it is no part of the company's details.
INVOICE_WISH = re.compile(
    r"(?i)(?:[sş]irket|firma|kurum)\w*\s+(?:ad[ıi]na\s+)?fatura\w*\s+(?:\w*kes\w+|ist\w+|ol\w+|[cç][ıi]k\w+)"
)
# "Kulaklık kalsın": not what is spoken of.
STAYS = re.compile(r"\b\w+ (?:d[ae] )?(?:kalsin|gelsin|dursun)\b")
WORDS = re.compile(r"[a-z]{3,}")
CAME = re.compile(
    r"\b(?:gel(?:di|mis)|cik(?:ti|mis|an)|yolla(?:di|mis)\w*|gonder(?:di|mis)\w*|came|sent|got|received)\w*"
)
# Words that say nothing of what came.
EMPTY = re.compile(
    r"(?:yanlis|urun|baska|farkli|alakasiz|bambaska|siparis|gel|gonder|yolla|cik|bana|size|bir|sey|lutfen|merhaba|selam|"
    r"slm|iyi|gunler|ama|tel|son|dort|hane|numara|wrong|item|product|order|came|sent|the|and|hello|bunun|yerine|cok|kotu|"
    r"degis|iste|isti|iade|para|renk|beden|model|want|refund|exchange|please)\w*"
)
SENDS = re.compile(
    r"\b(?:gonder|yolla|ilet)(?:in|iniz|yin|sin|irseniz|rseniz|ir misiniz|r misiniz)\w*|\bsend\b"
)
CHOSEN = re.compile(r"\b(?:olsun|diyo\w*|dedi)\b")
MONEY = re.compile(r"\b(?:para|ucret|bedel)(?:s?i|lari)\W*$")
# "Elbise için L beden": a thing, and a remedy or a size for it.
FOR = re.compile(
    r"\b(\w{3,}) icin (?:(para|iade|ucret|degisim|yenisi|indirim|onarim|tamir)\w*"
    r"|(\w{1,4}) (?:beden|numara)\w*)"
)
