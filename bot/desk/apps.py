from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Without tables: it brings the templates, their filters and the static files."""

    name = "bot.desk"
    label = "desk"
    verbose_name = "Destek masası"
