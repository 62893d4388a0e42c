"""Secrets, ports and the four commands."""

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ops import local_env, ports, rasa_server
from bot.ops.errors import CannotStart
from bot.ops.processes import build_env, process_table, web_url


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*local_env.SECRETS, "PORT", "RASA_PORT", "ACTIONS_PORT", "SHOP_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return build_env(tmp_path / "var", {"PORT": str(ports.next_free(18200))})


def test_the_first_start_writes_private_random_secrets(tmp_path: Path) -> None:
    """Nobody else on the machine can read them, and no two installations share one."""
    first = local_env.ensure(tmp_path / "a")
    second = local_env.ensure(tmp_path / "b")
    assert stat.S_IMODE((tmp_path / "a" / "local.env").stat().st_mode) == 0o600
    assert len({*first.values(), *second.values()}) == 2 * len(local_env.SECRETS)


def test_later_starts_keep_the_secrets_and_own_lines(tmp_path: Path) -> None:
    """Sessions and logins survive a restart; a line of the user's own stays."""
    first = local_env.ensure(tmp_path)
    path = tmp_path / "local.env"
    kept = path.read_text(encoding="utf-8").replace("RASA_TOKEN=", "GONE=")
    path.write_text(f"{kept}PORT=8123\n", encoding="utf-8")
    second = local_env.ensure(tmp_path)
    assert second["TELAFI_SECRET_KEY"] == first["TELAFI_SECRET_KEY"]
    assert second["PORT"] == "8123"
    assert second["RASA_TOKEN"] != first["RASA_TOKEN"]


def test_a_busy_web_port_is_one_clear_sentence(tmp_path: Path, busy_port: int) -> None:
    """It says which port, and what to do."""
    with pytest.raises(CannotStart, match=f"Port {busy_port} is taken.*make run PORT="):
        build_env(tmp_path, {"PORT": str(busy_port)})


@pytest.mark.parametrize("text", ["0", "65536", "abc", "-1", "80.5", "²"])
def test_a_port_that_is_none_is_one_clear_sentence(tmp_path: Path, text: str) -> None:
    """Words and impossible numbers are refused before anything starts."""
    with pytest.raises(CannotStart, match="use a number from 1 to 65535"):
        build_env(tmp_path, {"PORT": text})


def test_private_ports_move_out_of_the_way(tmp_path: Path, busy_port: int) -> None:
    """Another Rasa on this machine is no reason not to start."""
    env = build_env(
        tmp_path,
        {
            "PORT": str(ports.next_free(18300)),
            "RASA_PORT": str(busy_port),
            "ACTIONS_PORT": str(busy_port),
        },
    )
    assert len({env["RASA_PORT"], env["ACTIONS_PORT"], str(busy_port)}) == 3
    assert env["RASA_URL"] == f"http://127.0.0.1:{env['RASA_PORT']}"
    assert env["ACTIONS_URL"] == f"http://127.0.0.1:{env['ACTIONS_PORT']}/webhook"


def test_everything_listens_on_loopback(env: dict[str, str]) -> None:
    """Nothing is exposed unless TELAFI_BIND says so, and then the web port alone."""
    table = process_table(env, "abc")
    assert "--host 127.0.0.1" in " ".join(table["web"].argv)
    assert "--interface 127.0.0.1" in " ".join(table["rasa"].argv)
    opened = process_table({**env, "TELAFI_BIND": "0.0.0.0"}, "abc")  # noqa: S104
    assert "--host 0.0.0.0" in " ".join(opened["web"].argv)
    assert "--interface 127.0.0.1" in " ".join(opened["rasa"].argv)


def test_no_secret_is_in_a_command(env: dict[str, str]) -> None:
    """`ps` shows commands to every user of the machine."""
    commands = " ".join(" ".join(one.argv) for one in process_table(env, "abc").values())
    assert not [name for name in local_env.SECRETS if env[name] in commands]


def test_each_process_has_the_tokens_that_it_needs(env: dict[str, str]) -> None:
    """And Rasa has none that it does not need."""
    table = process_table(env, "abc")
    assert table["rasa"].env["RASA_TOKEN"] == table["worker"].env["RASA_TOKEN"]
    assert table["rasa"].env["ACTIONS_TOKEN"] == table["actions"].env["ACTIONS_TOKEN"]
    assert "TELAFI_SECRET_KEY" not in table["rasa"].env


@pytest.mark.parametrize("name", ["RASA_TOKEN", "ACTIONS_TOKEN"])
def test_no_process_without_a_token(env: dict[str, str], name: str) -> None:
    """An empty token would open the engine or the actions to every local process."""
    with pytest.raises(ValueError, match=name):
        process_table({**env, name: ""}, "abc")


def test_rasas_token_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`ps` shows command lines to everybody."""
    monkeypatch.setenv("RASA_TOKEN", "t")
    assert rasa_server.token() == "t"
    with pytest.raises(SystemExit):
        rasa_server.options(["--model", "m", "--auth-token", "t"])
    for missing in ("", None):
        monkeypatch.setattr(os, "environ", {} if missing is None else {"RASA_TOKEN": missing})
        with pytest.raises(SystemExit, match="RASA_TOKEN is not set"):
            rasa_server.token()


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("0.0.0.0", "http://127.0.0.1:80"),  # noqa: S104
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("::1", "http://[::1]:80"),
        ("10.0.0.5", "http://10.0.0.5:80"),
    ],
)
def test_the_own_address(host: str, url: str) -> None:
    """How the machine reaches its own web process, wherever that listens."""
    assert web_url(host, 80) == url
