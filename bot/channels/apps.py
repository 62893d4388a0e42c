from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """At the start it connects the outbox: whatever is said gets its delivery."""

    name = "bot.channels"
    label = "channels"
    verbose_name = "Kanallar"

    def ready(self) -> None:
        from bot.channels.receivers import on_message_said
        from bot.conversations.events import message_said

        message_said.connect(on_message_said, dispatch_uid="channels")
