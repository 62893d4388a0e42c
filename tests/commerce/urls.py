"""The demo shop's addresses alone, as the project mounts them."""

from __future__ import annotations

from django.urls import include, path

from bot.commerce.shops.demo.service.views import demo_orders

urlpatterns = [
    path("demo-shop/api/", include("bot.commerce.shops.demo.service.urls")),
    path("api/demo/orders", demo_orders),
]
