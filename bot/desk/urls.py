from django.contrib.auth.views import LogoutView
from django.urls import path

from bot.desk import login, steps, stream, views

app_name = "desk"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("search", views.search_page, name="search"),
    path("login", login.Login.as_view(), name="login"),
    path("logout", LogoutView.as_view(), name="logout"),
    path("events", stream.events, name="events"),
    path("attachment/<uuid:attachment_id>", views.attachment, name="attachment"),
    path("c/<uuid:conversation_id>", views.conversation, name="conversation"),
    path("c/<uuid:conversation_id>/messages", views.messages, name="messages"),
    path("c/<uuid:conversation_id>/claim", steps.claim, name="claim"),
    path("c/<uuid:conversation_id>/reply", steps.reply, name="reply"),
    path("c/<uuid:conversation_id>/resolve", steps.resolve, name="resolve"),
    path("c/<uuid:conversation_id>/give-back", steps.give_back, name="give-back"),
    path("c/<uuid:conversation_id>/reopen", steps.reopen, name="reopen"),
]
