from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from evaluation.scorers import (
    ScorerError,
    extract_command,
    score_attribution,
    score_names,
    score_stories,
    score_timexes,
)

# An extractor that gives back the documents and finds nothing in them.
NOTHING = """
import json, sys
for line in sys.stdin:
    document = json.loads(line)
    nothing = {"attributions": [], "statements": [], "actors": [], "timexes": []}
    print(json.dumps({"document": document} | nothing))
"""


def run(code: str) -> str:
    return shlex.join([sys.executable, "-c", code])


def stories(shared: Path) -> Path:
    return shared / "data" / "stories" / "dev.jsonl"


def test_the_real_command_is_the_one_beside_this_python() -> None:
    command = shlex.split(extract_command())
    assert Path(command[0]).is_file()
    assert command[1:] == ["extract", "-", "--format", "jsonl"]


def test_another_model_is_named_by_its_whole_path() -> None:
    command = shlex.split(extract_command(Path("some folder")))
    assert command[-1] == str(Path.cwd() / "some folder")


def test_finding_nothing_is_worth_nothing(shared: Path) -> None:
    figures = score_attribution(shared, run(NOTHING), limit=2)
    assert set(figures.values()) == {0.0}
    assert "relation half" in figures
    assert score_stories(shared, run(NOTHING), stories(shared))["found, attributed"] == 0


def test_an_extractor_that_fails_is_no_figure(shared: Path) -> None:
    with pytest.raises(ScorerError, match=r"stories\.py"):
        score_stories(shared, run("import sys; sys.exit(3)"), stories(shared))


def test_times_and_names_are_scored_by_their_own_scorers(shared: Path) -> None:
    assert set(score_timexes(shared, run(NOTHING)).values()) == {0.0}
    assert set(score_names(shared)) == {"all", "person", "organisation"}
