"""The demo shop as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DemoShopConfig(AppConfig):
    """Installed in demo mode only."""

    name = "bot.commerce.shops.demo.service"
    label = "demo_shop"
    verbose_name = "Demo shop"
    default_auto_field = "django.db.models.BigAutoField"
