from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

import onrecord.resources
from onrecord.errors import ResourceError
from onrecord.resources import load_lexicons, resources_hash
from onrecord.resources.pack import check, read_lexicon

FOLDER = Path(onrecord.resources.__file__).parent


def test_the_packed_file_is_what_the_lexicons_make() -> None:
    check(FOLDER / "lexicons", FOLDER / "lexicons.json")


def test_every_lexicon_is_loaded_whole_and_in_order() -> None:
    loaded = load_lexicons()
    sources = {path.stem: path for path in (FOLDER / "lexicons").glob("*.yaml")}
    assert set(loaded) == set(sources)
    for name, entries in loaded.items():
        kept = [
            {key: value for key, value in entry.items() if key not in {"example", "not"}}
            for entry in read_lexicon(sources[name])
        ]
        assert list(entries) == kept


def test_the_hash_is_of_the_packed_bytes() -> None:
    data = files("onrecord.resources").joinpath("lexicons.json").read_bytes()
    assert hashlib.sha256(data).hexdigest().startswith(resources_hash())
    assert len(resources_hash()) == 16


@pytest.mark.parametrize("content", [b"{", b'{"titles": 1}', None])
def test_a_damaged_or_missing_file_is_a_resource_error(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "lexicons.json").write_bytes(content)
    monkeypatch.setattr(onrecord.resources, "files", lambda _: tmp_path)
    with pytest.raises(ResourceError) as caught:
        load_lexicons()
    assert caught.value.path == "lexicons.json"
