"""Reads the training data: attributed news (PolNeAR) and English treebank sentences (EWT)."""

from __future__ import annotations

import gzip
import json
import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.annotate.labels import (
    ENTITY_LABELS,
    INSIDE,
    LINK_LABELS,
    RELATION_LABELS,
    ROLE_LABELS,
    UPOS_LABELS,
)
from onrecord.annotate.pieces import CLS, Pieces, split_pieces
from onrecord.annotate.sentences import split_paragraphs

Pairs = Sequence[Sequence[int]]
HERE = Path(__file__).parent


@dataclass
class Story:
    """A text with attributions {source, cue, content: [[start, end]…]} and entities."""

    text: str
    attributions: list[dict[str, Pairs]]
    entities: list[tuple[int, int, str]]


@dataclass
class Example:
    """A window of pieces with labels; all arrays have shape (T,) but `links`, (K, T).

    A label of -100 carries no loss. `cues`: first and last + 1 piece of each cue.
    """

    ids: np.ndarray
    features: np.ndarray
    roles: np.ndarray | None = None
    entities: np.ndarray | None = None
    cues: list[tuple[int, int]] = field(default_factory=list)
    links: list[np.ndarray] = field(default_factory=list)
    upos: np.ndarray | None = None
    heads: np.ndarray | None = None
    relations: np.ndarray | None = None
    sentences: np.ndarray | None = None


