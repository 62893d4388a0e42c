"""One message object for every type, and more of the types that customers send most."""

from __future__ import annotations

import json

from tests.channels.whatsapp.payloads.contents import (
    ADDRESS_ANSWER,
    ANSWERED,
    CATALOG,
    CONTENTS,
    WORDS,
    Content,
    media,
    pressed,
)
from tests.channels.whatsapp.payloads.people import (
    CAN,
    DATE,
    DAY,
    ELIF,
    GROUP,
    IPEK,
    OURS,
    SULE,
    Payload,
    message,
    wamid,
)

NEW_NUMBER = "905551110099"
NEW_ID = "TR.10000000000000000099"
FIRST = 1_001


def system(kind: str, body: str, **fields: object) -> Payload:
    """WhatsApp tells of a customer: there is no contact beside it, and `from` is the old number."""
    return message("system", system={"type": kind, "body": body, **fields}, id=wamid(FIRST + 100))


SYSTEM: dict[str, Payload] = {
    # With another number comes another id; the old one is told since August 2026.
    "system_number_changed": system(
        "user_changed_number",
        "User Elif changed from 905551110001 to 905551110099",
        wa_id=NEW_NUMBER,
        user_id=NEW_ID,
        previous_user_id=ELIF["user_id"],
    ),
    # The number may not be shown: the ids are all there is.
    "system_user_id_changed": {
        **message("system", SULE, id=wamid(FIRST + 101)),
        "system": {
            "type": "user_changed_user_id",
            "body": "User Şule changed from TR.10000000000000000003 to TR.10000000000000000099",
            "user_id": NEW_ID,
            "previous_user_id": SULE["user_id"],
            "parent_user_id": "TR.ENT.20000000000000000099",
            "previous_parent_user_id": IPEK["parent_user_id"],
        },
    },
    # With the identity check on: another phone, or WhatsApp installed anew.
    "system_identity_changed": {
        **system("customer_identity_changed", "Elif's identity changed", customer=ELIF["wa_id"]),
        "id": wamid(FIRST + 102),
        "identity": {"acknowledged": True, "created_timestamp": str(DATE), "hash": "T1JORUs="},
    },
    # Before version 12.
    "system_number_changed_old": {
        **system("customer_changed_number", "Elif changed her number", new_wa_id=NEW_NUMBER),
        "id": wamid(FIRST + 103),
    },
}

MESSAGES: dict[str, Payload] = {
    **{
        name: message(kind, **{"id": wamid(FIRST + number), **fields})
        for number, (name, (kind, fields)) in enumerate(CONTENTS.items())
    },
    **SYSTEM,
}

AD: Payload = {
    "source_url": "https://fb.me/ornek-reklam",
    "source_id": "920000000000001",
    "source_type": "ad",
    "headline": "Bize yazın",
    "body": "Yeni fincanlar geldi",
    "media_type": "image",
    "image_url": "https://magaza.example/reklam.jpg",
    "ctwa_clid": "T1JORUstY2xpY2stMQ",
    "welcome_message": {"text": "Merhaba, nasıl yardımcı olalım?"},
}
FILM_AD: Payload = {
    **{k: v for k, v in AD.items() if k not in ("image_url", "ctwa_clid")},
    "source_type": "post",
    "media_type": "video",
    "video_url": "https://magaza.example/reklam.mp4",
    "thumbnail_url": "https://magaza.example/reklam-kucuk.jpg",
}
TURKISH = "İĞÜŞÖÇ ığüşöç 😡👨‍👩‍👧 IŞIK ışık"
PRODUCT: Payload = {"catalog_id": CATALOG, "product_retailer_id": "fincan-1"}


def text(body: str, **fields: object) -> Content:
    """A text message with something beside it."""
    return "text", {"text": {"body": body}, **fields}


