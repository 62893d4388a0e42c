from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """At the start it connects the outbox: whatever is said gets its delivery."""

    name = "bot.channels"
    label = "channels"
    verbose_name = "Kanallar"

    def ready(self) -> None:
        from bot.channels.receivers import on_message_said, on_turn_begins, on_turn_ended
        from bot.conversations.events import message_said, turn_begins, turn_ended

        message_said.connect(on_message_said, dispatch_uid="channels")
        turn_begins.connect(on_turn_begins, dispatch_uid="channels")
        turn_ended.connect(on_turn_ended, dispatch_uid="channels")
