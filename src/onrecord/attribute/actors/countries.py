"""States that no lexicon knows, found by how a document writes of them.

Behind "Republic of", before what only a state has ("'s parliament"), or beside an adjective made of
the same word ("Brevia", "Brevian"). From there on they are read as the states of the lexicon are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.attribute.actors.lexicon import ActorLexicon, PhraseTable, State
from onrecord.attribute.actors.tokens import Tokens
from onrecord.records import Entity

_SHORTEST = 5
_LONGEST_WORDS = 3
_ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "ic", "ite")
_DROPPING = ("an", "ian", "i", "ese", "ish", "ic")
_VOWELS = "aeo"


def learn_states(lexicon: ActorLexicon, tokens: Tokens, entities: Sequence[Entity]) -> ActorLexicon:
    """`lexicon` with the states that only this document makes known, each under its own name."""
    found: dict[tuple[str, ...], State] = {}
    people = _people(tokens, entities)
    for name in (*_headed(tokens, lexicon), *_owning(tokens, lexicon)):
        if _may_be_state(lexicon, name, people):
            found[name] = State(" ".join(name), "name")
    written = {tokens.words[i] for i in tokens.capitals if len(tokens.words[i]) >= _SHORTEST}
    for place, adjective in sorted(_pairs(written)):
        if adjective not in people and _may_be_state(lexicon, (place,), people):
            found[place,] = State(place, "name")
            found[adjective,] = State(place, "adjective")
            found[adjective + "s",] = State(place, "inhabitants")
    if not found:
        return lexicon
    for name in [name for name, state in found.items() if state.form == "name"]:
        for head in sorted(lexicon.words["state_head"]):
            found[head.capitalize(), "of", *name] = found[name]
    return replace(lexicon, states=_with(lexicon.states, found))


def _with(table: PhraseTable[State], found: dict[tuple[str, ...], State]) -> PhraseTable[State]:
    grouped = dict(table.by_first)
    for form, state in found.items():
        rows = [*grouped.get(form[0], ()), (form, state)]
        grouped[form[0]] = tuple(sorted(rows, key=lambda row: -len(row[0])))
    return PhraseTable(grouped)


def _people(tokens: Tokens, entities: Sequence[Entity]) -> frozenset[str]:
    """The words of persons' names of two or more words."""
    words: set[str] = set()
    for entity in entities:
        first, last = tokens.inside(*entity.span)
        if entity.label == "PERSON" and last - first > 1:
            words.update(tokens.words[first:last])
    return frozenset(words)


def _may_be_state(lexicon: ActorLexicon, name: tuple[str, ...], people: frozenset[str]) -> bool:
    """Whether nothing speaks against a new state of this name: no known state, body or person."""
    lower = [word.lower() for word in name]
    tables = (lexicon.body_nouns, lexicon.roles, lexicon.titles, lexicon.outlet_nouns)
    return (
        lexicon.states.at(name, 0, len(name)) is None
        and lexicon.known_bodies.at(name, 0, len(name)) is None
        and people.isdisjoint(name)
        and lexicon.words["no_state"].isdisjoint(lower)
        and not any(word in lexicon.given_names for word in name)
        and not any(table.at(lower, 0, 1) for table in tables)
    )


def _headed(tokens: Tokens, lexicon: ActorLexicon) -> Iterator[tuple[str, ...]]:
    """The names behind "Republic of", "Kingdom of"."""
    words = tokens.words
    for i in tokens.capitals:
        if tokens.lower[i] in lexicon.words["state_head"] and tokens.lower[i + 1 : i + 2] == ["of"]:
            last = i + 2
            while last < min(len(words), i + 2 + _LONGEST_WORDS) and words[last][0].isupper():
                last += 1
            if last > i + 2:
                yield tuple(words[i + 2 : last])


def _owning(tokens: Tokens, lexicon: ActorLexicon) -> Iterator[tuple[str, ...]]:
    """The names before what only a state has: "Brevia's parliament"."""
    lower, owned = tokens.lower, lexicon.words["state_noun"]
    for i in tokens.capitals:
        if lower[i + 1 : i + 2] != ["'s"] or len(lower[i]) < _SHORTEST:
            continue
        if tokens.words[i - 1 : i] and tokens.words[i - 1][0].isupper():
            continue
        telling = lower[i + 2 : i + 4]
        if owned.intersection((*telling[:1], " ".join(telling))):
            yield (tokens.words[i],)


def _pairs(written: set[str]) -> Iterator[tuple[str, str]]:
    """The words that stand there with an adjective made of them: Brevia, Brevian."""
    for word in written:
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem == word:
                continue
            if stem in written:
                yield stem, word
            elif ending in _DROPPING:
                yield from ((stem + v, word) for v in _VOWELS if stem + v in written)