def inflections(lemma: str) -> set[str]:
    """The regular forms of an English verb, and a few that no verb has."""
    forms = {lemma, lemma + "s", lemma + "ed", lemma + "ing", lemma + "es"}
    if lemma.endswith("e"):
        forms |= {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y"):
        forms |= {lemma[:-1] + "ied", lemma[:-1] + "ies"}
    forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms


def speech_words() -> frozenset[str]:
    """All forms of the verbs in speech_verbs.txt."""
    lines = (HERE / "speech_verbs.txt").read_text(encoding="utf-8").splitlines()
    lemmas = [w for line in lines if not line.startswith("#") for w in line.split()]
    irregular = {"said", "told", "wrote", "written", "swore", "sworn", "spoke", "spoken", "read"}
    irregular |= {"cited", "quoted", "pled", "referring"}
    return frozenset(irregular.union(*map(inflections, lemmas)))


def read_stories(path: Path) -> Iterator[list[Story]]:
    """PolNeAR rows: one list a document, with a Story for every annotator."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            entities = [(s, e, kind) for s, e, kind in row["silver_ner"] or []]
            yield [
                Story(row["text"], annotation["attributions"], entities)
                for annotation in row["annotations"]
            ]


def rewrite(story: Story, edits: Sequence[tuple[int, int, str]]) -> Story:
    """The story with each [start, end) replaced; spans move with the text."""
    edits = sorted(edits)
    parts, starts, shifts, at, shift = [], [0], [0], 0, 0
    for start, end, new in edits:
        if start < at:
            continue
        parts += [story.text[at:start], new]
        shift += len(new) - (end - start)
        at = end
        starts.append(end)
        shifts.append(shift)
    text = "".join([*parts, story.text[at:]])

    def move(place: int) -> int:
        return place + shifts[bisect_right(starts, place) - 1]

    attributions = [
        {role: [[move(s), move(e)] for s, e in spans] for role, spans in a.items()}
        for a in story.attributions
    ]
    return Story(text, attributions, [(move(s), move(e), kind) for s, e, kind in story.entities])


STYLES = (
    ('"', '"'),
    ("\u201c", "\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u201e", "\u201c"),
    ("''", "''"),
)
STYLE_WEIGHTS = (5, 5, 1, 1, 0.5)


def vary_quotation_marks(story: Story, rng: random.Random) -> Story:
    """Another style of quotation marks; in some stories a few marks are lost."""
    opening, closing = rng.choices(STYLES, STYLE_WEIGHTS)[0]
    lost = rng.choice((0, 0, 0.05, 0.15))
    edits, inside = [], False
    for place, glyph in enumerate(story.text):
        if glyph == "\n":
            inside = False
        elif glyph in '"\u201c\u201d':
            if glyph == "\u201c" or (glyph == '"' and not inside):
                new, inside = opening, True
            else:
                new, inside = closing, False
            edits.append((place, place + 1, "" if rng.random() < lost else new))
    return rewrite(story, edits)


def vary_names(story: Story, rng: random.Random, pools: dict[str, list[str]]) -> Story:
    """People, places and organisations under names of another part of the world."""
    given: dict[str, str] = {}
    edits = []
    for start, end, kind in story.entities:
        if kind == "PERSON":
            at = start
            words = story.text[start:end].split()
            for n, word in enumerate(words):
                at = story.text.index(word, at)
                pool = pools["surname" if n == len(words) - 1 else "given"]
                if word[0].isupper() and word.isalpha() and len(word) > 2:
                    edits.append((at, at + len(word), given.setdefault(word, rng.choice(pool))))
                at += len(word)
        elif kind == "LOCATION" and story.text[start:end].replace(" ", "").isalpha():
            name = story.text[start:end]
            edits.append((start, end, given.setdefault(name, rng.choice(pools["place"]))))
        elif kind == "ORGANIZATION" and rng.random() < 0.5:
            name = story.text[start:end]
            edits.append((start, end, given.setdefault(name, rng.choice(pools["organisation"]))))
    return rewrite(story, edits)


def name_pools() -> dict[str, list[str]]:
    """Name parts by kind, from names.txt."""
    pools: dict[str, list[str]] = {}
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        kind, _, names = line.partition(": ")
        if names:
            pools.setdefault(kind, []).extend(n.strip() for n in names.split(","))
    return pools


def covered(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """First and last + 1 index of the pieces that share a character with [start, end)."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    while first < last and pieces.starts[first] == pieces.ends[first]:
        first += 1
    return first, last


def mark(labels: np.ndarray, names: Sequence[str], kind: str, first: int, last: int) -> bool:
    """Write B and I labels over free places; False where something stands there already."""
    if first >= last or labels[first:last].any():
        return False
    labels[first:last] = names.index(f"I-{kind}")
    labels[first] = names.index(f"B-{kind}")
    return True


def label_story(
    story: Story, *, tokenizer: Tokenizer, speech: frozenset[str]
) -> tuple[Pieces, dict[str, Any]]:
    """Pieces of the whole story and their labels."""
    pieces = split_pieces(story.text, split_paragraphs(story.text), tokenizer=tokenizer)
    size = len(pieces.ids)
    roles, entities = np.zeros(size, np.int64), np.zeros(size, np.int64)
    cues, links = [], []
    for attribution in story.attributions:
        link = np.zeros(size, np.int64)
        for role in ("source", "content"):
            for start, end in attribution[role]:
                first, last = covered(pieces, start, end)
                mark(roles, ROLE_LABELS, role, first, last)
                mark(link, LINK_LABELS, role, first, last)
        for start, end in attribution["cue"][:1]:
            first, last = covered(pieces, start, end)
            words = story.text[start:end].lower()
            spoken = not speech.isdisjoint(words.replace(":", " : ").split())
            if mark(roles, ROLE_LABELS, "speech" if spoken else "other", first, last):
                cues.append((first, last))
                links.append(link)
    for start, end, kind in story.entities:
        mark(entities, ENTITY_LABELS, kind, *covered(pieces, start, end))
    return pieces, {"roles": roles, "entities": entities, "cues": cues, "links": links}


def cut_story(
    pieces: Pieces, labels: dict[str, Any], rng: random.Random, size: int
) -> Iterator[Example]:
    """Windows that begin at a random place, so that every epoch sees other edges."""
    total = len(pieces.ids)
    edges = [*range(rng.randint(size // 4, size) - size, total, size - 1), total]
    for first, last in pairwise(edges):
        first = max(first, 0)
        if last - first < 8:
            continue
        inside = [i for i, (a, b) in enumerate(labels["cues"]) if first <= a and b <= last]
        yield Example(
            ids=np.concatenate(([CLS], pieces.ids[first:last])),
            features=np.concatenate(([0], pieces.features[first:last])),
            roles=np.concatenate(([0], labels["roles"][first:last])),
            entities=np.concatenate(([0], labels["entities"][first:last])),
            cues=[tuple(p - first + 1 for p in labels["cues"][i]) for i in inside],
            links=[np.concatenate(([0], labels["links"][i][first:last])) for i in inside],
        )


# English Web Treebank


def read_treebank(path: Path) -> Iterator[list[list[tuple[str, str, int, str, bool]]]]:
    """Paragraphs of sentences of (form, upos, head, relation, space after), from CoNLL-U."""
    paragraph: list[list[tuple[str, str, int, str, bool]]] = []
    sentence: list[tuple[str, str, int, str, bool]] = []
    joined_to, joined_space = 0, True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")):
                if paragraph:
                    yield paragraph
                paragraph = []
            elif line == "\n":
                paragraph.append(sentence)
                sentence, joined_to = [], 0
            elif not line.startswith("#"):
                c = line.rstrip("\n").split("\t")
                if "-" in c[0]:
                    joined_to, joined_space = int(c[0].split("-")[1]), "SpaceAfter=No" not in c[9]
                elif "." not in c[0]:
                    n = int(c[0])
                    space = "SpaceAfter=No" not in c[9]
                    if n < joined_to:
                        space = False
                    elif n == joined_to:
                        space = joined_space
                    sentence.append((c[1], c[3], int(c[6]), c[7].split(":")[0], space))
    if paragraph:
        yield paragraph


def treebank_examples(
    path: Path, *, tokenizer: Tokenizer, size: int, rng: random.Random
) -> list[Example]:
    """Windows of whole sentences with syntax labels; paragraphs are packed up to `size` pieces."""
    examples, text, words = [], "", []  # type: ignore[var-annotated]
    sentences = 0

    def flush() -> None:
        nonlocal text, words, sentences
        if words:
            examples.append(label_syntax(text, words, tokenizer=tokenizer))
        text, words, sentences = "", [], 0

    paragraphs = list(read_treebank(path))
    rng.shuffle(paragraphs)
    for paragraph in paragraphs:
        for sentence in paragraph:
            length = sum(len(form) for form, *_ in sentence)
            if (
                len(text) + 1.25 * length > 4.1 * size
                or len(words) + 1.3 * len(sentence) > size * 0.8
            ):
                flush()
            base = len(words)
            for form, upos, head, relation, space in sentence:
                start = len(text)
                text += form
                words.append(
                    (start, len(text), upos, base + head - 1 if head else -1, relation, sentences)
                )
                text += " " if space else ""
            sentences += 1
            text = text.rstrip(" ") + " "
        text = text.rstrip(" ") + "\n"
    flush()
    return examples


def label_syntax(
    text: str, words: list[tuple[int, int, str, int, str, int]], *, tokenizer: Tokenizer
) -> Example:
    """Labels on the first piece of each word; a word with no piece of its own is left out."""
    pieces = split_pieces(text, split_paragraphs(text), tokenizer=tokenizer)
    size = min(len(pieces.ids) + 1, 512)
    upos = np.full(size, UPOS_LABELS.index(INSIDE), np.int64)
    heads, relations = np.full(size, -100, np.int64), np.full(size, -100, np.int64)
    sentences = np.full(size, -1, np.int64)
    upos[0] = -100
    first_piece: dict[int, int] = {}
    taken = 0
    for n, (start, end, *_rest) in enumerate(words):
        first, last = covered(pieces, start, end)
        first = max(first, taken)
        if first < last and last < size:
            first_piece[n] = first + 1
            taken = last
    for n, place in first_piece.items():
        _, _, kind, head, relation, sentence = words[n]
        upos[place] = UPOS_LABELS.index(kind) if kind in UPOS_LABELS else -100
        sentences[place] = sentence
        if head == -1:
            heads[place] = 0
        elif head in first_piece:
            heads[place] = first_piece[head]
        relations[place] = RELATION_LABELS.index(relation) if relation in RELATION_LABELS else -100
    separators = pieces.starts[: size - 1] == pieces.ends[: size - 1]
    upos[1:][separators] = -100
    return Example(
        ids=np.concatenate(([CLS], pieces.ids))[:size],
        features=np.concatenate(([0], pieces.features))[:size],
        upos=upos,
        heads=heads,
        relations=relations,
        sentences=sentences,
    )
