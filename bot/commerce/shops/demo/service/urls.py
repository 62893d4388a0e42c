"""The demo shop's addresses, under /demo-shop/api/."""

from __future__ import annotations

from django.urls import path

from bot.commerce.shops.demo.service import views

app_name = "demo_shop"
urlpatterns = [
    path("ping", views.ping),
    path("searches", views.searches),
    path("orders/<str:number>", views.order),
    path("orders/<str:number>/variants", views.variants),
    path("orders/<str:number>/actions", views.actions),
    path("orders/<str:number>/quotes", views.quote),
    path("actions/<str:action_id>", views.action),
    path("actions/<str:action_id>/pickup-days", views.pickup_days),
    path("actions/<str:action_id>/undo", views.undo),
]
