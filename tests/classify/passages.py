"""Claims for the tests of this folder: sentences with their trees, as the model reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.records import Attribution, Document, Span, Spans, Tags

CASES = Path(__file__).parents[1] / "cases"


class Claim(NamedTuple):
    """What the functions of this stage take, in their order."""

    document: Document
    tags: Tags
    content: Spans
    attribution: Attribution | None


Read = Callable[..., Claim]


def read_cases(name: str) -> list[dict[str, Any]]:
    """The cases of tests/cases/<name>.jsonl; `content` is the whole text where it is not given."""
    with (CASES / f"{name}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def spans_in(text: str, parts: list[str]) -> Spans:
    """The places of `parts`, each after the one before."""
    found: list[Span] = []
    at = 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        found.append(Span(start, at))
    return tuple(found)


def claim_of(document: Document, tags: Tags, case: Mapping[str, Any]) -> Claim:
    """The claim of a case: `text`, and what it has of `content`, `cue` and `source`."""
    content = spans_in(document.text, case.get("content", [document.text]))
    if "cue" not in case:
        return Claim(document, tags, content, None)
    attribution = Attribution(
        id="attribution-0",
        kind="indirect",
        source=spans_in(document.text, [case["source"]]) if "source" in case else (),
        cue=spans_in(document.text, [case["cue"]]),
        content=content,
        cue_class="speech",
        actor=None,
        via=(),
        confidence=0.9,
    )
    return Claim(document, tags, content, attribution)
