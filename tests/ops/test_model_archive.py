"""A model without its training's graph is the same model in all else."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from bot.ops.model_archive import lighten

METADATA: dict[str, Any] = {
    "train_schema": {"nodes": {"validator": {"uses": "rasa.x.Y"}}},
    "predict_schema": {"nodes": {"reader": {"uses": "bot.nlu.components.TurkishReader"}}},
    "model_id": "a",
}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        folder = tarfile.TarInfo("components")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def test_only_the_training_is_left_out(tmp_path: Path) -> None:
    """Folders and files stay, byte for byte; nothing lies beside it afterwards."""
    weights = bytes(range(256)) * 5000
    files = {"metadata.json": json.dumps(METADATA).encode(), "components/reader": weights}
    model = packed(tmp_path / "m.tar.gz", files)
    lighten(model)
    assert [path.name for path in tmp_path.iterdir()] == ["m.tar.gz"]
    with tarfile.open(model) as archive:
        assert archive.getnames() == ["components", "metadata.json", "components/reader"]
        assert archive.getmember("components").isdir()
        kept = archive.extractfile("components/reader")
        told = archive.extractfile("metadata.json")
        assert kept and told
        assert kept.read() == weights
        assert json.load(told) == {**METADATA, "train_schema": {"nodes": {}}}


def test_what_is_no_model_is_an_error(tmp_path: Path) -> None:
    """And stays as it was."""
    path = tmp_path / "m.tar.gz"
    path.write_bytes(b"not a model")
    with pytest.raises(tarfile.ReadError):
        lighten(path)
    assert path.read_bytes() == b"not a model"
