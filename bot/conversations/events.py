"""What other rooms may follow. Receivers run inside the transaction of the change."""

from django.dispatch import Signal

# conversation: Conversation. Sent after each change of messages, owner, cases or rating.
conversation_changed = Signal()

# conversation: Conversation, message: Message (the customer's), effect: dict with a "kind".
# What a turn of the bot does beside its words; stored in the same transaction as the words.
effect_raised = Signal()
