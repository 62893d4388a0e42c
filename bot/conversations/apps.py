from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "bot.conversations"
    label = "conversations"
    verbose_name = "Görüşmeler"

    def ready(self) -> None:
        from bot.conversations import effects, events

        events.effect_raised.connect(effects.on_effect, dispatch_uid="conversations")
