"""The words of every remedy, as expressions over folded tokens. Data: `remedies.py` searches."""

from __future__ import annotations

import re

_MONEY = r"(?:para|ucret|bedel|tutar|odeme)(?:m|mi|yi|sini|si|imi|imin|ini|lar\w*|miz\w*|nin|nizi|in|mm|ni|n|i|u)?"
_SEND = r"(?:gonder|gonde|yolla|yola|kargola|ver(?!di[mk])|ilet|postala|getir|istiy|istem|isti[oy]|ister|olsun|gelsin|at(?:in|arm|sa)|cikar|talep|al(?:abil|ayim|mak|may))\w*"
_SHIP = r"(?:gonder|gonde|yolla|yola|kargola|ilet|postala|getir|gonderim|cikar|ulastir)\w*"
_GIVE = r"(?:ver|yatir|yolla|gonder|ode(?!me$|mem)|istiy|isti[oy]|istem|ister|yukle|yansit|yat|aktar|al(?:ayim|abil|mak|may|mam)|hesab)\w*"
_NEW = r"(?:yenisi\w*|yenileri\w*|yenileyin|saglam[iı](?:n[iı]|s[iı])?\w*|sifir(?:i|ini|iyla)|hasarsiz(?:i|ini)|kusursuz(?:u|unu)|calisan(?:i|ini|indan))"
_SOUND = r"(?:kirik|bozuk|catlak|hasarli|cizik|defolu|kusurlu)"
_PART = r"(?:kism(?:ini|i)|yari(?:sini|si|m)|miktar|bolum(?:unu|u)|biraz|lira|tl|birinin)"
_LESS = r"(?:indirim|indrim|iskonto|tenzilat)(?!li|de|siz|ler|den|inden)\w*"
# Who asks or calls is the shop: "soracağım", "aradım" are the customer's own doings.
_THEY = r"(?!\w*(?:[iu]yorum|[iu]yo[mz]|[ae]c[ae]g[iu]m|[iu]?c[ae]m|[dt][iu][mk]|r[iu]m|s[ae]m|y[iu]m|[iu]st[iu][mk])$)"
# The carrier as it is asked ("kargoya"), asked from, called and talked with.
_CARRIER = r"(?:kargo(?!la)|kurye|firma|sirket|sube|ptt|yurtici|surat|mng|aras(?=k|$)|dagitici|dagitan|eleman|tasima|merkez)"
_TO = rf"{_CARRIER}\w*(?<!d)[ae]"
_FROM = rf"{_CARRIER}\w*[dt][ae]n"
_WITH = rf"{_CARRIER}\w*l[ae]"
_WHOM = rf"{_CARRIER}\w*[iu]"
_ASK = rf"{_THEY}(?:sor(?!um|unlu|unsuz|unu|unun|unda|unla)|danis)\w*"
_LOOK_INTO = rf"{_THEY}(?:arastir|incele|sorustur|sorgula)\w*"
_CALLS = (
    rf"{_THEY}(?:ara(?:y(?:in|iniz|ip|iver|abil|ac|an(?!lar))|sin(?:lar)?(?!\w)|r(?!a|i|k)|s(?:alar|aniz|ana)|m(?:ay(?:in|iniz|ac|an(?!lar))"
    r"|asin|aniz|adi(?!g)|amis|az|iyor|iyo)|di(?:$|l|n)|mis)\w*|ari(?:yor|yo)(?:sunuz|lar|nuz)?)"
)
_ONCE_MORE = r"(?:geri|bir|bi|telefonla|cepten)"
_DAY = (
    r"(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar|sabah|ogle|oglen|aksam|yarin|bugun|hafta|haftaya|gun|gune|"
    r"ertesi|obur|saat|saate|ileri|geri|one|sonra|ikiye|uce|altiya|erken|gec|mesai)\w*"
)
_CHANGE = (
    r"(?:degis|guncelle|duzelt|duzenle|cevir|yenile|kaydir|tasi(?!n)|elle(?!r)|dokun|bozma|oyna)\w*"
)
_SHIFT = (
    r"(?:degis|ertele|otele|kaydir|cevir|cek(?!il)|tasi(?!n)|oyna|elle(?!r)|dokun|bozma|uzat)\w*"
)
_DAYWARD = r"(?:haftaya|aksama|sabaha|oglene|ogleye|yarina|gune|pazartesiye|saliya|carsambaya|persembeye|cumaya|cumartesiye|pazara|saate)"
_PUT = (
    r"(?:al(?:in|sin|ir|ay|im$|mayin|masin|iyor|di|mis|dir|abil|s[ae]|acak)|at(?:in|sin|mayin|ar|il|abil)|cek(?!il)|cevir|kaydir|"
    r"tasi(?!n)|ertele|otele|birakma|koy(?!u)|ver(?:in|sin|mis|me|ir)|degis)\w*"
)
_PLACE = r"(?:ev|evi|evim|yer|yeri|is|isyeri|ofis|sube|okul|yurt|yurd|dukkan|market|nokta|adres|il|koy|otel|dolab|dolap|muhtar|komsu)\w*(?:[ae]|ni)"
# "adresimi değiştirin" changes no goods.
NO_GOODS = re.compile(r"^(?:adres|telefon|numaram|isim|ismi|sifre|tarih|kart|pil|kablo|fatura)\w*$")
# Their single words may be verbs themselves: "degistirin", "onarin", "bekleyin".
VERBAL = frozenset(
    {"exchange", "repair", "wait", "enquiry", "keep", "change_address", "change_pickup", "callback"}
)
# Nouns made of those verbs: "aramayın" forbids, "arama" is a thing.
NOUNS = re.compile(
    r"^(?:ode|ara|incele|arastir|sorgula|sorustur|ertele)m[ae](?:si|sini|yi|y[ae]|m|mi|nin|da|l[ae]r\w*)?$"
)
# Words of a remedy: between the parts of another one they would make one of two.
HEADS = re.compile(r"^(?:iade|iptal|degis|tamir|onar|indirim|yenisi|saglami|tekrar|bekl)")
# Remedy, then one expression a word; "*" stands for up to two words of any kind. Where the verb
# itself names the remedy, it stands last and is read too.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("refund", r"(?:geri|para|ucret) (?:odeme|iade)\w*"),
    ("refund", r"iade(?!li|siz)\w*"),
    ("refund", rf"{_MONEY} * geri * {_GIVE}"),
    ("refund", rf"{_MONEY} * geri"),
    ("refund", r"geri * (?:ver|ode(?!me$|mem)|yatir|yukle|yansit|aktar)\w*"),
    ("refund", rf"param\w* * {_GIVE}"),
    ("refund", r"paras\w* * (?:istiyo(?!rsan)|isterim|geri|ver(?!di|mis)|yatir(?!di)|gonder(?!di|mis)|iade)\w*"),
    ("refund", r"(?:param|ucretim|paramiz)\w* * yat(?!ak)\w*"),
    ("refund", rf"(?:ucret|bedel|tutar|odeme|odedig)\w* * {_GIVE}"),
    ("exchange", r"takas\w*"),
    ("exchange", rf"(?:baska|farkli) (?:beden|ren[gk]|numara|model|urun)\w* * {_SEND}"),
    ("exchange", r"de(?:g|y)?is(?:im|ikli[kg]|tir|il|sin|ebil|t(?!i)|ecek|imi|kl|se[mk]|elim|iriz)\w*"),
    ("exchange", rf"dogrus\w* * {_SEND}"),
    ("exchange", rf"dogru (?:urun|beden|renk|numara|model)\w* * {_SEND}"),
    ("exchange", rf"(?:bir|bi) (?:beden|numara) \w+ * {_SEND}"),
    ("exchange", rf"(?:buyug|kucug)\w* * {_SEND}"),
    ("replacement", rf"{_NEW} * degis\w*"),
    ("replacement", rf"{_NEW} * {_SEND}"),
    ("replacement", rf"(?:yeni|sifir|saglam|hasarsiz|calisan) (?:urun|bir|bi|tane)\w* * {_SEND}"),
    ("replacement", rf"{_SOUND} olmayan\w* * {_SEND}"),
    ("replacement", rf"(?:yeni|yepyeni|saglam|duzgun|hatasiz) (?!adres|sezon|kurye|gun|randevu|saat|is$|ev|ve$)\w+ {_SEND}"),
    ("replacement", rf"aynisi\w* * (?:{_SHIP}|gelsin)"),
    ("replacement", rf"ayni\w* * (?:bir|bi) daha {_SHIP}"),
    ("replacement", rf"aynisi\w* tekrar {_SHIP}"),
    ("replacement", rf"(?:bir|bi) tane * {_SHIP}"),
    ("replacement", rf"{_SHIP} * {_NEW}"),
    ("replacement", rf"{_NEW}"),
    ("repair", r"tamii?r(?!ci|hane)\w* * (?:ver|yap|ed|et|yolla|gonder|sok)\w*"),
    ("repair", r"tamii?r(?!ci|hane)\w*"),
    ("repair", r"onar(?!im|ma(?!yin|sin|k|di|ni)|ilmis)\w*"),
    ("repair", r"onarim\w*"),
    ("repair", r"servis(?:e|te|ten) * (?:gonder|yolla|al|ver|yap)\w*"),
    ("repair", r"(?:servis(?!te)|usta|tamirci|teknisyen)\w* * (?:gonder|yolla|gel(?:sin|mesin|ecek|di)|iste(?!me)|cagir)\w*"),
    ("repair", r"servise"),
    ("repair", r"servis (?:ucret|kayd|rande|hizmet)\w*"),
    ("repair", r"garanti(?:ye|den) gir\w*"),
    ("repair", r"garanti(?:den|ye) * (?:yap|al|sok|gonder)\w*"),
    ("price_reduction", rf"{_LESS}"),
    ("price_reduction", r"(?:fiyat|ucret)\w* * (?:dus|indir|kir|kolaylik)\w*"),
    ("price_reduction", r"(?:fark|lira|tl|bi ?sey|biraz|azcik|kurus)\w* * (?:dus|indir|kir)(?!t)\w*"),
    ("price_reduction", r"(?:dus|indir|kir)(?:tu|di|un|elim|ersen)\w* * (?:fiyat|ucret|lira)\w*"),
    ("price_reduction", r"fiyat * (?:iade|ode)\w*"),
    ("price_reduction", r"(?:fark|kismi|kismen)\w* * (?:iade|ode|yatir|geri)\w*"),
    ("price_reduction", r"fark\w* * (?:ver|yatir|gonder|istiy|isterim)(?!ir[iu]m)\w*"),
    ("price_reduction", r"yuzde * (?:dus|indir|iade|kir)\w*"),
    ("price_reduction", rf"{_PART} * (?:iade|geri|ode|para\w*|ucret\w*) * {_GIVE}"),
    ("price_reduction", rf"{_PART} * (?:iade|geri|ode|yatir|at(?:in|sa))\w*"),
    ("price_reduction", r"kargo (?:ucret|para|bedel)\w* * (?:iade|geri|ode)\w*"),
    ("price_reduction", r"(?:telafi|jest)\w*"),
    ("price_reduction", r"hediye ceki\w*"),
    ("reship", rf"(?:tekrar|yeniden|tekrardan|bastan|yenibastan) * {_SHIP}"),
    ("reship", rf"(?:bir|bi|ikinci|ucuncu|iki|2) (?:daha|kez|kere|defa|sefer)\w* * {_SHIP}"),
    ("reship", rf"(?:eksi[gk]|noksan|unut|cikma(?:yan|di))\w* * {_SHIP}"),
    ("reship", rf"(?:parca|vida|kapa[gk]|kablo|adaptor|kilavuz|kumanda|aparat|hediye|kalan|otek|oburu|digeri)\w* * {_SHIP}"),
    ("reship", r"(?:eksi[gk]|noksan)\w* * (?:ulas|gel(?!di$|mis$)|tamamla|cikan)\w*"),
    ("cancel", r"iptal\w*"),
    ("cancel", r"siparis\w* (?:dusur|durdur|sil)\w*"),
    ("cancel", r"siparis\w* geri cek\w*"),
    ("cancel", r"dusur\w* siparis\w*"),
    ("wait", r"bekl(?!enti|eni|eyen|edig|edigim|eme$|emez$|eyip|erken)(?:e|i(?!yo(?!rum|ruz|m$|z$)))\w*"),
    ("wait", r"sabred\w*"),
    ("enquiry", rf"{_TO} * {_ASK}"),
    ("enquiry", rf"{_ASK} * (?:kargo|kurye)\w*[ae]"),
    ("enquiry", rf"{_FROM} * {_THEY}ogren\w*"),
    ("enquiry", rf"{_THEY}ogren(?:in|iniz|ip|ir|iver)\w*"),
    ("enquiry", rf"{_FROM} * (?:bilgi|malumat|haber|cevap) * {_THEY}(?:al|iste)\w*"),
    ("enquiry", rf"{_WITH} * {_THEY}(?:gorus|konus|yazis|iletisim|irtibat)\w*"),
    ("enquiry", rf"{_CARRIER}\w* ile * {_THEY}(?:gorus|konus|yazis|iletisim|irtibat)\w*"),
    ("enquiry", rf"{_WHOM} * (?:{_CALLS}|{_LOOK_INTO}|{_THEY}sikistir\w*)"),
    ("enquiry", rf"{_TO} * (?:ulas|yaz)(?:in|iniz|ip|mayin|ilsin|sin)"),
    ("enquiry", r"(?:sorgu|sorustur|inceleme|arastirma|kayip)\w* (?:talebi|kaydi|basvuru)\w*"),
    ("enquiry", r"(?:sormayin\w*|sordunuz|sormadiniz)"),
    ("enquiry", r"siz sorun"),
    ("enquiry", r"siz de sorun"),
    ("enquiry", r"sorgu(?!la)\w*"),
    ("enquiry", _LOOK_INTO),
    ("keep", r"(?:bende|bizde) * (?:kal(?!it|ip)|dur(?!um|ust|dur|up)|tut)\w*"),
    # "Öyle duruyor" tells where it is.
    ("keep", r"(?:boyle|oyle|haliyle) * (?:kal(?!it|ip)|dur(?!um|ust|dur|up|uyor?(?:lar|du)?$)|tut)\w*"),
    ("keep", r"(?:elimde|evimde) * tut\w*"),
    ("keep", r"oldugu gibi * (?:kal|dur|tut|kabul|al(?:di|ir))\w*"),
    ("keep", r"(?:boyle|oyle) * kullan(?:ir|ac|ay|di)\w*"),
    ("keep", r"kal(?:sin|masin|acak|sa|irsa)"),
    ("keep", r"(?:kal(?:sin|abil|acak|masin|may)|dur(?:sun|masin))\w* (?:artik )?(?:bende|bizde|boyle)"),
    ("keep", r"(?:boyle|haliyle) * kabul * (?:ed|et)\w*"),
    ("keep", r"tut(?:uyor[iu][mz]|uyo[mz]|ar[iu][mz]|ay[iu]m|ac[ae]\w*[mz]|[iu]?c[ae]m|ars[ae][mk]|s[ae][mk]|tu[mk]|mustu[mk]|m[ae]m|m[ae]y[iu]z|muyor[iu][mz]|m[iu]c[ae]m|m[ae]y[ae]c[ae]g[iu]m)"),
    ("keep", r"alikoy\w*"),
    ("keep", r"(?:boyle|oyle|bunu|bununla) idare (?:ed|et)\w*"),
    ("change_address", rf"adres\w* * * {_CHANGE}"),
    ("change_address", rf"(?:teslim|teslimat) * (?:yer|nokta|adres)\w* * {_CHANGE}"),
    ("change_address", r"(?:teslimat|adres)\w* * * (?:yap(?!is)|cek(?!il)|yaz)\w*"),
    ("change_address", rf"(?:mahalle|sokak|sokag|ilce|daire|apartman|bina|blok|posta)\w* * {_CHANGE}"),
    ("change_address", rf"kapi (?:no|numara)\w* * {_CHANGE}"),
    ("change_address", r"(?:degistir|duzelt|guncelle|cevir)\w* * adres\w*"),
    ("change_address", r"adres\w* * kalsin"),
    ("change_address", r"adres degis(?:ik|im)\w*"),
    ("change_address", rf"(?:yeni|baska|dogru|is|ev|farkli) adres\w* * {_SHIP}"),
    ("change_address", r"adres(?:in|im)[ae] * (?:gonder|yolla|kargola|gelsin|gitsin)\w*"),
    ("change_address", r"adrese * (?:gonderin|yollayin|gonderir|yollar|gelsin|gitsin)\w*"),
    ("change_address", rf"{_PLACE} * (?:yonlendir|cevir)\w*"),
    ("change_pickup", rf"(?:baska|ertesi|obur) gun\w* * {_PUT}"),
    ("change_pickup", rf"{_DAYWARD} * (?:kaydir|al(?:in|mayin|sin)|cek(?:in|er)|cevir|ertele|otele|birakma)\w*"),
    ("change_pickup", rf"gun(?:u|unu|umu|unuz[iu]|leri)? * {_SHIFT}"),
    ("callback", rf"(?:beni|bizi|bana|{_ONCE_MORE}) * {_CALLS}"),
    ("callback", _CALLS),
    ("callback", r"beni * ara"),
    ("callback", r"aran(?:mak|ma[dm]|di|mis|mayi)\w*"),
    ("callback", r"(?:geri|telefonla) arama\w*"),
    ("callback", r"arama (?:talebi|istegi)\w*"),
    ("callback", rf"(?:telefon|tel|telfon) * {_THEY}(?:ac|ed|et)(?!iket|me$)\w*"),
    ("callback", rf"(?:telefonla|telefondan) * {_THEY}(?:don|gorus|ulas|konus|bildir|bilgi|haber)\w*"),
    ("callback", r"(?:caldir|cagri (?:at|birak))(?:in|sin|iver|ir|sa)\w*"),
)  # fmt: skip
# A courier's appointment; read only where a message is about one ("saati değiştirin" may be a watch).
PICKUP: tuple[tuple[str, str], ...] = tuple(
    ("change_pickup", words)
    for words in (
        rf"(?:kurye|randevu|alim|alis|alma)\w* * (?:gun|saat|yer|tarih|adres)\w* * {_SHIFT}",
        rf"(?:kurye|randevu|alim|gun|saat|yer|tarih)\w* * {_SHIFT}",
        rf"(?:kurye|randevu|saat|gun)\w* * {_DAY} * {_PUT}",
        rf"{_DAY} * {_PUT}",
        rf"kurye\w* * {_DAY} * gel(?:sin|sinler|ir)",
        r"kurye\w* * (?:eve|dukkana|ofise|ise|yerime|evine|depoya) * gel(?:sin|sinler)",
        r"(?:kurye|alim)\w* * * (?:yonlendir|yap(?:in|mayin|ar|sana))\w*",
        r"(?:ertele|otele)\w*",
        rf"{_SHIFT} * (?:kurye(?:yi|nin)|randevu\w*|saat\w*|gun\w*)",
        r"(?:gun|saat|randevu) (?:degisik|degisim|erteleme)\w*",
        r"(?:gun|saat|randevu|kurye|yer)\w* * kalsin",
        r"(?:yerim|ofis|dukkan|okul|guvenlig|depo|komsu|ora?)\w*[dt][ae]n * al(?:sin|in|abil|ir)\w*",
    )
)
