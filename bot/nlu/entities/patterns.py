"""Entity patterns for spaCy's entity ruler, over folded text (lower-case ASCII). Data, no code.

Each entry: value, then the pattern's words. A word is matched as a regular expression against one
token; "*" stands for up to two words of any kind.
"""

from __future__ import annotations

_END = r"(?:['’]?[a-z]{1,6})?"

CARRIERS: tuple[tuple[str, str], ...] = (
    ("Yurtiçi Kargo", r"yurtic[iı]\w*" + _END),
    # Abroad and within the country are no carriers.
    ("Yurtiçi Kargo", r"yurt ici kargo\w*"),
    # "arası", "araştırma" and "aradı" are other words.
    ("Aras Kargo", r"aras(?:['’]?(?:la|tan|ta|a|in)|['’]\w+)?"),
    ("Aras Kargo", r"araskargo\w*"),
    ("DHL eCommerce", r"(?:mng|dhl)(?:kargo)?" + _END),
    ("DHL eCommerce", r"(?:dhl|mng) (?:e-?commerce|ecom\w*)"),
    ("PTT Kargo", r"(?:ptt|pttkargo)" + _END),
    # With an ending "surat" is a face.
    ("Sürat Kargo", r"surat kargo\w*"),
    ("Sürat Kargo", r"surat(?:kargo\w*|['’]\w+)?"),
    ("HepsiJet", r"hepsijet\w*" + _END),
    ("HepsiJet", r"hepsi jet\w*"),
    ("Trendyol Express", r"trendyol (?:express|ekspres|expres)\w*" + _END),
    ("Trendyol Express", r"tex(?:['’]?(?:in|e|te|ten|i|le))?"),
    ("Kolay Gelsin", r"kolay gelsin kargo\w*"),
    ("Kolay Gelsin", r"kolaygelsin" + _END),
    ("Kolay Gelsin", r"kolay gelsin (?:kurye|sube|dagitim|getir|teslim|ile|le|firma|diye)\w*"),
    ("Kolay Gelsin", r"kolay gelsin['’]\w+"),
    ("UPS", r"ups(?:['’]?(?:in|e|te|ten|i|le|ye|ten))?"),
    ("Kargoist", r"kargoist" + _END),
    ("Sendeo", r"sendeo" + _END),
    ("Horoz Lojistik", r"horoz (?:lojistik|kargo|nakliyat)\w*" + _END),
    ("Horoz Lojistik", r"horoz(?:['’](?:un|dan|la|a)|dan|la)?"),
)

REPORTS: tuple[tuple[str, str], ...] = (
    ("no", r"tutana[kg]\w* (yok|tut\w*madi\w*|tutulma\w*|almad\w*|tutmad\w*)"),
    # "Tutanak var foto yok": the word right behind it is its own.
    ("no", r"tutana[kg]\w* (da|de|falan|filan|maalesef|bende|bizde|hala|hic|diye|felan) yok"),
    ("no", r"tutana[kg]\w* * (tut\w*madi\w*|tutulmad\w*|tutmad\w*|almad\w*)"),
    ("yes", r"tutana[kg]\w* (var\w*|tutuldu\w*|tuttu\w*|tutmus\w*|aldim|mevcut|yaptik)"),
)

CORRECTIONS: tuple[tuple[str, str], ...] = (
    ("correction", r"yanlis anla\w*"),
    ("correction", r"onu demed\w*"),
    ("correction", r"oyle (demed\w*|degil)"),
    ("correction", r"demek istemed\w*"),
)

_LATER = r"(sonra|aksam\w*|birazdan|yarin|eve|evden|isten)"
_SENDS = r"(at(?!l|as)\w*|gonder\w*|yolla\w*|cek\w*|ekle\w*|yukle\w*)"

MEDIA: tuple[tuple[str, str], ...] = (
    ("later", rf"(foto\w*|resim\w*|resmi|gorsel\w*) * {_LATER} * {_SENDS}"),
    ("later", rf"{_LATER} {_SENDS} (foto\w*|resim\w*|resmi|gorsel\w*)"),
    ("later", rf"{_LATER} (foto\w*|resim\w*|resmi|gorsel\w*) {_SENDS}"),
    ("none", r"(foto\w*|resim\w*|gorsel\w*) (yok|cek\w*me\w*|cekem\w*|gondereme\w*|ekleyeme\w*)"),
)
