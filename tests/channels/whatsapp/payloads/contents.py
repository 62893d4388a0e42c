"""What a message carries, for every type that Meta documents: the type, and its own fields."""

from __future__ import annotations

import json
from typing import Any

from tests.channels.whatsapp.payloads.people import NUMBER, OURS, THEIRS, Payload

Content = tuple[str, Payload]

CATALOG = "900000000000021"
ANSWERED: Payload = {"from": NUMBER, "id": OURS}
LOOKASIDE = "https://lookaside.fbsbx.com/whatsapp_business/attachments/"


def media(kind: str, mime: str, number: int, **fields: Any) -> Payload:
    """A file: the id to ask for its address with, and an address that the key opens for 5 minutes.

    The address came with version 24; before it there was the id only.
    """
    file_id = f"9100000000{number:06d}"
    return {
        kind: {
            "mime_type": mime,
            "sha256": f"T1JORUstw7Z6ZXQ{number:06d}=",
            "id": file_id,
            "url": f"{LOOKASIDE}?mid={file_id}&source=webhook",
            **fields,
        }
    }


def error(code: int, title: str, details: str, **fields: Any) -> Payload:
    """An error as webhooks tell it: Meta repeats the title as the message."""
    told = {"code": code, "title": title, "message": title, "error_data": {"details": details}}
    return {**told, **fields}


def pressed(kind: str, **reply: Any) -> Content:
    """An answer to a message of ours with buttons, a list or a form."""
    return "interactive", {
        "context": ANSWERED,
        "interactive": {"type": kind, kind: reply},
    }


UNKNOWN_TYPE = error(131051, "Mesaj türü bilinmiyor", "Bu tür mesaj desteklenmiyor.")
GONE = error(131060, "Mesaj görüntülenemiyor", "Mesajın içeriği burada yok.")
FLOW_ANSWER = {"flow_token": "ornek-akis-1", "siparis": "1001", "memnun": True}
ADDRESS_ANSWER = {
    "saved_address_id": "adres1",
    "values": {"city": "Ankara", "in_pin_code": "06000"},
}

WORDS: dict[str, Content] = {
    "text": ("text", {"text": {"body": "Siparişim nerede?"}}),
    # The quick reply of a template; those of our own messages are interactive.
    "button": (
        "button",
        {"context": ANSWERED, "button": {"payload": "solved:1001:yes", "text": "Evet"}},
    ),
    "button_reply": pressed("button_reply", id="solved:1001:yes", title="Evet"),
    "list_reply": pressed(
        "list_reply", id="type:late", title="Kargom gecikti", description="Beklenen gün geçti"
    ),
    "nfm_reply": pressed(
        "nfm_reply", name="flow", body="Sent", response_json=json.dumps(FLOW_ANSWER)
    ),
    "call_permission_reply": pressed(
        "call_permission_reply",
        response="accept",
        is_permanent=False,
        expiration_timestamp=1_780_600_000,
        response_source="user_action",
    ),
    "reaction": ("reaction", {"reaction": {"message_id": OURS, "emoji": "👍"}}),
    "reaction_removed": ("reaction", {"reaction": {"message_id": OURS}}),
}

FILES: dict[str, Content] = {
    "image": ("image", media("image", "image/jpeg", 1)),
    # A recording; a sound file differs by `voice` only.
    "audio": ("audio", media("audio", "audio/ogg; codecs=opus", 2, voice=True)),
    "audio_file": ("audio", media("audio", "audio/mpeg", 3, voice=False)),
    "video": ("video", media("video", "video/mp4", 4)),
    "document": ("document", media("document", "application/pdf", 5, filename="fatura-1001.pdf")),
    "sticker": ("sticker", media("sticker", "image/webp", 6, animated=False)),
    "animated_sticker": ("sticker", media("sticker", "image/webp", 7, animated=True)),
}

CARRIED: dict[str, Content] = {
    "location": (
        "location",
        {
            "location": {
                "latitude": 39.92077,
                "longitude": 32.85411,
                "name": "Örnek Şube",
                "address": "Uydurma Cad. No: 1, Ankara",
                "url": "https://magaza.example/sube",
            }
        },
    ),
    "contacts": (
        "contacts",
        {
            "contacts": [
                {
                    "name": {"formatted_name": "Kargocu Uydurma", "first_name": "Kargocu"},
                    "org": {"company": "Örnek Kargo"},
                    "phones": [
                        {"phone": "+90 555 111 00 09", "wa_id": "905551110009", "type": "CELL"}
                    ],
                    "emails": [{"email": "kargocu@example.com", "type": "WORK"}],
                    "addresses": [{"city": "Ankara", "country_code": "TR", "type": "WORK"}],
                    "urls": [{"url": "https://kargo.example", "type": "WORK"}],
                    "birthday": "1990-01-01",
                }
            ]
        },
    ),
    "order": (
        "order",
        {
            "order": {
                "catalog_id": CATALOG,
                "text": "İkisi de kırmızı olsun",
                "product_items": [
                    {
                        "product_retailer_id": "fincan-1",
                        "quantity": 2,
                        "item_price": 249.9,
                        "currency": "TRY",
                    },
                    {
                        "product_retailer_id": "tabak-1",
                        "quantity": 1,
                        "item_price": 90,
                        "currency": "TRY",
                    },
                ],
            }
        },
    ),
}

# Told by WhatsApp itself: nobody waits for an answer.
TOLD: dict[str, Content] = {
    # These two only where the business uses the number with WhatsApp's own app too; elsewhere an
    # edit comes as unsupported, and nobody tells of what was deleted.
    "edit": (
        "edit",
        {
            "edit": {
                "original_message_id": THEIRS,
                "message": {
                    "context": {"id": "M0"},
                    "type": "text",
                    "text": {"body": "Siparişim 1001 nerede?"},
                },
            }
        },
    ),
    "revoke": ("revoke", {"revoke": {"original_message_id": THEIRS}}),
    # The chat was opened for the first time, and nothing is written yet.
    "request_welcome": ("request_welcome", {}),
    "unsupported": ("unsupported", {"errors": [UNKNOWN_TYPE]}),
    "unsupported_poll": (
        "unsupported",
        {"errors": [UNKNOWN_TYPE], "unsupported": {"type": "poll_creation"}},
    ),
    "unsupported_gone": (
        "unsupported",
        {"errors": [GONE], "unsupported": {"type": "unknown"}},
    ),
    # Older versions call the same so.
    "unknown": ("unknown", {"errors": [UNKNOWN_TYPE]}),
    "errors": ("errors", {"errors": [UNKNOWN_TYPE]}),
    "ephemeral": ("ephemeral", {"errors": [UNKNOWN_TYPE]}),
}

FUTURE: dict[str, Content] = {
    "a_kind_of_the_future": ("hologram", {"hologram": {"id": "910000000000999", "depth": 3}})
}

CONTENTS: dict[str, Content] = {**WORDS, **FILES, **CARRIED, **TOLD, **FUTURE}
