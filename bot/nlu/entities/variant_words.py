"""Words around the names of variants, folded: which verbs ask and bring, what is no name. Data."""

from __future__ import annotations

import re
from typing import Final

VERBS: Final = (
    (
        "want",
        re.compile(
            r"iste(?:di(?:m|k|niz)?|mis(?:ti[mk])?|yordu[mk]|rken|digim\w*|diydi[mk])|isti?yo(?:r)?du[mk]|isterken|istenmisti|istendi|soyle(?:di[mk]|misti[mk]|diydi[mk]|yip|mis)|"
            r"sec(?:ti[mk]?|mis(?:ti[mk])?|ili\w*|tigim\w*|ip)|de(?:di[mk]|diydi[mk]|misti[mk])|lazim(?:di)?|gerek(?:ti|iyordu)|"
            r"olacakti|olmaliydi|olaca(?:gina|kken)|olmasi(?:na)?|umarken|umuyordu[mk]|derken|bekle(?:rken|di[mk]|misti[mk])|bekliyor?du\w*|isaretle(?:di[mk]|misti[mk])|"
            r"ekle(?:di[mk]|misti[mk])|sandi[mk]|saniyordum|gelecekti|gelmesi|gonderilmesi|gelmeliydi|ariyordum|"
            r"(?:gel|gonder|yolla|ver|cik)\w*ec?ace?[gk]\w*(?:ina|iniza|larina)|gel(?:ecegine|mesini)|begen(?:di[mk]|misti[mk])"
        ),
    ),
    (
        "buy",
        re.compile(
            r"al(?:di[mk]|mis(?:ti[mk])?|ip|diydi[mk]|digim|acakti[mk])|siparisi(?:m|mi[nz])?(?:e|den?|ize|izden?)|ismarla(?:di[mk]|misti[mk])"
        ),
    ),
    (
        "came",
        re.compile(
            r"gel(?:di(?:ler)?|mis(?:ler)?|en|iverdi)|cik(?:ti(?:lar)?|mis|an|iyor)|"
            r"(?:yolla|gonder|koy|ver)\w*(?:mis\w*|di(?:niz|ler|lar)?|du(?:nuz|lar)?|mus\w*)|yollan\w+|gonderil\w+|"
            r"kaldim|dikilmis|bas(?:mis\w*|ilmis)|getir(?:di(?:ler)?|mis(?:ler)?)|at(?:mis\w*|tilar)|"
            r"tutustur\w+|kargola\w+|kon(?:mus|du|ulmus)|dus(?:tu|mus)|yuklemis\w*|tikmis\w*|kakalami\w+|postala\w+|gel(?:ince|mesin)|cikinca|paketle\w+|iletil\w+|gecti|ulas(?:ti|mis)"
        ),
    ),
    # "M olacaktı L olmuş": only after a wish.
    ("became", re.compile(r"ol(?:du|mus)")),
    ("has", re.compile("var(?:di)?")),
    ("instead", re.compile("yerine")),
    ("not", re.compile("degil")),
)
CAME: Final = re.compile("gelen|gelmis|geldi|ulasan|gonderilen|cikan|yollanan")
ORDER: Final = re.compile(r"siparis\w{0,3}|tercih")
ORDERED: Final = re.compile(
    r"(?:et|ver|gec)(?:il(?:di|mis(?:ti)?)|ti[mk]|di[mk]|misti[mk]|erken|ip|mis[iu]?[mk]?|tigim|digim|diydi[mk])\w*"
)

PRICE: Final = re.compile(r"(?:para|ucret)(?:si(?:ni)?|lari|i(?:ni)?)")
PAID: Final = re.compile(
    r"(?:ver|al|ode|yatir|cek)(?:di[mk]|di(?:niz|ler)|misti[mk]|mis(?:siniz|ler)|ip)"
)

