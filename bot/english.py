"""English for what is not a response of domain.yml: button titles, labels in sentences."""

from __future__ import annotations

ENGLISH = "en"
_WORDS: dict[str, str] = {
    # -- what can be done: CHOICES of labels.py ----------------------------------------------
    "Para iadesi": "Refund",
    "Değişim": "Exchange",
    "Yenisini gönderin": "Send a new one",
    "Onarım": "Repair",
    "İndirim, bende kalsın": "Discount, I keep it",
    "Tekrar gönderin": "Send it again",
    "İptal edin": "Cancel it",
    "Beklerim, kargoya sorun": "Wait, ask the carrier",
    "Kargo sorgusu": "Carrier enquiry",
    "Böyle kalsın": "Leave it as it is",
    "Adres değişikliği": "Change address",
    "Kurye günü değişikliği": "Change courier day",
    "Şirket faturası": "Company invoice",
    # -- yes and no to a deed: AGREES of labels.py, and the button beside it -----------------
    "Evet, iade et": "Yes, refund it",
    "Evet, değiştir": "Yes, exchange it",
    "Evet, yenisini gönder": "Yes, send a new one",
    "Evet, onar": "Yes, repair it",
    "Evet, indirimi uygula": "Yes, apply discount",
    "Evet, tekrar gönder": "Yes, send it again",
    "Evet, sorgu aç": "Yes, open an enquiry",
    "Evet, iptal et": "Yes, cancel it",
    "Evet, geri al": "Yes, undo it",
    "Evet, adresi değiştir": "Yes, change address",
    "Evet, o gün gelsin": "Yes, come that day",
    "Evet, böyle kes": "Yes, issue it",
    "Evet, hepsini yap": "Yes, do all of it",
    "Hayır, kalsın": "No, leave it",
    # -- the troubles: TYPES of labels.py ----------------------------------------------------
    "Yanlış ürün geldi": "Wrong item came",
    "Hasarlı / bozuk geldi": "Damaged / broken",
    "Gelmedi / gecikti": "Not here / late",
    "Eksik geldi": "Something missing",
    "Beklediğim gibi değil": "Not as I expected",
    "İade / değişim": "Return / exchange",
    "Sipariş iptali": "Cancel an order",
    "Sipariş durumu": "Order status",
    "Fatura": "Invoice",
    # -- what was done: DONE of labels.py ----------------------------------------------------
    "değişim açıldı": "exchange opened",
    "para iadesi açıldı": "refund opened",
    "yenisi gönderiliyor": "new one being sent",
    "onarım açıldı": "repair opened",
    "indirim açıldı": "discount opened",
    "yeniden gönderiliyor": "being sent again",
    "kargo sorgusu açıldı": "carrier enquiry opened",
    "sipariş iptal edildi": "order cancelled",
    "adres değiştirildi": "address changed",
    "kurye günü değiştirildi": "courier day changed",
    "şirket faturası istendi": "company invoice requested",
    "bilgi verildi": "information given",
    "işlem yok": "nothing done",
    # -- where an order is: STATUSES of labels.py --------------------------------------------
    "hazırlanıyor": "being prepared",
    "kargoya verildi": "shipped",
    "yolda": "on its way",  # also where the carrier names no place
    "dağıtımda": "out for delivery",
    "teslim edildi": "delivered",
    "teslim edilemedi": "could not be delivered",
    "iade yolunda": "on its way back",
    "iade alındı": "return received",
    "kayıp görünüyor": "seems to be lost",
    "iptal edildi": "cancelled",
    "durumu bilinmiyor": "status not known",
    # -- buttons of the questions: questions.py, unclear.py ----------------------------------
    "Temsilciyle görüşmek istiyorum": "Talk to an agent",
    "Numaramı bilmiyorum": "I don't know my number",
    "Hepsi": "All of them",
    "Fotoğraf ve tutanak yok": "No photo, no report",
    "Tutanak var": "There is a report",
    "Buldum, bende": "Found it, I have it",
    "Bulamadım, araştırın": "Not found, look into it",
    "Bunu geçelim": "Skip this",
    # -- buttons of the closing: solved.py, rating.py ----------------------------------------
    "Evet": "Yes",
    "Hayır": "No",
    "Tamam, çözüldü": "Yes, it is solved",
    "Hayır, çözülmedi": "No, it is not solved",
    "5 – çok iyi": "5 – very good",
    "1 – çok kötü": "1 – very bad",
    "Geç": "Skip",
    # -- why there is no return: ending.py ---------------------------------------------------
    "ürün iade kapsamı dışında görünüyor": "this item does not seem to be returnable",
    "mağaza sistemi bunu benden kabul etmiyor": "the shop's system does not take it from me",
    # -- where a value is not known ----------------------------------------------------------
    "kargo firması": "the carrier",
    "Kargo firması": "The carrier",
    "bağlantısı henüz yok": "no link yet",
    "başka seçenek yok": "no other option",
    # -- who took the parcel -----------------------------------------------------------------
    "adınıza": "your name",
    "kendisi": "you, in person",
    "site görevlisi": "building staff",
    # -- between the names of two products ---------------------------------------------------
    " ve ": " and ",
    # -- why the demo shop says no ----------------------------------------------------------
    "Bu numarayla bir sipariş bulunamadı.": "There is no order with this number.",
    "Bu numarayla bir işlem bulunamadı.": "There is nothing of that kind.",
    "Bu ürün siparişte yok.": "This item is not in the order.",
    "Siparişte bu üründen bu kadar yok.": "The order has not so many of this item.",
    "Bu ürünün böyle bir seçeneği yok.": "There is no such option for this item.",
    "Sipariş iptal edilmiş.": "The order has been cancelled.",
    "Sipariş iade edilmiş.": "The order has been returned.",
    "Bu ürün için açık bir işlem var.": "Something is already running for this item.",
    "Sipariş kargoya verilmiş; teslimat adresi değiştirilemiyor.": (
        "The order has been shipped, so the address can no longer be changed."
    ),
    "Sipariş kargoda ya da teslim edilmiş; iptal edilemiyor.": (
        "The order has been shipped and can no longer be cancelled."
    ),
    "Sipariş henüz kargoya verilmedi.": "The order has not been shipped yet.",
    "Sipariş henüz teslim edilmedi.": "The order has not been delivered yet.",
    "Kargo hâlâ yolda; kayıp sayılmıyor.": (
        "The parcel is still on its way, so it cannot be sent again yet."
    ),
    "Bu ürün cayma hakkı kapsamında iade alınmıyor.": "This item cannot be returned.",
    "14 günlük cayma süresi dolmuş.": "The 14-day return period is over.",
    "İki yıllık ayıplı mal süresi dolmuş.": "More than two years have passed since delivery.",
    "Bu ürün onarılamıyor.": "This item cannot be repaired.",
    "Bu üründen stokta kalmadı.": "This item is out of stock.",
    "İstediğiniz değişikliğin bilgisi eksik.": "The details needed for this are missing.",
    "Kurye o gün gelemiyor.": "The courier cannot come that day.",
    "Fatura kesinleşmiş; 7 günlük düzeltme süresi dolmuş.": (
        "More than 7 days have passed since the order, so the invoice can no longer be changed."
    ),
    "Bu işlem artık değiştirilemiyor.": "This can no longer be changed.",
    "Bu işlem artık geri alınamıyor.": "This can no longer be undone.",
}


# What stands within a sentence's own values.
_PARTS = ((" ve ", " and "), (" ya da ", " or "), (" adet)", " pcs)"), ("(eksik: ", "(missing: "))


def in_english(words: str) -> str:
    """The English for a title or a label of ours; what has none stays as it is."""
    if words in _WORDS:
        return _WORDS[words]
    for turkish, english in _PARTS:
        words = words.replace(turkish, english)
    return words
