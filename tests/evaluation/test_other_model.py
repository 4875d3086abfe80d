from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from evaluation.other_model import main
from onrecord.errors import ModelError
from onrecord.toolkit import PACKAGED_MODEL


def test_the_model_of_a_folder_reads_lines_and_keeps_what_they_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = {
        "id": "d",
        "text": "Kesh will sell, Orsa Kelm said.",
        "outlet": "Post",
        "language": "en",
    }
    out = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(line) + "\n"))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out))
    main(str(PACKAGED_MODEL))
    (found,) = (json.loads(row) for row in out.getvalue().splitlines())
    assert found["document"]["id"] == "d"
    assert found["document"]["outlet"] == "Post"
    assert found["document"]["text"] == line["text"]
    assert found["attributions"]


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        main(str(tmp_path))