# A name ends before these: what stands before its verb and belongs to the sentence.
AFTER: Final = re.compile(
    r"ben|biz|bana|bize|size|sizden|senden|kizim|oglum|gelecek|almak|gonder(?:in)?|yolla(?:yin)?|olsun|olarak|olan[iı]?\w*|diye|icin|tam|siparisi?|de|da|ki|ise|kutudan|icinden|"
    r"paketten|elime|resmen|bugun|dun|acikca|sepette|duruyor|geri|hemen|yine|ya|modeli?ni?|boyunu?"
)
# And begins after these: talk, pronouns, and other words' cases.
BEFORE: Final = re.compile(
    r"onlar|bunlar|bildigin|bildigimiz|basbayagi|duydugum|gordum|gerekirken|gerekiyordu|gerekti|ben|biz|bana|bize|size|siz|sizden|bunun?|onun|ama|fakat|ancak|ve|ile|hala|meger|yine|gene|bu|o|bi|bir|icinden|icinde|icerisinden|"
    r"gelen|halbuki|oysa|oysaki|ise|de|da|ki|tam|aynen|iste|kizim|oglum|esim|annem|babam|sizden|senden|abi|ozellikle|resmen|guya|"
    r"gayet|zaten|hem|hatta|fakat|lakin|yalniz|sadece|bile|diye|dedi|dediniz|yaz\w+|bak(?:in|tim|ar|iyo\w*)?|siparis\w*|(?:kutu|paket|koli)(?:su|si|i)?n?(?:d[ae]n?|t[ae]n?|[iu]n|y[iuae])|"
    r"urun\w*|fotograf\w*|resim\w*|gorsel\w*|site\w*|sepet\w*|merhaba\w*|selam\w*|iyi|gunler|lutfen|kardesim|arkadaslar|bey|hanim|"
    r"henuz|ikisi|hepsi|tamami|benim|bizim|sizin|onun|simdi|sonra|once|dun|bugun|gecen|adim\w*|icin|olarak|acikca|normalde|acaba|"
    r"numarali|nolu|ts|sp|ord|telefonu?m\w*|tel|sonu|hane\w*|nasil|niye|neden|kac|ne|mi|evet|hayir|yahu|ya|valla\w*|allah|"
    r"kocama|esime|anneme|babama|kizima|ogluma|kardesime|yegenime|cocuga|torunuma|arkadasima|hediye|"
    r"\w{3,}(?:sina|sine|larda|lerde|imda|imde|umda|umde|inda|inde|unda|unde|indan|inden|undan|unden)|"
    r"\w+(?:yor|yordu|yorum|iyo|uyo|ecek|acak|[dt][iu]m|[dt][iu]k|[dt][iu]n[iu]z|misti|mistim|mistik|ecekti|acakti)|"
    r"ts\d+|\d{4,}\w*"
)
LEADING: Final = re.compile(
    r"en|cok|daha|tane|numara|iki|renk|rengi|marka|model|beden\w*|dogru\w*|istedigim|aldigim"
)
MEASURES: Final = re.compile(
    r"beden\w{0,4}|(?:ayak)?numara\w{0,4}|no|nolu|numarali|ren[kg]\w{0,4}|olan\w*|rengini|tanesini"
)
KINDS: Final = re.compile(
    r"ml|lt|litre|gr|gram|kg|kilo|cm|mm|metre|mt|inc|watt|w|volt|gb|tb|mb|mah|yas|ay|aylik|yasindaki|kisilik|boy|li|lu|sinif|jant|hz|amper|lik|luk|derece|parca|cc"
)
MEASURE: Final = re.compile("beden|numara")
THE_WANTED: Final = re.compile(
    r"(?:istedigim|sectigim|aldigim|ettigim|verdigim|bekledigim)(?:iz)?|istenen|istenilen|beklenen|secilen|gereken|edilen"
)
THE_RECEIVED: Final = re.compile(
    "gelen|gonderilen|yollanan|ulasan|cikan|verilen|gonderdi(?:giniz|kleri)|yolladi(?:giniz|klari)"
)
SURELY_WANTED: Final = re.compile(r"iste\w+|sec\w+|bekle\w+|gereken|edilen")
SIZES: Final = re.compile(
    r"\d{2}(?:[.,]5)?|(?:x{0,4}[sl]|m|\d?xl|\d?xs|standart|small|medium|large|oversize)(?:['’]?\w{0,3})?"
)
PIECES: Final = re.compile(r"(?:tane|adet|paket|koli)\w{0,3}|kutu")
# No variants: complaints, remedies, messages, and words too vague to show to anybody.
OTHER: Final = re.compile(
    # Names that end as verbs do.
    r"(?!(?:yemek|ekmek|mercimek|parmak|kaymak|cakmak|basmak|irmik|tokmak)(?:\b|l|s))(?:iade|degisi|para(?:m|mi|si|yi|ni)?$|ucret|fatura|kargo|cevap|mesaj|mail|sms|kod|kirik|kiri[kl]|bozuk|bozul|yirti|hasar|defo|"
    r"eksik|yanlis|farkli|baska|ayni|bos|leke|cizi[kl]|catla|gec|kimse|kurye|yardim|bilgi|haber|onay|hic|cop$|sahte|gelen|"
    r"kullanil|kotu|berbat|guzel|iptal|indirim|kupon|hediye$|sorun|sikayet|destek|islem|tutanak|ezik|patla|delik|kalitesiz|"
    r"orijinal|tarih|adres|teslim|sey|urun|ses|is$|gun|hafta|randevu|tamir|servis|ozur|red|garanti|alakasiz|sacma|lira|tl$|"
    r"teki$|marka$|gibi|surat|yurtici|aras$|mng|ptt|ups$|hepsijet|pazartesi|sali$|carsamba|persembe|cuma|pazar$|dun$|bugun|yarin|"
    r"ocak|subat|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|yuzde|hala|zam$|odeme|siparis|hesap|yorum|puan|yildiz|musteri|ariza|calisan|sapasagla|saglam|yeni|dogru|henuz|dogum|"
    # Verbs and their participles.
    r"\w+[iu]yor|\w{2,}(?:m[ae][kz]|m[ae]di\w{0,3}|[ae]c[ae][kg]\w*|mis(?:ti)?[mk]?|[dt][iu]g[iu]m?\w*|[aeiu]rd[iu]|[yl]ip|m[iu]s[iu]n[iu]z)$)"
)
QUALITIES: Final = re.compile(
    r"kucu[kc]\w*|buyu[kg]\w*|dar|bol|kisa|uzun|ince|kalin|genis|rahat\w*|sert|yumusak|solu[kg]|soluk|koyu|acik|agir|hafif|iyi|super|"
    r"harika|saglam|zayif|hizli|cabuk|erken|hemen|sonunda|nihayet|dun|bugun|sabah|aksam|eski|pis|kirli|tozlu|islak|nemli|islanmis|"
    r"kotu|calismaz|kapali|siparisim|o|hasta|tam|tek|yari[ms]\w*|ters|egri|yamuk|ortaya|ustu|alti|ici|once|sonra|surpriz|\w+[dt][ae]n?"
)
_FORM: Final = re.compile(r"\w{2,}(?:l[iu]|s[iu]z|l[iu]k)(?:s[iu](?:n[iu])?|n[iu]|y[iu])?")


def formed(word: str) -> bool:
    """ "kablolu", "kablosuz": what something has or lacks, and no name of it."""
    return _FORM.fullmatch(word) is not None
