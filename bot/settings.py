"""Django settings. Everything that differs between installations comes from the environment."""

from __future__ import annotations

from csp.constants import NONE, SELF

from bot.config import (
    LOCAL_ENV,
    ROOT,
    database,
    env_bool,
    env_choice,
    env_email,
    env_int,
    env_ints,
    env_line,
    env_list,
    env_match,
    env_secret,
    env_str,
    env_token,
    env_url,
    load_local_env,
    mail,
    messenger_mode,
    needs,
)

load_local_env()

BASE_DIR = ROOT
VAR_DIR = LOCAL_ENV.parent
DEMO = env_bool("TELAFI_DEMO", True)
DEBUG = env_bool("TELAFI_DEBUG", False)
PORT = env_int("PORT", 8000, 1, 65535)

SECRET_KEY = env_secret("TELAFI_SECRET_KEY", DEMO)
ALLOWED_HOSTS = env_list("TELAFI_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("TELAFI_TRUSTED_ORIGINS", "")
HTTPS = env_bool("TELAFI_HTTPS", False)

# The engine and the actions stay on loopback or a private network, each behind a token.
RASA_URL = env_url("RASA_URL", "http://127.0.0.1:5005")
RASA_TOKEN = env_secret("RASA_TOKEN", DEMO)
ACTIONS_TOKEN = env_secret("ACTIONS_TOKEN", DEMO)
TURN_SECONDS = env_int("TURN_SECONDS", 12, 1, 18)

SHOP = env_str("SHOP", "demo")
SHOP_URL = env_url("SHOP_URL", f"http://127.0.0.1:{PORT}/demo-shop/api")
SHOP_TOKEN = env_secret("SHOP_TOKEN", DEMO)
DEMO_SHOP_TOKEN = SHOP_TOKEN
# With it the shop's systems may write a late answer to a customer; without it that door is shut.
SHOP_ANSWERS_TOKEN = env_token("SHOP_ANSWERS_TOKEN")
METRICS_TOKEN = env_token("TELAFI_METRICS_TOKEN")

WORKER_THREADS = env_int("WORKER_THREADS", 8, 1, 64)
IDLE_CLOSE_MINUTES = env_int("IDLE_CLOSE_MINUTES", 24 * 60, 1, 30 * 24 * 60)
QUEUE_NOTICE_SECONDS = env_int("QUEUE_NOTICE_SECONDS", 300, 5, 86400)
# Minutes of working time after which it is said again that nobody has come yet.
QUEUE_NOTICE_AGAIN_MINUTES = env_ints("QUEUE_NOTICE_AGAIN_MINUTES", "30,120,540", 1, 60 * 24 * 30)
AGENT_AWAY_MINUTES = env_int("AGENT_AWAY_MINUTES", 15, 1, 24 * 60)
# What a provider took and has not delivered by then is shown at the desk.
UNDELIVERED_MINUTES = env_int("UNDELIVERED_MINUTES", 15, 1, 24 * 60)
# Who is told of danger outside working hours, and how mail goes out.
ONCALL_EMAIL = env_email("ONCALL_EMAIL")
DEFAULT_FROM_EMAIL = env_str("MAIL_FROM", "telafi@localhost")
EMAIL_FILE_PATH = VAR_DIR / "mail"
globals().update(mail(env_str("SMTP_URL", ""), ONCALL_EMAIL, DEMO))
SHOP_NAME = env_line("SHOP_NAME", "Demo Mağaza", 60)
# What the channels themselves say; the assistant answers in the customer's language.
SHOP_LANGUAGE = env_choice("SHOP_LANGUAGE", "tr", "tr", "en")
# How customers and providers reach the web process; '' where they can't.
PUBLIC_URL = env_url("TELAFI_PUBLIC_URL", "") if env_str("TELAFI_PUBLIC_URL", "") else ""
# Without a token the channel is off.
TELEGRAM_BOT_TOKEN = env_match("TELEGRAM_BOT_TOKEN", r"[0-9]+:[A-Za-z0-9_-]+", "BotFather's token")
TELEGRAM_API_URL = env_url("TELEGRAM_API_URL", "https://api.telegram.org")
TELEGRAM_WEBHOOK_SECRET = env_match(
    "TELEGRAM_WEBHOOK_SECRET", r"[A-Za-z0-9_-]{1,256}", "1 to 256 letters, digits, _ and -"
)
TELEGRAM_MODE = messenger_mode(
    "TELEGRAM", TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, env_str("TELEGRAM_MODE", ""), DEMO
)
# Without a token the channel is off; with it the others are needed.
WHATSAPP_ACCESS_TOKEN = env_match("WHATSAPP_ACCESS_TOKEN", r"[!-~]+", "Meta's access token")
WHATSAPP_PHONE_NUMBER_ID = env_match("WHATSAPP_PHONE_NUMBER_ID", r"[0-9]+", "Meta's id, digits")
WHATSAPP_APP_SECRET = env_match("WHATSAPP_APP_SECRET", r"[!-~]+", "the secret of the app")
WHATSAPP_VERIFY_TOKEN = env_match("WHATSAPP_VERIFY_TOKEN", r"[!-~]+", "a word without spaces")
WHATSAPP_API_URL = env_url("WHATSAPP_API_URL", "https://graph.facebook.com")
if WHATSAPP_ACCESS_TOKEN:
    needs(
        "WHATSAPP_ACCESS_TOKEN",
        DEMO,
        WHATSAPP_PHONE_NUMBER_ID=WHATSAPP_PHONE_NUMBER_ID,
        WHATSAPP_APP_SECRET=WHATSAPP_APP_SECRET,
        WHATSAPP_VERIFY_TOKEN=WHATSAPP_VERIFY_TOKEN,
    )
WIDGET_FRAME_ANCESTORS = env_list("WIDGET_FRAME_ANCESTORS", "'self'")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "bot.widget",
    "bot.conversations",
    "bot.complaints.stored",
    "bot.channels",
    "bot.channels.web",
    "bot.desk",
    "bot.cx",
    "bot.ops",
    *(["bot.commerce.shops.demo.service"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "bot.middleware.in_one_thread",
]

ROOT_URLCONF = "bot.urls"
ASGI_APPLICATION = "bot.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": database(env_str("DATABASE_URL", f"sqlite:///{VAR_DIR}/telafi.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
# Five wrong passwords for one account from one address: fifteen minutes; nobody can lock
# somebody else out from another address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "desk/locked.html"
AXES_RESET_ON_SUCCESS = True
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:queue"
LOGOUT_REDIRECT_URL = "desk:login"

LANGUAGE_CODE = "tr"
TIME_ZONE = "Europe/Istanbul"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# No collect step in development: the files are served from the rooms themselves.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = VAR_DIR / "media"
MAX_UPLOAD_BYTES = 10 * 1024 * 1024
MAX_BODY_BYTES = 256 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:", "data:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"one_line": {"()": "bot.privacy.logs.OneMaskedLine"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["one_line"],
        }
    },
    "root": {"handlers": ["console"], "level": env_str("LOG_LEVEL", "INFO")},
    # httpx writes each address, and Telegram's hold the token.
    "loggers": {
        "httpx": {"level": "WARNING"},
        "django.server": {"level": "WARNING"},
        # Who is refused is told in the answer; what is worth a line logs one itself.
        "django.request": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
    },
}
