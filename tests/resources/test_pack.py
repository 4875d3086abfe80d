from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import ResourceError
from onrecord.resources.pack import check, pack

META = (
    "meta: {name: titles, language: en, version: 1, licence: Apache-2.0, sources: [written here]}\n"
)
ENTRY = '  - {forms: ["Zoë", premier], rank: 2, example: Premier Zoë came., not: A premier came.}\n'
GOOD = META + "entries:\n" + ENTRY


def write(folder: Path, text: str, name: str = "titles.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_packs_what_the_program_reads_and_nothing_else(tmp_path: Path) -> None:
    packed = pack(write(tmp_path, GOOD))
    assert json.loads(packed) == {"titles": [{"forms": ["Zoë", "premier"], "rank": 2}]}
    assert packed == '{"titles":[{"forms":["Zoë","premier"],"rank":2}]}\n'.encode()


def test_what_only_people_read_does_not_change_the_packed_bytes(tmp_path: Path) -> None:
    before = pack(write(tmp_path, GOOD))
    after = pack(write(tmp_path, "# why\n" + GOOD.replace("Zoë came", "Zoë left")))
    assert before == after
    assert pack(write(tmp_path, GOOD.replace("rank: 2", "rank: 3"))) != before


def test_lexicons_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("name: titles", "name: cues"), "cues.yaml")
    assert list(json.loads(pack(tmp_path))) == ["cues", "titles"]


WRONG = {
    "broken YAML": (META + "entries:\n  - {forms: [a\n", 4),
    "not a mapping": ("- a\n", 1),
    "empty": ("", 1),
    "no entries": (META, 1),
    "unknown top key": (GOOD + "more: 1\n", 1),
    "empty entries": (META + "entries: []\n", 2),
    "entries no list": (META + "entries: {a: b}\n", 2),
    "entry no mapping": (GOOD + "  - a\n", 4),
    "meta lacks a key": (GOOD.replace("licence: Apache-2.0, ", ""), 1),
    "meta has an unknown key": (GOOD.replace("meta: {", "meta: {author: me, "), 1),
    "meta names another file": (GOOD.replace("name: titles", "name: cues"), 1),
    "meta has no sources": (GOOD.replace("[written here]", "[]"), 1),
    "no example": (GOOD + "  - {forms: [b], not: y}\n", 4),
    "no not": (GOOD + "  - {forms: [b], example: x}\n", 4),
    "example no text": (GOOD + "  - forms: [b]\n    example: 12\n    not: y\n", 5),
    "not empty": (GOOD + "  - forms: [b]\n    example: x\n    not: ''\n", 6),
    "form twice": (GOOD + "  - {forms: [b, premier], example: x, not: y}\n", 4),
    "form read as a truth value": (GOOD + "  - {forms: [no], example: x, not: y}\n", 4),
    "form not trimmed": (GOOD + "  - {forms: ['b '], example: x, not: y}\n", 4),
    "forms no list": (GOOD + "  - {forms: b, example: x, not: y}\n", 4),
    "key twice": (GOOD + "  - {forms: [b], example: x, not: y, not: z}\n", 4),
}


@pytest.mark.parametrize(("text", "line"), WRONG.values(), ids=WRONG.keys())
def test_says_what_is_wrong_and_where(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(ResourceError) as caught:
        pack(write(tmp_path, text))
    path = str(tmp_path / "titles.yaml")
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "titles.yaml").write_bytes(GOOD.encode("latin-1"))
    with pytest.raises(ResourceError, match="UTF-8"):
        pack(tmp_path)


def test_check_fails_on_a_difference(tmp_path: Path) -> None:
    folder = tmp_path / "lexicons"
    folder.mkdir()
    write(folder, GOOD)
    packed = tmp_path / "lexicons.json"
    with pytest.raises(ResourceError, match="run:"):
        check(folder, packed)
    packed.write_bytes(pack(folder))
    check(folder, packed)
    write(folder, GOOD.replace("rank: 2", "rank: 3"))
    with pytest.raises(ResourceError, match="run:"):
        check(folder, packed)
