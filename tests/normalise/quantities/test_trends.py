from __future__ import annotations

import pytest

from tests.normalise.quantities.reading import entries_of, read, read_plain

WORDS = [
    (form, entry["role"])
    for entry in entries_of("quantity_words")
    if entry["role"] in ("up", "down")
    for form in entry["forms"]
    if " " not in form
]


@pytest.mark.parametrize(("form", "role"), WORDS)
def test_every_word_of_change_gives_its_direction(form: str, role: str) -> None:
    (quantity,) = read_plain(f"Exports {form} by 12 percent.")
    assert quantity.direction == role


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("Sales of 40 trucks were announced.", [None]),
        ("The firm raised 12 million crowns from 3 banks.", [None, None]),
        ("The unit set up 3 workshops.", [None]),
        ("The book lost 3 million crowns in 2 branches.", [None, None]),
        ("Shares lost 3 percent, or 45 cents.", ["down", "down"]),
        ("Pay rose 3 percent, according to 40 firms.", ["up", None]),
        ("Orders fell 3 percent to 40 ships.", ["down", None]),
        ("The price hit a five-year high after a rise of 3%.", [None, "up"]),
        ("The fleet was 40 ships, up from 30.", ["up", None]),
        ("The vote was 54 percent to 46 percent.", [None, None]),
        ("They bought 40 more ships.", [None]),
        ("They bought 40 more ships than Ostmark.", [None]),
    ],
)
def test_a_direction_needs_a_change(text: str, directions: list[str | None]) -> None:
    assert [quantity.direction for quantity in read(text)] == directions


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Exports rose 12 percent compared to the year before.", "the year before"),
        ("Exports rose 12 percent over the last two years.", "the last two years"),
        ("Exports rose 12 percent from the low of May, the bank said.", "the low of May"),
        ("The hull is twice as long as the old one.", "the old one"),
        ("Exports will rise 12 percent over the next two years.", None),
        ("Exports were 12 percent of the whole, more than in May.", None),
    ],
)
def test_a_change_has_a_baseline_where_one_is_told(text: str, baseline: str | None) -> None:
    first = read(text)[0].baseline
    assert (text[slice(*first)] if first else None) == baseline
