"""The web process: `uvicorn bot.asgi:application`."""

import os
from typing import cast

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
_django = get_asgi_application()

from django.conf import settings  # noqa: E402  (after the set-up)

from bot.channels.web.limits import App, BodyLimit  # noqa: E402
from bot.config import warn_of_built_in  # noqa: E402

warn_of_built_in(TELAFI_SECRET_KEY=settings.SECRET_KEY, SHOP_TOKEN=settings.SHOP_TOKEN)

# A photo and the form around it.
application = BodyLimit(cast(App, _django), settings.MAX_UPLOAD_BYTES + 64 * 1024)
