from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from onrecord.annotate.model import PARTS, columns_of, load_model, model_sha256
from onrecord.errors import ModelError
from onrecord.toolkit import PACKAGED_MODEL

FILES = ("model.onnx", "heads.npz", "tokenizer.json", "judging.json", "card.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(PACKAGED_MODEL / name, tmp_path / name)
    return tmp_path


def test_the_packaged_model_scores_every_piece_in_every_column() -> None:
    model = load_model(PACKAGED_MODEL)
    ids = np.array([101, 2002, 2056, 102])
    scores = model.encode(ids, np.array([0, 2, 1, 0]))
    assert scores.shape == (4, model.columns["judgements"].stop)
    assert set(model.columns) == {*PARTS, "judgements"}
    assert np.isfinite(scores).all()


def test_the_packaged_model_is_small_enough_to_carry() -> None:
    assert (PACKAGED_MODEL / "model.onnx").stat().st_size <= 30e6


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match="reinstall") as caught:
        load_model(folder)
    assert caught.value.path.endswith(name)


@pytest.mark.parametrize("name", FILES[:4])
def test_an_altered_file_is_refused(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match="SHA-256"):
        load_model(folder)


def test_a_broken_card_is_refused(folder: Path) -> None:
    (folder / "card.json").write_text("{")
    with pytest.raises(ModelError, match=r"card") as caught:
        load_model(folder)
    assert caught.value.path.endswith("card.json")


def test_a_file_that_is_no_model_is_refused_even_with_its_hash(folder: Path) -> None:
    import hashlib

    (folder / "model.onnx").write_bytes(b"not a model")
    card = json.loads((folder / "card.json").read_text())
    card["files"]["model.onnx"] = hashlib.sha256(b"not a model").hexdigest()
    (folder / "card.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(folder)


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz", "judging.json"])
def test_a_model_is_another_where_any_of_its_files_is(folder: Path, name: str) -> None:
    before = model_sha256(folder)
    card = json.loads((folder / "card.json").read_text())
    assert name in card["files"]
    card["files"][name] = "0" * 64
    (folder / "card.json").write_text(json.dumps(card))
    assert model_sha256(folder) != before


def test_columns_stand_side_by_side() -> None:
    columns = columns_of(dict.fromkeys(PARTS, 3))
    assert columns[PARTS[0]] == slice(0, 3)
    assert columns[PARTS[-1]].stop == 3 * len(PARTS)
