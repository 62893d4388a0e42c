from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "bot.complaints"
    label = "complaints"
    verbose_name = "Şikâyetler"

    def ready(self) -> None:
        from bot.complaints import ledger, oncall, watch
        from bot.conversations import events

        events.effect_raised.connect(ledger.on_effect, dispatch_uid="complaints")
        events.message_waits.connect(watch.on_waiting_message, dispatch_uid="complaints")
        events.sweep_due.connect(oncall.tell_on_call, dispatch_uid="complaints")
