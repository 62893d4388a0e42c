"""Fields that are not `messages` and have messages in them: a bot that answers these is wrong.

What the business said by its app, what was said long ago, what another bot is answering, and calls.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.channels.whatsapp.payloads.people import (
    DATE,
    ELIF,
    METADATA,
    NUMBER,
    NUMBER_ID,
    OURS,
    Payload,
    message,
    sender,
    value,
    wamid,
)

ABOUT: Payload = {"messaging_product": "whatsapp", "metadata": METADATA}
TO_ELIF: Payload = {**ABOUT, "contacts": [ELIF]}
FIRST = 7_001


def echo(number: int, body: str) -> Payload:
    """What the business itself wrote to Elif."""
    words = {"type": "text", "text": {"body": body}}
    told = {"from": NUMBER, "to": ELIF["wa_id"], "to_user_id": ELIF["user_id"]}
    return {**told, "id": wamid(FIRST + number), "timestamp": str(DATE), **words}


def call(event: str, **fields: object) -> Payload:
    """A call of Elif's."""
    return {
        "id": "wacid.HBgMORNEK00000001",
        **sender(),
        "to": NUMBER,
        "event": event,
        "direction": "USER_INITIATED",
        "timestamp": str(DATE),
        **fields,
    }


def history(said: Iterable[Payload]) -> Payload:
    """A part of what the app of the business remembers, up to half a year back."""
    progress = {"phase": 0, "chunk_order": 1, "progress": 55}
    threads = [{"id": ELIF["wa_id"], "messages": [*said]}]
    return {**ABOUT, "history": [{"metadata": progress, "threads": threads}]}


READ: Payload = {"history_context": {"status": "READ"}}
OFFER: Payload = {"sdp_type": "offer", "sdp": "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n"}

TALKS: dict[str, Payload] = {
    "history": history(
        [
            {**echo(1, "Siparişiniz yolda"), **READ},
            {**message(text={"body": "Teşekkürler"}, id=wamid(FIRST + 2)), **READ},
            {**message("media_placeholder", id=wamid(FIRST + 3)), **READ},
        ]
    ),
    "message_echoes": {**TO_ELIF, "message_echoes": [echo(4, "Buyurun")]},
    "smb_message_echoes": {**TO_ELIF, "message_echoes": [echo(5, "Uygulamadan yazıyorum")]},
    "smb_app_state_sync": {
        **ABOUT,
        "state_sync": [
            {
                "type": "contact",
                "contact": {
                    "full_name": "Can Uydurma",
                    "first_name": "Can",
                    "phone_number": "905551110002",
                },
                "action": "add",
                "metadata": {"timestamp": str(DATE)},
            }
        ],
    },
    # Another bot on this number is answering; who sends anything takes the talk over.
    "standby": {
        **ABOUT,
        "standby": {
            "contacts": [ELIF],
            "messages": [message(text={"body": "İade istiyorum"}, id=wamid(FIRST + 6))],
        },
    },
    # There is no metadata here: the number is the recipient.
    "messaging_handovers": {
        "type": "control_passed",
        "sender": {"phone_number": ELIF["wa_id"]},
        "recipient": {"phone_number_id": NUMBER_ID, "display_phone_number": NUMBER},
        "timestamp": str(DATE),
        "control_passed": {"previous_owner_app_role": "meta_business_agent"},
    },
    "calls": {**TO_ELIF, "calls": [call("connect", session=OFFER)]},
}

MORE_OF_TALKS: dict[str, tuple[str, Payload]] = {
    # A file of the history: in the very shape of a message that a customer has just written.
    "history, a file": (
        "history",
        value([message("image", image={"id": "910000000000030"}, id=wamid(FIRST + 7))]),
    ),
    "history is not shared": (
        "history",
        {**ABOUT, "history": [{"errors": [{"code": 2593109, "title": "Geçmiş kapalı"}]}]},
    ),
    "standby, what the other bot said": (
        "standby",
        {
            **ABOUT,
            "standby": {
                "message_echoes": [
                    {
                        "id": wamid(FIRST + 8),
                        "timestamp": str(DATE),
                        "message": {
                            "to": ELIF["wa_id"],
                            "type": "text",
                            "text": {"body": "Bakıyorum"},
                        },
                    }
                ]
            },
        },
    ),
    "echo of an edit": (
        "smb_message_echoes",
        {
            **TO_ELIF,
            "message_echoes": [
                {
                    **{k: v for k, v in echo(9, "").items() if k != "text"},
                    "type": "edit",
                    "edit": {
                        "original_message_id": OURS,
                        "message": {"type": "text", "text": {"body": "Yarın gelir"}},
                    },
                }
            ],
        },
    ),
    "call ended": (
        "calls",
        {
            **ABOUT,
            "contacts": [ELIF],
            "calls": [
                call(
                    "terminate",
                    status="COMPLETED",
                    start_time=str(DATE),
                    end_time=str(DATE + 60),
                    duration=60,
                )
            ],
        },
    ),
    # It has a list of statuses, and they are of calls.
    "call rings": (
        "calls",
        {
            **TO_ELIF,
            "statuses": [
                {
                    "id": "wacid.HBgMORNEK00000002",
                    "type": "call",
                    "status": "RINGING",
                    "timestamp": str(DATE),
                    "recipient_id": ELIF["wa_id"],
                    "recipient_user_id": ELIF["user_id"],
                }
            ],
        },
    ),
    # In the field of messages, with no message: somebody pressed a link of an advertisement.
    "a link was pressed": (
        "messages",
        {
            **ABOUT,
            "user_actions": [
                {
                    "action_type": "marketing_messages_link_click",
                    "timestamp": str(DATE),
                    "marketing_messages_link_click_data": {"click_component": "cta"},
                }
            ],
        },
    ),
}
