from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from itertools import islice

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bot.cx import export, overview
from bot.cx.access import for_analysts
from bot.cx.period import BadPeriod, within

_LINES_AT_ONCE = 500


@require_safe
@never_cache
@for_analysts
def home(request: HttpRequest) -> HttpResponse:
    """The numbers of seven days and the newest conversations; asked anew at each look."""
    context = {"overview": overview.overview(), "latest": overview.latest()}
    return render(request, "cx/overview.html", context)


@require_safe
@never_cache
@for_analysts
def export_csv(request: HttpRequest) -> HttpResponseBase:
    """The rows of a period; without one, of the days that the overview shows.

    `?since=` and `?until=` as 2026-01-31; 400 with a sentence for other dates.
    """
    since, until = request.GET.get("since"), request.GET.get("until")
    if not since and not until:
        since = (timezone.localdate() - timedelta(days=overview.DAYS - 1)).isoformat()
    try:
        lines = export.csv_lines(export.rows(within(since, until)))
    except BadPeriod:
        return HttpResponse(
            "Tarihleri 2026-01-31 biçiminde, önce başlangıç sonra bitiş olarak yazınız.\n",
            status=400,
            content_type="text/plain; charset=utf-8",
        )
    # Each kind of server streams only its own kind of iterator.
    content = _off_the_loop(lines) if isinstance(request, ASGIRequest) else lines
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="telafi-outcomes.csv"'
    return response


async def _off_the_loop(lines: Iterator[str]) -> AsyncIterator[str]:
    """The database is asked in the request's own thread, some lines at a time."""
    take = sync_to_async(lambda: "".join(islice(lines, _LINES_AT_ONCE)))
    while part := await take():
        yield part