# More of a type, by what is special about it: who writes, and what.
MORE: dict[str, tuple[Payload, Content]] = {
    "from an ad": (ELIF, text("Bilgi alabilir miyim?", referral=AD)),
    "from an ad with a film, in a status": (ELIF, text("Bu kaç lira?", referral=FILM_AD)),
    "image from an ad": (ELIF, ("image", {**media("image", "image/png", 20), "referral": AD})),
    "about a product": (
        ELIF,
        text("Bu hâlâ var mı?", context={**ANSWERED, "referred_product": PRODUCT}),
    ),
    "a reply": (ELIF, text("Hayır, gelmedi", context=ANSWERED)),
    "a reply to themselves": (
        ELIF,
        text("Bu işte", context={"from": ELIF["wa_id"], "id": wamid(2)}),
    ),
    "a reply without its sender": (ELIF, text("Evet", context={"id": OURS})),
    "forwarded": (ELIF, text("Kargonuz yolda", context={"forwarded": True})),
    "forwarded often": (ELIF, text("Çekiliş!", context={"frequently_forwarded": True})),
    "image with a caption": (
        ELIF,
        ("image", media("image", "image/jpeg", 21, caption="Kutu yırtık geldi")),
    ),
    "video with a caption": (
        ELIF,
        ("video", media("video", "video/3gpp", 22, caption="Ses gelmiyor")),
    ),
    "document with a caption": (
        ELIF,
        (
            "document",
            media("document", "application/pdf", 23, caption="Faturam", filename="FATURA Ş.pdf"),
        ),
    ),
    "document without a name": (ELIF, ("document", media("document", "application/zip", 24))),
    # Before version 24.
    "image without an address": (
        ELIF,
        (
            "image",
            {"image": {"id": "910000000000025", "mime_type": "image/jpeg", "sha256": "b3I="}},
        ),
    ),
    "place without a name": (
        ELIF,
        ("location", {"location": {"latitude": 41, "longitude": 29.0}}),
    ),
    # Shared by a button of ours that asks for the number.
    "own number": (
        SULE,
        (
            "contacts",
            {
                "origin": "contact_request",
                "contacts": [
                    {
                        "vcard": "BEGIN:VCARD\nVERSION:3.0\nFN:Şule\nTEL:+905551110003\nEND:VCARD",
                        "phones": [{"phone": "+905551110003"}],
                    }
                ],
            },
        ),
    ),
    "hidden number": (SULE, text("Merhaba")),
    "hidden number, linked portfolios": (IPEK, text("Merhaba")),
    "hidden number, a button": (SULE, WORDS["button_reply"]),
    "a user name and a number": ({**SULE, "wa_id": "905551110003"}, text("Selam")),
    "identity key": ({**CAN, "identity_key_hash": "T1JORUs="}, text("İade istiyorum")),
    # Before March 2026.
    "number only": ({"wa_id": CAN["wa_id"], "profile": CAN["profile"]}, text("Kolay gelsin")),
    "in a group": (CAN, text("Kargo kimde?", group_id=GROUP)),
    "Turkish letters and emoji": (ELIF, text(TURKISH)),
    "as long as it may be": (ELIF, text("ş" * 4_096)),
    "over a day ago": (ELIF, text("Kimse yok mu?", timestamp=str(DATE - DAY - 60))),
    "an address form": (
        ELIF,
        pressed(
            "nfm_reply",
            name="address_message",
            body="Uydurma Cad. No: 1",
            response_json=json.dumps(ADDRESS_ANSWER),
        ),
    ),
    "a call is not wanted": (
        ELIF,
        pressed("call_permission_reply", response="reject", response_source="user_action"),
    ),
    "an answer of the future": (ELIF, pressed("hologram_reply", id="1", depth=3)),
    "an edited caption": (
        ELIF,
        (
            "edit",
            {
                "edit": {
                    "original_message_id": wamid(2),
                    "message": {
                        "context": {"id": "M0"},
                        "type": "image",
                        **media("image", "image/jpeg", 26, caption="Kutu da yırtık"),
                    },
                }
            },
        ),
    ),
    "an edit that is not supported": (
        ELIF,
        ("unsupported", {**CONTENTS["unsupported"][1], "unsupported": {"type": "edit"}}),
    ),
}

MESSAGE_VARIANTS: dict[str, Payload] = {
    name: message(kind, person, **{"id": wamid(FIRST + 200 + number), **fields})
    for number, (name, (person, (kind, fields))) in enumerate(MORE.items())
}
SENDERS: dict[str, Payload] = {name: person for name, (person, _) in MORE.items()}
