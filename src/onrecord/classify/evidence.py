"""What speaks for a claim's being of one type or another, as named features with a weight each.

Clues are told apart by where they stand: in the cue, in the main predicate, its subject or object,
in the clause before the first subordinate one, in the opening words, or anywhere. Beside them stand
the terms of the claim and the shape of its main clause. Pairs are features too: readiness means one
thing alone, another with an "if".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.classify.clues import find_clues
from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.main_clause import Chain, Passage, forms_in, main_chains, open_passage
from onrecord.classify.reading import Reading
from onrecord.records import Document, Modality, Tags

Evidence = Mapping[str, float]

_SUBORDINATORS = frozenset(
    {",", ";", ":", "which", "who", "that", "because", "after", "before", "while", "as", "if"}
)
_OBJECTS = ("obj", "xcomp", "obl", "cop", "ccomp")
_FIRST_PERSON = frozenset({"we", "our", "us", "i", "my"})
_GROUNDS = frozenset({"considering", "given", "as"})
_TRADE = frozenset({"selling", "exporting", "buying", "ready", "asking", "delivering"})
_OPENING = 8
_SHORT = 6
# Pairs are many and weaker than what they are made of.
_PAIR = 0.5


def gather(
    document: Document, tags: Tags, reading: Reading, *, lexicon: ClassifyLexicon
) -> Evidence:
    """The features of a claim, by name."""
    claim = reading.claim
    passage = open_passage(document, tags, claim.content, lexicon=lexicon.modality)
    words = list(passage.forms.values())
    main = next(iter(main_chains(passage)), ())
    zones = _zones(passage, main)
    features: dict[str, float] = {"always": 1.0}
    anywhere: dict[str, None] = {}
    places = list(passage.forms)
    for place, clue in find_clues(words, lexicon=lexicon.clues):
        anywhere[clue] = None
        for zone in zones.get(places[place], ()):
            features[f"{zone} {clue}"] = 1.0
    terms = [*_terms(document, reading, words), *_shape(tags, passage, main, reading)]
    if _TRADE.isdisjoint(anywhere):
        terms.append("no trade")
    if "armed" not in anywhere and not reading.items:
        terms.append("no arms")
    for name in (*anywhere, *terms):
        features[name] = 1.0
    for one, other in combinations(sorted((*anywhere, *terms)), 2):
        features[f"{one} + {other}"] = _PAIR
    if claim.attribution is not None:
        cue = list(forms_in(document, tags, claim.attribution.cue).values())
        for _, clue in find_clues(cue, lexicon=lexicon.clues):
            features[f"cue {clue}"] = 1.0
    return features


def is_on_condition(document: Document, modality: Modality) -> bool:
    """Whether a claim holds on a term that is yet to be met, not on a ground that is given.

    Readiness to sell on a term is a condition of export, on a ground an offer (CODEBOOK 5).
    """
    if modality.condition is None:
        return False
    opener = document.text[modality.condition.start : modality.condition.end].split()[0]
    return opener.lower() not in _GROUNDS


def _zones(passage: Passage, main: Chain) -> dict[int, list[str]]:
    """The parts of the sentence that each word stands in, beside standing anywhere."""
    zones: dict[int, list[str]] = {index: [] for index in passage.forms}
    head = True
    for place, (index, word) in enumerate(passage.forms.items()):
        head = head and not (place > 3 and word in _SUBORDINATORS)
        if head:
            zones[index].append("head")
        if place < _OPENING:
            zones[index].append("opening")
    for predicate in main:
        zones[predicate].append("predicate")
        for zone, relations in (("subject", ("nsubj", "csubj")), ("object", _OBJECTS)):
            for index in passage.below(predicate, *relations):
                zones[index].append(zone)
                for under in passage.below(index, "compound", "amod", "nmod"):
                    zones[under].append(zone)
    return zones


def _shape(tags: Tags, passage: Passage, main: Chain, reading: Reading) -> Iterator[str]:
    """What the main clause is built of: its auxiliaries, and whether arms are its subject."""
    starts = tags.words.starts
    for predicate in main:
        for auxiliary in passage.below(predicate, "aux", "cop"):
            yield f"with {passage.forms[auxiliary]}"
        for subject in passage.below(predicate, "nsubj"):
            at = starts[subject]
            if any(item.span.start <= at < item.span.end for item in reading.items):
                yield "arms as subject"
            if tags.words.upos[subject] == "PRON":
                yield f"subject {passage.forms[subject]}"


def _terms(document: Document, reading: Reading, words: Sequence[str]) -> Iterator[str]:
    """The terms of a claim as names of features."""
    claim, modality = reading.claim, reading.modality
    yield claim.kind
    if claim.attribution is not None:
        yield f"{claim.attribution.cue_class} cue" if claim.attribution.cue else "no cue"
    if modality.negated:
        yield "negated"
    if modality.future:
        yield "in future"
    if modality.condition:
        yield "on condition" if is_on_condition(document, modality) else "on a ground"
    if modality.hedge:
        yield "hedged"
    if reading.stage:
        yield f"stage {reading.stage}"
    yield from sorted({f"quantity {quantity.measure}" for quantity in reading.quantities})
    if reading.items:
        yield "item of a category" if any(item.unroca for item in reading.items) else "item"
    if reading.countries:
        yield "several countries" if len(reading.countries) > 1 else "country"
    if not _FIRST_PERSON.isdisjoint(words):
        yield "first person"
    if words[:1] == ["to"]:
        yield "infinitive"
    if len(words) < _SHORT:
        yield "short"
