"""Expressions that more than one of these modules reads."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from typing import Final

MONEY_BACK: Final = re.compile(
    r"\b(?:iade|geri|para(?!ca|lim?)|ucret(?!li|siz)|cayma|kargo|gonder|refund|money|return)"
)
TERMS: Final = frozenset({"repair", "exchange", "replacement"})
# Who asks for people, and who only tells of having called some.
CONNECT: Final = re.compile(
    r"\b(?:bagla(?!nti)\w*|aktar(?:in|ir|sana|abil)\w*|gorus(?:mek|ebil|eyim|tur|ecek|mem|ur)\w*|konus(?:mak|abil|ayim|acag|mam|tur|ur)\w*|"
    r"(?:temsilci|yetkili|insan|operator)\w*(?: \w+)? (?:ist|lazim|ver|yok|ara(?:sin|yin)|bul|cikar|gelsin|devret)\w*|muhatap\w*|"
    r"biri(?:yle|si|leri|ne)?(?: \w+){0,2} (?:konus|gorus|arasin|ilgilen|don(?:sun|us)|baksin|yardim)\w*|"
    r"(?:want|need|get|give me|connect|transfer|speak|talk)(?: \w+){0,3} (?:to |with )?(?:a |an |the )?(?:real |live )?(?:human|person|agent|someone|somebody|representative|people)(?! or))"
)
EKSIK: Final = re.compile(r"\beksi[kg]\w*")
