"""Settings from the environment: typed readers that stop the start with one clear sentence."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
# Written by the launcher on the first start: this installation's own secrets and ports.
LOCAL_ENV = Path(os.environ.get("TELAFI_VAR", ROOT / "var")) / "local.env"

# For commands before the demo's first start, which makes random ones. Everybody can read these.
BUILT_IN = {
    "TELAFI_SECRET_KEY": "only-for-commands-before-the-first-start",
    "RASA_TOKEN": "demo-engine",
    "ACTIONS_TOKEN": "demo-actions",
    "SHOP_TOKEN": "demo-shop",
}
SHORTEST_SECRET = 16

log = logging.getLogger(__name__)


def load_local_env(path: Path = LOCAL_ENV) -> None:
    """Take the launcher's KEY=VALUE lines for what the environment leaves open.

    A file that is not there is no error: the settings' defaults then hold.
    """
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        key, found, value = line.partition("=")
        if found and not key.startswith("#"):
            os.environ.setdefault(key.strip(), value.strip())


def env_str(name: str, default: str) -> str:
    """A variable that is set but empty is '', not the default."""
    return os.environ.get(name, default)


def env_line(name: str, default: str, longest: int) -> str:
    """One line of 1 to `longest` visible characters; raises ImproperlyConfigured otherwise."""
    value = env_str(name, default).strip()
    if not (1 <= len(value) <= longest and value.isprintable()):
        raise ImproperlyConfigured(f"{name} must be one line of 1 to {longest} characters.")
    return value


def env_choice(name: str, default: str, *choices: str) -> str:
    """One of the choices; raises ImproperlyConfigured otherwise."""
    value = env_str(name, default).strip()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is '{value}': use {' or '.join(choices)}.")
    return value


def env_match(name: str, pattern: str, what: str) -> str:
    """A secret of the whole pattern from NAME or NAME_FILE, or '' where neither is set.

    Raises ImproperlyConfigured, without the value, for another form.
    """
    value = _read_secret(name, "")
    if value and not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name} must be {what}.")
    return value


def messenger_mode(prefix: str, token: str, secret: str, mode: str, demo: bool) -> str:
    """How a messenger's updates come: `webhook`, `polling`, or `off` without a token.

    Left open, it is the webhook where its secret is set. Raises ImproperlyConfigured for another
    word, and for a webhook without a secret or, outside the demo, with a short one.
    """
    if mode not in {"", "webhook", "polling"}:
        raise ImproperlyConfigured(f"{prefix}_MODE is '{mode}': use webhook or polling.")
    if not token:
        return "off"
    chosen = mode or ("webhook" if secret else "polling")
    if chosen == "webhook" and not secret:
        raise ImproperlyConfigured(
            f"{prefix}_WEBHOOK_SECRET is not set: set it, or {prefix}_MODE=polling."
        )
    if chosen == "webhook" and not demo:
        check_secret(f"{prefix}_WEBHOOK_SECRET", secret)
    return chosen


def needs(name: str, demo: bool, **others: str) -> None:
    """What has to be set beside `name`; its secrets may not be guessed outside the demo.

    Raises ImproperlyConfigured, naming the setting.
    """
    for other, value in others.items():
        if not value:
            raise ImproperlyConfigured(f"{other} is not set: {name} needs it.")
        if not demo and not other.endswith("_ID"):
            check_secret(other, value)


def env_list(name: str, default: str) -> list[str]:
    """The parts between commas, trimmed; empty ones are dropped."""
    return [part.strip() for part in env_str(name, default).split(",") if part.strip()]


def env_bool(name: str, default: bool) -> bool:
    """1/true/yes or 0/false/no/'' in any case; raises ImproperlyConfigured for other words."""
    value = env_str(name, str(default)).strip().lower()
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no", ""}:
        return False
    raise ImproperlyConfigured(f"{name} is '{value}': use True or False.")


def env_int(name: str, default: int, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included; raises ImproperlyConfigured otherwise."""
    text = env_str(name, str(default))
    try:
        value = int(text)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is '{text}': use a whole number.") from None
    if not low <= value <= high:
        raise ImproperlyConfigured(f"{name} is {value}: use a number from {low} to {high}.")
    return value


def env_ints(name: str, default: str, low: int, high: int) -> list[int]:
    """Whole numbers between commas, each larger than the one before; may be empty.

    Raises ImproperlyConfigured for other text, for one outside `low` to `high`, and for a wrong
    order.
    """
    parts = env_list(name, default)
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        raise ImproperlyConfigured(f"{name} must be whole numbers between commas.")
    values = [int(part) for part in parts]
    if values != sorted(set(values)) or not all(low <= value <= high for value in values):
        raise ImproperlyConfigured(f"{name} must rise, each number from {low} to {high}.")
    return values


