"""A late module is the module, from the first look into it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from bot.nlu.server import late

NAME = "a_module_of_a_test"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A module that is late; its body leaves a file behind."""
    path = tmp_path / f"{NAME}.py"
    path.write_text(
        "from pathlib import Path\n"
        "mark = Path(__file__).with_suffix('.loaded')\n"
        "mark.write_text(mark.read_text() + 'x' if mark.exists() else 'x')\n"
        "VALUE = 7\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(late, "LATE", frozenset({NAME}))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    late.install()
    yield path
    sys.modules.pop(NAME, None)


def loaded(source: Path) -> str:
    mark = source.with_suffix(".loaded")
    return mark.read_text() if mark.exists() else ""


def test_an_import_is_no_use(source: Path) -> None:
    """However often it is imported."""
    for _ in range(3):
        importlib.import_module(NAME)
        exec(f"import {NAME}")  # noqa: S102  (the statement, which looks at the module's spec)
    assert isinstance(sys.modules[NAME], late.LateModule)
    assert loaded(source) == ""


def test_a_look_into_it_is(source: Path) -> None:
    """Its body runs once, and it is an ordinary module from then on."""
    module = importlib.import_module(NAME)
    assert module.VALUE == 7
    assert module.VALUE == 7
    assert type(module) is ModuleType
    assert module.__file__ == str(source)
    with pytest.raises(AttributeError):
        module.missing  # noqa: B018
    assert loaded(source) == "x"


def test_a_name_from_it_is_a_look(source: Path) -> None:
    """As `from a import b` does."""
    scope: dict[str, object] = {}
    exec(f"from {NAME} import VALUE", scope)  # noqa: S102
    assert scope["VALUE"] == 7


def test_what_is_late_is_there() -> None:
    """A name that Rasa no longer has would be late for ever."""
    for name in late.LATE:
        assert importlib.util.find_spec(name), name
