"""What goes out: messages with their choices, files, and the small things around them."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from bot.channels import addresses
from bot.channels.models import Address
from bot.channels.port import Outgoing, Permanent, Unreachable, WindowClosed
from bot.channels.whatsapp import layout
from bot.channels.whatsapp.api import Api, Json
from bot.channels.whatsapp.people import recipient
from bot.channels.whatsapp.updates import Media
from bot.conversations.errors import Refused
from bot.conversations.models import Attachment, Message, Sender
from bot.conversations.saying import CAPTION
from bot.privacy import notice

log = logging.getLogger(__name__)


def send(api: Api, outgoing: Outgoing) -> str:
    """Meta's id of the message. Raises a SendError.

    Whoever has not been given the privacy notice is given it with this message, not by one of its
    own: each may be billed.
    """
    mine = addresses.of(outgoing.customer_id)
    if mine.stopped:
        raise Unreachable(mine.stopped)
    if not outgoing.template and mine.open_until and mine.open_until <= timezone.now():
        raise WindowClosed("24 hours since the customer wrote")
    text, told = _with_notice(mine, outgoing)
    content, numbered = _content(api, outgoing, text)
    tracked = {"biz_opaque_callback_data": outgoing.reference} if outgoing.reference else {}
    sent = api.send({**recipient(mine), **content, **tracked})
    if not outgoing.notice:
        _note(mine, keyboard=str(outgoing.message_id) if numbered else "")
    if told:
        _note(mine, notice=notice.VERSION)
    if outgoing.sender == Sender.AGENT:
        show_read(api, outgoing.customer_id, typing=False)
    return sent


def show_read(api: Api, customer_id: int, typing: bool) -> None:
    """The customer's latest message was read, and an answer is on its way where `typing`."""
    theirs = Message.objects.filter(conversation__customer=customer_id, sender=Sender.CUSTOMER)
    latest = theirs.exclude(provider_id=None).order_by("-id").first()
    if latest and latest.provider_id:
        api.mark_read(latest.provider_id, typing)


def fetch(api: Api, files: Sequence[Media]) -> list[bytes | Refused]:
    """A customer's files: bytes, or why one is not taken; raises a SendError."""
    return [api.fetch(one.id, settings.MAX_UPLOAD_BYTES) for one in files]


def _with_notice(mine: Address, outgoing: Outgoing) -> tuple[str, bool]:
    """The text with the notice under it, where it is due and there is room."""
    text = outgoing.text
    if mine.notice == notice.VERSION or outgoing.template:
        return text, False
    url = f"{settings.PUBLIC_URL}/gizlilik" if settings.PUBLIC_URL else ""
    both = f"{text}\n\n{notice.brief(settings.SHOP_LANGUAGE, settings.SHOP_NAME, url)}".strip()
    return (both, True) if len(both) <= _room(outgoing) else (text, False)


def _room(outgoing: Outgoing) -> int:
    return CAPTION if outgoing.photo else layout.TEXT


def _content(api: Api, outgoing: Outgoing, text: str) -> tuple[Json, bool]:
    """The message's own part, and whether its choices are numbered."""
    if outgoing.template:
        language = {"code": settings.SHOP_LANGUAGE}
        template = {"name": outgoing.template, "language": language}
        return {"type": "template", "template": template}, False
    if outgoing.photo:
        caption = {"caption": text} if text else {}
        image = {"id": _uploaded(api, outgoing.photo), **caption}
        return {"type": "image", "image": image}, False
    return layout.message(text, outgoing.buttons, settings.SHOP_LANGUAGE)


def _uploaded(api: Api, photo: Attachment) -> str:
    try:
        with photo.file.open("rb") as file:
            data = file.read()
    except FileNotFoundError:
        raise Permanent("the photo's file is gone") from None
    return api.upload(data, photo.content_type, "photo.jpg")


def _note(mine: Address, **fields: str) -> None:
    """The message is out, so nothing here may fail."""
    if all(getattr(mine, name) == value for name, value in fields.items()):
        return
    try:
        Address.objects.filter(pk=mine.pk).update(**fields)
    except DatabaseError:
        log.exception("whatsapp: what was sent last was not noted")
