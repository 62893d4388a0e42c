from django.urls import path

from bot.channels.web import inbound, stream

urlpatterns = [
    path("sessions", inbound.sessions),
    path("messages", inbound.messages),
    path("events", stream.events),
    path("attachments/<uuid:attachment_id>", inbound.attachment),
]
