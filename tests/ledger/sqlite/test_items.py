from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.ledger import Ledger
from tests.ledger.sample import Said, extraction, filled

# Each item: its words, the UNROCA category, the description in the manner of SIPRI.
TRADED = {
    "fighters": (("twelve F-16\nfighters", "IV", "FGA aircraft"),),
    "tanks": (("Mark II tanks", "I", None),),
    "howitzers": (("the 155 mm howitzers", None, "155mm towed gun"),),
    "drones": (("drones", "IV", "UAV"), ('quoted "Kesh" boats', None, None)),
    "guns": (("8 guns", None, None),),
    "things": (("things", None, None),),
    "nothing": (),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    told = [
        extraction(
            f"{name}: {' and '.join(words for words, _, _ in items)} were sold, 12 of 16.",
            Said(words=f"{name}: {' and '.join(words for words, _, _ in items)}", items=items),
        )
        for name, items in TRADED.items()
    ]
    with filled(tmp_path_factory.mktemp("items") / "l.db", extractions=told) as ledger:
        yield ledger


def found(ledger: Ledger, *items: str) -> list[str]:
    rows = ledger.select(item=items, sort="added", descending=False)
    return [row.text.partition(":")[0] for row in rows]


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("drones", ["drones"]),
        ("Drone", ["drones"]),
        ("uav", ["drones"]),
        ("uavs", ["drones"]),
        ("iv", ["fighters", "drones"]),
        ("I", ["tanks"]),
        ("II", []),
        ("F-16", ["fighters"]),
        ("fighter f 16", ["fighters"]),
        ("f-16 fga", ["fighters"]),
        ("aircraft fighter", ["fighters"]),
        ("16", []),
        ("12 fighters", []),
        ("mark II", ["tanks"]),
        ("tank mark ii", ["tanks"]),
        ("tank I", []),
        ("fighter IV", []),
        ("155 mm", ["howitzers"]),
        ("155 mm howitzer", ["howitzers"]),
        ("155mm gun", ["howitzers"]),
        ("155 gun", []),
        ("8", ["guns"]),
        ("8 guns", ["guns"]),
        ("8 things", []),
        ("boat Kesh", ["drones"]),
        ("drones of Kesh", []),
        ("sold", []),
    ],
)
def test_items_are_found_by_their_words_descriptions_and_categories(
    ledger: Ledger, item: str, names: list[str]
) -> None:
    assert found(ledger, item) == names


@pytest.mark.parametrize("key", ["span", "words", "word", "unroca", "sipri", "null", "spans"])
def test_what_stands_in_every_row_finds_nothing(ledger: Ledger, key: str) -> None:
    assert found(ledger, key) == found(ledger, f"{key} drones") == []


@pytest.mark.parametrize("number", range(160))
def test_no_place_in_the_text_is_taken_for_a_number(ledger: Ledger, number: int) -> None:
    assert found(ledger, str(number)) == (["guns"] if number == 8 else [])


def test_one_of_several_items_is_enough(ledger: Ledger) -> None:
    assert found(ledger, "tank", "VIII", "boats") == ["tanks", "drones"]


def test_the_view_of_items_has_their_words(ledger: Ledger) -> None:
    connection = ledger.store.connection  # type: ignore[attr-defined]
    rows = connection.execute("SELECT words, unroca, sipri FROM items").fetchall()
    flat = [item for items in TRADED.values() for item in items]
    assert rows == [(" ".join(words.split()), unroca, sipri) for words, unroca, sipri in flat]
