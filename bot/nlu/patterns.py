"""Entity patterns for spaCy's entity ruler, over folded text (lower-case ASCII). Data, no code.

Each entry: entity, value, then the pattern's words. A word is matched as a regular expression
against one token; "*" stands for up to two words of any kind.
"""

from __future__ import annotations

CARRIERS: tuple[tuple[str, str], ...] = (
    ("Yurtiçi Kargo", r"yurtici\w*"),
    ("Yurtiçi Kargo", r"yurt ici"),
    ("Aras Kargo", r"aras(?!i)\w*"),
    ("DHL eCommerce", r"(mng\w*|dhl\w*)"),
    ("PTT Kargo", r"ptt\w*"),
    # Alone, because "surat" with an ending is a face.
    ("Sürat Kargo", r"surat kargo\w*"),
    ("Sürat Kargo", r"surat"),
    ("HepsiJet", r"hepsijet\w*"),
    ("Trendyol Express", r"trendyol (express|ekspres)"),
    ("Kolay Gelsin", r"kolay gelsin kargo"),
)

REPORTS: tuple[tuple[str, str], ...] = (
    ("no", r"tutana[kg]\w* (yok|tut\w*madi\w*|tutulma\w*|almad\w*|tutmad\w*)"),
    ("no", r"tutana[kg]\w* * (yok|tut\w*madi\w*|tutulmad\w*|tutmad\w*|almad\w*)"),
    ("yes", r"tutana[kg]\w* (var\w*|tutuldu\w*|tuttu\w*|tutmus\w*|aldim|mevcut|yaptik)"),
)

CORRECTIONS: tuple[tuple[str, str], ...] = (
    ("correction", r"yanlis anla\w*"),
    ("correction", r"onu demed\w*"),
    ("correction", r"oyle (demed\w*|degil)"),
    ("correction", r"demek istemed\w*"),
)

MEDIA: tuple[tuple[str, str], ...] = (
    ("none", r"(foto\w*|resim\w*|gorsel\w*) (yok|cek\w*me\w*|cekem\w*|gondereme\w*|ekleyeme\w*)"),
)
