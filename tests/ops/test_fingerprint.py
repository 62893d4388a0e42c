"""The model's name follows its inputs, and nothing else."""

import re
from pathlib import Path

import pytest

from bot.ops import training
from bot.ops.errors import CannotStart
from bot.ops.fingerprint import fingerprint

INPUTS = ["config.yml", "domain.yml", "bot/turkish.py", "bot/nlu/deep/a.py", "data/nlu/a.yml"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (
        "config.yml",
        "domain.yml",
        "bot/turkish.py",
        "bot/nlu/deep/a.py",
        "data/nlu/a.yml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_it_is_twelve_hex_digits_and_stable(project: Path) -> None:
    """The same inputs have the same name."""
    assert re.fullmatch(r"[0-9a-f]{12}", fingerprint(project))
    assert fingerprint(project) == fingerprint(project)


@pytest.mark.parametrize("name", INPUTS)
def test_every_input_changes_it(project: Path, name: str) -> None:
    """A word in any input is another model."""
    before = fingerprint(project)
    (project / name).write_text("another", encoding="utf-8")
    assert fingerprint(project) != before


def test_a_new_or_renamed_data_file_changes_it(project: Path) -> None:
    """Rasa reads all files of data/, in the order of their names."""
    before = fingerprint(project)
    (project / "data/nlu/a.yml").rename(project / "data/nlu/b.yml")
    renamed = fingerprint(project)
    (project / "data/nlu/c.yml").write_text("", encoding="utf-8")
    assert len({before, renamed, fingerprint(project)}) == 3


@pytest.mark.parametrize("name", ["bot/desk/views.py", "data/nlu/.a.swp", "bot/nlu/a.pyc", "x.yml"])
def test_other_files_do_not_change_it(project: Path, name: str) -> None:
    """Code of other rooms and editors' leavings cost no training."""
    before = fingerprint(project)
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("x", encoding="utf-8")
    assert fingerprint(project) == before


def test_another_version_of_rasa_changes_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model is only read by the version that wrote it."""
    before = fingerprint(project)
    monkeypatch.setattr("bot.ops.fingerprint.version", lambda package: "0")
    assert fingerprint(project) != before


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setenv("TELAFI_MODELS", str(folder))
    return folder


def test_a_model_that_is_there_is_not_trained_again(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the note with its name is written."""
    name = fingerprint()
    (models / f"{name}.tar.gz").touch()
    monkeypatch.setattr(training, "_run", lambda *_: pytest.fail("it trained"))
    assert training.ensure_model(print, tmp_path) == name
    assert (tmp_path / "model-version").read_text(encoding="utf-8").strip() == name


def test_a_failed_training_leaves_no_model(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with a sentence that names the log, and the next start tries again."""
    (models / "train.log").write_text("the last words", encoding="utf-8")
    monkeypatch.setattr(training, "_run", lambda *_: 1)
    with pytest.raises(CannotStart, match=r"train\.log.*\n.*the last words"):
        training.ensure_model(print, tmp_path)
    assert not list(models.glob("*.tar.gz"))


def test_only_the_latest_two_models_stay(models: Path, tmp_path: Path) -> None:
    """Old models go; the one in use never does, however old its file is."""
    import os

    current = models / f"{fingerprint()}.tar.gz"
    for age, path in enumerate([models / "b.tar.gz", models / "a.tar.gz", current]):
        path.touch()
        os.utime(path, (1000 - age, 1000 - age))
    training.ensure_model(print, tmp_path)
    assert {path.name for path in models.glob("*.tar.gz")} == {current.name, "b.tar.gz"}
