"""One private message for every kind of content, and more of the kinds that customers send most."""

from __future__ import annotations

from tests.channels.telegram.payloads.contents import CONTENTS, PLACE, poll
from tests.channels.telegram.payloads.money import MONEY
from tests.channels.telegram.payloads.people import (
    BOT,
    CAN,
    CHANNEL,
    DATE,
    FIRST_MESSAGE,
    GROUP,
    Payload,
    file,
    message,
    photo,
    sticker,
)
from tests.channels.telegram.payloads.service import SERVICE

FUTURE: dict[str, Payload] = {
    "a_kind_of_the_future": {"a_kind_of_the_future": {"hologram": file("hologram", 7), "depth": 3}}
}

MESSAGES: dict[str, Payload] = {
    kind: message(**{"message_id": FIRST_MESSAGE + number, **fields})
    for number, (kind, fields) in enumerate({**CONTENTS, **SERVICE, **MONEY, **FUTURE}.items())
}

ALBUM: Payload = {"media_group_id": "13900000000000001"}

# More of a kind, by what is special about it.
MORE: dict[str, Payload] = {
    "a start": {
        "text": "/start",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    },
    "a start from a link": {
        "text": "/start siparis_1001",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    },
    "text of emoji and entities": {
        # Entities count in UTF-16: the emoji is two.
        "text": "😡 1001 nerede? https://magaza.example",
        "entities": [
            {"type": "bold", "offset": 3, "length": 4},
            {"type": "url", "offset": 16, "length": 22},
        ],
    },
    "a reply with a quote": {
        "text": "Hayır, gelmedi",
        "reply_to_message": message(message_id=900, **{"from": BOT}, text="Kargonuz geldi mi?"),
        "quote": {"text": "geldi mi", "position": 9, "is_manual": True},
    },
    "forwarded from a person": {
        "text": "Kargonuz yola çıktı",
        "forward_origin": {"type": "user", "sender_user": CAN, "date": DATE - 600},
    },
    "forwarded from someone hidden": {
        "text": "Kargonuz yola çıktı",
        "forward_origin": {
            "type": "hidden_user",
            "sender_user_name": "Uydurma Kişi",
            "date": DATE - 600,
        },
    },
    "forwarded from a channel": {
        "text": "Bugün indirim var",
        "forward_origin": {"type": "channel", "chat": CHANNEL, "message_id": 5, "date": DATE},
    },
    "photo with a caption": {"photo": photo("torn-box"), "caption": "Kutu yırtık geldi"},
    # Of an album each photo is a message, and mostly only the first has the words.
    "first of an album": {**ALBUM, "photo": photo("album-1"), "caption": "Üç fotoğraf"},
    "second of an album": {**ALBUM, "photo": photo("album-2")},
    "photo as a document": {
        "document": file("raw", 4_100_233, file_name="IMG_0001.jpg", mime_type="image/jpeg")
    },
    "document over 20 MB": {
        "document": file("film", 48_000_000, file_name="uzun.mov", mime_type="video/quicktime")
    },
    "document without a name": {"document": file("unnamed", 12)},
    "video sticker": {"sticker": sticker("waving", is_video=True, emoji="👋")},
    "contact of someone else": {
        "contact": {
            "phone_number": "+90 500 000 00 02",
            "first_name": CAN["first_name"],
            "user_id": CAN["id"],
        }
    },
    "contact from the address book": {
        "contact": {
            "phone_number": "05000000003",
            "first_name": "Kargocu",
            "vcard": "BEGIN:VCARD\nVERSION:3.0\nFN:Kargocu\nTEL:05000000003\nEND:VCARD",
        }
    },
    "live location": {
        "location": {**PLACE, "horizontal_accuracy": 12.5, "live_period": 900, "heading": 90}
    },
    "quiz": {"poll": poll(type="quiz", correct_option_ids=[1], is_anonymous=False)},
    "sent through a bot": {"text": "Kedi resmi", "via_bot": BOT},
    "migrated from a group": {"migrate_from_chat_id": GROUP["id"]},
}

MESSAGE_VARIANTS: dict[str, Payload] = {
    name: message(**{"message_id": FIRST_MESSAGE + 200 + number, **fields})
    for number, (name, fields) in enumerate(MORE.items())
}
