from django.apps import AppConfig


class WidgetConfig(AppConfig):
    """The website chat widget: loader, panel and the demo shop page it is shown on."""

    name = "bot.widget"
    label = "widget"