def env_secret(name: str, demo: bool) -> str:
    """Read NAME, or the file that NAME_FILE points to, which goes before NAME.

    The demo has a built-in value for what is not set. Raises ImproperlyConfigured for an empty
    value, a file that can't be read and, outside the demo, for what `check_secret` refuses.
    """
    value = _read_secret(name, BUILT_IN[name] if demo else "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: set it, or {name}_FILE.")
    if not demo:
        check_secret(name, value)
    return value


def env_token(name: str) -> str:
    """The token of a door that stays shut without one; '' where neither NAME nor NAME_FILE is set.

    Raises ImproperlyConfigured for what `check_secret` refuses and a file that can't be read.
    """
    value = _read_secret(name, "")
    if value:
        check_secret(name, value)
    return value


def _read_secret(name: str, default: str) -> str:
    file = os.environ.get(f"{name}_FILE")
    if not file:
        return env_str(name, default)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}.") from None


def check_secret(name: str, value: str) -> None:
    """Raises ImproperlyConfigured for a value that is public or can be guessed."""
    if value in BUILT_IN.values():
        raise ImproperlyConfigured(f"{name} has a value that the demo made public: choose another.")
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{name} has {len(value)} characters: use {SHORTEST_SECRET} or more, random ones."
        )


def warn_of_built_in(**secrets: str) -> None:
    """Log which of these have a value that is public: a door that opens to everybody here."""
    for name, value in secrets.items():
        if value in BUILT_IN.values():
            log.warning("%s has the demo's built-in value, which is public", name)


def env_url(name: str, default: str) -> str:
    """An http(s) address, its last slash cut; raises ImproperlyConfigured for other schemes."""
    value = env_str(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImproperlyConfigured(f"{name} is '{value}': use an address like http://host:port.")
    return value


def database(url: str) -> dict[str, object]:
    """Turn DATABASE_URL (sqlite:///path or postgres://user:pass@host/name) into Django's form.

    Raises ImproperlyConfigured for another scheme or a missing host.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            # Three slashes: a relative path; four: an absolute one.
            "NAME": unquote(parts.path[1:]),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what was acknowledged survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"} and parts.hostname:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname,
            "PORT": _port(parts) or 5432,
            "OPTIONS": {
                "connect_timeout": 5,
                # A server that vanished without a word is noticed after half a minute, not hours.
                "keepalives_idle": 15,
                "keepalives_interval": 5,
                "keepalives_count": 3,
                "tcp_user_timeout": 30_000,
                # As long as SQLite waits. libpq's own variable may say more, or otherwise.
                "options": f"-c lock_timeout=20s {os.environ.get('PGOPTIONS', '')}".strip(),
            },
        }
    raise ImproperlyConfigured(
        "DATABASE_URL must look like sqlite:///var/telafi.sqlite3 or postgres://user@host/name."
    )


def _port(parts: SplitResult) -> int | None:
    """The port of an address, or None; raises ImproperlyConfigured for what is no port."""
    try:
        return parts.port
    except ValueError:
        raise ImproperlyConfigured("A port must be a number from 0 to 65535.") from None


def env_email(name: str) -> str:
    """An e-mail address, or '' where none is set; raises ImproperlyConfigured for other text."""
    value = env_str(name, "").strip()
    if value and not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+", value):
        raise ImproperlyConfigured(f"{name} is '{value}': use one e-mail address.")
    return value


def mail(url: str, oncall: str, demo: bool) -> dict[str, object]:
    """Turn SMTP_URL (smtp://user:pass@host:587, smtps://host:465) into Django's settings.

    Without it mail goes into files; raises ImproperlyConfigured where an on-call address is set
    outside the demo and no mail would leave, and for another scheme.
    """
    if not url:
        if oncall and not demo:
            raise ImproperlyConfigured("ONCALL_EMAIL is set but SMTP_URL is not: set it too.")
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("SMTP_URL must look like smtp://user:password@host:587.")
    safe = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": _port(parts) or (465 if safe else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": safe,
        # A relay on this machine speaks plain; any other is asked for encryption.
        "EMAIL_USE_TLS": not safe and parts.hostname not in {"localhost", "127.0.0.1", "::1"},
        "EMAIL_TIMEOUT": 10,
    }
