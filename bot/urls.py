"""Every public address."""

from django.conf import settings
from django.urls import include, path

from bot.desk.shop_answers import answers
from bot.ops.views import healthz, metrics, readyz

urlpatterns = [
    path("", include("bot.widget.urls")),
    path("api/chat/", include("bot.channels.web.urls")),
    path("desk/", include("bot.desk.urls")),
    path("api/shop/answers", answers),
    path("cx/", include("bot.cx.urls")),
    path("healthz", healthz),
    path("readyz", readyz),
    path("metrics", metrics),
]

if settings.DEMO:
    from bot.commerce.shops.demo.service.views import demo_orders

    urlpatterns += [
        path("demo-shop/api/", include("bot.commerce.shops.demo.service.urls")),
        path("api/demo/orders", demo_orders),
    ]
