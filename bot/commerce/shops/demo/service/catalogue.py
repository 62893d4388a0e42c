"""The goods that the demo shop sells."""

from __future__ import annotations

from typing import Final

from bot.commerce.shops.demo.service.refusals import refusal
from bot.commerce.shops.port import Amount, Order, OrderItem, Variant


def _item(
    sku: str,
    title: str,
    variant: str,
    category: str,
    price: str,
    *,
    exchangeable: bool = True,
    returnable: bool = True,
    pieces: int = 1,
) -> OrderItem:
    return OrderItem(
        sku, title, variant, category, 1, Amount(price), exchangeable, returnable, pieces
    )


GOODS: Final[dict[str, OrderItem]] = {
    item.sku: item
    for item in (
        _item("AYK-KOS-42", "Koşu Ayakkabısı", "42, siyah", "Ayakkabı", "1899.90"),
        _item("AYK-BOT-39", "Deri Kadın Botu", "39, kahverengi", "Ayakkabı", "2749.00"),
        _item("GYM-KTN-L", "Keten Gömlek", "L, beyaz", "Giyim", "899.90"),
        _item("GYM-ELB-M", "Çiçekli Midi Elbise", "M, lacivert", "Giyim", "1249.90"),
        _item("GYM-KAB-38", "Yün Kaban", "38, bej", "Giyim", "3499.00", exchangeable=False),
        _item("GYM-MNT-XL", "Su Geçirmez Mont", "XL, haki", "Giyim", "2999.00"),
        _item(
            "MTF-CAY-6",
            "İnce Belli Çay Bardağı Takımı",
            "6 kişilik, cam",
            "Mutfak",
            "449.90",
            pieces=6,
        ),
        _item("MTF-TAV-3", "Granit Tava Seti", "3 parça, gri", "Mutfak", "1599.00", pieces=3),
        _item("MTF-VAZ-01", "El Yapımı Cam Vazo", "30 cm, yeşil", "Ev dekorasyonu", "749.00"),
        _item("EVT-NVR-CK", "Pamuk Nevresim Takımı", "çift kişilik, gri", "Ev tekstili", "1349.00"),
        _item("EVA-KHV-01", "Türk Kahvesi Makinesi", "siyah", "Ev aletleri", "2199.00"),
        _item("EVA-SUP-01", "Şarjlı Dikey Süpürge", "kırmızı", "Ev aletleri", "8999.00"),
        _item("ELK-KLK-01", "Kablosuz Kulaklık", "beyaz", "Elektronik", "2499.00"),
        _item("ELK-TAB-11", "11 inç Tablet", "128 GB, gümüş", "Elektronik", "12499.00"),
        _item("ELK-TLF-256", "Akıllı Telefon", "256 GB, siyah", "Elektronik", "34999.00"),
        _item("ELK-DZU-14", "14 inç Dizüstü Bilgisayar", "16 GB, gri", "Elektronik", "41999.00"),
        _item("KOZ-SRM-30", "C Vitamini Serumu", "30 ml", "Kozmetik", "389.90", returnable=False),
        _item("CNT-SRT-01", "Laptop Sırt Çantası", "25 litre, siyah", "Çanta", "1199.00"),
        _item("KTP-TUT-01", "Tutunamayanlar", "ciltli", "Kitap", "425.00"),
        _item("OYN-BLK-50", "Ahşap Blok Seti", "50 parça", "Oyuncak", "599.00"),
    )
}


def _variants(*names: str, out: str = "") -> tuple[Variant, ...]:
    return tuple(Variant(name, name != out) for name in names)


_SIZES: Final = ("S", "M", "L", "XL")

VARIANTS: Final[dict[str, tuple[Variant, ...]]] = {
    "AYK-KOS-42": _variants("41, siyah", "42, siyah", "43, siyah", "44, siyah", out="44, siyah"),
    "AYK-BOT-39": _variants(
        *(f"{size}, kahverengi" for size in (37, 38, 39, 40)), out="40, kahverengi"
    ),
    "GYM-KTN-L": _variants(*(f"{size}, beyaz" for size in _SIZES)),
    "GYM-ELB-M": _variants(
        *(
            f"{size}, {colour}"
            for colour in ("lacivert", "kırmızı")
            for size in ("S", "M", "L", "XL")
        )
    ),
    "GYM-KAB-38": _variants("36, bej", "38, bej", "40, bej", out="38, bej"),
    "GYM-MNT-XL": _variants(*(f"{size}, haki" for size in _SIZES)),
    "ELK-KLK-01": _variants("beyaz", "siyah"),
    "CNT-SRT-01": _variants("25 litre, siyah", "25 litre, gri", out="25 litre, gri"),
}
"""How each product is sold, by the sku that was bought; one that is not here has no other kind."""


def variants(order: Order, sku: str) -> tuple[Variant, ...]:
    """How the product of a line is sold; raises NotAllowed for a sku that was not bought."""
    if sku not in {item.sku for item in order.items}:
        raise refusal("unknown_sku")
    return VARIANTS.get(sku, ())
