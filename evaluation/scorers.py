"""The project's scorers, run through the real command, and the rules they match by.

They stand outside this repository, in ``score/`` of the shared folder, beside the data they read.
"""

from __future__ import annotations

import importlib.util
import json
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

ATTRIBUTION_FIGURES = (
    "relation half",
    "relation exact",
    "source exact",
    "cue exact",
    "content exact",
    "content overlap",
)
STORIES_FIGURES = (
    *("found", "found, attributed", "right row", "speaker", "kind", "type", "negated", "future"),
    *("condition", "hedge", "stage", "countries", "quantity value", "date value"),
)
TIMEX_FIGURES = ("relaxed", "strict", "type", "value")
NAME_FIGURES = ("all", "person", "organisation")
QUANTITY_FIGURES = ("value", "value and change")
MEANTIME = Path("data", "meantime", "dev.jsonl.gz")


class ScorerError(Exception):
    """A scorer or the extractor under it did not come to an end; its own words are on stderr."""


def extract_command(model: Path | None = None) -> str:
    """The command that the scorers feed: the real one, or one that reads the model in `model`."""
    if model is not None:
        return shlex.join([sys.executable, "-m", "evaluation.other_model", str(model.resolve())])
    onrecord = Path(sys.executable).with_name("onrecord")
    return shlex.join([str(onrecord), "extract", "-", "--format", "jsonl"])


def score_attribution(shared: Path, command: str, *, limit: int | None) -> dict[str, float]:
    """F1 of attributions on the first `limit` stories of PolNeAR's development part."""
    gold = shared / "data" / "polnear" / "dev.jsonl.gz"
    extra = ["--limit", str(limit)] if limit else []
    return _f1(shared, "attribution.py", gold, ["--run", command, *extra], ATTRIBUTION_FIGURES)


def score_stories(shared: Path, command: str, gold: Path) -> dict[str, float]:
    """F1 of statements and of what is read off them, on the annotated stories of `gold`."""
    return _f1(shared, "stories.py", gold, ["--run", command], STORIES_FIGURES)


def score_timexes(shared: Path, command: str) -> dict[str, float]:
    """F1 of time expressions on MEANTIME's development part."""
    return _f1(shared, "timexes.py", shared / MEANTIME, ["--run", command], TIMEX_FIGURES)


def score_quantities(shared: Path, command: str, gold: Path) -> dict[str, float]:
    """F1 of quantities, without their places, on the sentences of `gold`."""
    return _f1(shared, "quantities.py", gold, ["--run", command], QUANTITY_FIGURES)


def score_names(shared: Path) -> dict[str, float]:
    """F1 of names told to be the same, on half of nomenklatura's bench."""
    return _f1(shared, "names.py", shared / "data" / "names" / "dev.csv", [], NAME_FIGURES)


def load_rules(shared: Path) -> ModuleType:
    """The scorers' shared module, so that nothing here matches by rules of its own."""
    path = shared / "score" / "common.py"
    spec = importlib.util.spec_from_file_location("scorer_rules", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _f1(
    shared: Path, scorer: str, gold: Path, options: Sequence[str], names: Sequence[str]
) -> dict[str, float]:
    call = [sys.executable, str(shared / "score" / scorer), str(gold), *options, "--json"]
    done = subprocess.run(call, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise ScorerError(f"{scorer} ended with exit status {done.returncode}")
    figures = json.loads(done.stdout)
    return {name: figures[name][2] for name in names}
