"""Dates, amounts and names as a Turkish reader expects them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

_MONTHS = (
    "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık",
)
_DAYS = ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar")

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
RESOLUTIONS = {
    "exchange": "değişim açıldı",
    "refund": "para iadesi açıldı",
    "replacement": "yenisi gönderiliyor",
    "repair": "onarım açıldı",
    "price_reduction": "indirim açıldı",
    "reship": "yeniden gönderiliyor",
    "enquiry": "kargo sorgusu açıldı",
    "cancel": "sipariş iptal edildi",
    "information": "bilgi verildi",
    "none": "işlem yok",
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


def day(moment: date | datetime | None) -> str:
    """'25 Kasım Çarşamba'."""
    if moment is None:
        return "bilinmiyor"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {_DAYS[moment.weekday()]}"


def lira(amount: Decimal | None) -> str:
    """'1.899,90 TL'."""
    text = f"{amount or Decimal(0):,.2f}"
    return text.translate(str.maketrans(",.", ".,")) + " TL"
