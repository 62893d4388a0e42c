"""Pages of the widget, included at the root of the site."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.shop, name="shop"),
    path("widget/panel", views.panel, name="panel"),
    path("gizlilik", views.privacy, name="privacy"),
]
