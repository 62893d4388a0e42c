"""What a load balancer, an orchestrator and Prometheus ask."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from bot import bearer
from bot.ops import gauges
from bot.ops.readiness import CHECKS, Readiness

_readiness = Readiness(CHECKS)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing behind it is asked, so that no outage restarts it."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Everything behind it answers too; 503 and which part does not."""
    checks = _readiness.look()
    ready = all(checks.values())
    answer = JsonResponse({"ready": ready, "checks": checks}, status=200 if ready else 503)
    # Django logs each 5xx as an error: a probe's honest "not yet" is none.
    vars(answer)["_has_been_logged"] = True
    return answer


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus's text; outside the demo only with TELAFI_METRICS_TOKEN."""
    if not _may_read_metrics(request):
        answer = HttpResponse("a token is needed\n", status=401, content_type="text/plain")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    return HttpResponse(gauges.text(), content_type=CONTENT_TYPE_LATEST)


def _may_read_metrics(request: HttpRequest) -> bool:
    return settings.DEMO or bearer.shows(request, settings.METRICS_TOKEN)
