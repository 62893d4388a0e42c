"""The web process: `uvicorn bot.asgi:application`."""

import os
from typing import cast

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
_django = get_asgi_application()

from django.conf import settings  # noqa: E402  (after the set-up)

from bot.channels.asgi import App  # noqa: E402
from bot.channels.telegram import inbound as telegram  # noqa: E402
from bot.channels.web.limits import BodyLimit  # noqa: E402
from bot.channels.webhooks import Webhooks  # noqa: E402
from bot.channels.whatsapp import inbound as whatsapp  # noqa: E402
from bot.config import warn_of_built_in  # noqa: E402

warn_of_built_in(TELAFI_SECRET_KEY=settings.SECRET_KEY, SHOP_TOKEN=settings.SHOP_TOKEN)

_doors = {telegram.PATH: telegram.webhook, whatsapp.PATH: whatsapp.webhook}
_app = Webhooks(cast(App, _django), _doors)
# A photo and the form around it.
application = BodyLimit(_app, settings.MAX_UPLOAD_BYTES + 64 * 1024)
