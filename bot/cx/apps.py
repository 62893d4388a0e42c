from django.apps import AppConfig


class CxConfig(AppConfig):
    """At the start it makes the log follow each change of a conversation."""

    name = "bot.cx"
    label = "cx"
    verbose_name = "Müşteri deneyimi"

    def ready(self) -> None:
        from bot.conversations import events
        from bot.cx import receivers

        events.conversation_changed.connect(receivers.on_change, dispatch_uid="cx")
        events.messages_moved.connect(receivers.on_move, dispatch_uid="cx")
        events.message_priced.connect(receivers.on_price, dispatch_uid="cx")
