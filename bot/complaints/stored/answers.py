"""What the shop answers later, to an enquiry say: it reaches the customer wherever they are now."""

from __future__ import annotations

from bot import effects
from bot.complaints.stored.models import ProblemRecord
from bot.conversations.events import conversation_changed
from bot.conversations.handlers import carry_out
from bot.conversations.handoff import reopened
from bot.conversations.intake import open_conversation
from bot.conversations.models import Conversation, Customer, Message, Sender
from bot.conversations.saying import say
from bot.conversations.storage import retried, unit_of_work

_ANSWERED = "shop:enquiry"
"""The rule of the promise that an answer keeps."""
_FROM_SHOP = "Sorgunuzun yanıtı geldi: {text}"


@retried
def write_answer(action_id: str, answer_id: str, text: str) -> bool:
    """Tell the customer what the shop answers to an action; False where that was told before.

    It goes into the customer's open conversation; without one, that of the action is opened again,
    also after the rating. `answer_id`: the shop's own name of the answer, at most 100 characters.
    Raises LookupError for an action that no conversation knows.
    """
    records = ProblemRecord.objects.filter(action_id=action_id).exclude(action_id="")
    record = records.select_related("conversation").order_by("-id").first()
    if record is None:
        raise LookupError(action_id)
    with unit_of_work():
        customer = Customer.objects.select_for_update().get(pk=record.conversation.customer_id)
        provider_id = f"shop:{action_id}:{answer_id}"
        if Message.objects.filter(channel=customer.channel, provider_id=provider_id).exists():
            return False
        conversation = open_conversation(customer) or reopened(record.conversation_id)
        said = say(conversation, Sender.SYSTEM, _FROM_SHOP.format(text=text))
        if said:
            Message.objects.filter(pk=said.pk).update(provider_id=provider_id)
            carry_out(record.conversation, said, effects.Kept(_ANSWERED, action_id))
        conversation_changed.send(Conversation, conversation=conversation)
    return True
