from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.toolkit import load_toolkit
from onrecord.version import __version__


def test_the_toolkit_says_what_it_is_made_of() -> None:
    toolkit = load_toolkit()
    assert toolkit.produced_by.onrecord == __version__
    assert toolkit.model.sha256.startswith(toolkit.produced_by.model)
    assert "gen." in toolkit.abbreviations


def test_another_model_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="card"):
        load_toolkit(tmp_path)
