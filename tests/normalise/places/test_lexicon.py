from __future__ import annotations

import pytest

from onrecord.errors import ResourceError
from onrecord.normalise.places.lexicon import build_place_lexicon, first_word

STATE = {
    "iso": "VA",
    "names": ["Varania", "The Varan Isles"],
    "adjectives": ["Varanian"],
    "inhabitants": [],
    "capitals": ["Kesh"],
    "self_names": [],
    "also": {"names": ["V.R."]},
    "prefixes": ["Varano"],
    "short_self_names": ["Duchy"],
}
WORDS = {"role": "travel", "words": ["fly", "move"]}


def test_forms_are_found_by_their_first_word_the_longest_first() -> None:
    lexicon = build_place_lexicon({"states": [STATE], "place_words": [WORDS]})
    kinds = {form.text: form.kind for forms in lexicon.forms.values() for form in forms}
    assert kinds["Varania"] == kinds["VARANIA"] == kinds["Varan Isles"] == "name"
    assert kinds["V.R."] == "short"
    assert kinds["Kesh"] == "capital"
    assert "KESH" not in kinds
    assert lexicon.prefixes == {"Varano": "VA"}
    assert [form.alone for form in lexicon.forms["Duchy"]] == [False]


def test_verbs_are_listed_by_their_base_form() -> None:
    lexicon = build_place_lexicon({"states": [STATE], "place_words": [WORDS]})
    assert {"fly", "flies", "flying", "moved", "moving"} <= lexicon.words["travel"]


def test_an_unknown_role_is_a_resource_error() -> None:
    with pytest.raises(ResourceError, match="none of"):
        build_place_lexicon({"states": [], "place_words": [{"role": "tavel", "words": []}]})


@pytest.mark.parametrize(("text", "word"), [("U.S.", "U"), ("N'Djamena", "N"), ("", "")])
def test_the_first_word_ends_at_the_first_mark(text: str, word: str) -> None:
    assert first_word(text) == word
