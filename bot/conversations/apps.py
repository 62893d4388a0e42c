from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "bot.conversations"
    label = "conversations"
    verbose_name = "Görüşmeler"

    def ready(self) -> None:
        from bot.conversations import effects  # noqa: F401  (it registers its handlers)
