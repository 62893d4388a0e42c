"""One full update for every kind that Telegram can send to a webhook, and a kind it can't yet."""

from __future__ import annotations

from typing import Any

from tests.channels.telegram.payloads.contents import poll
from tests.channels.telegram.payloads.people import (
    BOT,
    CAN,
    CHANNEL,
    CONNECTION,
    DATE,
    ELIF,
    FIRST_UPDATE,
    GROUP,
    OTHER_BOT,
    PRIVATE,
    SUPERGROUP,
    Payload,
    message,
    update,
)
from tests.channels.telegram.payloads.service import GONE

ADDRESS: Payload = {
    "country_code": "TR",
    "state": "",
    "city": "Ankara",
    "street_line1": "Uydurma Cad. No: 1",
    "street_line2": "",
    "post_code": "06000",
}
THUMB: Payload = {"type": "emoji", "emoji": "👍"}
BOOST: Payload = {
    "boost_id": "ornek-boost-1",
    "add_date": DATE,
    "expiration_date": DATE + 2_592_000,
    "source": {"source": "premium", "user": CAN},
}
MEMBER: Payload = {"status": "member", "user": BOT}
# A customer who blocks the bot: the bot is "kicked" from the private chat.
KICKED: Payload = {"status": "kicked", "user": BOT, "until_date": 0}
QUESTION: Payload = message(
    message_id=1_500,
    **{"from": BOT},
    text="Sorununuz çözüldü mü?",
    reply_markup={"inline_keyboard": [[{"text": "Evet", "callback_data": "solved:1001:yes"}]]},
)


def post(**fields: Any) -> Payload:
    """A post in a channel: it has a chat as its sender, and no person."""
    whole = message(chat=CHANNEL, sender_chat=CHANNEL, **fields)
    del whole["from"]
    return whole


def pressed(**fields: Any) -> Payload:
    """A button that Elif pressed."""
    return {"id": "4382000000000000001", "from": ELIF, "chat_instance": "-39200000001", **fields}


def changed(person: Payload, old: Payload, new: Payload, chat: Payload = PRIVATE) -> Payload:
    """Somebody's place in a chat changed."""
    return {
        "chat": chat,
        "from": person,
        "date": DATE,
        "old_chat_member": old,
        "new_chat_member": new,
    }


BUSINESS: Payload = {"business_connection_id": CONNECTION}

CONTENTS: dict[str, Payload] = {
    "message": message(text="Siparişim nerede?"),
    "edited_message": message(text="Siparişim 1001 nerede?", edit_date=DATE + 30),
    "channel_post": post(text="Yeni ürünlerimiz geldi"),
    "edited_channel_post": post(text="Yeni ürünlerimiz geldi!", edit_date=DATE + 30),
    "business_connection": {
        "id": CONNECTION,
        "user": CAN,
        "user_chat_id": CAN["id"],
        "date": DATE,
        "is_enabled": True,
        "rights": {"can_reply": True},
    },
    "business_message": message(text="Merhaba", **BUSINESS),
    "edited_business_message": message(text="Merhabalar", edit_date=DATE + 30, **BUSINESS),
    "deleted_business_messages": {**BUSINESS, "chat": PRIVATE, "message_ids": [1_001, 1_002]},
    "message_reaction": {
        "chat": PRIVATE,
        "message_id": 1_500,
        "user": ELIF,
        "date": DATE,
        "old_reaction": [],
        "new_reaction": [THUMB],
    },
    "message_reaction_count": {
        "chat": CHANNEL,
        "message_id": 311,
        "date": DATE,
        "reactions": [{"type": THUMB, "total_count": 12}],
    },
    "inline_query": {"id": "4382000000000000002", "from": ELIF, "query": "iade", "offset": ""},
    "chosen_inline_result": {"result_id": "sonuc-1", "from": ELIF, "query": "iade"},
    "callback_query": pressed(message=QUESTION, data="solved:1001:yes"),
    "shipping_query": {
        "id": "4382000000000000003",
        "from": ELIF,
        "invoice_payload": "fincan-1001",
        "shipping_address": ADDRESS,
    },
    "pre_checkout_query": {
        "id": "4382000000000000004",
        "from": ELIF,
        "currency": "TRY",
        "total_amount": 24_990,
        "invoice_payload": "fincan-1001",
    },
    "purchased_paid_media": {"from": ELIF, "paid_media_payload": "katalog-1"},
    "poll": poll(is_closed=True),
    "poll_answer": {
        "poll_id": "5400000000000000001",
        "user": ELIF,
        "option_ids": [0],
        "option_persistent_ids": ["opt-1"],
    },
    "my_chat_member": changed(ELIF, MEMBER, KICKED),
    "chat_member": changed(
        CAN, {"status": "left", "user": CAN}, {"status": "member", "user": CAN}, SUPERGROUP
    ),
    "chat_join_request": {
        "chat": SUPERGROUP,
        "from": ELIF,
        "user_chat_id": ELIF["id"],
        "date": DATE,
        "bio": "Uydurma bir kişi",
    },
    "chat_boost": {"chat": CHANNEL, "boost": BOOST},
    "removed_chat_boost": {
        "chat": CHANNEL,
        "boost_id": BOOST["boost_id"],
        "remove_date": DATE,
        "source": BOOST["source"],
    },
    "managed_bot": {"user": CAN, "bot": OTHER_BOT},
    "guest_message": message(
        chat=GROUP, text="@ornek_magaza_destek_bot bu ne kadar?", guest_query_id="ornek-misafir-1"
    ),
    # Not a message: nothing in it has the shape of one.
    "a_kind_of_the_future": {"id": "1", "from": ELIF, "hologram": {"depth": 3}},
}

UPDATES: dict[str, Payload] = {
    kind: update(kind, content, FIRST_UPDATE + number)
    for number, (kind, content) in enumerate(CONTENTS.items())
}

# More of a kind, by what is special about it.
MORE: dict[str, tuple[str, Payload]] = {
    "callback of a message that is gone": (
        "callback_query",
        pressed(message=GONE, data="solved:1001:no"),
    ),
    "callback of an inline message": (
        "callback_query",
        pressed(inline_message_id="ornek-satir-1", data="solved:1001:no"),
    ),
    "callback of a game": ("callback_query", pressed(message=QUESTION, game_short_name="ornek")),
    "the bot is unblocked": ("my_chat_member", changed(ELIF, KICKED, MEMBER)),
    "the bot joins a group": (
        "my_chat_member",
        changed(CAN, {"status": "left", "user": BOT}, MEMBER, GROUP),
    ),
    "a message in a group": ("message", message(chat=GROUP, text="Kargo kimde?")),
    "a reaction of a chat": (
        "message_reaction",
        {
            "chat": SUPERGROUP,
            "message_id": 90,
            "actor_chat": SUPERGROUP,
            "date": DATE,
            "old_reaction": [THUMB],
            "new_reaction": [],
        },
    ),
}

UPDATE_VARIANTS: dict[str, Payload] = {
    name: update(kind, content, FIRST_UPDATE + 100 + number)
    for number, (name, (kind, content)) in enumerate(MORE.items())
}
