"""What the pages call things, in Turkish. A code without a label is shown as it is."""

from __future__ import annotations

# In the order of the chart; the mark tells them apart without colour.
OUTCOMES = {
    "confirmed": "Müşteri onayladı",
    "assumed": "Çözüldü sayılıyor",
    "unresolved": "Çözülmedi",
    "abandoned": "Yarım kaldı",
    "no_complaint": "Şikâyet yok",
    "open": "Sürüyor",
}
HANDLED_BY = {"bot": "Asistan", "agent": "Temsilci", "both": "Asistan ve temsilci"}
RESOLUTIONS = {
    "exchange": "Değişim",
    "refund": "Para iadesi",
    "replacement": "Yenisiyle değiştirme",
    "repair": "Onarım",
    "price_reduction": "Fiyat indirimi",
    "reship": "Yeniden gönderim",
    "enquiry": "Araştırma kaydı",
    "information": "Bilgi",
    "none": "–",
}
COMPLAINTS = {
    "wrong_product": "Yanlış ürün",
    "damaged_product": "Hasarlı ürün",
    "late_delivery": "Geç teslimat",
    "missing_item": "Eksik ürün",
    "not_as_expected": "Beklentiyi karşılamadı",
    "return_refund": "İade",
    "cancel_order": "Sipariş iptali",
    "order_status": "Sipariş durumu",
    "invoice": "Fatura",
}
REASONS = {
    "customer_request": "Müşteri istedi",
    "legal_threat": "Hukuki uyarı",
    "safety": "Güvenlik",
    "anger_persists": "Öfke sürdü",
    "unclear_twice": "İki kez anlaşılamadı",
    "above_limit": "Yetki sınırını aştı",
    "repeat_contact": "Aynı sorunla yeniden geldi",
    "promise_broken": "Söz tutulmadı",
    "backend_down": "Sistem arızası",
    "policy_exception": "Kural dışı durum",
}
CHANNELS = {"web": "Site", "whatsapp": "WhatsApp", "telegram": "Telegram"}


def label(names: dict[str, str], code: str) -> str:
    return names.get(code, code)


def duration(seconds: float | None) -> str:
    """A length of time at a glance: 0,4 sn, 12 sn, 3 dk, 2 sa, 4 gün."""
    if seconds is None:
        return "–"
    if seconds < 10:
        return f"{seconds:.1f} sn".replace(".", ",")
    for size, unit, until in ((1, "sn", 90), (60, "dk", 5400), (3600, "sa", 172800)):
        if seconds < until:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds / 86400:.0f} gün"


def percent(part: int, whole: int) -> str:
    return f"%{100 * part / whole:.0f}" if whole else "–"
