"""Whether stories come out whole: every statement found, with the right speaker.

Statements are paired and speakers compared as the stories' scorer does (``score/stories.py``):
contents by a Dice overlap of words of at least a half, best first, one to one; a speaker by any
mention of the actor that holds the words of the gold speaker, or overlaps them by a half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

Row = Mapping[str, Any]


def rows_of_stories(rows: Iterable[Row], folder: Path) -> list[Row]:
    """The annotated rows whose text is a story of `folder`."""
    texts = {path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
    return [row for row in rows if row["document"]["text"] in texts]


def missing_statements(row: Row, extraction: Row, *, rules: ModuleType) -> tuple[int, list[str]]:
    """How many statements `row` has, and a line for each that did not come out right."""
    text = row["document"]["text"]
    words = rules.Words(text)
    gold = row["gold"]["statements"]
    found = extraction["statements"]

    def alike(a: frozenset[int], b: frozenset[int]) -> float:
        dice = float(rules.dice(a, b))
        return dice if dice >= 0.5 else 0.0

    contents = [[words.of(s["content"]) for s in side] for side in (gold, found)]
    paired = {i: j for i, j, _ in rules.pair_off(*contents, alike)}
    missing = []
    for i in range(len(gold)):
        shown = " … ".join(text[start:end] for start, end in gold[i]["content"])[:90]
        label = f"{row['document']['id']} #{gold[i].get('n', i + 1)}"
        if i not in paired:
            missing.append(f"{label} not found: {shown}")
            continue
        speaker = found[paired[i]]["speaker"]
        wanted = gold[i]["speaker"]
        mentions = mentions_of(speaker, extraction["actors"])
        if wanted is None:
            right = speaker is None
        else:
            right = right_speaker(wanted, mentions, words=words, rules=rules)
        if not right:
            got = " / ".join(text[start:end] for start, end in mentions) or "nobody"
            name = text[wanted[0] : wanted[1]] if wanted else "nobody"
            missing.append(f"{label} speaker {got}, not {name}: {shown}")
    return len(gold), missing


def mentions_of(actor: str | None, actors: Iterable[Row]) -> list[Sequence[int]]:
    """All mentions of the actor with id `actor`; none for None."""
    return [mention for a in actors if a["id"] == actor for mention in a["mentions"]]


def right_speaker(
    wanted: Sequence[int],
    mentions: Iterable[Sequence[int]],
    *,
    words: Any,
    rules: ModuleType,
) -> bool:
    """Whether one of `mentions` is the gold speaker, by the scorer's rule."""
    name = words.of([wanted])
    return any(
        rules.dice(name, mention) >= 0.5 or (bool(name) and name <= mention)
        for mention in (words.of([m]) for m in mentions)
    )
