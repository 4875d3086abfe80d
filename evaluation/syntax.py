"""Parts of speech and dependencies against a treebank in CoNLL-U, measured on raw text.

The treebank is turned back into running text with the offsets of its words. A word of the
treebank is aligned with the word that starts and ends at the same offsets; one that the model cuts
differently counts as wrong. Over all words of the treebank, punctuation included:

- words: share that is aligned
- UPOS:  share that is aligned and has the right universal part of speech
- LAS:   share that is aligned, governed by the word aligned with the right governor (or a root as
         there), by the right relation, subtypes cut (``nmod:poss`` is ``nmod``)

`words cut alike` is the same among the aligned words, and for LAS those whose governor is aligned
too: it comes near to the usual measure, in which the words are given.

Format: https://universaldependencies.org/format.html. The words of a contraction (``don't``) share
its characters where their forms spell it; where they do not, each has the whole of it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.records import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """A sentence with its words, offsets counted from its own start.

    `joint` is what stands between it and the sentence before: white space, or nothing.
    """

    text: str
    words: Words
    joint: str
    opens_document: bool


@dataclass(slots=True)
class SyntaxCount:
    """Words of the treebank, and how many of them were right in which way."""

    gold: int = 0
    aligned: int = 0
    attached: int = 0
    upos: int = 0
    las: int = 0

    def shares(self) -> dict[str, float]:
        """The counts as shares of the gold words."""
        total = max(self.gold, 1)
        return {
            "words": self.aligned / total,
            "UPOS": self.upos / total,
            "LAS": self.las / total,
            "UPOS, words cut alike": self.upos / max(self.aligned, 1),
            "LAS, words cut alike": self.las / max(self.attached, 1),
        }


def read_treebank(path: Path) -> list[GoldSentence]:
    """The sentences of a CoNLL-U file, gzipped or not, in order."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        text = file.read()
    sentences: list[GoldSentence] = []
    joint = ""
    for block in text.split("\n\n"):
        lines = block.splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        opens_document = any(line.startswith("# newdoc") for line in lines)
        if any(line.startswith("# newpar") for line in lines):
            joint = "\n\n"
        surface, words, trailing = _sentence(rows)
        sentences.append(
            GoldSentence(text=surface, words=words, joint=joint, opens_document=opens_document)
        )
        joint = trailing
    return sentences


def _sentence(rows: list[list[str]]) -> tuple[str, Words, str]:
    """Text, words and trailing space of a sentence given as rows of ten fields."""
    surface, trailing = "", ""
    spans: list[tuple[int, int]] = []
    contraction: list[str] = []
    last = 0
    for row in rows:
        number, form, spaced = row[0], row[1], "SpaceAfter=No" not in row[9].split("|")
        if "." in number:  # an elided word, which no text shows
            continue
        if "-" in number:
            last = int(number.split("-")[1])
            contraction = [r[1] for r in rows if r[0].isdigit() and _within(r[0], number)]
        elif int(number) <= last:  # its characters came with the contraction
            continue
        start = len(surface) + len(trailing)
        surface += trailing + form
        trailing = " " if spaced else ""
        spans += _cut(start, form, contraction) if "-" in number else [(start, start + len(form))]
    kept = [row for row in rows if row[0].isdigit()]
    words = Words(
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        upos=tuple(row[3] for row in kept),
        heads=tuple(int(row[6]) - 1 for row in kept),
        relations=tuple(row[7].split(":")[0] for row in kept),
    )
    return surface, words, trailing


def _within(number: str, bounds: str) -> bool:
    first, last = bounds.split("-")
    return int(first) <= int(number) <= int(last)


def _cut(start: int, form: str, parts: list[str]) -> list[tuple[int, int]]:
    """Offsets of the words of a contraction that begins at `start`."""
    if "".join(parts) != form:
        return [(start, start + len(form))] * len(parts)
    spans = []
    for part in parts:
        spans.append((start, start + len(part)))
        start += len(part)
    return spans


def running_text(
    sentences: Iterable[GoldSentence], *, sentences_given: bool
) -> Iterator[tuple[str, Words]]:
    """Text and words of each document of the treebank.

    Where `sentences_given`, each sentence is a paragraph; otherwise they are joined as the treebank
    says, and finding them is part of the task.
    """
    group: list[GoldSentence] = []
    for sentence in sentences:
        if sentence.opens_document and group:
            yield _joined(group, sentences_given)
            group = []
        group.append(sentence)
    if group:
        yield _joined(group, sentences_given)


def _joined(group: list[GoldSentence], sentences_given: bool) -> tuple[str, Words]:
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    for sentence in group:
        if text:
            text += "\n\n" if sentences_given else sentence.joint
        before = len(starts)
        starts += [len(text) + start for start in sentence.words.starts]
        ends += [len(text) + end for end in sentence.words.ends]
        heads += [head + before if head >= 0 else -1 for head in sentence.words.heads]
        text += sentence.text
    words = Words(
        starts=tuple(starts),
        ends=tuple(ends),
        upos=tuple(upos for sentence in group for upos in sentence.words.upos),
        heads=tuple(heads),
        relations=tuple(name for sentence in group for name in sentence.words.relations),
    )
    return text, words


def count_syntax(gold: Words, found: Words, count: SyntaxCount) -> None:
    """Add to `count` how `found` does against `gold`, both over the same text."""
    by_span = {span: i for i, span in enumerate(zip(found.starts, found.ends, strict=True))}
    aligned = [by_span.get(span) for span in zip(gold.starts, gold.ends, strict=True)]
    for i, j in enumerate(aligned):
        count.gold += 1
        if j is None:
            continue
        count.aligned += 1
        count.upos += gold.upos[i] == found.upos[j]
        head = -1 if gold.heads[i] < 0 else aligned[gold.heads[i]]
        relation = found.relations[j].split(":")[0]
        count.attached += head is not None
        count.las += head == found.heads[j] and relation == gold.relations[i]
