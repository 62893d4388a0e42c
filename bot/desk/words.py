"""The desk's Turkish words for the codes of other rooms; an unknown code is shown as it is."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

REASONS = {
    "customer_request": "Temsilci istedi",
    "legal_threat": "Yasal yol uyarısı",
    "safety": "Güvenlik riski",
    "anger_persists": "Öfkesi sürüyor",
    "unclear_twice": "İki kez anlaşılamadı",
    "above_limit": "Yetki sınırının üstünde",
    "repeat_contact": "Aynı sorunla geri döndü",
    "promise_broken": "Söz tutulmadı",
    "backend_down": "Mağaza sistemi yanıt vermedi",
    "policy_exception": "Kural dışı istek",
}
# Where waiting costs more than time: shown in red.
URGENT = frozenset({"legal_threat", "safety", "promise_broken"})

CASES = {
    "wrong_product": "Yanlış ürün",
    "damaged_product": "Hasarlı ürün",
    "late_delivery": "Geciken teslimat",
    "delivered_not_received": "Teslim edildi görünüyor, alınmadı",
    "lost": "Kayıp kargo",
    "missing_item": "Eksik ürün",
    "not_as_expected": "Beklendiği gibi değil",
    "return_refund": "İade ve para iadesi",
    "cancel_order": "Sipariş iptali",
    "order_status": "Sipariş durumu",
    "invoice": "Fatura",
}

RESOLUTIONS = {
    "none": "Henüz çözüm yok",
    "exchange": "Değişim",
    "refund": "Para iadesi",
    "replacement": "Yenisi gönderilecek",
    "repair": "Onarım",
    "price_reduction": "Bedel indirimi",
    "reship": "Yeniden gönderim",
    "enquiry": "Kargo araştırması",
    "information": "Bilgi verildi",
}

CHANNELS = {"web": "Web", "whatsapp": "WhatsApp", "telegram": "Telegram"}

_JUST_NOW = "az önce"

PROMISES = {
    "open": "Bekliyor",
    "kept": "Tutuldu",
    "broken": "Tutulmadı",
    "withdrawn": "Geri alındı",
}


def waited(since: datetime) -> str:
    """How long ago, as short as a list needs it: '12 dk', '3 sa 5 dk', '2 gün'."""
    minutes = max(0, int((timezone.now() - since).total_seconds() // 60))
    if minutes < 1:
        return _JUST_NOW
    if minutes < 60:
        return f"{minutes} dk"
    hours, minutes = divmod(minutes, 60)
    if hours >= 24:
        return f"{hours // 24} gün"
    return f"{hours} sa {minutes} dk" if minutes else f"{hours} sa"


def waiting(since: datetime) -> str:
    ago = waited(since)
    return "yeni geldi" if ago == _JUST_NOW else f"{ago} bekliyor"


def brief_lines(brief: str) -> list[tuple[str, str]]:
    """The brief's lines 'Etiket: değer' as pairs; a line without a label keeps its words."""
    pairs = []
    for line in brief.splitlines():
        label, found, value = line.partition(":")
        if line.strip():
            pairs.append((label.strip(), value.strip()) if found else ("", line.strip()))
    return pairs
