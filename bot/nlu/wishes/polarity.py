"""What a clause says of a remedy that it mentions: wanted, unwanted, done, asked or conditional."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.acts import ASKED, CONDITIONAL, DONE, UNWANTED, WANTED
from bot.nlu.tokens import Token
from bot.nlu.wishes.around import (
    IF_YOU,
    PARTICLE,
    asks_at_the_end,
    either,
    in_question,
    tied,
    wonders,
)
from bot.nlu.wishes.objects import Mention
from bot.nlu.wishes.refusals import refused, then_refused
from bot.nlu.wishes.spot import Spot, spot
from bot.nlu.wishes.verbs import Form, form
from bot.nlu.wishes.verdict import NEEDLESS, YOU, verdict

# "göndereceğiz demiştiniz"
_SAID = re.compile(r"^(?:de(?:mi|di|n)\w*|diyo(?!ru[mz]|m$)\w*|soyle(?:mi|di)\w*|soz\w*)$")
# "sorgu açın diye yazıyorum"; whoever else said so is quoted.
_WRITES = re.compile(r"^(?:yazi|rica|isti|talep)\w*$")
_NONE = re.compile(r"^(?:yok(?!sa)\w*|kalmadi|degil\w*)$")
_PAST = re.compile(r"(?:[dt][iu]|m[iu]s)(?:m|n|k|n[iu]z|l[ae]r|t[iu]\w*)?$")
# "gönderin", "görüşün", not "gönderirsin", "gelsin"
_IMPERATIVE = re.compile(
    r"(?:(?:(?<!s)|(?<=gorus)|(?<=konus)|(?<=degis)|(?<=danis))[iu]n(?:[iu]z)?|iver\w*)$"
)
# Where others are to ask or to tell, the question is theirs: "sorun bakalım ne diyorlar".
_SPEAKING = frozenset({"enquiry", "callback"})
# "Soracağız, arayacağız": their promise, told again.
_PROMISE = re.compile(r"c[ae](?:g[iu])?z$")
# "Değiştirmeden gönderin"
_WITHOUT = re.compile(r"m[ae]d[ae]n$")
_IF_THEY = re.compile(r"\b\w+s[ae]n(?:[iu]z)?\b(?P<even> d[ae]\b)?")
_WANTS_NOT = re.compile(r"\bistem(?:em|iyo\w+)\b")
_LET_NOT = re.compile(r"s[iu]n(?:l[ae]r)? istem(?:em|iyo\w+)\b")
_HOLDS_ON = re.compile(r"^vazgecm(?:ed|iy|em)")
# "tamirden sonra": away from it, not for it.
_AWAY = re.compile(r"[dt][ae]n$")
# "iade kutusu", "iptal etiketi": a thing with the remedy's name.
_THING = re.compile(
    r"^(?:kutu|etiket|kargo|form|kagi|zarf|adres|paket|masraf|barkod|kurye|alim|alma|gun|saat"
    r"|politika|randevu|yer|nokta|program|kit|dugme)\w*$"
)
# Beside a remedy that is all that is said.
_FILLERS = frozenset(
    (
        "lutfen artik hemen acil acilen istek talep talebi kodu bana benim bu su o bi bir ben biz "
        "evet tamam olsun peki tabi ya abi hocam merhaba siparis siparisi siparisimi urun urunu "
        "para zaman bosver bosverin neyse e eh o iyi bari madem oyleyse hadi haydi hayir yok sadece direkt halde icin iste ve da de"
    ).split()
)
# "Almayacağım, iptal": the goods are refused, not what follows.
REFUSES_GOODS = re.compile(
    r"^(?:istemi(?:yor|yo|yom|yoru[mz])|istemem|al(?:may?acag\w+|mic[ae]m|miyorum|mam)|vazgec(?:ti[mk]|iyorum)|cayd[iu][mk])$"
)
# "Almak istemiyorum", "sipariş vermekten vazgeçtim"
_BUYING = re.compile(r"^(?:al|ver|et)m[ae]k(?:t[ae]n)?$|^siparis\w*[dt]en$")
# An order's number and a phone's digits beside it say nothing else.
_NUMBER = re.compile(r"^(?:\d+|ts\d*|no|nolu|numarali|numara\w*|son|dort|hane\w*|tel\w*|sonu)$")


def polarity(clause: Sequence[Token], mention: Mention, until: int) -> str | None:
    """The polarity of a mention whose words end before the token `until`; None: no wish at all."""
    at = spot(clause, mention, until)
    found = _polarity(at)
    if found == DONE and then_refused(at):
        return UNWANTED
    return ASKED if found in {WANTED, CONDITIONAL} and either(at.words) else found


def _polarity(at: Spot) -> str | None:
    if at.tail and _HOLDS_ON.match(at.tail[0]):
        # "İadeden vazgeçmedim"
        return WANTED
    if refused(at):
        return UNWANTED
    if at.tail and not at.governs and _THING.match(at.tail[0]):
        return None
    found = verdict(at.deciding, at.mention.remedy if at.governs else "")
    if found is None:
        return _undecided(at) if at.governs else _without_verb(at)
    if at.mention.remedy in _SPEAKING and _PROMISE.search(at.verb):
        return DONE
    if _WITHOUT.search(at.verb):
        return UNWANTED if found == WANTED else None
    return _checked(at, found)


def _checked(at: Spot, found: str) -> str:
    """What the verb said, in the light of the words around it."""
    if found == UNWANTED and not NEEDLESS.isdisjoint(at.deciding) and tied(at.before):
        return CONDITIONAL
    if found == WANTED:
        return DONE if _quoted(at) else _really(at)
    past = any(map(_PAST.search, at.deciding))
    return ASKED if found == DONE and in_question(at.words) and not past else found


def _quoted(at: Spot) -> bool:
    """Whether the wish is what somebody said earlier."""
    remedy = at.mention.remedy
    spoken = at.tail[:1] if remedy in _SPEAKING else at.tail
    said = (*at.before[-1:], *spoken) if remedy == "keep" else spoken
    return any(map(_SAID.match, said))


def _really(at: Spot) -> str:
    """Wanted by its verb; a question or a condition around it says otherwise."""
    after = at.after
    instead = "yerine" in after[: 1 if at.governs else 2]
    if instead or ("diye" in after and any(map(_NONE.match, after))):
        return UNWANTED
    if "diye" in after[:2] and not any(map(_WRITES.match, after[1:4])):
        return DONE
    if _in_vain(at):
        return UNWANTED
    if _only_asks(at):
        return ASKED
    return CONDITIONAL if _on_condition(at) else WANTED


def _in_vain(at: Spot) -> bool:
    """ "Yenisini yollasanız da istemem", "ararsanız açmam", "gelsin istemiyorum"."""
    following = " ".join(at.deciding)
    if _LET_NOT.search(following):
        return True
    if not (offered := _IF_THEY.search(following)):
        return False
    forbids = any(form(word) is Form.FORBID for word in at.tail)
    even_if = bool(offered["even"]) or at.mention.remedy in _SPEAKING
    return (even_if and forbids) or bool(_WANTS_NOT.search(" ".join(at.tail)))


def _only_asks(at: Spot) -> bool:
    words, after = at.words, at.after
    if after[-2:] == ("ne", "olur"):
        # After a request: please.
        words, after = words[:-2], after[:-2]
    if any(map(PARTICLE.match, at.words[at.mention.first : at.mention.last])):
        # "Adres mi değiştirmem gerekiyor"
        return True
    if at.verb.endswith("siniz") and asks_at_the_end(at.before[-3:]):
        return True
    # A question behind an imperative is another one: "yatırın artık, kaç gün oldu".
    orders = any(map(_commands, at.deciding))
    # "Sorar mısınız nerede": to find it out.
    sends = at.mention.remedy in _SPEAKING and any(map(YOU.match, at.deciding[1:2]))
    return not (orders or sends) and (wonders(words) or asks_at_the_end(after))


def _on_condition(at: Spot) -> bool:
    """ "Gelmezse iptal edin", "değiştirebilirseniz değiştirin"."""
    ifs = [place for place, word in enumerate(at.deciding) if IF_YOU.match(word)]
    for place, word in enumerate(at.deciding):
        # "Araştırma bir günde biterse açın"
        if _commands(word) and tied(at.deciding[:place]):
            return True
    if ifs and any(map(_commands, at.deciding[ifs[0] + 1 :])):
        return True
    return tied((*at.before, *at.words[at.mention.first : at.mention.last]))


def _commands(word: str) -> bool:
    return bool(_IMPERATIVE.search(word)) and form(word) is Form.REQUEST


def _undecided(at: Spot) -> str | None:
    """ "Değiştirmek mümkün mü": asked, without a verb of ours."""
    return ASKED if asks_at_the_end(at.tail) or "var" in at.tail else None


def _without_verb(at: Spot) -> str | None:
    """No verb: a question, or a remedy that is the whole of what is said."""
    if wonders(at.words) or any(map(PARTICLE.match, at.tail)) or "var" in at.tail:
        return ASKED
    if any(form(word) is Form.IF for word in at.tail):
        # "Tamir olmuyorsa": the condition of something else.
        return None
    if any(form(word) is Form.IF for word in at.before):
        return CONDITIONAL
    if _AWAY.search(at.words[at.mention.last]):
        return None
    others = (*_without_refusal(at), *at.after)
    return WANTED if all(word in _FILLERS or _NUMBER.match(word) for word in others) else None


def _without_refusal(at: Spot) -> tuple[str, ...]:
    """The words before a remedy that ends the order, without those that refuse the goods."""
    if at.mention.remedy != "cancel" or "hayir" in at.before:
        return at.before
    if not any(map(REFUSES_GOODS.match, at.before)):
        return at.before
    return tuple(
        word for word in at.before if not (REFUSES_GOODS.match(word) or _BUYING.match(word))
    )
