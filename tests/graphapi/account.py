"""The business's side: its keys, its number, its templates; a test may set all of it."""

from __future__ import annotations

from tests.graphapi.records import Json

WABA = "102290129340398"
BUSINESS = "506914307656634"
APP = "670843887433847"
SCOPES = ["whatsapp_business_management", "whatsapp_business_messaging"]


class Account:
    """Plain attributes: what is set is answered from then on."""

    url = ""

    def __init__(
        self, token: str, phone_number_id: str, app_secret: str, verify_token: str
    ) -> None:
        self.token = token
        self.phone_number_id = phone_number_id
        self.app_secret = app_secret
        self.verify_token = verify_token
        self.waba_id = WABA
        # Whether the fate of our messages is told at all.
        self.statuses = True
        self.number = number(phone_number_id)
        self.token_facts: Json = {
            "app_id": APP,
            "type": "SYSTEM_USER",
            "expires_at": 0,
            "is_valid": True,
            "scopes": list(SCOPES),
        }
        # The apps that get the account's webhooks.
        self.subscribed_apps: list[Json] = [app()]
        self.templates: list[Json] = [template("telafi_devam", "Merhaba {{1}}, size yazabiliriz.")]

    @property
    def metadata(self) -> Json:
        """The business's number, as each webhook names it."""
        shown = str(self.number.get("display_phone_number", ""))
        digits = "".join(filter(str.isdigit, shown))
        return {"display_phone_number": digits, "phone_number_id": self.phone_number_id}


def number(phone_number_id: str) -> Json:
    """A number in good health."""
    entities = {"PHONE_NUMBER": phone_number_id, "WABA": WABA, "BUSINESS": BUSINESS, "APP": APP}
    return {
        "id": phone_number_id,
        "display_phone_number": "+90 850 555 00 00",
        "verified_name": "Telafi",
        "quality_rating": "GREEN",
        "throughput": {"level": "STANDARD"},
        "status": "CONNECTED",
        "messaging_limit_tier": "TIER_2K",
        "whatsapp_business_manager_messaging_limit": "TIER_2K",
        "health_status": {
            "can_send_message": "AVAILABLE",
            "entities": [
                {"entity_type": kind, "id": one, "can_send_message": "AVAILABLE"}
                for kind, one in entities.items()
            ],
        },
        "webhook_configuration": {"application": ""},
    }


def app() -> Json:
    """Our own app among those that are subscribed."""
    return {"whatsapp_business_api_data": {"id": APP, "name": "Telafi"}}


def template(name: str, body: str, language: str = "tr", status: str = "APPROVED") -> Json:
    """A template of words only."""
    return {
        "id": f"template-{name}-{language}",
        "name": name,
        "language": language,
        "status": status,
        "category": "UTILITY",
        "components": [{"type": "BODY", "text": body}],
    }
