"""How our messages fared, and what goes wrong beside them.

The order of the statuses is not promised: `read` may come alone, and before `sent`.
"""

from __future__ import annotations

from tests.channels.whatsapp.payloads.contents import error
from tests.channels.whatsapp.payloads.people import (
    CAN,
    DATE,
    DAY,
    ELIF,
    GROUP,
    IPEK,
    SULE,
    Payload,
    fresh,
    wamid,
)

HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"
FREE: Payload = {
    "billable": False,
    "pricing_model": "PMP",
    "type": "free_customer_service",
    "category": "service",
}
FIRST = 5_001


def paid(category: str) -> Payload:
    """A message that costs something, since July 2025."""
    return {"billable": True, "pricing_model": "PMP", "type": "regular", "category": category}


def failed(code: int, title: str, details: str) -> Payload:
    """What makes a status `failed`."""
    return {"errors": [error(code, title, details, href=HREF)]}


def status(word: str, **fields: object) -> Payload:
    """A status about a message to Elif's number; `fields` add to it or replace."""
    return {
        "status": word,
        "timestamp": str(DATE),
        "recipient_id": ELIF["wa_id"],
        "recipient_user_id": ELIF["user_id"],
        **fields,
    }


def without(whole: Payload, *names: str) -> Payload:
    """What a status may lack."""
    return {name: content for name, content in whole.items() if name not in names}


# Before version 24 with every message, since then only where an ad has opened the talk.
TALK: Payload = {
    "id": "6f726e656b2d6b6f6e75736d612d30303031",
    "expiration_timestamp": str(DATE + DAY),
    "origin": {"type": "service"},
}
IN_A_GROUP: Payload = {
    "recipient_id": GROUP,
    "recipient_type": "group",
    "recipient_participant_id": CAN["wa_id"],
    "recipient_participant_user_id": CAN["user_id"],
}
PAYMENT: Payload = {
    "reference_id": "siparis-1001",
    "amount": {"value": 24_990, "offset": 100},
    "currency": "INR",
    "transaction": {
        "id": "ornek-odeme-1",
        "type": "upi",
        "status": "success",
        "created_timestamp": DATE,
        "updated_timestamp": DATE,
    },
}

WORDS: dict[str, Payload] = {
    "sent": status("sent", pricing=FREE),
    "delivered": status("delivered", pricing=FREE),
    "read": status("read"),
    # The first time that a recording of ours was listened to.
    "played": status("played"),
    "failed": status(
        "failed", **failed(131047, "Yeniden iletişim", "Son mesajın üstünden 24 saat geçti.")
    ),
    # Of older versions: the customer deleted it, and something in it is not to be had.
    "deleted": status("deleted"),
    "warning": status(
        "warning", **failed(131009, "Geçersiz değer", "Katalogda böyle bir ürün yok.")
    ),
    "a_word_of_the_future": status("teleported"),
}

MORE: dict[str, Payload] = {
    "sent, utility": status("sent", pricing=paid("utility")),
    "sent, marketing": status("sent", pricing=paid("marketing")),
    "sent, authentication": status("sent", pricing=paid("authentication")),
    "sent, from an ad": status(
        "sent",
        conversation={**TALK, "origin": {"type": "referral_conversion"}},
        pricing={**FREE, "type": "free_entry_point", "category": "referral_conversion"},
    ),
    "sent, before version 24": status(
        "sent",
        conversation=TALK,
        pricing={"billable": True, "pricing_model": "CBP", "category": "service"},
    ),
    "delivered, before version 24": status(
        "delivered",
        conversation=without(TALK, "expiration_timestamp"),
        pricing={"billable": True, "pricing_model": "CBP", "category": "utility"},
    ),
    "delivered, with our mark": status("delivered", biz_opaque_callback_data="telafi:42"),
    "delivered, identity key": status("delivered", recipient_identity_key_hash="T1JORUs="),
    "delivered, number only": without(status("delivered"), "recipient_user_id"),
    "delivered, hidden number": without(
        status("delivered", recipient_user_id=SULE["user_id"]), "recipient_id"
    ),
    "delivered, linked portfolios": without(
        status(
            "delivered",
            recipient_user_id=IPEK["user_id"],
            parent_recipient_user_id=IPEK["parent_user_id"],
        ),
        "recipient_id",
    ),
    "delivered, nothing beside": without(status("delivered"), "recipient_id", "recipient_user_id"),
    "delivered in a group": without(status("delivered", **IN_A_GROUP), "recipient_user_id"),
    "read in a group": without(status("read", **IN_A_GROUP), "recipient_user_id"),
    "read late": status("read", timestamp=str(DATE + 9 * DAY)),
    "failed, unreachable": status(
        "failed", **failed(131026, "Ulaştırılamadı", "Numara WhatsApp kullanmıyor.")
    ),
    "failed, too fast for one": status(
        "failed", **failed(131056, "Çift sınırı", "Bu kişiye kısa sürede çok mesaj gitti.")
    ),
    "failed, spam limit": status(
        "failed", **failed(131048, "İstenmeyen ileti sınırı", "Çok mesaj şikâyet edildi.")
    ),
    "failed, account locked": status(
        "failed", **failed(131031, "Hesap kilitli", "Hesap kısıtlandı.")
    ),
    "failed, not paid": status("failed", **failed(131042, "Ödeme sorunu", "Ödeme yolu yok.")),
    "failed, our file": status("failed", **failed(131053, "Yüklenemedi", "Tür desteklenmiyor.")),
    "failed, of the future": status("failed", **failed(139999, "Yeni hata", "Henüz bilinmiyor.")),
    "failed, title only": status("failed", errors=[{"code": 131000, "title": "Bir hata oldu"}]),
    "failed, no errors": status("failed"),
    "failed, two errors": status(
        "failed",
        errors=[
            error(131000, "Bir hata oldu", "Bilinmeyen hata."),
            error(131026, "Ulaştırılamadı", "Eski sürüm."),
        ],
    ),
    "failed, with our mark": status(
        "failed",
        biz_opaque_callback_data="telafi:42",
        **failed(131047, "Yeniden iletişim", "24 saat geçti."),
    ),
    "a payment": status("captured", type="payment", payment=PAYMENT),
}

STATUSES: dict[str, Payload] = {
    name: fresh({"id": wamid(FIRST + number), **fields})
    for number, (name, fields) in enumerate({**WORDS, **MORE}.items())
}

# Of `value.errors`: they are about the system, the app or the account, and about no message.
ERRORS: dict[str, Payload] = {
    "throughput": error(130429, "Hız sınırı", "Bu numaradan çok mesaj gitti.", href=HREF),
    "app rate": error(4, "Çok çağrı", "Uygulamanın sınırı doldu."),
    "account rate": error(80007, "Hız sınırı", "Hesabın sınırı doldu."),
    "account locked": error(131031, "Hesap kilitli", "Hesap kısıtlandı.", href=HREF),
    "policy": error(368, "Geçici engel", "Kurallara aykırı."),
    "not paid": error(131042, "Ödeme sorunu", "Ödeme yolu yok."),
    "key": error(190, "Anahtarın süresi doldu", "Yeni bir anahtar alın."),
    "system": error(131000, "Bir hata oldu", "Bilinmeyen hata."),
    "maintenance": error(131057, "Hesap bakımda", "Birkaç dakika sürer."),
    "title only": {"code": 131016, "title": "Hizmet şu an yok"},
    "of the future": error(139999, "Yeni hata", "Henüz bilinmiyor."),
}
