"""What an agent does, from the claim to the reopening. Each works with and without htmx."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bot.conversations import handoff
from bot.conversations.errors import NotYours, OtherOpen
from bot.conversations.models import Conversation
from bot.desk.access import AgentRequest, View, agent_required
from bot.desk.forms import GiveBackForm, ReplyForm, ResolveForm
from bot.desk.views import conversation_page, find

_LOST_CLAIM = "Bu görüşmeyi bir arkadaşınız aldı."
_LOST = "Bu görüşme artık sizde değil."
_NOT_CLOSED = "Bu görüşme kapalı değil."

Step = Callable[[AgentRequest, Conversation], HttpResponse]


def step(lost: str) -> Callable[[Step], View]:
    """An agent's POST about a conversation; `lost` is said when it is not theirs (any more)."""

    def wrap(action: Step) -> View:
        @agent_required
        @require_POST
        @wraps(action)
        def view(request: AgentRequest, conversation_id: uuid.UUID) -> HttpResponse:
            try:
                return action(request, find(conversation_id))
            except NotYours:
                template = "desk/_lost.html" if request.htmx else "desk/lost.html"
                return render(request, template, {"lost": lost}, status=409)

        return view

    return wrap


@step(_LOST_CLAIM)
def claim(request: AgentRequest, found: Conversation) -> HttpResponse:
    """On to the conversation; 409 where a colleague was quicker."""
    handoff.claim(found.pk, request.user)
    return _go(request, reverse("desk:conversation", args=[found.pk]))


@step(_LOST)
def reply(request: AgentRequest, found: Conversation) -> HttpResponse:
    """Say `text` to the customer, with `photo`; 422 with the form's words where it is wrong."""
    form = ReplyForm(request.POST, request.FILES)
    if not form.is_valid():
        if request.htmx:
            return render(request, "desk/_errors.html", {"form": form}, status=422)
        return conversation_page(request, found, 422, reply_form=form)
    fields = form.cleaned_data
    handoff.reply(found.pk, request.user, fields["text"], fields["photo"])
    if request.htmx:
        happened = json.dumps({"desk:sent": "", "desk:conversation": ""})
        return HttpResponse(status=204, headers={"HX-Trigger": happened})
    return redirect("desk:conversation", found.pk)


@step(_LOST)
def resolve(request: AgentRequest, found: Conversation) -> HttpResponse:
    """End the human part, then back to the queue; 422 where the form is wrong."""
    form = ResolveForm(request.POST)
    if not form.is_valid():
        if request.htmx:
            context = {"conversation": found, "resolve_form": form}
            return render(request, "desk/_resolve.html", context, status=422)
        return conversation_page(request, found, 422, resolve_form=form)
    fields = form.cleaned_data
    handoff.resolve(found.pk, request.user, fields["result"], fields["farewell"])
    messages.success(request, "Görüşme sonuçlandı. Müşteriden değerlendirme istenecek.")
    return _go(request, reverse("desk:queue"))


@step(_LOST)
def give_back(request: AgentRequest, found: Conversation) -> HttpResponse:
    """Give it back to the bot, then back to the queue; 422 where the form is wrong."""
    form = GiveBackForm(request.POST)
    if not form.is_valid():
        if request.htmx:
            context = {"conversation": found, "give_back_form": form}
            return render(request, "desk/_give_back.html", context, status=422)
        return conversation_page(request, found, 422, give_back_form=form)
    fields = form.cleaned_data
    handoff.give_back(found.pk, request.user, fields["note"], fields["sentence"])
    messages.success(request, "Görüşme asistana geri verildi.")
    return _go(request, reverse("desk:queue"))


@step(_NOT_CLOSED)
def reopen(request: AgentRequest, found: Conversation) -> HttpResponse:
    """Take up a closed conversation; where the customer has an open one, lead there."""
    try:
        handoff.reopen(found.pk, request.user)
    except OtherOpen as error:
        messages.info(request, "Müşterinin açık bir görüşmesi var; oradan yazabilirsiniz.")
        return _go(request, reverse("desk:conversation", args=[error.conversation_id]))
    return _go(request, reverse("desk:conversation", args=[found.pk]))


def _go(request: AgentRequest, to: str) -> HttpResponse:
    """To another page; htmx would put a redirect's target into the fragment's place."""
    return HttpResponse(status=204, headers={"HX-Redirect": to}) if request.htmx else redirect(to)
