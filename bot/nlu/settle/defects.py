"""Words that say that goods broke, wear out or do not work, be it after months of use.

A wish beside them fills the sentence, and a span of time sounds like waiting: "süpürge artık
çekmiyor iade edicem", "3 ay oldu çekmiyor". What broke is a defect all the same.
"""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from typing import Final

# Said of goods alone.
_BROKEN: Final = (
    r"kiril(?:di|mis|iyo)\w*|kiri[kg](?!t|kal)\w*|catla(?:di|mis|k|g)\w*|kop(?:tu|mus|muk|uk|ug)\w*|"
    r"sokul(?:du|mus|uyo|en)\w*|soku[kg]\w*|yirtil(?:di|mis|iyo)\w*|yirti[kg]\w*|delin(?:di|mis|iyo)\w*|patla(?:di|mis|k)\w*|"
    r"bozul(?:du|mus|uyo)\w*|bozu[kg](?! para)\w*|ariza(?:li|lan\w+|si var)|elimde kal\w+|"
    r"su (?:aliyo|aldi|almis|kaciri|akiti|sizdir)\w*|(?:sizdiriyo|sizdirdi|akitiyo|cizirti|cizird)\w*"
)
# What it should do and does not.
_IDLE: Final = (
    r"calis(?:mi?yo|madi|maz|mamaya)\w*|sarj(?:i|da)? (?:tutmu|olmu|almi|etmi|gitmi|dayanmi|tutma|olma)\w*|"
    r"(?:isinm|isitm|sogutm|acilm|yanm|baglanm|kapanm|kurulm|kitlenm|kilitlenm|donm)[aiu]?(?:yo\w*|di\w*|z)|"
    r"ses (?:vermi|gelmi|cikmi|cikarmi|vermez|gelmez)\w*|"
    r"(?<!ilgi )(?<!ilgimi )(?<!foto )(?<!fotograf )(?<!fotografi )(?<!resim )(?<!dikkatimi )(?<!canim )(?<!para )(?<!kart )cekm(?:iyo\w*|ez oldu)"
)
# Of a part, what else may be said of anything: "tabanı açıldı", "topuğu çıktı", "rengi attı".
_PART: Final = (
    r"(?:taban|dikis|fermuar|dugme|kulp|toka|aski|teker|tekerle[kg]|topu[kg]|kapa[kg]|ekran|motor|batarya|tus|hoparlor|mikrofon|kumanda|kablo|"
    r"adaptor|lasti[kg]|cirt|zimba|kaplama|astar|hortum|rezistans|kamera|mentese|vida|klavye|yapistirma|deri|kayis|kordon|pedal|mil)\w*|"
    r"(?:sap|kol|cam|pil|fan|yay|renk|reng|boya|aya[kg]|diz|uc|alt)(?:i|u|si|lari|leri|im|imin)"
)
_WORN: Final = (
    r"acil(?:di|mis|iyo)\w*|ayril(?:di|mis|iyo)\w*|yerinden \w+|cikti\b|cikiyo\w*|dus(?:tu|mus|uyo)\w*|kalkt?(?:i|iyo|mis)\w*|soyul(?:du|mus|uyo)\w*|"
    r"dokul(?:du|mus|uyo)\w*|karar(?:di|mis|iyo)\w*|don(?:du|mus|uyo)\w*|yandi\w*|gitti|gitmis|cok(?:tu|mus)\w*|gevse(?:di|mis)\w*|"
    r"sol(?:du|mus)\w*|atti|atmis|bitiyo\w*|basmi?yo\w*|tutmu?yo\w*|kapanmi?yo\w*|egril\w+|yamul\w+|firla(?:di|mis)\w*"
)
_SHRUNK: Final = r"yika\w+(?: \w+){0,4} (?:cekti|cekmis|kucul\w+|sold\w+|salla\w+|atti)"
_ENGLISH: Final = (
    r"(?:came|come|comes|coming|fell|fallen|falling) (?:off|apart)|broke(?:n| down)?\b|(?:stopped|quit) (?:working|charging|heating)|"
    r"(?:won'?t|will not|doesn'?t|does not|no longer|not) (?:works?|charg(?:e|es|ing)|turn(?:s|ing)? on|clos(?:e|es|ing)|heat(?:s|ing)?|hold(?:s|ing)?)\b|"
    r"snapped|cracked|ripped|torn|peel(?:ed|ing|s)|leak(?:s|ed|ing)"
)
_DEFECT: Final = re.compile(
    rf"\b(?:{_BROKEN}|{_IDLE}|{_ENGLISH}|(?:{_PART})(?: \w+){{0,2}} (?:{_WORN})|{_SHRUNK})"
)
# "Kırık değil", "bozuk çıkarsa", "arızalı mı": no defect of these goods.
_NOT_SAID: Final = re.compile(
    r" (?:gel\w* |cik\w* |olan )?(?:degil|yok|demedim|m[iu]\b|(?:cik|gel|ol)\w*(?:rsa|rse)\b)"
)
# What is no goods, right before: "kargo kodu çalışmıyor", "siteniz açılmıyor".
_NO_GOODS: Final = re.compile(
    r"\b(?:site|sayfa|link|kod|kupon|uygulama|app|buton|form|sistem|kart|hesab|hesap|sifre|panel|numara|hat|kutu|paket|koli|poset|sube|kargo)\w*(?: \w+)? $"
)
_AWAITED: Final = re.compile(
    r"\b(?:gel|ulas|teslim|kargo|kurye|bekl|geci[kt]|gec (?:gel|kal)|yetis|ner(?:e)?de|kayip|kaybol|yolda|gonder(?!di))"
)


def defective(folded: str) -> bool:
    """Whether the words say that the goods are broken or do not work."""
    return any(
        not _NOT_SAID.match(folded[one.end() :]) and not _NO_GOODS.search(folded[: one.start()])
        for one in _DEFECT.finditer(folded)
    )


def awaited(folded: str) -> bool:
    """Whether something is waited for that has not come."""
    return _AWAITED.search(folded) is not None
