#!/usr/bin/env python3
"""Puts the environment into .venv: finds uv and a Python 3.10, installs what is pinned.

`make setup` runs this with whatever Python there is (3.8 to 3.13), so: standard library only,
and no syntax newer than 3.8.
"""

import hashlib
import os
import subprocess
import sys
import time
import venv
from pathlib import Path
from shutil import rmtree, which
from typing import Callable, Dict, Iterator, List, Mapping, NoReturn, Optional, Tuple

ROOT = Path(__file__).resolve().parent.parent
UV_PIN = ROOT / "requirements" / "uv.txt"
WANTED = (3, 10)
# `uv pip sync --require-hashes` and `uv python find` as they are used here.
OLDEST_UV = (0, 5)
Run = Callable[[List[str]], Optional[str]]


def say(text: str) -> None:
    # Not standard output: `--print-uv` has its answer there.
    print("setup: " + text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    sys.exit("setup: " + text)


def output_of(command: List[str]) -> Optional[str]:
    """What a command prints; None where it is missing, fails or hangs (a pyenv shim may)."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def version_in(text: Optional[str]) -> Tuple[int, ...]:
    """The numbers of 'uv 0.13.9 (linux)' or 'Python 3.10.13'; () where there are none."""
    words = (text or "").split()
    numbers = words[1].split(".") if len(words) > 1 else []
    return tuple(int(number) for number in numbers if number.isdigit())


def find_uv(root: Path, search_path: Optional[str], run: Run = output_of) -> Optional[str]:
    """A uv that really runs and is new enough: ours in .tools/, or one on the PATH."""
    ours = [root / ".tools" / "uv" / "bin" / "uv", root / ".tools" / "uv-pkg" / "bin" / "uv"]
    there = which("uv", path=search_path)
    for candidate in [str(path) for path in ours if path.is_file()] + ([there] if there else []):
        if version_in(run([candidate, "--version"])) >= OLDEST_UV:
            return candidate
    return None


def install_uv(root: Path) -> str:
    """Install the pinned uv into .tools/: in a venv, or as files where there is no ensurepip."""
    say("no working uv found: installing one into .tools/")
    tools = root / ".tools"
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pinned = ["--require-hashes", "-r", str(UV_PIN)]
    try:
        venv.create(str(tools / "uv"), with_pip=True, clear=True)
        command = [str(tools / "uv" / "bin" / "python"), *pip, *pinned]
    except (subprocess.CalledProcessError, OSError, SystemExit):
        rmtree(str(tools / "uv"), ignore_errors=True)
        command = [sys.executable, *pip, "--target", str(tools / "uv-pkg"), "--upgrade", *pinned]
    # pip's own words would go to standard output.
    subprocess.run(command, stdout=sys.stderr, check=False)
    found = find_uv(root, None)
    if found is None:
        stop("uv could not be installed: install it (for example `pipx install uv`), try again.")
    return found


def python_candidates(environment: Mapping[str, str], home: Path) -> Iterator[str]:
    """Where a Python 3.10 may be, the caller's own wish first."""
    for name in ("TELAFI_PYTHON", "UV_PYTHON"):
        if environment.get(name):
            yield environment[name]
    roots = [Path(environment["PYENV_ROOT"])] if environment.get("PYENV_ROOT") else []
    for pyenv in [*roots, home / ".pyenv"]:
        # The newest patch release first, by number: 3.10.13 before 3.10.9.
        folders = (pyenv / "versions").glob("3.10.*")
        for folder in sorted(folders, key=lambda path: _patch(path.name), reverse=True):
            yield str(folder / "bin" / "python")
    on_path = which("python3.10", path=environment.get("PATH"))
    if on_path:
        yield on_path


def _patch(name: str) -> int:
    last = name.rsplit(".", 1)[-1]
    return int(last) if last.isdigit() else -1


def is_wanted(python: str, run: Run = output_of) -> bool:
    """It runs, and is CPython 3.10: a shim that names no version fails here."""
    code = "import sys; print(sys.implementation.name, sys.version.split()[0])"
    text = run([python, "-c", code]) or ""
    return text.startswith("cpython ") and version_in(text)[:2] == WANTED


def find_python(
    environment: Mapping[str, str], home: Path, uv: str, run: Run = output_of
) -> Optional[str]:
    """A CPython 3.10 of this machine: named, pyenv's, the system's, or one that uv knows."""
    for candidate in python_candidates(environment, home):
        if is_wanted(candidate, run):
            return candidate
    found = run([uv, "python", "find", "--no-project", "3.10"])
    return found if found and is_wanted(found, run) else None


def require_python(uv: str) -> str:
    """A Python 3.10, downloaded by uv where the machine has none."""
    home = Path("~").expanduser()
    found = find_python(os.environ, home, uv)
    if found is None:
        say("no Python 3.10 found: uv downloads one")
        subprocess.run([uv, "python", "install", "3.10"], check=False)
        # What was set by hand and does not run would hide the new one.
        found = find_python({"PATH": os.environ.get("PATH", "")}, home, uv)
    if found is None:
        stop(
            "no Python 3.10 could be had, and Rasa needs exactly that: install it"
            " (`pyenv install 3.10`, `brew install python@3.10`) or set TELAFI_PYTHON to one."
        )
    return found


def stamp_of(requirements: Path, python: str) -> str:
    """What the environment was made from: the pinned file and the interpreter."""
    digest = hashlib.sha256(requirements.read_bytes())
    digest.update(os.path.realpath(python).encode("utf-8"))
    return digest.hexdigest()


def is_fresh(environment: Path, stamp: str, run: Run = output_of) -> bool:
    """.venv was finished from this very stamp, and its Python still runs."""
    written = environment / ".telafi-stamp"
    same = written.is_file() and written.read_text(encoding="utf-8").strip() == stamp
    return same and is_wanted(str(environment / "bin" / "python"), run)


def install(uv: str, python: str, environment: Path, requirements: Path, stamp: str) -> None:
    """Make .venv exactly what the requirement file pins; the stamp comes last."""
    inside = environment / "bin" / "python"
    variables = _plain_environment()
    if not is_wanted(str(inside)) or not _made_from(environment, python):
        say("making .venv with " + python)
        rmtree(str(environment), ignore_errors=True)
        making = [uv, "venv", "--quiet", "--no-project", "--python", python, str(environment)]
        _call(making, variables)
    written = environment / ".telafi-stamp"
    if written.exists():
        # From here on the environment is neither the old one nor the new one.
        written.unlink()
    say("installing {} (the first time takes some minutes)".format(requirements.name))
    command = [uv, "pip", "sync", "--require-hashes", "--python", str(inside), str(requirements)]
    _call(command, variables)
    written.write_text(stamp + "\n", encoding="utf-8")


def _plain_environment() -> Dict[str, str]:
    """Our environment without what would point uv at another interpreter or folder."""
    hidden = ("UV_PYTHON", "VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONHOME", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def _made_from(environment: Path, python: str) -> bool:
    inside = environment / "bin" / "python"
    return os.path.realpath(str(inside)) == os.path.realpath(python)


def _call(command: List[str], variables: Dict[str, str]) -> None:
    code = subprocess.run(command, env=variables, check=False).returncode
    if code:
        stop("`{}` failed (exit {}); its own words are above.".format(" ".join(command[1:4]), code))


def main() -> None:
    if os.name != "posix":
        stop("Telafi runs on Linux and macOS; on Windows use WSL 2.")
    if sys.argv[1:] == ["--print-uv"]:
        print(find_uv(ROOT, os.environ.get("PATH")) or install_uv(ROOT))
        return
    started = time.monotonic()
    requirements = ROOT / "requirements" / (sys.argv[1] if len(sys.argv) > 1 else "dev.txt")
    environment = ROOT / ".venv"
    uv = find_uv(ROOT, os.environ.get("PATH")) or install_uv(ROOT)
    python = require_python(uv)
    stamp = stamp_of(requirements, python)
    if is_fresh(environment, stamp):
        return
    install(uv, python, environment, requirements, stamp)
    say("ready after {:.0f} s".format(time.monotonic() - started))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nsetup: stopped; the next `make setup` goes on from here.")
