"""The webhook: the signature, the size, the form; then stored, then acknowledged."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.utils import timezone as clock
from django.utils.crypto import constant_time_compare

from bot.channels import answers, inbox
from bot.channels.gathering import Gathering
from bot.channels.models import Arrival
from bot.channels.webhooks import Call
from bot.channels.whatsapp import signature, statuses, updates
from bot.channels.whatsapp.updates import Change, Head, Notification, Profile, Raw, Value, key
from bot.conversations.storage import NOT_TAKEN

log = logging.getLogger(__name__)

CHANNEL = "whatsapp"
PATH = "/webhooks/whatsapp"
# Meta's own limit of a notification.
MOST_BYTES = 3 * 1024 * 1024
# Messages of one customer are put in order by their time as long as an earlier one may still come.
PATIENCE = timedelta(seconds=2)
# Kinds beside those of messages.
STATUS, CHANGE = "status", "change"
_ALBUM = "images"
_LONGEST_CHALLENGE = 200
_gathering = Gathering()


async def webhook(call: Call) -> HttpResponse:
    """200 once all of it is stored or known, 401 for a wrong signature, 400 or 413 for no body.

    GET is Meta's handshake. 404 where the channel is off; 503 where the database took nothing: Meta
    repeats it, for seven days.
    """
    if not settings.WHATSAPP_ACCESS_TOKEN:
        return answers.off()
    if call.method == "GET":
        return _handshake(call)
    if call.method != "POST":
        return answers.wrong_method("GET", "POST")
    try:
        body = await call.body(MOST_BYTES)
    except RequestDataTooBig:
        log.warning("whatsapp: a notification over the limit was refused")
        return answers.too_large()
    if not signature.valid(body, call.header(signature.HEADER), settings.WHATSAPP_APP_SECRET):
        log.warning("whatsapp: a notification with a wrong signature was refused")
        return answers.unauthorised()
    try:
        arrivals = list(arrived(updates.read(body)))
    except ValueError as error:
        # The parser names the field and the type, never a value.
        log.warning("whatsapp: no notification: %s", error)
        return answers.not_understood()
    return await _stored(arrivals)


def arrived(notification: Notification) -> Iterator[Arrival]:
    """Everything in it, as it waits to be taken; raises ValueError."""
    now = clock.now()
    for value in updates.values(notification):
        if value.metadata.phone_number_id != settings.WHATSAPP_PHONE_NUMBER_ID:
            log.warning("whatsapp: what came for another number is ignored")
            continue
        yield from (_message(raw, value, now) for raw in value.messages)
        yield from (_status(raw, now) for raw in value.statuses)
        yield from (_change("errors", raw, now) for raw in value.errors)
    for change in updates.others(notification):
        yield _change(change.field, change.value, now)


def _handshake(call: Call) -> HttpResponse:
    """The challenge comes back to whoever knows our word."""
    token = call.query.get("hub.verify_token", "")
    challenge = call.query.get("hub.challenge", "")
    known = constant_time_compare(token, settings.WHATSAPP_VERIFY_TOKEN)
    if call.query.get("hub.mode") != "subscribe" or not known:
        log.warning("whatsapp: a handshake with another word was refused")
        return answers.forbidden()
    answer = HttpResponse(challenge[:_LONGEST_CHALLENGE], content_type="text/plain")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _message(raw: Raw, value: Value, now: datetime) -> Arrival:
    head = updates.head(raw)
    said_at = updates.moment(head.timestamp)
    who = _who(head, value.contacts)
    # Who repeats what is older than we keep ids for can't be told from somebody who replays it.
    old = said_at < now - inbox.KEEP
    if old:
        log.warning("whatsapp: a message of more than %s days ago is ignored", inbox.KEEP.days)
    album = _ALBUM if head.type == "image" and not old else ""
    settled = now + min(max(said_at + PATIENCE - now, timedelta()), PATIENCE)
    kept = msgspec.json.encode(updates.Taken(raw, who)).decode()
    return Arrival(
        channel=CHANNEL,
        provider_id=key(head.id),
        kind="old" if old else _kind(head.type),
        chat=who.user_id or who.wa_id or key(head.id),
        sequence=int(said_at.timestamp()),
        album=album,
        body="" if old else kept,
        state=Arrival.State.IGNORED if old else Arrival.State.WAITING,
        not_before=max(settled, now + inbox.ALBUM_PATIENCE) if album else settled,
        received_at=now,
    )


def _who(head: Head, contacts: list[Profile]) -> Profile:
    """The sender by all the names that are told of them."""
    found = (
        one
        for one in contacts
        if (one.user_id and one.user_id == head.from_user_id)
        or (one.wa_id and one.wa_id == head.sender)
    )
    contact = next(found, Profile())
    return Profile(head.sender or contact.wa_id, head.from_user_id or contact.user_id)


def _status(raw: Raw, now: datetime) -> Arrival:
    """Before all messages: what is on its way again may have arrived."""
    status = statuses.read(raw)
    return Arrival(
        channel=CHANNEL,
        provider_id=f"{key(status.id)}:{status.status}",
        kind=STATUS,
        chat=key(status.id),
        sequence=0,
        body=msgspec.json.encode(raw).decode(),
        not_before=now,
        received_at=now,
    )


def _change(name: str, value: Raw, now: datetime) -> Arrival:
    """What Meta tells of our account, number or templates: for the log, by a worker."""
    body = msgspec.json.encode(Change(name, value))
    digest = hashlib.sha256(body).hexdigest()
    return Arrival(
        channel=CHANNEL,
        provider_id=f"{CHANGE}:{digest}",
        kind=CHANGE,
        chat=digest,
        sequence=0,
        body=body.decode(),
        not_before=now,
        received_at=now,
    )


def _kind(name: str) -> str:
    """As they are counted; a name of the future that no metric could bear is none."""
    plain = name.isascii() and name.replace("_", "").isalnum() and len(name) <= 32
    return name if plain else "unknown"


async def _stored(arrivals: list[Arrival]) -> HttpResponse:
    try:
        if arrivals:
            await _gathering.store(arrivals)
    except NOT_TAKEN:
        log.exception("whatsapp: the database did not take a notification")
        return answers.unavailable()
    return HttpResponse(status=200)
