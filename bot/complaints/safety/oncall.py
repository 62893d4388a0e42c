"""Danger outside working hours: somebody on call is told, until it has worked or people have it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone

from bot.conversations.models import Handoff
from bot.effects import SAFETY
from bot.hours import HOURS

log = logging.getLogger(__name__)

# A try that did not end (the process died in it) is made again after this.
_TRY_AGAIN = timedelta(minutes=1)
_SUBJECT = "Telafi: güvenlik riski, bir müşteri bekliyor"
# No word of the customer's and no name: the mail leaves the house.
_TEXT = (
    "Bir müşteri bir ürün yüzünden yaralandığını ya da tehlikede olduğunu yazdı ve bir temsilci "
    "bekliyor.\n\nSıraya alındı: {queued}\nGörüşme: {conversation}\n\n"
    "Masada sıranın en başında duruyor; lütfen hemen bakın."
)


def tell_on_call(now: datetime) -> int:
    """Mail the on-call address about each danger that waits; returns how many were told.

    0 in working hours or without an address; 20 at most in one go. A mail that fails is logged
    and tried again after a minute.
    """
    if not settings.ONCALL_EMAIL or HOURS.is_open(now):
        return 0
    return sum(_told(handoff, now) for handoff in _untold(now)[:20])


def _untold(now: datetime) -> Any:
    waiting = Handoff.objects.filter(reason=SAFETY, ended_at=None, claimed_at=None)
    tried = Q(oncall_tried_at=None) | Q(oncall_tried_at__lt=now - _TRY_AGAIN)
    return waiting.filter(tried, oncall_told_at=None).order_by("id")


def _told(handoff: Handoff, now: datetime) -> bool:
    mine = _untold(now).filter(pk=handoff.pk).update(oncall_tried_at=now)
    if not mine:
        return False
    queued = timezone.localtime(handoff.queued_at)
    text = _TEXT.format(queued=f"{queued:%d.%m.%Y %H.%M}", conversation=handoff.conversation_id)
    try:
        send_mail(_SUBJECT, text, settings.DEFAULT_FROM_EMAIL, [settings.ONCALL_EMAIL])
    except OSError as error:
        # smtplib's errors are OSErrors too. The customer was told that somebody is called.
        log.error("the on-call address is not told: %s; trying again", type(error).__name__)
        return False
    Handoff.objects.filter(pk=handoff.pk).update(oncall_told_at=now)
    return True
