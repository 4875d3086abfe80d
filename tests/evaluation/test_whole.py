from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.whole import missing_statements, rows_of_stories

TEXT = "Varania will sell ships, Orsa Kelm said. Kelm denied a sale to Norfield. It rained."
#       0                        25              41                              73


def gold(start: int, end: int, speaker: list[int] | None, kind: str) -> dict[str, Any]:
    return {"content": [[start, end]], "speaker": speaker, "kind": kind}


ROW = {
    "document": {"id": "d", "text": TEXT},
    "gold": {
        "statements": [
            gold(0, 23, [25, 34], "indirect"),
            gold(53, 71, [25, 34], "indirect"),
            gold(73, 82, None, "narration"),
        ]
    },
}
KELM = {"id": "a-1", "mentions": [[25, 34], [41, 45]]}
NORFIELD = {"id": "a-2", "mentions": [[63, 71]]}


def found(*statements: tuple[int, int, str | None]) -> dict[str, Any]:
    return {
        "actors": [KELM, NORFIELD],
        "statements": [{"content": [[s, e]], "speaker": actor} for s, e, actor in statements],
    }


def missing(extraction: dict[str, Any], rules: ModuleType) -> tuple[int, list[str]]:
    return missing_statements(ROW, extraction, rules=rules)


def test_a_story_is_whole_with_its_narration(rules: ModuleType) -> None:
    whole = found((0, 23, "a-1"), (53, 71, "a-1"), (73, 82, None))
    assert missing(whole, rules) == (3, [])


def test_narration_given_to_somebody_is_named(rules: ModuleType) -> None:
    _, lines = missing(found((0, 23, "a-1"), (53, 71, "a-1"), (73, 82, "a-1")), rules)
    assert lines == ["d #3 speaker Orsa Kelm / Kelm, not nobody: It rained"]


def test_a_statement_not_found_is_named(rules: ModuleType) -> None:
    total, lines = missing(found((0, 23, "a-1"), (73, 82, None)), rules)
    assert total == 3
    assert lines == ["d #2 not found: a sale to Norfield"]


def test_a_wrong_or_missing_speaker_is_named(rules: ModuleType) -> None:
    _, lines = missing(found((0, 23, "a-2"), (53, 71, None), (73, 82, None)), rules)
    assert lines == [
        "d #1 speaker Norfield, not Orsa Kelm: Varania will sell ships",
        "d #2 speaker nobody, not Orsa Kelm: a sale to Norfield",
    ]


def test_only_rows_with_the_text_of_a_story_are_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    other = {"document": {"id": "e", "text": TEXT + " More."}}
    assert rows_of_stories([other, ROW], tmp_path) == [ROW]
