"""The customer's message: checked, committed, then acknowledged. Never the other way round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from bot.conversations.errors import Refused
from bot.conversations.events import conversation_changed, message_waits
from bot.conversations.media import Media, attach, detach
from bot.conversations.models import (
    Conversation,
    Customer,
    Message,
    Owner,
    Sender,
    State,
)
from bot.conversations.storage import retried, unit_of_work
from bot.turkish import blank, clean, same

MAX_CHARACTERS = 4096
TAKEN_BACK = "Müşteri bu mesajı sildi"


@dataclass(frozen=True)
class Incoming:
    """What a channel hands over: words, or a button's id, or files (with words).

    `provider_id`: the channel's own id of the message, at most 200 characters; `note`: what else
    came, for the desk, at most 200; `for_people`: the bot can't read it, and no turn is run;
    `aside`: nobody waits for an answer to it either.
    """

    provider_id: str
    text: str = ""
    button: str = ""
    files: tuple[Media, ...] = ()
    note: str = ""
    for_people: bool = False
    aside: bool = False


@dataclass(frozen=True)
class Receipt:
    """`id`: the stored message's; `new`: False where it had come before."""

    id: int
    new: bool


@retried
def receive(customer: Customer, incoming: Incoming) -> Receipt:
    """Store a message once; the same provider id again gives the first receipt.

    Raises Refused with a Turkish sentence for input that can't be taken.
    """
    text = _checked_text(incoming)
    with unit_of_work():
        # The customer's row is the lock under which the current conversation is chosen.
        customer = Customer.objects.select_for_update().get(pk=customer.pk)
        known = Message.objects.filter(
            channel=customer.channel, provider_id=incoming.provider_id
        ).first()
        if known:
            return Receipt(known.id, new=False)
        conversation = current_conversation(customer)
        begins = conversation.last_message_at == conversation.started_at
        message = _store(conversation, incoming, text)
        if conversation.owner == Owner.HUMAN:
            message_waits.send(Conversation, conversation=conversation, message=message)
        # Of what waits for a turn the turn's end tells, whatever becomes of it: those who follow
        # the conversation take longer than all the rest of this.
        if begins or message.state == State.DONE:
            conversation_changed.send(Conversation, conversation=conversation)
        return Receipt(message.id, new=True)


@retried
def take_back(customer: Customer, provider_id: str) -> bool:
    """The customer deleted a message: words that nobody has answered yet go, others are marked.

    False where it is none of theirs.
    """
    with unit_of_work():
        customer = Customer.objects.select_for_update().get(pk=customer.pk)
        found = Message.objects.filter(
            channel=customer.channel, provider_id=provider_id, conversation__customer=customer
        ).first()
        if found is None:
            return False
        found.note = ", ".join(part for part in (found.note, TAKEN_BACK) if part)
        if found.state == State.PENDING:
            found.state, found.text, found.payload = State.DONE, "", ""
            detach(found)
        found.save(update_fields=["note", "state", "text", "payload"])
        conversation_changed.send(Conversation, conversation=found.conversation)
        return True


def locked(conversation_id: Any) -> Conversation:
    """A conversation to change, with its customer's row; call inside a unit of work.

    The customer comes first wherever both are held: nobody waits in a circle.
    """
    Customer.objects.select_for_update(of=("self",)).get(conversations=conversation_id)
    return Conversation.objects.select_for_update().get(pk=conversation_id)


def open_conversation(customer: Customer) -> Conversation | None:
    """The one that a customer has open, held from here on; call where their row is held."""
    open_ones = customer.conversations.exclude(owner=Owner.CLOSED).order_by("-started_at")
    return open_ones.select_for_update().first()


def current_conversation(customer: Customer) -> Conversation:
    """The open conversation of a customer; after a closed one, a new one begins.

    Call inside a unit of work that holds the customer's row, or two may begin. It is held from here
    on: who may answer is as read, and messages appear in the order of their ids.
    """
    if open_one := open_conversation(customer):
        return open_one
    now = timezone.now()
    return Conversation.objects.create(
        customer=customer, channel=customer.channel, started_at=now, last_message_at=now
    )


def _checked_text(incoming: Incoming) -> str:
    text = clean(incoming.text)
    if blank(text):
        text = ""
    if len(text) > MAX_CHARACTERS:
        raise Refused(
            "too_long",
            "Mesajınız biraz uzun oldu. En çok 4.096 karakter yazabilir, ikiye bölebilirsiniz.",
        )
    if not (text or incoming.button or incoming.files or incoming.note):
        raise Refused(
            "empty", "Mesajınız boş görünüyor. Sorununuzu birkaç kelimeyle yazabilirsiniz."
        )
    return text


def _store(conversation: Conversation, incoming: Incoming, text: str) -> Message:
    now = timezone.now()
    button = _button(conversation, incoming.button, text)
    # The conversation's row first: under its lock the ids of messages rise as they are committed.
    conversation.last_message_at = now
    waits = conversation.owner == Owner.HUMAN and not incoming.aside
    if waits and conversation.unanswered_since is None:
        conversation.unanswered_since = now
    conversation.save(update_fields=["last_message_at", "unanswered_since"])
    message = Message.objects.create(
        conversation=conversation,
        sender=Sender.CUSTOMER,
        text=button["title"] if incoming.button else text,
        note=incoming.note,
        payload=button.get("payload", ""),
        pressed=bool(incoming.button),
        channel=conversation.channel,
        provider_id=incoming.provider_id,
        # Without a turn to run the desk shows the message.
        state=State.DONE if _for_people(conversation, incoming) else State.PENDING,
        created_at=now,
    )
    attach(message, incoming.files)
    return message


def _for_people(conversation: Conversation, incoming: Incoming) -> bool:
    return incoming.for_people or conversation.owner == Owner.HUMAN


def _button(conversation: Conversation, button_id: str, text: str) -> dict[str, Any]:
    """The pressed button, or the one whose title the customer typed; {} for other words.

    Only the buttons of our latest words count: a choice that is over is not made again. A notice
    of the house ends no question.
    """
    ours = conversation.messages.filter(sender__in=[Sender.BOT, Sender.AGENT])
    latest = ours.order_by("-id").first()
    buttons: list[dict[str, Any]] = latest.buttons if latest else []
    if button_id:
        for button in buttons:
            if button["id"] == button_id:
                return button
        raise Refused(
            "unknown_button", "Bu seçenek artık geçerli değil. Son seçeneklere bakar mısınız?"
        )
    return next((button for button in buttons if text and same(button["title"], text)), {})
