from django.apps import AppConfig


class WebChannelConfig(AppConfig):
    name = "bot.channels.web"
    label = "web_channel"
    verbose_name = "Web sohbeti"
