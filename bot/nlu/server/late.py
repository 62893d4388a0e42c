"""Modules that Rasa imports at its start and seldom uses: loaded when something in them is wanted.

Rasa's `import a.b` runs as ever; only the body of the module waits. What uses it, as a training of
neural networks does, finds it as it is. Python's own `importlib.util.LazyLoader` would do the same,
but in 3.10 the second `import` of a module already counts as use.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Final

LATE: Final = frozenset(
    {
        # TensorFlow and Keras, for pipelines with neural networks: 340 MB and 5 s.
        "rasa.utils.train_utils",
        # Matplotlib, for the reports of `rasa test`.
        "rasa.utils.plotting",
    }
)


class LateModule(ModuleType):
    """Looks like the module, and becomes it at the first look into it."""

    def __getattr__(self, name: str) -> Any:
        # What the import system itself asks for is no use.
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        loader = self.__spec__.loader if self.__spec__ else None
        if isinstance(loader, LateLoader):
            loader.real.exec_module(self)
        return getattr(self, name)


class LateLoader(Loader):
    """Leaves the body of a module to its first use."""

    def __init__(self, real: Loader) -> None:
        self.real = real

    def create_module(self, spec: ModuleSpec) -> None:
        """An ordinary module object."""

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet."""
        module.__class__ = LateModule


class LateFinder(MetaPathFinder):
    """Finds the modules of `LATE` where they are."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """None for all other modules: they are loaded as ever."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname in LATE else None
        if spec and spec.loader:
            spec.loader = LateLoader(spec.loader)
        return spec


def install() -> None:
    """From here on; to be called before Rasa is imported."""
    sys.meta_path.insert(0, LateFinder())
