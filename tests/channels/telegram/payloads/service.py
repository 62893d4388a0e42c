"""Service messages: what happened to a chat, as Telegram tells it.

Most happen in groups only; here they come in a private chat too, for a bot must not fall over them.
"""

from __future__ import annotations

from tests.channels.telegram.payloads.people import (
    CAN,
    CHANNEL,
    DATE,
    ELIF,
    OTHER_BOT,
    PRIVATE,
    SUPERGROUP,
    Payload,
    photo,
)

ADDED_TASK: Payload = {"id": 3, "text": "Kablo"}
OPTION: Payload = {"option_persistent_id": "opt-3", "option_text": "Öğlen"}
# A message that was deleted or is too old: date 0 tells it.
GONE: Payload = {"chat": PRIVATE, "message_id": 800, "date": 0}

MEMBERS: dict[str, Payload] = {
    "boost_added": {"boost_added": {"boost_count": 2}},
    "channel_chat_created": {"channel_chat_created": True},
    "chat_background_set": {
        "chat_background_set": {
            "type": {
                "type": "fill",
                "fill": {"type": "solid", "color": 16_711_680},
                "dark_theme_dimming": 30,
            }
        }
    },
    "chat_owner_changed": {"chat_owner_changed": {"new_owner": CAN}},
    "chat_owner_left": {"chat_owner_left": {"new_owner": CAN}},
    "delete_chat_photo": {"delete_chat_photo": True},
    "group_chat_created": {"group_chat_created": True},
    "left_chat_member": {"left_chat_member": CAN},
    "message_auto_delete_timer_changed": {
        "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400}
    },
    "migrate_to_chat_id": {"migrate_to_chat_id": SUPERGROUP["id"]},
    "new_chat_members": {"new_chat_members": [CAN, OTHER_BOT]},
    "new_chat_photo": {"new_chat_photo": photo("chat")},
    "new_chat_title": {"new_chat_title": "Örnek Alıcılar 2"},
    "pinned_message": {"pinned_message": GONE},
    "proximity_alert_triggered": {
        "proximity_alert_triggered": {"traveler": ELIF, "watcher": CAN, "distance": 120}
    },
    "supergroup_chat_created": {"supergroup_chat_created": True},
}

TOPICS: dict[str, Payload] = {
    "forum_topic_closed": {"forum_topic_closed": {}},
    "forum_topic_created": {"forum_topic_created": {"name": "İadeler", "icon_color": 7_322_096}},
    "forum_topic_edited": {"forum_topic_edited": {"name": "İade ve değişim"}},
    "forum_topic_reopened": {"forum_topic_reopened": {}},
    "general_forum_topic_hidden": {"general_forum_topic_hidden": {}},
    "general_forum_topic_unhidden": {"general_forum_topic_unhidden": {}},
}

CALLS: dict[str, Payload] = {
    "video_chat_ended": {"video_chat_ended": {"duration": 340}},
    "video_chat_participants_invited": {"video_chat_participants_invited": {"users": [CAN]}},
    "video_chat_scheduled": {"video_chat_scheduled": {"start_date": DATE + 3_600}},
    "video_chat_started": {"video_chat_started": {}},
}

LISTS: dict[str, Payload] = {
    "checklist_tasks_added": {"checklist_tasks_added": {"tasks": [ADDED_TASK]}},
    "checklist_tasks_done": {
        "checklist_tasks_done": {"marked_as_done_task_ids": [1], "marked_as_not_done_task_ids": [2]}
    },
    "poll_option_added": {"poll_option_added": OPTION},
    "poll_option_deleted": {"poll_option_deleted": {**OPTION, "poll_message": GONE}},
}

SHARED: dict[str, Payload] = {
    "chat_shared": {
        "chat_shared": {"request_id": 2, "chat_id": CHANNEL["id"], "title": CHANNEL["title"]}
    },
    "connected_website": {"connected_website": "magaza.example"},
    "managed_bot_created": {"managed_bot_created": {"bot": OTHER_BOT}},
    # Encrypted, so any letters do; no bot of a shop asks for it.
    "passport_data": {
        "passport_data": {
            "data": [{"type": "email", "email": "elif@example.com", "hash": "b3JuZWstb3pldA=="}],
            "credentials": {
                "data": "b3JuZWstdmVyaQ==",
                "hash": "b3JuZWstb3pldA==",
                "secret": "b3JuZWs=",
            },
        }
    },
    "users_shared": {
        "users_shared": {
            "request_id": 1,
            "users": [{"user_id": CAN["id"], "first_name": CAN["first_name"]}],
        }
    },
    "web_app_data": {
        "web_app_data": {"data": '{"siparis": "1001"}', "button_text": "Siparişlerim"}
    },
    "write_access_allowed": {"write_access_allowed": {"from_request": True}},
}

SERVICE: dict[str, Payload] = {**MEMBERS, **TOPICS, **CALLS, **LISTS, **SHARED}
