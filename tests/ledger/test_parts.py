from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.parts import Place, amend, check_edtf
from onrecord.records import Item, Quantity, Span, StatementDate

TEXT = "Kolvani sold 12 boats and 30 drones in 2025, up from 4 boats, it said on Monday."
NEAR = Span(0, 60)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quantity(words: str, value: float, baseline: str | None = None) -> Quantity:
    return Quantity(
        span=at(words),
        low=value,
        high=value,
        unit=words.split()[1],
        relation="exact",
        direction=None,
        measure="count",
        baseline=at(baseline) if baseline else None,
    )


BOATS, DRONES = quantity("12 boats", 12), quantity("30 drones", 30)


def amended(place: Place, given: object) -> tuple[Quantity, ...]:
    return amend((BOATS, DRONES), Quantity, place, given, TEXT, NEAR)


@pytest.mark.parametrize(
    ("key", "given", "wanted"),
    [
        ("high", "40", 40.0),
        ("high", "1e3", 1000.0),
        ("high", 40, 40.0),
        ("low", "none", None),
        ("unit", "vessels", "vessels"),
        ("unit", "none", None),
        ("relation", "at least", "at_least"),
        ("direction", "up", "up"),
        ("baseline", "4 boats", at("4 boats")),
        ("baseline", "none", None),
        ("span", "sold 12 boats", at("sold 12 boats")),
        ("span", "[13, 15]", Span(13, 15)),
        ("Measure", "value", "value"),
    ],
)
def test_one_field_of_one_part_is_set(key: str, given: object, wanted: object) -> None:
    first, second = amended(Place(0, key), given)
    assert getattr(first, key.lower()) == wanted
    assert second == DRONES


def test_parts_are_added_replaced_and_taken_away() -> None:
    added = amended(Place(2), '{"span": "4 boats", "low": 4, "high": 4, "unit": "boats"}')
    assert added == (BOATS, DRONES, quantity("4 boats", 4))
    assert amended(Place(0), "none") == (DRONES,)
    assert amended(Place(1), '{"span": "4 boats", "low": 4, "high": 4, "unit": "boats"}') == (
        BOATS,
        quantity("4 boats", 4),
    )
    last = amended(Place(2), {"span": "Kolvani", "relation": "about"})
    assert [q.span for q in last] == [BOATS.span, DRONES.span, at("Kolvani")]
    assert amended(Place(), "none") == ()
    assert amended(Place(), [DRONES, BOATS]) == (DRONES, BOATS)
    assert amended(Place(), '[{"span": [13, 21], "low": 12, "high": 12, "unit": "boats"}]') == (
        BOATS,
    )


@pytest.mark.parametrize(
    ("place", "given", "message"),
    [
        (Place(0, "high"), "forty", "high is a number"),
        (Place(0, "high"), "nan", "high is a number"),
        (Place(0, "high"), "1e999", "high is a number"),
        (Place(0, "high"), "4", "low is 12, which is more than high, 4"),
        (Place(0, "hihg"), "40", "Did you mean high"),
        (Place(0, "relation"), "abuot", "Did you mean about"),
        (Place(0, "span"), "14 boats", "does not have the words"),
        (Place(0, "span"), "[90, 99]", "no place in the document"),
        (Place(0, "span"), "none", "not as in the extract contract"),
        (Place(0, "relation"), "none", "not as in the extract contract"),
        (Place(2, "high"), "40", r"There is no \[2\]; the last one is \[1\]"),
        (Place(3), "{}", r"There is no \[3\]"),
        (Place(2), "{}", "not as in the extract contract.*span"),
        (Place(2), '{"span": "4 boats", "hihg": 4}', "Did you mean high"),
        (Place(2), '{"span": "4 boats", "low": "4"}', "not as in the extract contract.*low"),
        (Place(2), "4 boats", "is no JSON"),
        (Place(2), "[1, 2]", "no JSON object"),
        (Place(), '{"span": "4 boats"}', "given as a JSON list"),
    ],
)
def test_what_is_wrong_is_said(place: Place, given: object, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        amended(place, given)


def test_dates_and_items_are_amended_alike() -> None:
    dates = (StatementDate(span=at("2025"), value="2025", role="content"),)
    told = amend(
        dates, StatementDate, Place(1), {"span": "Monday", "role": "utterance"}, TEXT, NEAR
    )
    assert told == (*dates, StatementDate(span=at("Monday"), value=None, role="utterance"))
    later = amend(dates, StatementDate, Place(0, "value"), "2025-11", TEXT, NEAR)
    assert later == (StatementDate(span=at("2025"), value="2025-11", role="content"),)
    with pytest.raises(UsageError, match="is no date in EDTF"):
        amend(dates, StatementDate, Place(0, "value"), "November 2025", TEXT, NEAR)
    items = amend((), Item, Place(0), {"span": "boats", "unroca": "vi"}, TEXT, Span(13, 21))
    assert items == (Item(span=Span(16, 21), unroca="VI", sipri=None),)
    with pytest.raises(UsageError, match="unroca cannot be 'IX'"):
        amend(items, Item, Place(0, "unroca"), "IX", TEXT, NEAR)
    with pytest.raises(UsageError, match="there are none"):
        amend((), Item, Place(1), {"span": "boats"}, TEXT, NEAR)


@pytest.mark.parametrize(
    "given", ["1e999", "NaN", "Infinity", "-Infinity", float("inf"), float("nan")]
)
def test_what_is_endless_is_no_number(given: object) -> None:
    with pytest.raises(UsageError, match="high is a number such as 40"):
        amended(Place(0, "high"), given)
    if isinstance(given, float):
        with pytest.raises(UsageError, match="high is a number such as 40"):
            amended(Place(0), {"span": "2025", "high": given})


@pytest.mark.parametrize("given", ["", "  "])
def test_an_empty_description_or_unit_is_none(given: str) -> None:
    items = (Item(span=at("boats"), unroca=None, sipri="Boats"),)
    with pytest.raises(UsageError, match="sipri is empty; leave it out, or say none"):
        amend(items, Item, Place(0, "sipri"), given, TEXT, NEAR)
    with pytest.raises(UsageError, match="unit is empty"):
        amend((), Quantity, Place(0), {"span": "2025", "unit": given}, TEXT, NEAR)


@pytest.mark.parametrize(
    "value",
    [
        *("2031", "2031-05", "2031-05-14", "2031~", "2031-05~", "2031-05-14~", "203X", "20XX"),
        *("XXXX-05", "XXXX-05-14", "XXXX-05-14/XXXX-05-16", "2031-05/2031-07", "2031/.."),
        *("../2031-05-14", "../203X", "P12M", "P3W", "P1Y6M", "2031-21"),
    ],
)
def test_the_dates_of_the_codebook_are_dates(value: str) -> None:
    check_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "31",
            "2031-13-01",
            "2031-02-30",
            "2031-5",
            "2031-99",
            "14.05.2031",
            "2031/",
            "/2031",
        ),
        *("2031-00", "2031-13", "2031-20", "2031-25", "2031-33", "2031-41", "0000", "0000-05"),
        *("٢٠٣١", "2031-21-05", "../..", "P", "PM", "12M", "2031-05-14 ", "2031-05-14T10:00"),
    ],
)
def test_other_dates_are_not(value: str) -> None:
    with pytest.raises(UsageError, match="no date in EDTF"):
        check_edtf(value)
