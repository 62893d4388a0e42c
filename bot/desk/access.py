"""Who may use the desk: active members of the group 'agent', and staff."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

AGENTS = "agent"


class AgentRequest(HttpRequest):
    """A request that passed `agent_required`."""

    user: User
    htmx: HtmxDetails


View = Callable[..., HttpResponseBase]


def agents() -> QuerySet[User]:
    """Everybody who may hold a conversation: active, and in the group or staff."""
    return User.objects.filter(Q(groups__name=AGENTS) | Q(is_staff=True), is_active=True).distinct()


def is_agent(user: User | AnonymousUser) -> bool:
    """Asked of the database each time: who loses the group loses the desk at once."""
    return user.is_authenticated and agents().filter(pk=user.pk).exists()


def agent_required(view: View) -> View:
    """Let agents in; send the unknown to the login page and refuse everybody else (403).

    htmx gets 401 with the login's address instead of a redirect.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = cast(AgentRequest, request)
        if not is_agent(asked.user):
            return _to_login(asked) if asked.user.is_anonymous else _refused(asked)
        answer = view(request, *args, **kwargs)
        # Customers' words stay out of shared computers' caches.
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    return guarded


def _to_login(request: AgentRequest) -> HttpResponseBase:
    """Back to the page itself afterwards; a step that was lost on the way is not repeated."""
    if request.htmx:
        # htmx would follow a redirect and put the login page into the fragment's place.
        return HttpResponse(status=401, headers={"HX-Redirect": reverse("desk:login")})
    repeatable = request.method in ("GET", "HEAD")
    return redirect_to_login(request.get_full_path() if repeatable else reverse("desk:queue"))


def _refused(request: AgentRequest) -> HttpResponse:
    return render(request, "desk/refused.html", status=403)
