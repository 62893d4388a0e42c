"""Who sees the numbers: staff, and the groups 'analyst' and 'lead'."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

GROUPS = ("analyst", "lead")
View = Callable[[HttpRequest], HttpResponseBase]


def for_analysts(view: View) -> View:
    """Send strangers to the login; tell everybody else honestly that it isn't for them."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        # Asked of the database each time: who loses the group loses the page at once.
        if getattr(user, "is_staff", False) or user.groups.filter(name__in=GROUPS).exists():
            return view(request)
        return render(request, "cx/denied.html", status=403)

    return login_required(checked)
