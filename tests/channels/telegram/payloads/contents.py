"""What customers send: words, files, places, and what a text message may carry beside."""

from __future__ import annotations

from tests.channels.telegram.payloads.people import (
    CAN,
    CHANNEL,
    CONNECTION,
    DATE,
    ELIF,
    OTHER_BOT,
    Payload,
    file,
    photo,
    sticker,
    thumbnail,
)

PLACE: Payload = {"latitude": 39.92077, "longitude": 32.85411}
STORY: Payload = {"chat": CHANNEL, "id": 17}


def poll(**fields: object) -> Payload:
    """A poll with two options and no votes."""
    return {
        "id": "5400000000000000001",
        "question": "Kargo ne zaman gelsin?",
        "options": [
            {"persistent_id": "opt-1", "text": "Sabah", "voter_count": 0},
            {"persistent_id": "opt-2", "text": "Akşam", "voter_count": 0},
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
        **fields,
    }


def film(name: str) -> Payload:
    """A short film as an MP4."""
    return file(
        name,
        2_450_118,
        width=720,
        height=1_280,
        duration=14,
        mime_type="video/mp4",
        file_name=f"{name}.mp4",
        thumbnail=thumbnail(name),
    )


def as_document(name: str) -> Payload:
    """The same film for old clients, without its measures."""
    measures = {"width", "height", "duration"}
    return {key: value for key, value in film(name).items() if key not in measures}


VOICE = file("voice", 38_117, duration=9, mime_type="audio/ogg")
DOCUMENT = file(
    "invoice", 84_201, file_name="fatura.pdf", mime_type="application/pdf", thumbnail=thumbnail("f")
)
# The film without its frame: for old clients the message has the photo too.
LIVE_PHOTO = file(
    "live", 913_004, width=960, height=1_280, duration=3, mime_type="video/mp4", photo=photo("live")
)

FILES: dict[str, Payload] = {
    "animation": {"animation": film("gif"), "document": as_document("gif")},
    "audio": {
        "audio": file(
            "audio",
            3_120_400,
            duration=182,
            performer="Uydurma Orkestra",
            title="Bekleme Müziği",
            file_name="bekleme.mp3",
            mime_type="audio/mpeg",
        )
    },
    "document": {"document": DOCUMENT, "caption": "Faturam ekte"},
    "live_photo": {"live_photo": LIVE_PHOTO, "photo": photo("live")},
    "paid_media": {
        "paid_media": {
            "star_count": 5,
            "paid_media": [
                {"type": "photo", "photo": photo("paid")},
                {"type": "video", "video": film("paid-film")},
                {"type": "preview", "width": 640, "height": 480, "duration": 7},
            ],
        }
    },
    "photo": {"photo": photo("broken-cup")},
    "sticker": {"sticker": sticker("angry")},
    "video": {"video": film("unpacking"), "caption": "Kutudan kırık çıktı, videosu burada"},
    "video_note": {
        "video_note": file(
            "note", 512_771, length=384, duration=11, thumbnail=thumbnail("note-video")
        )
    },
    "voice": {"voice": VOICE},
}

WORDS: dict[str, Payload] = {
    "text": {"text": "Merhaba, siparişim hâlâ gelmedi 😕"},
    "checklist": {
        "checklist": {
            "title": "Eksik parçalar",
            "tasks": [
                {"id": 1, "text": "Vida"},
                {"id": 2, "text": "Kapak", "completed_by_user": ELIF, "completion_date": DATE},
            ],
            "others_can_add_tasks": True,
            "others_can_mark_tasks_as_done": True,
        }
    },
    # Her own, as the button "share my number" sends it: the id is the sender's.
    "contact": {
        "contact": {
            "phone_number": "905000000001",
            "first_name": ELIF["first_name"],
            "last_name": ELIF["last_name"],
            "user_id": ELIF["id"],
        }
    },
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "game": {
        "game": {
            "title": "Örnek Oyun",
            "description": "Kutuları diz.",
            "photo": photo("game"),
        }
    },
    "giveaway": {
        "giveaway": {
            "chats": [CHANNEL],
            "winners_selection_date": DATE + 86_400,
            "winner_count": 3,
            "has_public_winners": True,
            "prize_description": "Üç hediye çeki",
            "country_codes": ["TR"],
            "premium_subscription_month_count": 3,
        }
    },
    "giveaway_winners": {
        "giveaway_winners": {
            "chat": CHANNEL,
            "giveaway_message_id": 311,
            "winners_selection_date": DATE - 60,
            "winner_count": 1,
            "winners": [CAN],
            "prize_star_count": 500,
        }
    },
    "invoice": {
        "invoice": {
            "title": "Porselen fincan",
            "description": "Tek fincan, beyaz",
            "start_parameter": "fincan",
            "currency": "TRY",
            "total_amount": 24_990,
        }
    },
    "location": {"location": PLACE},
    "poll": {"poll": poll()},
    "story": {"story": STORY},
    # A venue comes with its location beside it.
    "venue": {
        "location": PLACE,
        "venue": {
            "location": PLACE,
            "title": "Örnek Kargo Şubesi",
            "address": "Uydurma Cad. No: 1, Ankara",
        },
    },
}

# No contents but what a message of words may carry.
CARRIED: dict[str, Payload] = {
    "business_connection_id": {
        "text": "Mağazaya yazıyorum",
        "business_connection_id": CONNECTION,
    },
    "effect_id": {"text": "Teşekkürler 🎉", "effect_id": "5046509860389126442"},
    "reply_to_story": {"text": "Bu hâlâ satışta mı?", "reply_to_story": STORY},
    "sender_boost_count": {"text": "Merhaba", "sender_boost_count": 2},
    "sender_business_bot": {
        "text": "Size nasıl yardımcı olabilirim?",
        "business_connection_id": CONNECTION,
        "sender_business_bot": OTHER_BOT,
    },
    "suggested_post_info": {
        "text": "Bu duyuruyu paylaşır mısınız?",
        "suggested_post_info": {
            "state": "pending",
            "price": {"currency": "XTR", "amount": 100},
            "send_date": DATE + 3_600,
        },
    },
}

CONTENTS: dict[str, Payload] = {**WORDS, **FILES, **CARRIED}
