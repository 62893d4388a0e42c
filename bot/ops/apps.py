from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Without tables: it brings the management commands."""

    name = "bot.ops"
    label = "ops"
    verbose_name = "Set-up, start and health"
