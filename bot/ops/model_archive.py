"""What training leaves, without what only another training would read."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

METADATA = "metadata.json"
# Most of it is numbers, which hardly shrink: more effort only makes the start of Rasa slower.
_EFFORT = 1


def lighten(archive: Path) -> None:
    """Take the training's graph out of a model's metadata, in place.

    Rasa loads the classes of both graphs with a model, and through the one of training, which is
    kept for fine-tuning, TensorFlow. Raises tarfile.ReadError and KeyError for what is no model.
    """
    light = archive.with_suffix(".light")
    with tarfile.open(archive) as model, tarfile.open(light, "w:gz", compresslevel=_EFFORT) as made:
        for member in model.getmembers():
            content = model.extractfile(member)
            if member.name == METADATA and content:
                content = io.BytesIO(_without_training(content.read()))
                member.size = len(content.getvalue())
            made.addfile(member, content)
    light.replace(archive)


def _without_training(metadata: bytes) -> bytes:
    found = json.loads(metadata)
    found["train_schema"]["nodes"] = {}
    return json.dumps(found).encode()
