"""Service messages about payments, gifts, giveaways and posts that are paid for."""

from __future__ import annotations

from tests.channels.telegram.payloads.people import CAN, DATE, Payload, sticker

PRICE: Payload = {"currency": "XTR", "amount": 100}
PAYMENT: Payload = {
    "currency": "TRY",
    "total_amount": 24_990,
    "invoice_payload": "fincan-1001",
    "telegram_payment_charge_id": "ornek-odeme-1",
    "provider_payment_charge_id": "ornek-saglayici-1",
}
GIFT: Payload = {"id": "5170000000000000001", "sticker": sticker("gift"), "star_count": 15}
UNIQUE_GIFT: Payload = {
    "gift_id": GIFT["id"],
    "base_name": "Örnek Fincan",
    "name": "OrnekFincan-7",
    "number": 7,
    "model": {"name": "Beyaz", "sticker": sticker("model"), "rarity_per_mille": 20},
    "symbol": {"name": "Yıldız", "sticker": sticker("symbol"), "rarity_per_mille": 5},
    "backdrop": {
        "name": "Gece",
        "colors": {
            "center_color": 1_381_653,
            "edge_color": 657_930,
            "symbol_color": 16_777_215,
            "text_color": 15_132_390,
        },
        "rarity_per_mille": 12,
    },
}

MONEY: dict[str, Payload] = {
    "direct_message_price_changed": {
        "direct_message_price_changed": {
            "are_direct_messages_enabled": True,
            "direct_message_star_count": 10,
        }
    },
    "gift": {"gift": {"gift": GIFT, "convert_star_count": 13, "text": "Teşekkürler"}},
    "gift_upgrade_sent": {
        "gift_upgrade_sent": {"gift": GIFT, "is_upgrade_separate": True, "can_be_upgraded": True}
    },
    "giveaway_completed": {"giveaway_completed": {"winner_count": 1, "unclaimed_prize_count": 2}},
    "giveaway_created": {"giveaway_created": {"prize_star_count": 500}},
    "paid_message_price_changed": {"paid_message_price_changed": {"paid_message_star_count": 3}},
    "refunded_payment": {"refunded_payment": PAYMENT},
    "successful_payment": {
        "successful_payment": {**PAYMENT, "order_info": {"name": CAN["first_name"]}}
    },
    "suggested_post_approval_failed": {"suggested_post_approval_failed": {"price": PRICE}},
    "suggested_post_approved": {
        "suggested_post_approved": {"send_date": DATE + 3_600, "price": PRICE}
    },
    "suggested_post_declined": {"suggested_post_declined": {"comment": "Konu dışı"}},
    "suggested_post_paid": {
        "suggested_post_paid": {"currency": "XTR", "star_amount": {"amount": 85}}
    },
    "suggested_post_refunded": {"suggested_post_refunded": {"reason": "post_deleted"}},
    "unique_gift": {"unique_gift": {"gift": UNIQUE_GIFT, "origin": "upgrade"}},
}
