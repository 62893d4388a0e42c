"""Three static pages: everything that moves in them comes from the chat API."""

from pathlib import Path
from typing import cast

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

PANEL_FOLDER = Path(__file__).parent / "static" / "telafi" / "panel"


def _panel_modules() -> list[str]:
    """List the panel's modules, for the browser to fetch at once and not import by import."""
    return sorted(path.name for path in PANEL_FOLDER.glob("*.js") if path.name != "main.js")


PANEL_MODULES = _panel_modules()


@require_safe
def shop(request: HttpRequest) -> HttpResponse:
    """Show the demo shop, a page as any shop has one, with the one-line snippet at its end."""
    return render(request, "widget/shop.html", {"shop_name": settings.SHOP_NAME})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the KVKK notice that the panel links to before the first message."""
    return render(request, "widget/privacy.html", {"shop_name": settings.SHOP_NAME})


@require_safe
@xframe_options_exempt  # it knows no list of sites; frame-ancestors below decides instead
def panel(request: HttpRequest) -> HttpResponse:
    """Show the chat panel; only the sites in WIDGET_FRAME_ANCESTORS may frame it."""
    context = {"shop_name": settings.SHOP_NAME, "modules": PANEL_MODULES}
    # Wrapped here, not by a decorator above: the setting is read at each request.
    framed = csp_replace({"frame-ancestors": settings.WIDGET_FRAME_ANCESTORS})(
        lambda page: render(page, "widget/panel.html", context)
    )
    return cast(HttpResponse, framed(request))
