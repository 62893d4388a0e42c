"""The four processes, with the commands and the environment that start and tests share."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.ops import local_env, ports
from bot.ops.paths import ROOT, model_file

# Rasa and what it loads write pages of warnings about one another at each start.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_WARN_20": "0",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
}
# One turn is one short sentence: more threads only fight the other processes for the cores.
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "SANIC_WORKERS": "1"}
# What the engine and its components have no use for.
NOT_FOR_RASA = (
    *("TELAFI_SECRET_KEY", "SHOP_TOKEN", "DATABASE_URL", "TELAFI_METRICS_TOKEN"),
    *("TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET"),
)

# Rasa fills in the variables itself, so that no token lies in a second file.
ACTION_ENDPOINT = """\
action_endpoint:
  url: ${ACTIONS_URL}
  token: ${ACTIONS_TOKEN}
  enable_selective_domain: true
"""
ENDPOINTS = (
    ACTION_ENDPOINT
    + """\
tracker_store:
  type: bot.nlu.server.memory.CarriedTrackerStore
"""
)


@dataclass(frozen=True)
class Process:
    """A command with its whole environment, which holds tokens: it stays out of `repr`."""

    argv: tuple[str, ...]
    env: Mapping[str, str] = field(repr=False)


def build_env(var: Path, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment, the installation's secrets, free ports and the addresses.

    Raises CannotStart where the web port is taken, a port is no number, or no private one is free.
    """
    env = {**local_env.ensure(var), **os.environ, **(overrides or {})}
    host = env.setdefault("TELAFI_BIND", ports.LOOPBACK)
    web = ports.require_free(ports.number("PORT", env.get("PORT") or "8000"), host)
    rasa = ports.next_free(ports.number("RASA_PORT", env.get("RASA_PORT") or "5005"), {web})
    actions = ports.next_free(
        ports.number("ACTIONS_PORT", env.get("ACTIONS_PORT") or "5055"), {web, rasa}
    )
    return {
        **env,
        "DJANGO_SETTINGS_MODULE": "bot.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "TELAFI_VAR": str(var),
        "PORT": str(web),
        "RASA_PORT": str(rasa),
        "RASA_URL": f"http://{ports.LOOPBACK}:{rasa}",
        "ACTIONS_PORT": str(actions),
        "ACTIONS_URL": f"http://{ports.LOOPBACK}:{actions}/webhook",
        "SHOP_URL": env.get("SHOP_URL") or f"{web_url(host, web)}/demo-shop/api",
    }


def web_url(host: str, port: int) -> str:
    """How this machine itself reaches the web process."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104  (a comparison, not a bind)
        host = ports.LOOPBACK
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def write_endpoints(env: Mapping[str, str]) -> Path:
    """This installation's endpoints.yml: the one in the root is for `rasa shell` by hand."""
    path = Path(env["TELAFI_VAR"]) / "endpoints.yml"
    path.write_text(ENDPOINTS, encoding="utf-8")
    return path


def process_table(env: Mapping[str, str], model: str) -> dict[str, Process]:
    """Each process's command by name. No token is in a command: `ps` shows those to everybody.

    Raises ValueError for an empty token. It writes endpoints.yml.
    """
    python = (sys.executable,)
    # Without a token the engine and the actions would obey every process of this machine.
    for name in ("RASA_TOKEN", "ACTIONS_TOKEN"):
        if not env.get(name):
            raise ValueError(f"{name} is empty")
    rasa_env = {name: value for name, value in env.items() if name not in NOT_FOR_RASA}
    return {
        "rasa": Process(
            (*python, "-m", "bot.ops.rasa_server", *_rasa(env, model)),
            {**rasa_env, **QUIET, **ONE_CORE},
        ),
        "actions": Process((*python, "-m", "actions"), {**env, **QUIET}),
        "web": Process((*python, "-m", "uvicorn", *_web(env)), env),
        "worker": Process((*python, "manage.py", "run_worker"), env),
    }


def _web(env: Mapping[str, str]) -> tuple[str, ...]:
    # No websockets: Rasa pins a version that uvicorn cannot load. No access log: personal data.
    return (
        *("bot.asgi:application", "--host", env["TELAFI_BIND"], "--port", env["PORT"]),
        *("--ws", "none", "--loop", "uvloop", "--http", "httptools", "--no-access-log"),
        *("--timeout-graceful-shutdown", "3", "--log-level", "warning", "--no-server-header"),
    )


def _rasa(env: Mapping[str, str], model: str) -> tuple[str, ...]:
    return (
        *("--interface", ports.LOOPBACK, "--port", env["RASA_PORT"]),
        *("--model", str(model_file(model))),
        *("--endpoints", str(write_endpoints(env)), "--credentials", "credentials.yml"),
    )
