"""Words that hint at what a statement is about, found among the words of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import ResourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueLexicon:
    """The forms of `clues`, laid out for look-up.

    `words`: a lower-case word to its clues; `beginnings`: the same for what a word may begin with,
    whose lengths are `lengths`; `phrases`: a first word to the rest of a phrase and its clue.
    """

    words: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def build_clue_lexicon(entries: Sequence[Mapping[str, Any]]) -> ClueLexicon:
    """Lay out the entries of `clues`. Raises ResourceError where one has no clue."""
    words: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in entries:
        clue = entry.get("clue")
        if not isinstance(clue, str):
            raise ResourceError(f"clues: no `clue` beside {entry['forms'][:3]}", path="clues")
        for form in entry["forms"]:
            first, *rest = form.split()
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), clue))
            elif form.endswith("*"):
                beginnings.setdefault(form[:-1], []).append(clue)
            else:
                words.setdefault(form, []).append(clue)
    return ClueLexicon(
        words={word: tuple(clues) for word, clues in words.items()},
        beginnings={start: tuple(clues) for start, clues in beginnings.items()},
        lengths=tuple(sorted({len(start) for start in beginnings})),
        phrases={word: tuple(found) for word, found in phrases.items()},
    )


def find_clues(words: Sequence[str], *, lexicon: ClueLexicon) -> Iterator[tuple[int, str]]:
    """The place and name of every clue among lower-case `words`, in their order."""
    for place, word in enumerate(words):
        for clue in lexicon.words.get(word, ()):
            yield place, clue
        for length in lexicon.lengths:
            if length > len(word):
                break
            for clue in lexicon.beginnings.get(word[:length], ()):
                yield place, clue
        for rest, clue in lexicon.phrases.get(word, ()):
            if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                yield place, clue
