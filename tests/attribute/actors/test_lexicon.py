from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from onrecord.attribute.actors import build_actor_lexicon, name_actors
from onrecord.attribute.actors.tokens import tokenise
from onrecord.errors import ResourceError
from tests.attribute.actors.worlds import NAMES, entries, invented_lexicon, open_story, world

LEXICON = build_actor_lexicon({name: entries(name) for name in NAMES})
Entry = Mapping[str, Any]


def kinds(sentence: str) -> set[str]:
    return {name.kind for name in open_story({"text": sentence}, LEXICON).cast.names}


def is_titled(entry: Entry, sentence: str) -> bool:
    tokens = tokenise(sentence)
    n = len(tokens.words)
    for i in tokens.capitals:
        found = LEXICON.titles.at(tokens.lower, i, n, dotted=True)
        if found and found[0] in tokens.capitals:
            return (found[1].rank, found[1].gender) == (entry["class"], entry["gender"])
    return False


def has_role(entry: Entry, sentence: str) -> bool:
    lower = tokenise(sentence).lower
    found = (LEXICON.roles.at(lower, i, len(lower)) for i in range(len(lower)))
    return any(hit and hit[1].trade == entry["class"] for hit in found)


def names_state(entry: Entry, sentence: str) -> bool:
    names = open_story({"text": sentence}, LEXICON).cast.names
    return any(name.iso == entry["iso"] and name.kind == "state" for name in names)


def names_body(entry: Entry, sentence: str) -> bool:
    lower = tokenise(sentence).lower
    if entry.get("government"):
        return not LEXICON.government_nouns.isdisjoint(lower)
    if entry.get("common"):
        return not LEXICON.common_first_words.isdisjoint(lower)
    return "organisation" in kinds(sentence)


def names_outlet(entry: Entry, sentence: str) -> bool:
    lower = tokenise(sentence).lower
    if entry.get("generic"):
        return any(LEXICON.generic_outlets.at(lower, i, len(lower)) for i in range(len(lower)))
    if entry.get("relays"):
        return not LEXICON.relay_words.isdisjoint(lower)
    return "outlet" in kinds(sentence)


def carries(entry: Entry, sentence: str) -> bool:
    lower = tokenise(sentence).lower
    found = (LEXICON.carriers.at(lower, i, len(lower)) for i in range(len(lower)))
    return any(hit and hit[1] == entry["class"] for hit in found)


def leaves_open(entry: Entry, sentence: str) -> bool:
    document, tags, attributions = world({"text": sentence})
    _, actors = name_actors(document, tags, attributions, lexicon=invented_lexicon())
    return any(actor.kind == "undisclosed" for actor in actors)


def stands_for(entry: Entry, sentence: str) -> bool:
    return any(LEXICON.pronouns.get(w) == entry["refers_to"] for w in tokenise(sentence).lower)


def tells_gender(entry: Entry, sentence: str) -> bool:
    return any(LEXICON.given_names.get(w) == entry["gender"] for w in tokenise(sentence).words)


def has_word(entry: Entry, sentence: str) -> bool:
    wanted = LEXICON.words[entry["class"]]
    if entry["class"] in ("trade_stem", "withheld", "credit"):
        return any(sign in sentence.lower() for sign in wanted)
    return not wanted.isdisjoint(tokenise(sentence).lower)


APPLIES: dict[str, Callable[[Entry, str], bool]] = {
    "titles": is_titled,
    "roles": has_role,
    "states": names_state,
    "organisations": names_body,
    "outlets": names_outlet,
    "carriers": carries,
    "parties": leaves_open,
    "pronouns": stands_for,
    "given_names": tells_gender,
    "phrase_words": has_word,
}
ENTRIES = [
    pytest.param(name, entry, id=f"{name}-{n}")
    for name in NAMES
    for n, entry in enumerate(entries(name))
]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_every_entry_applies_in_its_example_and_not_in_its_not(name: str, entry: Entry) -> None:
    assert APPLIES[name](entry, entry["example"]), entry["example"]
    assert not APPLIES[name](entry, entry["not"]), entry["not"]


def test_no_state_is_named_twice() -> None:
    codes = [entry["iso"] for entry in entries("states")]
    assert len(codes) == len(set(codes))
    names = [name for entry in entries("states") for name in entry["names"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_lexicon_is_named(name: str) -> None:
    lexicons = {other: entries(other) for other in NAMES if other != name}
    with pytest.raises(ResourceError, match=name):
        build_actor_lexicon(lexicons)


def test_a_missing_field_is_named() -> None:
    lexicons = {name: entries(name) for name in NAMES}
    lexicons["states"] = [{"iso": "XV", "names": ["Varania"]}]
    with pytest.raises(ResourceError, match="self_names"):
        build_actor_lexicon(lexicons)


def test_the_longest_form_wins_and_dots_may_be_skipped() -> None:
    lower = ["brig", ".", "gen", ".", "odral"]
    found = LEXICON.titles.at(lower, 0, 5, dotted=True)
    assert found is not None
    assert found[0] == 4
    assert LEXICON.titles.at(lower, 0, 5) == (1, found[1])
    assert LEXICON.titles.at(lower, 5, 5) is None
    ending = LEXICON.roles.ending(["the", "prime", "minister"], 0, 3)
    assert ending is not None
    assert ending[0] == 1
