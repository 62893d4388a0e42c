from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "bot.complaints"
    label = "complaints"
    verbose_name = "Şikâyetler"

    def ready(self) -> None:
        from bot.complaints import ledger
        from bot.conversations import events

        events.effect_raised.connect(ledger.on_effect, dispatch_uid="complaints")
