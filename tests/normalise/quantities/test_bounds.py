from __future__ import annotations

import pytest

from tests.normalise.quantities.reading import LEXICON, entries_of, read, read_plain

FORMS = [
    (form, entry["role"], entry.get("place"))
    for entry in entries_of("quantity_words")
    if entry["role"] in ("about", "at_least", "more_than", "at_most", "less_than")
    for form in entry["forms"]
]


@pytest.mark.parametrize(("form", "role", "place"), FORMS)
def test_every_modifier_bounds_a_number(form: str, role: str, place: str | None) -> None:
    space = "" if form[0] in "-+" else " "
    text = f"It was 40{space}{form}." if place else f"It was {form} 40 km."
    (quantity,) = read_plain(text)
    assert quantity.relation == role
    assert (quantity.low is None) == (role in ("at_most", "less_than"))
    assert (quantity.high is None) == (role in ("at_least", "more_than"))
    assert form in text[slice(*quantity.span)]


def test_the_outermost_bound_counts_and_about_gives_way() -> None:
    (quantity,) = read_plain("It took at least about 40 km.")
    assert quantity.relation == "at_least"
    (quantity,) = read_plain("It took about 40 or more.")
    assert quantity.relation == "at_least"


def test_a_bound_reaches_over_no_other_word() -> None:
    (quantity,) = read_plain("It was more than the 40 km.")
    assert quantity.relation == "exact"


def test_over_may_be_a_preposition() -> None:
    (quantity,) = read("The dispute over two islands goes on.")
    assert quantity.relation == "exact"
    assert LEXICON.relations["over"] == "more_than"
