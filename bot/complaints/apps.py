from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "bot.complaints"
    label = "complaints"
    verbose_name = "Şikâyetler"

    def ready(self) -> None:
        from bot.complaints import ledger, watch  # noqa: F401  (the ledger registers)
        from bot.conversations import events

        events.message_waits.connect(watch.on_waiting_message, dispatch_uid="complaints")
