"""The customer's mood, from words and shouting; only as strong as its signs."""

from __future__ import annotations

import re

CALM, ANNOYED, ANGRY, ABUSIVE = "calm", "annoyed", "angry", "abusive"

_ANGRY = re.compile(
    r"\b(rezalet\w*|rezil\w*|kepaze\w*|yeter artik|biktim|biktik|delir\w*|cildir\w*|sinir\w*|"
    r"dolandir\w*|yaziklar olsun|utan\w*|berbat\w*|skandal|sacmalik|igrenc\w*|soygun\w*|"
    r"sikayet edecegim|bir daha asla|nefret\w*|kafayi yi\w*)\b"
)
_ANNOYED = re.compile(
    r"\b(hala|magdur\w*|neden cevap|niye cevap|kac kere|kac defa|surekli|kimse|bekliyorum|"
    r"bekledim|uzgun\w*|hayal kirikligi|sorumsuz\w*|ilgilen\w*miyor\w*|maalesef|artik|olmaz boyle|"
    r"boyle sey olmaz|memnun degilim|memnun kalmadim|bosuna)\b"
)


def mood(text: str, folded: str, abusive: bool) -> str:
    """calm, annoyed, angry or abusive. `folded` is the text in lower-case ASCII."""
    if abusive:
        return ABUSIVE
    letters = [letter for letter in text if letter.isalpha()]
    shouting = len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
    signs = 2 * len(_ANGRY.findall(folded)) + len(_ANNOYED.findall(folded))
    signs += shouting + ("!!" in text) + ("😡" in text or "🤬" in text)
    if signs >= 2:
        return ANGRY
    return ANNOYED if signs else CALM
