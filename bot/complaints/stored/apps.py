from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """At the start it registers what keeps problems and promises, and the watch for danger."""

    name = "bot.complaints.stored"
    label = "complaints"
    verbose_name = "Şikâyetler"

    def ready(self) -> None:
        from bot.complaints.safety import watch
        from bot.complaints.stored import ledger  # noqa: F401  (it registers its handlers)
        from bot.conversations import events

        events.message_waits.connect(watch.on_waiting_message, dispatch_uid="complaints")
