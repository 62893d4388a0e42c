"""What other rooms may follow. Receivers run inside the transaction of the change."""

from django.dispatch import Signal

# conversation: Conversation. Sent after each change of messages, owner, problems or rating.
conversation_changed = Signal()

# conversation: Conversation, message: Message. A customer's message that no turn will answer,
# because people are awaited or at work.
message_waits = Signal()
