"""Whether Meta and we are set up for each other, and what sets it up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from django.conf import settings
from django.utils import timezone as clock

from bot.channels.port import AuthorisationExpired, SendError, Template
from bot.channels.whatsapp.api import Api, Json
from bot.channels.whatsapp.inbound import PATH

# So long before its end a key is to be renewed.
_RENEW = timedelta(days=14)
_NEEDED = ("whatsapp_business_messaging", "whatsapp_business_management")
_FIELDS = (
    "display_phone_number,verified_name,status,quality_rating,throughput,"
    "whatsapp_business_manager_messaging_limit,health_status,webhook_configuration"
)
Finding = tuple[bool, str]


def webhook_url() -> str:
    """Where Meta is to call; '' without a public address."""
    return f"{settings.PUBLIC_URL}{PATH}" if settings.PUBLIC_URL else ""


def subscribe(api: Api) -> str:
    """Have the account's messages told to our app; the account's id. Raises a SendError."""
    account = _account(api.get(api.number, fields=_FIELDS), _token(api))
    api.call("POST", f"{account}/subscribed_apps")
    return account


def findings(api: Api, invitation: Template | None) -> Iterator[Finding]:
    """Whether each thing is right, and a sentence about it; stops where nothing answers."""
    try:
        token = _token(api)
        number = api.get(api.number, fields=_FIELDS)
    except AuthorisationExpired as error:
        yield False, f"{settings.WHATSAPP_API_URL} does not take our token: {error}"
        return
    except SendError as error:
        yield False, f"{settings.WHATSAPP_API_URL} does not answer: {error}"
        return
    yield from _of_token(token)
    yield from _of_number(number)
    yield from _of_webhook(number)
    account = _account(number, token)
    if not account:
        yield False, "the token does not show the number's WhatsApp account"
        return
    yield from _of_account(api, account, str(token.get("app_id", "")), invitation)


def _token(api: Api) -> Json:
    found: Any = api.get("debug_token", input_token=settings.WHATSAPP_ACCESS_TOKEN).get("data")
    return found if isinstance(found, dict) else {}


def _of_token(token: Json) -> Iterator[Finding]:
    missing = [scope for scope in _NEEDED if scope not in token.get("scopes", ())]
    yield not missing, f"the token lacks {', '.join(missing)}" if missing else "the token may send"
    expires = int(token.get("expires_at") or 0)
    if not expires:
        yield True, "the token has no end"
        return
    end = datetime.fromtimestamp(expires, timezone.utc)
    yield end > clock.now() + _RENEW, f"the token ends on {end:%Y-%m-%d}"


def _of_number(number: Json) -> Iterator[Finding]:
    name = f"{number.get('display_phone_number')} ({number.get('verified_name')})"
    status = number.get("status", "unknown")
    yield status == "CONNECTED", f"the number is {name}, {status}"
    quality = number.get("quality_rating", "UNKNOWN")
    yield quality != "RED", f"its quality is {quality}"
    limit = number.get("whatsapp_business_manager_messaging_limit", "unknown")
    level = _dict(number, "throughput").get("level", "unknown")
    yield True, f"its limit of talks that we begin is {limit}, its throughput {level}"
    health = _dict(number, "health_status")
    sends = health.get("can_send_message", "unknown")
    yield sends == "AVAILABLE", f"sending is {sends}"
    for entity in health.get("entities", ()):
        for error in entity.get("errors", ()):
            yield False, f"{entity.get('entity_type')}: {error.get('error_description')}"


def _of_webhook(number: Json) -> Iterator[Finding]:
    told = _dict(number, "webhook_configuration")
    # The most special of them is called.
    found = told.get("phone_number") or told.get("whatsapp_business_account")
    found = found or told.get("application") or ""
    wanted = webhook_url()
    if not found:
        yield False, "no webhook is set in the app: see docs/whatsapp.md"
    elif wanted and found != wanted:
        yield False, f"the webhook is {found}, not {wanted}"
    else:
        yield True, f"the webhook is {found}"


def _of_account(api: Api, account: str, app: str, invitation: Template | None) -> Iterator[Finding]:
    try:
        apps = api.get(f"{account}/subscribed_apps").get("data", [])
        ids = [str(_dict(one, "whatsapp_business_api_data").get("id")) for one in apps]
        if app in ids:
            yield True, "the account's messages are told to our app"
        else:
            yield False, "the account's messages are not told to our app: run set_webhook"
        if invitation:
            yield from _of_template(api, account, invitation)
    except SendError as error:
        yield False, f"the WhatsApp account {account} can't be read: {error}"


def _of_template(api: Api, account: str, invitation: Template) -> Iterator[Finding]:
    """Ours by its name and language, approved, and with the very words that the desk shows."""
    rows = api.get(f"{account}/message_templates", name=invitation.name).get("data", [])
    mine = [
        one
        for one in rows
        if one.get("name") == invitation.name and one.get("language") == settings.SHOP_LANGUAGE
    ]
    status = mine[0].get("status", "unknown") if mine else "missing"
    yield status == "APPROVED", f"the template {invitation.name} is {status}"
    bodies = [part.get("text") for one in mine for part in one.get("components", ())]
    if mine and invitation.text not in bodies:
        yield False, f"the template {invitation.name} has other words than the policy"


def _account(number: Json, token: Json) -> str:
    """The WhatsApp Business account's id, by the number's health or by what the token may see."""
    for entity in _dict(number, "health_status").get("entities", ()):
        if entity.get("entity_type") == "WABA":
            return str(entity.get("id", ""))
    for scope in token.get("granular_scopes", ()):
        if scope.get("scope") == "whatsapp_business_management" and scope.get("target_ids"):
            return str(scope["target_ids"][0])
    return ""


def _dict(of: Json, name: str) -> Json:
    found = of.get(name)
    return found if isinstance(found, dict) else {}
