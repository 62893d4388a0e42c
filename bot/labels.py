"""What people read for our codes, in Turkish: customers on buttons, agents and analysts on pages.

One file, so that a code has one name everywhere; `label` shows a code without one as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

# -- on the customer's buttons ---------------------------------------------------------------
CHOICES = {
    "refund": "Para iadesi",
    "exchange": "Değişim",
    "replacement": "Yenisini gönderin",
    "repair": "Onarım",
    "price_reduction": "İndirim, bende kalsın",
    "reship": "Tekrar gönderin",
    "cancel": "İptal edin",
    "wait": "Beklerim, kargoya sorun",
    "enquiry": "Kargo sorgusu",
    "keep": "Böyle kalsın",
    "change_address": "Adres değişikliği",
    "change_pickup": "Kurye günü değişikliği",
    "company_invoice": "Şirket faturası",
}
# The button that says yes to a deed names it.
AGREES = {
    "refund": "Evet, iade et",
    "exchange": "Evet, değiştir",
    "replacement": "Evet, yenisini gönder",
    "repair": "Evet, onar",
    "price_reduction": "Evet, indirimi uygula",
    "reship": "Evet, tekrar gönder",
    "enquiry": "Evet, sorgu aç",
    "cancel": "Evet, iptal et",
    "undo": "Evet, geri al",
    "change_address": "Evet, adresi değiştir",
    "change_pickup": "Evet, o gün gelsin",
    "company_invoice": "Evet, böyle kes",
    "all": "Evet, hepsini yap",
}
TYPES = {
    "wrong_product": "Yanlış ürün geldi",
    "damaged_product": "Hasarlı / bozuk geldi",
    "late_delivery": "Gelmedi / gecikti",
    "missing_item": "Eksik geldi",
    "not_as_expected": "Beklediğim gibi değil",
    "return_refund": "İade / değişim",
    "cancel_order": "Sipariş iptali",
    "order_status": "Sipariş durumu",
    "invoice": "Fatura",
}

# -- in sentences ----------------------------------------------------------------------------
DONE = {
    "exchange": "değişim açıldı",
    "refund": "para iadesi açıldı",
    "replacement": "yenisi gönderiliyor",
    "repair": "onarım açıldı",
    "price_reduction": "indirim açıldı",
    "reship": "yeniden gönderiliyor",
    "enquiry": "kargo sorgusu açıldı",
    "cancel": "sipariş iptal edildi",
    "change_address": "adres değiştirildi",
    "change_pickup": "kurye günü değiştirildi",
    "company_invoice": "şirket faturası istendi",
    "information": "bilgi verildi",
    "none": "işlem yok",
}
PROMISED = {
    "pickup": "Kurye ürünü alacak",
    "refund": "Para iadesi yapılacak",
    "exchange": "Doğru ürün gönderilecek",
    "replacement": "Yeni ürün gönderilecek",
    "repair": "Onarım tamamlanacak",
    "price_reduction": "İndirim tutarı ödenecek",
    "reship": "Yeni kargo ulaşacak",
    "enquiry": "Kargo sorgusu yanıtlanacak",
    "cancel": "İptal tutarı ödenecek",
    "change_address": "Yeni adrese gönderilecek",
    "change_pickup": "İşlem tamamlanacak",
    "company_invoice": "Şirket faturası gönderilecek",
}
SITUATIONS = {
    "cancelled": "iptal",
    "preparing": "henüz gününde",
    "on_time": "gününde",
    "overdue": "gecikmiş",
    "lost": "kayıp görünüyor",
    "delivered": "teslim edilmiş görünüyor",
}
STATUSES = {
    "preparing": "hazırlanıyor",
    "shipped": "kargoya verildi",
    "in_transit": "yolda",
    "out_for_delivery": "dağıtımda",
    "delivered": "teslim edildi",
    "delivery_failed": "teslim edilemedi",
    "returning": "iade yolunda",
    "returned": "iade alındı",
    "lost": "kayıp görünüyor",
    "cancelled": "iptal edildi",
    "unknown": "durumu bilinmiyor",
}
MOODS = {"calm": "sakin", "annoyed": "rahatsız", "angry": "öfkeli", "abusive": "hakaret ediyor"}
DANGERS = {
    "cut": "kesik",
    "bleeding": "kanama",
    "swallowed": "yutma",
    "choking": "boğulma",
    "burn": "yanık",
    "reaction": "cilt, göz ya da alerji",
    "shock": "elektrik çarpması",
    "smoke": "duman, yanık kokusu",
    "fire": "yangın, patlama",
    "battery": "pil, aşırı ısınma",
    "food": "gıda",
    "hurt": "yaralanma",
    "other": "güvenlik",
}

# -- on agents' and analysts' pages ----------------------------------------------------------
PROBLEMS = {
    "wrong_product": "Yanlış ürün",
    "damaged_product": "Hasarlı ürün",
    "late_delivery": "Geciken teslimat",
    "missing_item": "Eksik ürün",
    "not_as_expected": "Beklendiği gibi değil",
    "return_refund": "İade / değişim",
    "cancel_order": "Sipariş iptali",
    "order_status": "Sipariş durumu",
    "invoice": "Fatura",
}
RESOLUTIONS = {
    "none": "Çözüm yok",
    "exchange": "Değişim",
    "refund": "Para iadesi",
    "replacement": "Yenisi gönderildi",
    "repair": "Onarım",
    "price_reduction": "Bedel indirimi",
    "reship": "Yeniden gönderim",
    "enquiry": "Kargo sorgusu",
    "information": "Bilgi verildi",
}
REASONS = {
    "customer_request": "Temsilci istedi",
    "legal_threat": "Yasal yol uyarısı",
    "safety": "Güvenlik riski",
    "anger_persists": "Öfkesi sürüyor",
    "unclear_twice": "İki kez anlaşılamadı",
    "above_limit": "Yetki sınırının üstünde",
    "repeat_contact": "Aynı sorunla geri döndü",
    "promise_broken": "Söz tutulmadı",
    "backend_down": "Sistem yanıt vermedi",
    "policy_exception": "Kural dışı istek",
    "follow_up": "Temsilci yeniden açtı",
}
RESULTS = {
    "solved": "Çözüldü",
    "refund": "Para iadesi yapıldı",
    "exchange": "Değişim / yeniden gönderim yapıldı",
    "information": "Bilgi verildi",
    "rejected": "Talep kabul edilemedi",
    "no_answer": "Müşteri yanıt vermedi",
}
# In the order of the chart.
OUTCOMES = {
    "confirmed": "Müşteri onayladı",
    "assumed": "Çözüldü sayılıyor",
    "unresolved": "Çözülmedi",
    "abandoned": "Yarım kaldı",
    "no_complaint": "Şikâyet yok",
    "open": "Sürüyor",
}
HANDLED_BY = {"bot": "Asistan", "agent": "Temsilci", "both": "Asistan ve temsilci"}
OWNERS = {
    "bot": "Asistanda",
    "queued": "Sırada",
    "human": "Temsilcide",
    "closed": "Kapandı",
}
PROMISES = {
    "open": "Bekliyor",
    "kept": "Tutuldu",
    "broken": "Tutulmadı",
    "withdrawn": "Geri alındı",
}
# What a channel's provider bills a message as; what it may name later is one of the others.
PRICES = {
    "service": "Hizmet",
    "utility": "Bildirim",
    "marketing": "Pazarlama",
    "authentication": "Doğrulama",
    "referral_conversion": "Reklamdan gelen",
    "other": "Diğer",
}
# What became of a message of ours; `late`: it was taken and should have arrived by now.
DELIVERIES = {
    "sending": "Gönderiliyor…",
    "sent": "Gönderildi",
    "delivered": "Ulaştı",
    "read": "Okundu",
    "failed": "İletilemedi",
    "late": "Henüz ulaşmadı",
    "waits": "Müşteri yazınca gönderilecek",
}
CHANNELS = {"web": "Web sitesi", "whatsapp": "WhatsApp", "telegram": "Telegram"}
FROM_CHANNELS = {"web": "web sitesinden", "whatsapp": "WhatsApp'tan", "telegram": "Telegram'dan"}


def label(names: Mapping[str, str], code: str) -> str:
    """The name of a code; the code itself where it has none."""
    return names.get(code, code)
