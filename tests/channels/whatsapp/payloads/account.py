"""What Meta tells of the account, its numbers and its templates, by the webhook's field."""

from __future__ import annotations

from tests.channels.whatsapp.payloads.people import DATE, DAY, NUMBER, WABA, Payload

OWNER = "900000000000031"
TEMPLATE: Payload = {
    "message_template_id": 900_000_000_000_041,
    "message_template_name": "siparis_bilgisi",
    "message_template_language": "tr",
}

ACCOUNT: dict[str, Payload] = {
    "account_alerts": {
        "entity_type": "BUSINESS",
        "entity_id": OWNER,
        "alert_info": {
            "alert_severity": "WARNING",
            "alert_status": "ACTIVE",
            "alert_type": "INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED",
            "alert_description": "Sınır şimdilik artmadı.",
        },
    },
    "account_review_update": {"decision": "APPROVED"},
    "account_update": {
        "event": "DISABLED_UPDATE",
        "ban_info": {"waba_ban_state": "SCHEDULE_FOR_DISABLE", "waba_ban_date": "May 28, 2026"},
    },
    "business_capability_update": {
        "max_daily_conversations_per_business": 2_000,
        "max_phone_numbers_per_waba": 25,
    },
    "business_username_update": {
        "display_phone_number": NUMBER,
        "username": "ornek_magaza",
        "status": "approved",
    },
    "partner_solutions": {
        "event": "SOLUTION_CREATED",
        "solution_id": "900000000000051",
        "solution_status": "INITIATED",
    },
    "payment_configuration_update": {
        "configuration_name": "ornek-odeme",
        "provider_name": "razorpay",
        "provider_mid": "acc_ORNEK1",
        "status": "Needs Testing",
        "created_timestamp": DATE,
        "updated_timestamp": DATE,
    },
    "phone_number_name_update": {
        "display_phone_number": NUMBER,
        "decision": "REJECTED",
        "requested_verified_name": "Örnek Mağaza",
        "rejection_reason": "NAME_NOT_RELATED",
    },
    "phone_number_quality_update": {
        "display_phone_number": NUMBER,
        "event": "THROUGHPUT_UPGRADE",
        "current_limit": "TIER_UNLIMITED",
        "max_daily_conversations_per_business": "TIER_UNLIMITED",
    },
    "security": {
        "display_phone_number": NUMBER,
        "event": "PIN_RESET_REQUEST",
        "requester": "900000000000061",
    },
}

TEMPLATES: dict[str, Payload] = {
    "message_template_components_update": {
        **TEMPLATE,
        "message_template_title": "Siparişiniz",
        "message_template_element": "Merhaba {{1}}, siparişiniz: {{2}}.",
        "message_template_footer": "Örnek Mağaza",
        "message_template_buttons": [
            {
                "message_template_button_type": "URL",
                "message_template_button_text": "Siparişim",
                "message_template_button_url": "https://magaza.example/siparis",
            }
        ],
    },
    "message_template_quality_update": {
        **TEMPLATE,
        "previous_quality_score": "GREEN",
        "new_quality_score": "YELLOW",
    },
    "message_template_status_update": {
        **TEMPLATE,
        "event": "REJECTED",
        "reason": "INVALID_FORMAT",
        "message_template_category": "UTILITY",
        "rejection_info": {
            "reason": "Değişkenler yan yana.",
            "recommendation": "Aralarına söz koyun.",
        },
    },
    "template_category_update": {
        **TEMPLATE,
        "previous_category": "UTILITY",
        "new_category": "MARKETING",
    },
}

# More of a field: what is special, the field, and the value.
MORE_OF_THE_ACCOUNT: dict[str, tuple[str, Payload]] = {
    "account reinstated": (
        "account_update",
        {
            "event": "DISABLED_UPDATE",
            "ban_info": {"waba_ban_state": "REINSTATE", "waba_ban_date": "May 29, 2026"},
        },
    ),
    "account deleted": ("account_update", {"event": "ACCOUNT_DELETED"}),
    "account broke a policy": (
        "account_update",
        {"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "SCAM"}},
    ),
    "account restricted": (
        "account_update",
        {
            "event": "ACCOUNT_RESTRICTION",
            "restriction_info": [
                {
                    "restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING",
                    "expiration": DATE + 7 * DAY,
                }
            ],
        },
    ),
    "partner added": (
        "account_update",
        {"event": "PARTNER_ADDED", "waba_info": {"waba_id": WABA, "owner_business_id": OWNER}},
    ),
    "review rejected": ("account_review_update", {"decision": "REJECTED"}),
    "capability, before 2026": (
        "business_capability_update",
        {"max_daily_conversation_per_phone": 250, "max_phone_numbers_per_business": 2},
    ),
    "number limited": (
        "phone_number_quality_update",
        {
            "display_phone_number": NUMBER,
            "event": "DOWNGRADE",
            "old_limit": "TIER_10K",
            "current_limit": "TIER_2K",
        },
    ),
    "name approved": (
        "phone_number_name_update",
        {
            "display_phone_number": NUMBER,
            "decision": "APPROVED",
            "requested_verified_name": "Örnek Mağaza",
            "rejection_reason": None,
        },
    ),
    "template approved": (
        "message_template_status_update",
        {**TEMPLATE, "event": "APPROVED", "reason": "NONE", "message_template_category": "UTILITY"},
    ),
    "template paused": (
        "message_template_status_update",
        {
            **TEMPLATE,
            "event": "PAUSED",
            "reason": "NONE",
            "other_info": {"title": "FIRST_PAUSE", "description": "Üç saat durdu."},
        },
    ),
    "template to be deleted": (
        "message_template_status_update",
        {**TEMPLATE, "event": "PENDING_DELETION", "reason": None},
    ),
    "category will change": (
        "template_category_update",
        {
            **TEMPLATE,
            "new_category": "UTILITY",
            "correct_category": "MARKETING",
            "category_update_timestamp": DATE + DAY,
        },
    ),
    "user name deleted": (
        "business_username_update",
        {"display_phone_number": NUMBER, "status": "deleted"},
    ),
}
