"""The chat API's way in: sessions and messages (JSON or multipart)."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from bot.channels.web import errors
from bot.channels.web.models import CHANNEL, ChatSession, hash_token, new_token
from bot.channels.web.outbound import history
from bot.conversations.errors import Refused
from bot.conversations.intake import Incoming, current_conversation, receive
from bot.conversations.media import Media, file_response
from bot.conversations.models import Attachment, Customer
from bot.conversations.photos import read_photo
from bot.conversations.storage import NOT_TAKEN, unit_of_work

log = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]


def customer_of(request: HttpRequest) -> Customer:
    """The customer whose session the request carries. Raises Unauthorised."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    session = None
    if scheme.lower() == "bearer" and token:
        session = (
            ChatSession.objects.select_related("customer")
            .filter(token_hash=hash_token(token.strip()))
            .first()
        )
    if session is None:
        raise errors.Unauthorised
    return session.customer


def api(*methods: str) -> Callable[[View], View]:
    """Turn what can go wrong into the API's answers. The session is the proof, not a cookie.

    405 for other methods, 400, 413 or 415 for input, 401 without a session, 503 where the database
    did not take it; every other error stays one (500).
    """

    def guard(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in methods:
                return errors.wrong_method(methods)
            # Whatever the header says: Django would try "charset=hex" on forms and addresses.
            request.encoding = "utf-8"
            try:
                return view(request, *args, **kwargs)
            except Exception as cause:
                return _answer_to(cause)

        return answered

    return guard


def _answer_to(cause: Exception) -> HttpResponseBase:
    if isinstance(cause, Refused):
        return errors.refused(cause)
    if isinstance(cause, errors.Unauthorised):
        return errors.unauthorised()
    if isinstance(cause, RequestDataTooBig):
        return errors.too_large()
    if isinstance(cause, (MultiPartParserError, SuspiciousOperation, UnicodeError)):
        return errors.bad_json()
    if isinstance(cause, NOT_TAKEN):
        # Not committed, so not acknowledged: the client keeps the message and repeats it.
        log.error("the database did not take a message", exc_info=cause)
        return errors.unavailable()
    raise cause


@api("POST")
def sessions(request: HttpRequest) -> HttpResponseBase:
    """Begin a customer and a conversation; 201 with the token, which is told only here."""
    token = new_token()
    with unit_of_work():
        customer = Customer.objects.create(channel=CHANNEL)
        ChatSession.objects.create(token_hash=hash_token(token), customer=customer)
        conversation = current_conversation(customer)
    return JsonResponse({"session": token, "conversation": str(conversation.id)}, status=201)


@api("GET", "POST")
def messages(request: HttpRequest) -> HttpResponseBase:
    """GET: the history after `?after=`. POST: 202 for a new message, 200 for one that is known."""
    customer = customer_of(request)
    if request.method == "GET":
        return JsonResponse(history(customer, _after(request)), safe=False)
    receipt = receive(customer, _incoming(request, customer))
    return JsonResponse({"id": receipt.id}, status=202 if receipt.new else 200)


@api("GET")
def attachment(request: HttpRequest, attachment_id: uuid.UUID) -> HttpResponseBase:
    """A photo from the customer's own conversations; 404 for all others, and for a lost file."""
    customer = customer_of(request)
    found = Attachment.objects.filter(
        pk=attachment_id, message__conversation__customer=customer
    ).first()
    try:
        return file_response(found) if found else errors.not_found()
    except FileNotFoundError:
        log.error("the file of photo %s is gone", found.pk if found else "")
        return errors.not_found()


def _after(request: HttpRequest) -> int:
    text = request.GET.get("after", "0")
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Refused("bad_after", "Mesaj sırası anlaşılamadı.")
    return int(text)


def _incoming(request: HttpRequest, customer: Customer) -> Incoming:
    multipart = (request.content_type or "").startswith("multipart/")
    fields: dict[str, Any] = request.POST.dict() if multipart else _json(request)
    values = [fields.get(name) for name in ("client_id", "text", "button")]
    if not all(value is None or isinstance(value, str) for value in values):
        raise Refused("wrong_type", "Mesaj anlaşılamadı. Lütfen tekrar gönderin.")
    client_id, text, button = (value or "" for value in values)
    upload = request.FILES.get("file")
    files: tuple[Media, ...] = ()
    if upload is not None:
        files = (read_photo(upload, upload.size or 0, settings.MAX_UPLOAD_BYTES),)
    return Incoming(
        provider_id=f"{customer.pk}:{_uuid(client_id)}", text=text, button=button, files=files
    )


def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        fields = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refused("bad_json", "Mesaj anlaşılamadı. Lütfen tekrar gönderin.") from None
    if not isinstance(fields, dict):
        raise Refused("bad_json", "Mesaj anlaşılamadı. Lütfen tekrar gönderin.")
    return fields


def _uuid(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise Refused("bad_client_id", "Mesajın kimliği (client_id) bir UUID olmalı.") from None
