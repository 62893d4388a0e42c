"""A customer's part of the talk, stored with what the house says to it; all in one transaction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.utils import timezone

from bot.channels import window
from bot.channels.models import Address
from bot.channels.said import Said, answer, keep, talk_of
from bot.channels.whatsapp import words
from bot.channels.whatsapp.people import find, known
from bot.channels.whatsapp.updates import Profile
from bot.conversations.events import conversation_changed
from bot.conversations.handoff import add_note, hand_over
from bot.conversations.intake import Incoming, Receipt, open_conversation, receive, take_back
from bot.conversations.models import Conversation, Customer, Message, Owner
from bot.wording import day

# Meta's customer service window, and the age from which people look at a message.
WINDOW = LATE = timedelta(hours=24)
LATE_REASON = "backend_down"
_LATE = "Mesaj {when} yazıldı, bize geç ulaştı; asistan yanıtlamadı."
_NUMBER = re.compile(r"\W*([0-9]{1,2})\W*")


def store(who: Profile, what: Said, said_at: datetime) -> None:
    """A customer's message with what the house has to say to it; call inside a unit of work."""
    mine = known(who)
    window.opened(mine, said_at + WINDOW, timezone.now())
    late = said_at < timezone.now() - LATE
    incoming = _late(what.incoming) if late else _by_number(mine, what.incoming)
    receipt, what = keep(customer(mine), replace(what, incoming=incoming))
    if not receipt.new:
        return
    if late:
        _to_people(receipt, said_at)
    else:
        answer(receipt, what, partial(words.said, settings.SHOP_LANGUAGE))


def note(who: Profile, provider_id: str, line: str) -> None:
    """Something small beside the words of an open talk, for people; call inside a unit of work."""
    mine = find(who)
    if mine is None or mine.customer_id is None:
        return
    held = Customer.objects.select_for_update().get(pk=mine.customer_id)
    if open_conversation(held):
        receive(held, Incoming(provider_id, note=line, for_people=True, aside=True))


def revoke(who: Profile, original: str) -> None:
    """The customer took a message back; call inside a unit of work."""
    mine = find(who)
    if mine and mine.customer:
        take_back(mine.customer, original)


def customer(mine: Address) -> Customer:
    """Whose address it is."""
    assert mine.customer is not None  # noqa: S101  (`known` sees to it)
    return mine.customer


def _by_number(mine: Address, incoming: Incoming) -> Incoming:
    """The title of a choice whose number was typed, where choices were numbered."""
    typed = _NUMBER.fullmatch(incoming.text)
    if not (typed and mine.keyboard):
        return incoming
    asked = Message.objects.filter(pk=int(mine.keyboard)).first()
    titles = [button["title"] for button in asked.buttons] if asked else []
    number = int(typed[1])
    if not 1 <= number <= len(titles):
        return incoming
    return Incoming(incoming.provider_id, titles[number - 1], note=incoming.note)


def _late(incoming: Incoming) -> Incoming:
    """As it is, for people: what a button meant a day ago is not done now."""
    return Incoming(
        incoming.provider_id,
        incoming.text,
        files=incoming.files,
        note=", ".join(part for part in (incoming.note, "Geç ulaştı") if part),
        for_people=True,
    )


def _to_people(receipt: Receipt, said_at: datetime) -> None:
    local = timezone.localtime(said_at)
    line = _LATE.format(when=f"{day(local)} saat {local:%H.%M}")
    conversation = talk_of(receipt)
    if conversation.owner == Owner.BOT:
        hand_over(conversation, LATE_REASON, line)
    else:
        add_note(conversation, line)
    conversation_changed.send(Conversation, conversation=conversation)
