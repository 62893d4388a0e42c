"""What the demo shop says no with: codes, each with its Turkish sentence."""

from __future__ import annotations

from typing import Final

from bot.commerce.errors import NotAllowed
from bot.commerce.shops.port import ActionResult

MESSAGES: Final[dict[str, str]] = {
    "order_not_found": "Bu numarayla bir sipariş bulunamadı.",
    "action_not_found": "Bu numarayla bir işlem bulunamadı.",
    "key_reused": "Bu anahtar başka bir istek için kullanılmış.",
    "unknown_sku": "Bu ürün siparişte yok.",
    "wrong_quantity": "Siparişte bu üründen bu kadar yok.",
    "no_such_variant": "Bu ürünün böyle bir seçeneği yok.",
    "already_cancelled": "Sipariş iptal edilmiş.",
    "already_returned": "Sipariş iade edilmiş.",
    "already_open": "Bu ürün için açık bir işlem var.",
    "already_shipped": "Sipariş kargoya verilmiş; teslimat adresi değiştirilemiyor.",
    "not_cancellable": "Sipariş kargoda ya da teslim edilmiş; iptal edilemiyor.",
    "not_shipped": "Sipariş henüz kargoya verilmedi.",
    "not_delivered": "Sipariş henüz teslim edilmedi.",
    "not_lost": "Kargo hâlâ yolda; kayıp sayılmıyor.",
    "not_returnable": "Bu ürün cayma hakkı kapsamında iade alınmıyor.",
    "window_closed": "14 günlük cayma süresi dolmuş.",
    "liability_over": "İki yıllık ayıplı mal süresi dolmuş.",
    "not_repairable": "Bu ürün onarılamıyor.",
    "out_of_stock": "Bu üründen stokta kalmadı.",
    "detail_missing": "İstediğiniz değişikliğin bilgisi eksik.",
    "no_such_day": "Kurye o gün gelemiyor.",
    "invoice_final": "Fatura kesinleşmiş; 7 günlük düzeltme süresi dolmuş.",
    "not_changeable": "Bu işlem artık değiştirilemiyor.",
    "not_undoable": "Bu işlem artık geri alınamıyor.",
}


def refusal(code: str, open_action: ActionResult | None = None) -> NotAllowed:
    """The shop's refusal with its Turkish sentence; KeyError for a code without one."""
    return NotAllowed(code, MESSAGES[code], open_action=open_action)
