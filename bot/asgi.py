"""The web process: `uvicorn bot.asgi:application`."""

import os
from typing import cast

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bot.settings")
_django = get_asgi_application()

from django.conf import settings  # noqa: E402  (after the set-up)

from bot.channels.web.limits import App, BodyLimit  # noqa: E402

# A photo and the form around it.
application = BodyLimit(cast(App, _django), settings.MAX_UPLOAD_BYTES + 64 * 1024)
