"""What other rooms may follow. Receivers run inside the transaction of the change."""

from django.dispatch import Signal

# conversation: Conversation. Sent after each change of messages, owner, problems or rating. Of a
# message that waits for a turn the end of that turn tells, unless a conversation begins with it.
conversation_changed = Signal()

# message: Message. Sent for each message of ours, whoever of us says it.
message_said = Signal()

# message: Message, category: str, billable: bool. What the channel's provider asks for a message of
# ours, as it names it; may be told more than once.
message_priced = Signal()

# conversation: Conversation, message: Message. A customer's message that no turn will answer,
# because people are at work, or are awaited while the engine is away.
message_waits = Signal()

# earlier, later: Conversation, messages: list[int]. Words that nobody had answered when `earlier`
# closed are `later`'s now; sent before both have changed.
messages_moved = Signal()

# conversation: Conversation. Around each turn, outside of any transaction: receivers may not fail
# and may not take time.
turn_begins = Signal()
turn_ended = Signal()
