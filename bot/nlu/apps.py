from django.apps import AppConfig


class NluConfig(AppConfig):
    name = "bot.nlu"
    label = "nlu"
    verbose_name = "Türkçe anlama"
