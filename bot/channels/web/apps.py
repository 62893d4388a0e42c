from django.apps import AppConfig


class WebChannelConfig(AppConfig):
    """Its table is the sessions'; the outbox belongs to the app of `bot.channels`."""

    name = "bot.channels.web"
    label = "web_channel"
    verbose_name = "Web sohbeti"
