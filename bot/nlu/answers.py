"""What an answer says to a question of ours: yes, no, wait; a score; take it back; a question.

A yes is a yes only where nothing else is said: "evet ama", "tamam mı" and "iptal etsem ne olur" are
none. Everything is read whether or not it was asked; the dialogue knows what it asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.acts import OFFERED, UNWANTED, WANTED, Act
from bot.nlu.asks import asks
from bot.nlu.entities.evidence import only_evidence
from bot.nlu.entities.things import noun
from bot.nlu.normalise import SIGNS
from bot.nlu.tokens import Token, tokens, without_giving_in
from bot.nlu.wishes.polarity import REFUSES_GOODS
from bot.turkish import fold

_YES = re.compile(
    r"^(?:e+vet\w{0,2}|evt|ewet|he+|hee|hihi|tamam\w{0,3}|tmm?|ok|oke+y?|okay|olur|oldu|onay|onayliyoru[mz]|"
    r"onayladi[mk]|kabul|uygun\w{0,3}|tabi+|tabiki|elbette|aynen|yes|peki|dogru|onayliyom|onaylarim)$"
)
# What may stand beside a yes without changing it, the asked-for action itself included.
_BESIDE = re.compile(
    r"^(?:lutfen|ltfn|edin|ediniz|et|edelim|ediyorum|ediyoruz|ettim|olsun|yapin|yap|yapalim|yapiniz|hemen|artik|siz|size|"
    r"bu|bunu|onu|ben|ki|de|da|o|zaman|tesekkur\w*|sagol\w*|sagolun|saol\w*|rica|ederim|iyi|gunler|hadi|haydi|"
    r"siparis\w{0,6}|iptal|iade|iadeyi|degisim|degisimi|degistirin|tamir|onarin|gonderin|gonder|yollayin|tekrar|yeniden|"
    r"yenisini|indirim|indirimi|uygulayin|para\w{0,3}|parami|ucret\w{0,4}|sorgu|sorguyu|acin|ac|acalim|baslatin|geri|alin|al|"
    r"oyle|boyle|ikisi\w*|hepsi\w*|ikisinide|onlari|alabilirsiniz|edebilirsiniz|yapabilirsiniz|gonderebilirsiniz|acabilirsiniz|istiyorum|isterim|edilsin|yapilsin|"
    r"gonderilsin|cok|bey|hanim|abi|hocam|memnun\w*|bekliyorum|e+h?|bari|madem\w*|oyleyse|neyse)$"
)
_DROPS = re.compile(
    r"(?:(?:neyse|aman|ya+|tamam|iste) )*(?:bosver\w*|bos ver\w*)(?: (?:neyse|gitsin|o zaman|ya+|tamam|artik))*"
)
_AT_FIRST = frozenset({"e", "ee", "eh", "iyi", "neyse"})
# What may stand beside a yes and a no without deciding between them.
_BETWEEN = re.compile(
    r"^(?:evet|hayir|yes|no|hem|ya|ne|mi|mu|de|da|ki|ve|and|or|bir|bi|biraz|yani|aslinda|valla\w*|simdi|belki|maybe|kinda|turlu|des(?:em|ek)|diyo\w+|diyom|diye(?:bil|mi|yim|cegim)\w*|"
    r"bilm(?:iyo\w*|em|iyom)|bile(?:medim|miyorum|mem)|kararsiz\w*|emin|degil\w*|aras\w+|olabilir|galiba|i|don|t|dont|know|sure|not)$"
)
_NO = re.compile(
    r"^(?:hayir\w{0,3}|hyr|yok|yo+|olmaz|olmasin|asla|sakin|istemiyor\w*|istemem|istemiyom|reddediyorum|onaylamiyorum|"
    r"etmeyin|etme|yapmayin|yapma|gondermeyin|gonderme|kalsin|dursun|vazgec(?!er|se|ince|mek|tig|ilir)\w*|gerek|caydim|iptalden|onaylamam)$"
)
_NO_ITSELF = re.compile(r"^(?:hayir|hyr|yok|yo+|no|cok|artik|ya|abi|valla)$")
_NO_TROUBLE = re.compile(r"^(?:sorun|problem|sikinti|kusur|hasar|eksi[kg]|leke|sey)\w*$")
# "Foto yok" answers a question; in a longer message "yok" tells what is missing.
_FEW = 2
# "Gerisi kalsın" speaks of the other pieces.
_THE_REST = re.compile(
    r"^(?:geri(?:si|leri)|diger(?:i|leri)|kalan(?:i|lar|lari)?|otekiler|oburleri)$"
)
_KEEP = re.compile(
    r"^(?:kalsin|dursun|vazgec(?!er|se|ince|mek|tig|ilir)\w*|istemiyor\w*|istemem|caydim|etmeyin|etme|olmasin|sakin)$"
)
_PAUSE = re.compile(
    r"\b(?:dur(?:un|unuz|ur musun\w*)?|(?:bir|bi|1) (?:dakika\w*|dk|saniye\w*|sn|sure)|bekle(?:yin|r misin\w*)?|"
    r"dusun(?:eyim|ecegim|mem lazim|uyorum|elim)|emin degilim|kararsiz\w*|bilmiyorum|bilemedim|sorayim|"
    r"sonra (?:yazarim|karar|bakarim|bakicam)|acele etmeyin|daha karar)\b"
)
_UNDECIDED = re.compile(
    r"\b(?:emin degilim|kararsiz\w*|bilmiyorum|bilemedim|bilemiyorum|karar veremed\w*|dusun(?:eyim|mem lazim|uyorum|elim)|fark etmez|farketmez)\b"
)
_SKIP = re.compile(
    r"\b(?:atla(?:yin|yalim|yabilir\w*)?|gec(?:in|elim|iniz|ebilir\w*)|pas gec\w*|(?:foto\w*|resim\w*|tutanak\w*) (?:yok|cekmedim|cekemem|atamam|atamiyorum))\b"
)
_CORRECTS = re.compile(
    r"\b(?:yanlis anla\w+|onu demed\w+|oyle demed\w+|demek istemed\w+|pardon|hayir yani|duzeltiyorum|duzelteyim|yanlis yazdim|yanlis yazmisim)\b"
)
# "Adresimi yanlış yazmışım" corrects nothing of ours.
_OWN = re.compile(r"\b(?:adres|sokak|mahalle|kapi|daire|bina)\w*(?: \w+){0,2} yanlis (?:yazd|yazm)")
_UNDO = re.compile(
    r"\b(?:geri al(?:in|iniz|sana|ir misin\w*|abilir misin\w*|alim|ayim|in)?|(?:iptal|iade|islem|degisim)\w* geri(?: al\w*)?|"
    r"(?:iptal|islem|iade|degisim|talep|talebi)\w* iptal\w*|yanlis(?:likla)? (?:oldu\w*|bast\w*|yapt\w*|tikla\w*|anlasil\w*|oldu)|"
    r"yanlislik\w*|eski hali\w*|eskisi gibi|boyle istemem\w*|bunu istemem\w*|bunu istemedim|ben (?:onu|bunu|iptal) istemedim)\b"
)
_GOODS = re.compile(
    r"\b(?:urun|mal|ayakkabi|kargo|koli|paket|esya|bunu)\w* (?:\w+ ){0,1}geri al\w*"
)
_ONLY_BACK = re.compile(r"\bgeri al\w*")
_DEED = re.compile(r"\b(?:iptal|iade|islem|degisim|talep|talebi|yanlis(?:likla)?|boyle|eski)\w*")
_SCORE_WORD = {"bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5}
_NUMBER = r"(?P<score>[1-5]|bir|iki|uc|dort|bes)"
_SCORE_ALONE = re.compile(
    rf"^\W*(?:5 uzerinden )?{_NUMBER}(?:\s?/\s?5|\s?(?:puan|yildiz)\w*)?\W*(?:\s*[,.;:!\n–-]+\s*(?P<word>\D.*))?$",
    re.S,
)
_SCORE_NAMED = re.compile(
    rf"(?<!\d)(?:puan\w*\W{{1,3}}{_NUMBER}(?!\d)|5 uzerinden {_NUMBER.replace('score', 'of_five')}(?!\d)|"
    rf"{_NUMBER.replace('score', 'named')}\s?(?:/\s?5(?!\d)|(?:puan|yildiz)\w*))"
)


def answers(text: str, wishes: tuple[Act, ...]) -> tuple[Act, ...]:
    """What a message says to a question, whichever it was: yes, no, wait, back, a score."""
    marked = text.translate(SIGNS)
    words = tokens(marked)
    folded = " ".join(token.text for token in words)
    both = _both_ways(words)
    answers_us = () if both or only_evidence(text) else _yes_or_no(_resigned(words), marked, wishes)
    return (
        *answers_us,
        *_when(_PAUSE, "pause", folded),
        *((Act("undecided", clause=folded),) if both else _when(_UNDECIDED, "undecided", folded)),
        *_when(_SKIP, "skip", folded),
        *(() if _OWN.search(folded) else _when(_CORRECTS, "correct", folded)),
        *_undo(folded, wishes),
        *_score(marked),
        *asks(words),
    )


# Which act answers a question by its own field; the others take a plain yes or no.
_ANSWERS = {
    "problem_type": ("report", "problem"),
    "order_number": ("identify", "order_number"),
    "phone_last4": ("identify", "phone_last4"),
    "wish": ("wish", "remedy"),
    "rating": ("rate", "value"),
}
_PLAIN = {"skip": "none", "affirm": "yes", "deny": "no", "undecided": "undecided"}


def answered(question: str | None, said: Sequence[Act]) -> tuple[Act, ...]:
    """The answer to the `question` that was asked, by its name; none where nothing answers it."""
    if not question:
        return ()
    name, field = _ANSWERS.get(question, ("", ""))
    named = (
        getattr(act, field) for act in said if act.act == name and act.polarity in {"", WANTED}
    )
    # "Fotoğraf yok" skips the question before it denies anything.
    plain = (value for one, value in _PLAIN.items() if any(act.act == one for act in said))
    found = next((value for value in (*named, *plain) if value), None)
    return (Act("answer", topic=question, value=found),) if found else ()


def _both_ways(words: Sequence[Token]) -> bool:
    """ "Evet hayır bilmiyorum ki": neither of the two."""
    said = {token.text for token in words}
    both = {"evet", "hayir"} <= said or {"yes", "no"} <= said
    return both and all(_BETWEEN.match(word) for word in said)


def _resigned(words: list[Token]) -> list[Token]:
    """ "Tamam napalım" is a yes; who gives in without one only wishes, and is asked for it."""
    plain = without_giving_in(words)
    begins = next((token.text for token in plain if token.text not in _AT_FIRST), "")
    return plain if _YES.match(begins) else words


def _yes_or_no(words: list[Token], text: str, wishes: tuple[Act, ...]) -> Iterator[Act]:
    wishes = tuple(wish for wish in wishes if wish.remedy in OFFERED)
    wanted = any(wish.polarity == WANTED for wish in wishes)
    denying = [
        token.text
        for place, token in enumerate(words)
        if _denies(words, place) and not (wanted and _other_stays(words, place))
    ]
    if any(map(_ends_the_order, wishes)):
        # "Vazgeçtim, iptal olsun" gives up the goods, not the wish.
        denying = [word for word in denying if not REFUSES_GOODS.match(word)]
    if denying or any(wish.polarity == UNWANTED for wish in wishes):
        keeps = any(_KEEP.match(word) for word in denying) or not denying
        yield Act("deny", value="keep" if keeps else "")
        return
    if _drops_it(words):
        yield Act("deny", value="keep")
        return
    others = [token.text for token in words if not _YES.match(token.text)]
    if not words or "?" in text or not all(_BESIDE.match(word) for word in others):
        return
    if len(others) < len(words):
        yield Act("affirm")
    elif any(wish.polarity == WANTED for wish in wishes):
        # "iptal edin": a yes only to a question about that very action.
        yield Act("affirm", value="request")


def _drops_it(words: Sequence[Token]) -> bool:
    """ "Neyse boşver", and nothing beside it."""
    return _DROPS.fullmatch(" ".join(token.text for token in words)) is not None


def _ends_the_order(wish: Act) -> bool:
    """By its own word: "vazgeçtim" alone may as well keep it."""
    cancels = (wish.remedy, wish.polarity) == ("cancel", WANTED)
    return cancels and not REFUSES_GOODS.match(wish.clause.split()[0])


def _other_stays(words: Sequence[Token], place: int) -> bool:
    """ "Kulaklığı iade edin, kılıf kalsın": beside a wish, of another thing."""
    return words[place].text == "kalsin" and place > 0 and noun(words[place - 1].text) is not None


def _denies(words: Sequence[Token], place: int) -> bool:
    """ "Sorun yok" is no answer: the word answers where a clause begins."""
    word = words[place].text
    if not _NO.match(word):
        return False
    first = place == 0 or words[place - 1].stop or _NO_ITSELF.match(words[place - 1].text)
    if word == "kalsin" and place and _THE_REST.match(words[place - 1].text):
        return False
    trouble = place > 0 and _NO_TROUBLE.match(words[place - 1].text)
    few = len(words) <= _FEW and not trouble
    return not word.startswith(("yok", "yo")) or bool(first) or few


def _when(expression: re.Pattern[str], act: str, folded: str) -> Iterator[Act]:
    if match := expression.search(folded):
        yield Act(act, clause=match[0])


def _undo(folded: str, wishes: tuple[Act, ...]) -> Iterator[Act]:
    """Take back what was done; "ürünü geri alın" asks for the courier, not for that."""
    money = any(wish.polarity == WANTED and wish.remedy == "refund" for wish in wishes)
    if not money and not _GOODS.search(folded) and not _of_things(folded):
        yield from _when(_UNDO, "undo", folded)


def _of_things(folded: str) -> bool:
    """ "Etek ince onu geri alın": the thing that was named, and nothing that was done."""
    if not _ONLY_BACK.search(folded) or _DEED.search(folded):
        return False
    return any(noun(word) for word in folded.split())


def _score(text: str) -> Iterator[Act]:
    """One to five, alone or with its word; a number of things is no score."""
    plain, folded = text.strip(), fold(text.strip())
    # Folding keeps the length of ordinary text, so the comment keeps the customer's letters.
    source = plain if len(plain) == len(folded) else folded
    alone = _SCORE_ALONE.match(folded)
    named = list(_SCORE_NAMED.finditer(folded))
    if alone:
        comment = source[slice(*alone.span("word"))] if alone["word"] else ""
        yield Act("rate", value=_digit(alone["score"]), clause=comment.strip())
    elif len(named) == 1:
        match = named[0]
        value = match["score"] or match["of_five"] or match["named"]
        rest = source[: match.start()] + " " + source[match.end() :]
        yield Act("rate", value=_digit(value), clause=rest.strip(" .,:;-–!"))


def _digit(text: str) -> str:
    return str(_SCORE_WORD.get(text, text))
