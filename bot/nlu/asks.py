"""Questions whose words leave no doubt, and what a customer does not know of what we ask for."""

# ruff: noqa: E501 - a line broken inside an expression is harder to read than a long one
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.acts import Act
from bot.nlu.asking import ASKING
from bot.nlu.tokens import Token

FIND_NUMBER, FIND_PHONE, ARE_YOU_HUMAN = "find_number", "find_phone", "are_you_human"
REFUND_STATUS, COUPON, PRODUCT = "refund_status", "coupon", "product"
CANCEL_COST, WHEN = "cancel_cost", "when"
# Told by rules, a topic leaves no room for those that heads often hear beside it.
OUTDOES: Final = {
    REFUND_STATUS: frozenset({"return_cost", "refund_time", "return_period"}),
    CANCEL_COST: frozenset(
        {
            *("return_cost", "how_to_cancel", "refund_time", "return_period", "discount_amount"),
            *(REFUND_STATUS, "data", "how_to_return"),
        }
    ),
    WHEN: frozenset({"refund_time", "return_period", "discount_amount", "hours", "where_is_it"}),
    "refund_time": frozenset({"discount_amount", WHEN, "return_period"}),
    "return_period": frozenset({WHEN}),
    "where_is_it": frozenset({"hours"}),
    "pickup_day": frozenset({"hours", "where_is_it", WHEN}),
    "how_to_return": frozenset({"return_cost", "return_period", "how_to_cancel"}),
    "how_to_cancel": frozenset({"how_to_return"}),
    FIND_NUMBER: frozenset({"data", "where_is_it", "other", "product"}),
    FIND_PHONE: frozenset({"data", "where_is_it", "other", "product"}),
    COUPON: frozenset({"discount_amount", "product", "other"}),
    PRODUCT: frozenset({"other", "where_is_it", "coupon"}),
    "compare": frozenset({"other", "refund_time", "product"}),
    ARE_YOU_HUMAN: frozenset({"other", "product", "data"}),
}
_UNKNOWN: Final = (
    r"(?:bilmi(?!yor musunuz)\w+|bilmem\w*|hatirla(?:mi|ya?m|madi)\w+|hatirliyamiyo\w*|unut(?:tu[mk]|mus\w*)|bulam\w+|goremi\w+|cikaramad\w+|"
    r"kayb(?:et|ol)\w+|silin(?:di|mis)|sildi[mk]|silmisi[mz]|elimde yok|bende yok|yok (?:bende|elimde)|yanimda degil)"
)
_WHERE: Final = r"(?:nere(?:de|den|ye)\w*|nerd\w+|nasil (?:bul|ogren|bak|gor)\w+|nasil ulas\w+)(?! (?:gec|tut|ald|buldu|bulmus|ele))"
_NUMBER: Final = r"(?<!takip )(?<!kargo )(?<!fatura )(?<!iban )(?<!kart )(?<!karti )(?<!telefon )(?<!daire )(?<!musteri )(?:numara(?:m|si|mi|yi|sini|nin|larini)?|no(?:yu|su|sunu|mu)?|kod(?:u|um|umu|unu)?)"
_PHONE: Final = r"(?:telefon|tel\b|cep|gsm|hangi numara)\w*"
_BY_OTHERS: Final = (
    r"(?:hediye (?:geldi|gelmis|gonder\w+|alin\w+|edil\w+|olarak (?:geldi|gel\w+|gonder\w+|alin\w+)|etti(?:ler)?)|"
    r"(?:bask(?:a|asi)|biri(?:si)?|esim|annem|babam|ablam|abim|arkadas\w*|kiz(?:im)|oglum|kardesim|sirket\w*|sevgilim|kayin\w+|teyzem|is yeri\w*)(?: \w+)? "
    r"(?:al(?:mis|di|mist\w+|dilar|mislar)|siparis (?:et|ver)(?:mis|ti|di)\w*|hediye \w+|gondermis|uzerine|adina|uzerinden))"
)
_MONEY: Final = (
    r"(?:para(?:m|mi|si|miz|yi)?|iade(?:m|mi|min|si|niz|ler\w*)?|ucret\w*|odeme\w*|geri odeme\w*)"
)
_UNPAID: Final = (
    r"(?:yat(?:ma(?:di|mis)|miyo\w*|irilma\w+|irma\w+)|gecme(?:di|mis)|yansima(?:di|mis)\w*|odenme(?:di|mis)\w*|alamad\w+|"
    r"(?:hesab\w+|kart\w+) (?:\w+ )?(?:gelme(?:di|mis)|dusme(?:di|mis))|(?:gelme(?:di|mis)|dusme(?:di|mis)) (?:hesab\w+|kart\w+))\w*"
)
_STILL: Final = r"(?:hala|henuz|daha|halen|bir|bi|turlu|hic|iade|geri|bana|hesabima|kartima|karta|hesaba|gunlerdir|haftalardir|aylardir)"
# "Param iade edilmedi", "paramı hala vermediniz": news of it, with nothing but news between.
_NOT_PAID: Final = (
    rf"(?:para(?:m|mi|miz|mizi|si|sini)?|iade(?:m|si|yi|mi)?|ucret(?:im|imi|i|ini)?|(?:geri )?odeme(?:m|mi|miz)?)(?: {_STILL}){{0,4}} "
    r"(?:edilme(?:di|mis)|yapilma(?:di|mis)|verilme(?:di|mis)|gonderilme(?:di|mis)|aktarilma(?:di|mis)|iletilme(?:di|mis)|etme(?:di|mis)|verme(?:di|mis)|yapma(?:di|mis)|gonderme(?:di|mis)|yollama(?:di|mis)|aktarma(?:di|mis)|ulasma(?:di|mis)|gelme(?:di|mis)|donme(?:di|mis)|gozukmu|gorunmu|ortada yok)(?!yse|se)\w*"
)
_FREE: Final = r"(?:ucretsiz|bedava|parasiz|ucretli|parali|masrafli)"
_COST: Final = r"(?:ucret(?!li|siz)|para(?!m|si|li|siz|nin)|kesinti|masraf(?!li)|ceza|bedel|komisyon|kargo (?:ucret|para|bedel))\w*"
_CHARGED: Final = r"(?:kes\w*|yap(?:iyo|ar|il)\w*|kal\w*|al(?:in|iyo|ir|maz|iniyo)\w*|al|ode\w*|odi\w*|cik\w*|ol(?:ur|uyo|acak|maz)\w*|olur|var|yok|yaz\w*|yans\w*|dus\w*|tut\w*|gir\w*|dog\w*|ekle\w*|iste\w*|vere\w*|veri\w*|kayb\w*|yan(?:ar|iyo)\w*)"
_CANCELS: Final = r"(?:iptal\w*|vazgec(?:ersem|sem|ince|mek|menin|tigim\w*))"
_ASKED: Final = tuple(
    (topic, re.compile(rf"\b(?:{expression})\b"))
    for topic, expression in (
        # The phone first: "telefon numarasını bilmiyorum".
        (FIND_PHONE, rf"\A(?:\w+ ){{0,3}}(?:soramam|sormam|soramiyorum|soramayiz|ogrenemem|ogrenemiyorum|ogrenemeyiz)(?: \w+){{0,3}}\Z|surpriz\w*(?: \w+)? (?:boz\w+|kacar|kacmasin|kalsin)|"
            r"\A(?:ona|onlara|kendisine|kisiye|sahibine|alana)? ?(?:ulasamiyo\w*|ulasamam|erisemiyo\w*)(?: (?:ona|onlara|kendisine|ki))?\Z(?<!\Aulasamiyorum)|"
            rf"{_PHONE}(?: \w+){{0,4}} {_UNKNOWN}|{_UNKNOWN}(?: \w+){{0,3}} {_PHONE}|{_BY_OTHERS}(?: \w+){{0,5}} (?:{_UNKNOWN}|{_PHONE})|"
            rf"(?:{_UNKNOWN}|{_PHONE})(?: \w+){{0,5}} {_BY_OTHERS}|hangi (?:telefon|numara)\w* (?:\w+ )?(?:al|siparis|kayit|ver)\w+|"
            r"(?:dont|do not|didnt|not sure)(?: \w+){0,5} phone\w*|(?:was|is|as) a (?:gift|present)(?: \w+){0,6} (?:phone|number|know)|"
            r"(?:someone|somebody|friend|husband|wife|mother|mom|dad|he|she) (?:else )?(?:has )?(?:bought|ordered)(?: \w+){0,6} (?:phone|number)|which phone(?: number)?(?: \w+){0,6}"),
        (FIND_NUMBER, rf"{_NUMBER}(?: \w+){{0,3}} (?:{_UNKNOWN}|{_WHERE})|{_WHERE}(?: \w+){{0,3}} {_NUMBER}|{_UNKNOWN}(?: \w+){{0,2}} {_NUMBER}|"
            r"(?:e ?posta|mail|mesaj|sms|eposta)(?:im|lar\w*|ler\w*|i|imi|ini|lerim)? (?:\w+ )?(?:silin\w+|sil(?:di[mk]|misi[mz])|kaybol\w+|bulam\w+|acilmi\w+)|"
            r"where (?:do|can|could|should|will) (?:i|we) (?:find|see|get|look)(?: \w+){0,3} (?:number|no|code|id)\w*|where(?: s| is)(?: \w+){0,3} order (?:number|no|code|id)|"
            r"(?:dont|do not|cant|cannot|didnt|forgot|lost|no idea)(?: \w+){0,5} (?:order )?(?:number|no|code)(?! one)|deleted(?: \w+){0,3} (?:e ?mail|message|sms)\w*|"
            r"(?:e ?mail|message)(?: \w+){0,2} (?:deleted|gone|lost)"),
        (REFUND_STATUS, rf"{_NOT_PAID}|{_MONEY}(?: \w+){{0,6}} {_UNPAID}|{_UNPAID}(?: \w+){{0,3}} {_MONEY}|(?:eksik|az|yarisi|yarim) (?:\w+ )?(?:yat(?!ak)|iade ed|iade yap|odedi|odeme yap)\w+|"
            r"iade(?:m|mi|min|miz|niz|si)?(?: \w+){0,2} (?:ne durumda|hangi asamada|ne asamada|ne alemde|ne oldu|nerede kaldi|onaylandi mi|yapildi mi|kabul edildi mi)|iade (?:durumu|sureci ne)\w*|"
            r"(?:param|iadem|paramiz)(?: \w+){0,2} (?:nerede|nerde|ne oldu|nereye gitti|yatti mi)|"
            r"(?:siparis\w*|urun\w*|bunu|onu)?(?: \w+){0,2} ?(?:kim|neden|niye|nicin) iptal (?:et|ed|ol)(?!sin|eyim)\w+|kim iptal (?:et\w+|ed\w+)|iptal (?:edilmis|olmus) (?:neden|niye|kim)|"
            r"where (?:is|s) my (?:refund|money)|(?:refund|money)(?: \w+){0,4} (?:not|hasnt|havent|didnt|still)(?: \w+){0,3} (?:arriv\w+|com\w+|receiv\w+|paid|here|account)|"
            r"(?:havent|not|didnt|never)(?: \w+){0,3} (?:receiv\w+|got\w*|get)(?: \w+){0,2} (?:refund|money)|refund status|status of(?: \w+){0,2} refund|who cancell?ed|why (?:was|is|did)(?: \w+){0,4} cancell?ed"),
        (CANCEL_COST, rf"{_CANCELS}(?: \w+){{0,5}} {_COST}(?: \w+){{0,2}} {_CHARGED}(?: \w+)? ?m[iu]\w*|{_CANCELS}(?: \w+){{0,4}} {_FREE} ?m[iu]\w*|{_CANCELS}(?: \w+){{0,3}} param\w* (?:\w+ )?(?:yan|kes|dus|git|kayb)\w* ?m[iu]\w*|"
            rf"{_CANCELS}(?: \w+){{0,4}} (?:ne kadar|kac (?:para|tl|lira)|yuzde kac\w*)(?: \w+){{0,2}} {_CHARGED}|{_CANCELS}(?: \w+){{0,3}} {_COST} (?:ne kadar|kac\w*|nedir|m[iu]\w*|kim\w*)|"
            rf"{_FREE} (?:m[iu] )?iptal(?: \w+){{0,3}} (?:m[iu]\w*|var\w*)|{_COST}(?: \w+){{0,3}} {_CHARGED} ?m[iu]\w*(?: \w+){{0,3}} {_CANCELS}|"
            r"(?:cost|charge|fee|penalty|deduct\w*|pay)(?: \w+){0,6} (?:cancel\w*)|cancel\w*(?: \w+){0,5} (?:cost|charge\w*|fee|fees|penalty|free|deduct\w*)"),
        ("how_to_cancel", r"nasil (?:\w+ ){0,2}iptal\w*|iptal\w* (?:\w+ ){0,2}nasil|iptal (?:tusu|buton|secene)\w*(?: \w+){0,2}|how (?:do|can|could|should) (?:i|we) cancel|how to cancel|where (?:do|can) i cancel|cancel button"),
        ("how_to_return", r"nasil (?:\w+ ){0,3}(?:iade|degis\w+|geri (?:gonder|yolla)|degistir)\w*|(?:iade|degisim)(?! ol)\w* (?:\w+ ){0,3}nasil(?! bir)|(?:iade|degisim) (?:islem|surec)\w* nasil|"
            r"iade (?:icin )?ne yap(?:mam|mali|acag|icam|ayim)\w*|how (?:do|can|could|should) (?:i|we) (?:return|send|exchange)|how (?:to|does) (?:a |the )?(?:return|exchange|send)|how (?:\w+ ){0,2}returns? work"),
        (COUPON, r"(?:kupon|kampanya|promosyon|indirim|hediye ceki?|kod)(?: ?kod)?\w*(?: \w+){0,4} (?:calis(?!an)\w+|gecmi\w+|gecers\w+|gecerli|uygulan\w+|kullan(?:am|il|mak|abil)\w+|yok mu|var mi\w*|bit(?:ti|mis|iyor)\w*|nerede|kabul et\w+|hata|tanimla\w+|girem\w+|olmadi|olmuyor|alabilir|gelir mi|islem\w*)|"
            r"(?:kupon|kampanya|promosyon|indirim(?! yap| oran| iste))\w*(?: \w+){0,2} ne zaman|indirim (?:var mi\w*|olacak mi\w*|gelecek mi\w*|yok mu\w*)|"
            r"fiyat\w*(?: \w+){0,2} (?:dus(?:mus|tu|er)|in(?:di|mis|er)|art(?:ti|mis)|farki|niye|neden)\w*|indirime gir\w+|(?:black friday|kara cuma)\w*|"
            r"(?:coupon|voucher|promo|discount) (?:code)?\w*(?: \w+){0,4}|price (?:dropped|went down|is lower)|(?:when|any)(?: \w+){0,4} (?:sale|campaign|discounts?)"),
        ("compare", r"(?:sizce|peki|ikisinden|bunlardan|size gore)(?: \w+)? hangisi\w*|hangisi(?:ni|nin|nde)? (?:\w+ ){0,2}?(?:daha|onerir|sec|yap|avantaj|mantik|hizl|iyi|kolay|cabuk|uygun|kisa|dogru|garanti|ucretsiz|erken|fark|tavsiye)\w*|\A(?:en )?hangisi(?:ni)?\Z|(?:en \w+(?:si|su|i|u)) hangisi|(?:aralarinda\w*|arasinda\w*|ikisinin)(?: \w+){0,3} fark\w*|fark(?:i|lari)? ne(?:dir|ydi)?|sizce(?: \w+){0,3} (?:mi|mu|hangi\w*)|hangi (?:secenek|yol|yontem)\w*|"
            r"which (?:one|is|option|way)(?: \w+){0,5}|whats? (?:is )?the difference|difference between|what (?:do|would) you (?:recommend|suggest)|(?:faster|quicker|better) (?:a |the )?(?:refund|exchange|one)"),
        (PRODUCT, r"kac (?:dakika|saat|litre|watt|kilo|gram|metre|santim|cm|mah|gb)\w*(?: \w+){0,2} (?:gid|dayan|cek|al|gel|sur|tut)\w*|sarj\w* (?:ne kadar|kac)(?: \w+){0,2} (?:gid|dayan|sur)\w*|"
            r"stok\w*(?: \w+){0,3} (?:var mi\w*|gel(?:ir|ecek|di)\w*|ne zaman|kac|yok mu)\w*|(?:ne zaman|var mi) stok\w*|ori?jinal m[iu]\w*|(?:beden|olcu) tablo\w*|kalip\w* (?:dar mi|genis mi|nasil|tam mi)|"
            r"kac (?:beden|numara) (?:al|ol|giy|uyar|sec)\w+|(?:is|are)(?: \w+){1,3} (?:original|authentic|genuine|waterproof|in stock)|(?:back )?in stock|size (?:guide|chart)|what size should\w*"),
        (ARE_YOU_HUMAN, r"(?:robot|bot|yapay zeka|insan|makine|gercek (?:kisi|insan|biri)|canli) ?(?:m[iu](?:s[iu]n\w*)?|musunuz)|robot(?:la|sun|sunuz)\b(?: mi)?(?: \w+)?|"
            r"(?:are you|is this|am i talking to|talking to) (?:an? |the )?(?:real )?(?:ro)?(?:bot|human|person|machine|ai)"),
        ("return_cost", r"(?:kargo\w*|gonderi\w*|iade kargo\w*|iadenin kargo\w*) (?:ucret|para|bedel|masraf)\w*|iade\w* (?:ucretli|masraf|bedel)\w*|ucretsiz m[iu]|kargo\w* kim(?:e|den|in)?|"
            r"who pays|(?:return|shipping) (?:cost|fee|charge)\w*|(?:return|shipping)(?: \w+){0,2} free|how much(?: \w+){0,4} (?:return|shipping)"),
        ("return_period", r"(?<!para )(?<!ucret )(?:iade|cayma)\w* (?:sure(?!r|c)|hakk|kac gun(?!\w* (?:sur|yat|bit|tamam|sonuc)))\w*|kac gun icinde iade|how (?:long|many days)(?: \w+){0,5} return"),
        ("refund_time", r"(?:kac gun\w*|ne zaman|ne kadar sur\w*|kac gune)\b.{0,30}\b(?:yat\w*|iade\w*|param?\w*|ucret\w*|hesab\w*)|(?:para\w*|iade\w*|ucret\w*)\b.{0,30}\b(?:kac gun\w*|ne zaman|ne kadar sur\w*)|"
            r"(?:when|how long)(?: \w+){0,6} (?:refund|money)\w*"),
        (WHEN, r"kac gun\w*(?: \w+){0,2} (?:cevap|yanit|sonuc|haber|gelir|biter|surer|cikar|ulasir|elimde)\w*|ne zaman(?: \w+){0,2} (?:cevap|yanit|sonuc|haber|biter|belli|verilir|cikar|elimde|ulasir|tamamlan)\w*|(?:cevap|yanit|sonuc|haber)\w*(?: \w+){0,2} (?:ne zaman|kac gun)\w*|when will (?:i|you|it|we)(?: \w+){0,4} (?:hear|answer|know|ready|done|arrive)|how long (?:will|does) it take"),
        ("where_is_it", r"(?:kargo(?!cu)|paket|siparis|urun)\w*(?: \w+){0,2} (?:saat kac\w*|kacta|kac gibi)|(?:saat kac\w*|kacta|kac gibi)(?: \w+){0,2} (?:kargo(?!cu)|paket|siparis)\w*"),
        ("pickup_day", r"(?:kurye|kuriye|kargocu|iade(?:yi|m[iu])? alma|almaya|alim)\w*(?: \w+){0,3} (?:saat kac\w*|kacta|kac gibi|hangi (?:gun|saat)\w*|ne zaman|sabah mi|aksam mi|ogle\w* mi)|(?:saat kac\w*|kacta|kac gibi|hangi gun|ne zaman)(?: \w+){0,2} (?:kurye|kuriye|kargocu|almaya)\w*|"
            r"(?:iade|paket|urun)\w*(?: \w+){0,2} (?:saat kacta|kacta|hangi gun|ne zaman)(?: \w+)? (?:alir\w*|alac\w+|alinac\w+|alican\w*)|when(?: \w+){0,4} (?:courier|pick ?up|collect)\w*|what (?:day|time)(?: \w+){0,3} (?:courier|pick|collect)\w*"),
        ("hours", r"(?:calisma saat|mesai saat|kaca kadar|saat kac)\w*|(?:working|opening|business) hours|what time (?:do|are) you"),
        ("where_is_it", r"where(?: s| is| are|s) (?:my|our) (?!refund|money|number|invoice|receipt|courier|(?:order|phone) (?:number|no|id))\w+|where (?:is|s) (?:my|the) (?:order|package|parcel|cargo|item|shipment|stuff)|when (?:will|is|does)(?: \w+){1,5} (?:arrive|come|coming|delivered|ship\w*)|track(?:ing)? (?:my|number|link|code)\w*"),
        ("invoice", r"(?:where|how|can|could)(?: \w+){0,5} (?:invoice|receipt)"),
        ("discount_amount", r"how much(?: \w+){0,3} discount|what discount"),
        ("data", r"(?:my|our) (?:personal )?(?:data|information)"),
    )
)  # fmt: skip
# Of these, one is asked; the questions of the rules above it come before.
_ONLY_ONE: Final = frozenset({"return_cost", "return_period", "refund_time", "hours"})
# Known by a noun alone: what a report tells of it asks nothing.
_NOUNS: Final = frozenset({"return_cost", "return_period"})
_BARE: Final = 4
_TELLS: Final = re.compile(
    r"\b(?:\w+[dt][iu](?:m|k|n[iu]z|l[ae]r)|\w+m[iu]s(?:[iu][mz]|s[iu]n[iu]z|l[ae]r)?|\w+yor(?:um|uz)|haberiniz)\b"
)
_FORGOTTEN: Final = re.compile(r"(?:hatirla(?:mi|ya?m|madi)\w+|unuttum)(?: ki| valla| ya| su an)?")
_WHEN: Final = re.compile(r"\b(?:ne zaman|kac gun\w*|kac gune|ne kadar sur\w*)\b")


