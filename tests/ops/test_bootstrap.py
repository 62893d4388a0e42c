"""The set-up's finders, with fake executables."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_310 = 'echo "cpython 3.10.13"'
PYTHON_312 = 'echo "cpython 3.12.1"'
BROKEN_SHIM = 'echo "pyenv: command not found" >&2; exit 127'


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "deploy" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bootstrap = _load()


def executable(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_working_uv_on_the_path_is_taken(tmp_path: Path) -> None:
    """A uv that runs and is new enough is used as it is."""
    uv = executable(tmp_path / "bin" / "uv", 'echo "uv 0.13.9 (linux)"')
    assert bootstrap.find_uv(tmp_path, str(uv.parent)) == str(uv)


@pytest.mark.parametrize("body", [BROKEN_SHIM, 'echo "uv 0.1.2"', "echo nonsense", "exit 0"])
def test_a_uv_that_fails_or_is_too_old_is_passed_over(tmp_path: Path, body: str) -> None:
    """A pyenv shim without a version behind it, or an early uv, does not count."""
    uv = executable(tmp_path / "bin" / "uv", body)
    assert bootstrap.find_uv(tmp_path, str(uv.parent)) is None


@pytest.mark.parametrize("place", ["uv", "uv-pkg"])
def test_our_own_uv_goes_before_the_path(tmp_path: Path, place: str) -> None:
    """What an earlier set-up installed is found again, in either form."""
    shim = executable(tmp_path / "bin" / "uv", BROKEN_SHIM)
    ours = executable(tmp_path / ".tools" / place / "bin" / "uv", 'echo "uv 0.13.9"')
    assert bootstrap.find_uv(tmp_path, str(shim.parent)) == str(ours)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("uv 0.13.9 (x)", (0, 13, 9)), ("Python 3.10.13", (3, 10, 13)), ("uv", ()), (None, ())],
)
def test_versions_are_read(text: str | None, numbers: tuple[int, ...]) -> None:
    """The numbers of a --version line, and none where there are none."""
    assert bootstrap.version_in(text) == numbers


def test_a_named_python_goes_first(tmp_path: Path) -> None:
    """TELAFI_PYTHON is the user's own wish."""
    named = executable(tmp_path / "named", PYTHON_310)
    executable(tmp_path / ".pyenv/versions/3.10.2/bin/python", PYTHON_310)
    assert find(tmp_path, {"TELAFI_PYTHON": str(named)}) == str(named)


def test_a_named_python_of_another_version_is_passed_over(tmp_path: Path) -> None:
    """UV_PYTHON may stand for another project: 3.12 cannot run Rasa."""
    named = executable(tmp_path / "named", PYTHON_312)
    pyenv = executable(tmp_path / ".pyenv/versions/3.10.2/bin/python", PYTHON_310)
    assert find(tmp_path, {"UV_PYTHON": str(named)}) == str(pyenv)


def test_the_newest_of_pyenv_is_taken(tmp_path: Path) -> None:
    """Patch releases are compared as numbers: 13 is newer than 9."""
    root = tmp_path / "elsewhere"
    executable(root / "versions/3.10.9/bin/python", PYTHON_310)
    newest = executable(root / "versions/3.10.13/bin/python", PYTHON_310)
    assert find(tmp_path, {"PYENV_ROOT": str(root)}) == str(newest)


def test_a_shim_on_the_path_that_fails_is_passed_over(tmp_path: Path) -> None:
    """pyenv's shim python3.10 exists on every pyenv machine, and often fails."""
    shim = executable(tmp_path / "shims" / "python3.10", BROKEN_SHIM)
    assert find(tmp_path, {"PATH": str(shim.parent)}) is None


def test_uv_is_asked_last(tmp_path: Path) -> None:
    """A Python that only uv knows is found through it."""
    python = executable(tmp_path / "managed" / "python", PYTHON_310)
    assert find(tmp_path, {}, uv_answer=f'echo "{python}"') == str(python)


def test_the_stamp_follows_the_pins_and_the_interpreter(tmp_path: Path) -> None:
    """Another requirement file or another Python makes another environment."""
    pins = tmp_path / "dev.txt"
    pins.write_text("a==1\n", encoding="utf-8")
    first = bootstrap.stamp_of(pins, "/usr/bin/python-a")
    assert bootstrap.stamp_of(pins, "/usr/bin/python-a") == first
    assert bootstrap.stamp_of(pins, "/usr/bin/python-b") != first
    pins.write_text("a==2\n", encoding="utf-8")
    assert bootstrap.stamp_of(pins, "/usr/bin/python-a") != first


def test_an_environment_is_fresh_only_with_its_stamp_and_a_python(tmp_path: Path) -> None:
    """A broken-off installation has no stamp; a removed interpreter leaves a dead link."""
    assert not bootstrap.is_fresh(tmp_path, "s")
    (tmp_path / ".telafi-stamp").write_text("s\n", encoding="utf-8")
    assert not bootstrap.is_fresh(tmp_path, "s")
    executable(tmp_path / "bin" / "python", PYTHON_310)
    assert bootstrap.is_fresh(tmp_path, "s")
    assert not bootstrap.is_fresh(tmp_path, "other")


def test_it_compiles_for_old_pythons() -> None:
    """`make setup` runs it with whatever Python 3 there is: nothing newer than 3.8."""
    import ast

    source = (ROOT / "deploy" / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))


def find(tmp_path: Path, environment: dict[str, str], uv_answer: str = "exit 1") -> str | None:
    uv = executable(tmp_path / "uv-fake" / "uv", uv_answer)
    # Never the real machine's PATH.
    search = {"PATH": os.fspath(tmp_path / "empty"), **environment}
    found: str | None = bootstrap.find_python(search, tmp_path, str(uv))
    return found
