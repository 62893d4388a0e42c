from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """At the start it registers what hands over and closes by a turn's effects."""

    name = "bot.conversations"
    label = "conversations"
    verbose_name = "Görüşmeler"

    def ready(self) -> None:
        from bot.conversations import effects  # noqa: F401  (it registers its handlers)
