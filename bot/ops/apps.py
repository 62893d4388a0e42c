from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "bot.ops"
    label = "ops"
    verbose_name = "Set-up, start and health"
