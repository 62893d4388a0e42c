"""What an agent reads: the queue, a conversation, its files."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bot.conversations.media import file_response
from bot.conversations.models import Attachment, Conversation
from bot.desk.access import AgentRequest, agent_required
from bot.desk.conversation import MINE, page
from bot.desk.deliveries import undelivered
from bot.desk.forms import GiveBackForm, ReplyForm, ResolveForm
from bot.desk.queue import lists, tickets
from bot.desk.search import search
from bot.desk.stopped import stopped


@agent_required
@require_safe
def queue(request: AgentRequest) -> HttpResponse:
    """The lists; htmx gets them without the page around them."""
    template = "desk/_queue.html" if request.htmx else "desk/queue.html"
    late = undelivered()
    context = {
        "lists": lists(request.user),
        "stopped": stopped(),
        "undelivered": late,
        "late_tickets": tickets(late.talks),
    }
    return render(request, template, context)


@agent_required
@require_safe
def search_page(request: AgentRequest) -> HttpResponse:
    """Conversations in any state, by `?q=`."""
    text = request.GET.get("q", "")[:60]
    return render(request, "desk/found.html", {"text": text.strip(), "found": search(text)})


@agent_required
@require_safe
def conversation(request: AgentRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Any agent may read any conversation; what they may do there is its `mode`."""
    return conversation_page(request, find(conversation_id))


@agent_required
@require_safe
def messages(request: AgentRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """What is new since the page was made: messages, and what stands beside them."""
    found = find(conversation_id)
    context = page(found, request.user, _number(request.GET.get("after", "")))
    seen = request.GET.get("mode", context["mode"])
    if seen not in (context["mode"], MINE):
        # The page's form no longer fits. Only an agent's own page may hold a draft: it stays.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    context["lost"] = seen != context["mode"]
    return render(request, "desk/_news.html", context)


@agent_required
@require_safe
def attachment(request: AgentRequest, attachment_id: uuid.UUID) -> HttpResponseBase:
    """Any customer's, for agents; 404 too where the row is there and its file is gone."""
    try:
        return file_response(get_object_or_404(Attachment, pk=attachment_id))
    except FileNotFoundError:
        raise Http404 from None


def find(conversation_id: uuid.UUID) -> Conversation:
    """The conversation with its agent; raises Http404."""
    return get_object_or_404(Conversation.objects.select_related("assignee"), pk=conversation_id)


def conversation_page(
    request: AgentRequest, found: Conversation, status: int = 200, **forms: Any
) -> HttpResponse:
    """The whole page; `forms` are those that came back with errors."""
    context = page(found, request.user) | {
        "reply_form": ReplyForm(),
        "resolve_form": ResolveForm(),
        "give_back_form": GiveBackForm(),
    }
    return render(request, "desk/conversation.html", context | forms, status=status)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