def asks(words: Sequence[Token]) -> Iterator[Act]:
    """One act for each topic that is asked about, with the place of its words."""
    folded = " ".join(token.text for token in words)
    if _FORGOTTEN.fullmatch(folded):
        yield _act(FIND_NUMBER, words, 0, len(folded))
        return
    found: dict[str, Act] = {}
    for topic, expression in _ASKED:
        match = expression.search(folded)
        hidden = any(topic in OUTDOES.get(other, ()) for other in found)
        if not match or hidden or (topic in _ONLY_ONE and not _ONLY_ONE.isdisjoint(found)):
            continue
        if topic in _NOUNS and not _asked_or_bare(words, folded):
            continue
        if (topic == REFUND_STATUS and _WHEN.search(folded)) or (
            topic == FIND_NUMBER and FIND_PHONE in found
        ):
            continue
        found[topic] = _act(topic, words, *match.span())
    yield from found.values()


def _asked_or_bare(words: Sequence[Token], folded: str) -> bool:
    """ "Kargo ücreti kime ait", "iade süresi"; "kargo ücretini ben ödedim" asks nothing."""
    if ASKING.search(folded):
        return True
    return len(words) <= _BARE and not _TELLS.search(folded)


def _act(topic: str, words: Sequence[Token], start: int, end: int) -> Act:
    """The act of the tokens that the characters `start` to `end` of their joined text touch."""
    touched, at = [], 0
    for token in words:
        if at < end and start < at + len(token.text):
            touched.append(token)
        at += len(token.text) + 1
    clause = " ".join(token.text for token in touched)
    return Act("ask", clause, touched[0].start, touched[-1].end, topic=topic)
