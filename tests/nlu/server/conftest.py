"""What the tests of Rasa's server share."""

from __future__ import annotations

import warnings

import pytest
from rasa.shared.core.domain import Domain

from bot.ops.paths import ROOT


@pytest.fixture(scope="session")
def domain() -> Domain:
    """The project's; Rasa has something to say about each slot of anybody's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Domain.load(str(ROOT / "domain.yml"))
