"""What Meta tells of customers, of groups and of advertisements, by the webhook's field."""

from __future__ import annotations

from tests.channels.whatsapp.payloads.elsewhere import ABOUT
from tests.channels.whatsapp.payloads.people import DATE, ELIF, GROUP, OURS, Payload, contact

NEW: Payload = contact("Elif Uydurmaoğlu", 99)


def group(kind: str, **fields: object) -> Payload:
    """Something of a group that this number has made."""
    return {**ABOUT, "groups": [{"type": kind, "group_id": GROUP, "timestamp": DATE, **fields}]}


PEOPLE: dict[str, Payload] = {
    "user_preferences": {
        **ABOUT,
        "contacts": [ELIF],
        "user_preferences": [
            {
                "wa_id": ELIF["wa_id"],
                "user_id": ELIF["user_id"],
                "detail": "Pazarlama mesajı istemiyor",
                "category": "marketing_messages",
                "value": "stop",
                "timestamp": DATE,
            }
        ],
    },
    # Some were sent it in the spring of 2026; since August it comes as a system message only.
    "user_id_update": {
        **ABOUT,
        "contacts": [NEW],
        "user_id_update": [
            {
                "wa_id": NEW["wa_id"],
                "detail": "Kimlik değişti",
                "user_id": {"previous": ELIF["user_id"], "current": NEW["user_id"]},
                "timestamp": str(DATE),
            }
        ],
    },
    "group_lifecycle_update": group(
        "group_create", subject="Örnek", invite_link="https://magaza.example/grup"
    ),
    "group_participants_update": group(
        "group_participants_add",
        added_participants=[{"wa_id": ELIF["wa_id"], "user_id": ELIF["user_id"]}],
    ),
    "group_settings_update": group("group_settings_update", group_subject={"text": "Örnek 2"}),
    "group_status_update": group("group_suspend"),
}

TRACES: dict[str, Payload] = {
    "automatic_events": {
        **ABOUT,
        "automatic_events": [
            {
                "id": OURS,
                "event_name": "LeadSubmitted",
                "timestamp": DATE,
                "ctwa_clid": "T1JORUstY2xpY2stMQ",
            }
        ],
    },
    "flows": {
        "event": "FLOW_STATUS_CHANGE",
        "message": "Akış yayımlandı",
        "flow_id": "900000000000071",
        "old_status": "DRAFT",
        "new_status": "PUBLISHED",
    },
    # Meta names this field, and shows no value of it.
    "tracking_events": {
        **ABOUT,
        "tracking_events": [{"event_name": "click", "message_id": OURS, "timestamp": DATE}],
    },
    "a_field_of_the_future": {"hologram": {"depth": 3}},
}
