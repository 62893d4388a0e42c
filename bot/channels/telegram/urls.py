from django.urls import path

from bot.channels.telegram import inbound

urlpatterns = [path("telegram", inbound.webhook, name="telegram-webhook")]
