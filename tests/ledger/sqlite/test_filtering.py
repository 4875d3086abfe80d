"""Every filter and every pair of filters against a plain filter over all rows."""

from __future__ import annotations

import random
import re
import string
import unicodedata
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from snowballstemmer import stemmer

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.sqlite import filtering
from onrecord.records import Extraction, Stage, StatementType
from onrecord.rows import Days, Query, Sort, Standing, StatementRow
from tests.ledger.sample import Said, extraction, filled

SPEAKERS = ("Orla Venn", "Teodor Çal", "ORLA of Kesh", "ministry of Kesh", "Éva Rho", None)
OUTLETS = ("Tarsis Post", "Kolvani Herald", "Rádio Ostmark", None)
ITEMS = (
    ("boats", "VI", "Patrol craft"),
    ("drones", "IV", "UAV"),
    ("carriers", "II", "APC, 8 wheels"),
    ("rafts", None, "Fast patrol craft, small"),
    ("things", None, None),
)
TOLD = ("2025-12-31", "2026-01-15", "2026-01", "2025-12/2026-01", "2026-01-31/2026-02-01", "2026")
DAYS = (None, "2025-12-31", "2026-01-01", "2026-01-15", "2026-02-01")
EVERY = get_args(Standing)


def invented(n: int) -> Extraction:
    chance = random.Random(n)
    said, parts = [], []
    for place in range(4):
        item = chance.choice(ITEMS)
        words = f"Claim {n} {place} about {item[0]} and deals"
        cue = chance.choice(("said", "added"))
        day = chance.choice(TOLD)
        parts.append(f"On {day} {' and '.join(filter(None, SPEAKERS))} {cue}: {words} if sold.")
        speaker = chance.choice(SPEAKERS)
        said.append(
            Said(
                words=words,
                speaker=speaker,
                cue=cue if speaker else None,
                type=chance.choice(("denial", "export_offer", "export_request", "plan")),
                stage=chance.choice((None, None, "offered", "requested")),
                countries=tuple(sorted(chance.sample(("VN", "OM", "KH"), chance.randint(0, 2)))),
                items=(item,) if chance.random() < 0.7 else (),
                told=((day, day),) if chance.random() < 0.3 else (),
                negated=chance.random() < 0.3,
                condition="if sold" if chance.random() < 0.3 else None,
                confidence=chance.randint(1, 9) / 10,
            )
        )
    return extraction(
        " ".join(parts),
        *said,
        outlet=chance.choice(OUTLETS),
        published=chance.choice(DAYS),
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("filtering") / "ledger.db"
    with filled(path, extractions=map(invented, range(30))) as ledger:
        rows = list(ledger.statements(limit=24))
        with ledger.store.writing():
            for n, row in enumerate(rows):
                action = ("confirm", "reject", "correct")[n % 3]
                if action == "correct":
                    review = ledger.store.write_review(
                        row.number, "correct", reviewer="Kim", field="type", value="plan"
                    )
                    ledger.store.write_version(row.number, row.statement, review=review)
                else:
                    ledger.store.write_review(row.number, action, reviewer="Kim")  # type: ignore[arg-type]
        yield ledger


def folded(text: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return set(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def stems(text: str) -> set[str]:
    return set(stemmer("english").stemWords(folded(text)))


def holds(query: Query, row: StatementRow) -> bool:
    """What `rows.Query` says, read off a row in the plainest way."""
    statement, document = row.statement, row.document

    def named(asked: tuple[str, ...], name: str | None) -> bool:
        return not asked or any(folded(one) <= folded(name) for one in asked)

    def meets(days: Days, first: str | None, last: str | None) -> bool:
        if days == Days():
            return True
        return (first or "9") <= (days.last or "8") and (last or "") >= (days.first or "1")

    def traded(asked: str) -> bool:
        if asked.upper() in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII"):
            return any(item.unroca == asked.upper() for item in statement.items)
        words = (f"{row.words((item.span,))} {item.sipri or ''}" for item in statement.items)
        return stems(asked) <= stems(" ".join(words))

    def agrees(asked: bool | None, given: object) -> bool:
        return asked is None or asked is bool(given)

    return (
        (not query.standing or row.standing in query.standing)
        and named(query.speaker, row.speaker.name if row.speaker else None)
        and named(query.outlet, document.outlet)
        and (not query.type or statement.type in query.type)
        and (not query.stage or statement.stage in query.stage)
        and (
            not query.country
            or {c.upper()[:2] for c in query.country} & set(statement.countries) != set()
        )
        and (not query.item or any(map(traded, query.item)))
        and meets(query.said, row.said, row.said_last)
        and meets(query.published, document.published, document.published)
        and agrees(query.negated, statement.modality.negated)
        and agrees(query.conditional, statement.modality.condition)
        and agrees(query.reviewed, row.reviewed)
        and query.document in (None, document.id)
        and (query.words is None or folded(query.words) <= folded(row.text))
    )


FIELDS: dict[str, tuple[object, ...]] = {
    "speaker": (("orla",), ("venn ORLA",), ("cal", "kesh"), ("or",)),
    "type": (("denial",), ("export_offer", "plan")),
    "country": (("vn",), ("KH", "Oman"), ("FR",)),
    "item": (
        *(("vi",), ("IV", "II"), ("craft",), ("patrol small",), ("apc 8",), ("8 wheels",)),
        *(("drone",), ("raft", "BOAT"), ("thing",), ("16",), ("sipri",), ("null",), ("words",)),
    ),
    "stage": (("offered",), ("requested", "offered"), ("delivered",)),
    "outlet": (("radio",), ("Post", "herald"), ("kolvani herald",)),
    "said": (
        Days(first="2026-01-01"),
        Days(last="2026-01-01"),
        Days(first="2026-01-15", last="2026-01-15"),
        Days(first="2026-01-20", last="2026-01-31"),
        Days(first="2026-02-02", last="2026-12-31"),
    ),
    "published": (Days(first="2026-01-15"), Days(first="2025-12-31", last="2026-01-01")),
    "negated": (True, False),
    "conditional": (True, False),
    "reviewed": (True, False),
    "document": (invented(3).document.id, invented(9).document.id),
    "words": ("drones", "and Claim"),
    "standing": (EVERY, ("rejected",), ("superseded", "current"), ()),
}
PAIRS = [*combinations(FIELDS, 2)]


def check(ledger: Ledger, given: dict[str, object]) -> int:
    query = Query(**given)  # type: ignore[arg-type]
    rows = list(ledger.statements(Query(standing=EVERY)))
    found = [row.number for row in ledger.statements(query)]
    assert sorted(found) == sorted(row.number for row in rows if holds(query, row)), query
    return len(found)


@pytest.mark.parametrize("few", [filtering.FEW, 25, 0], ids=["few", "some", "many"])
@pytest.mark.parametrize("field", FIELDS)
def test_a_filter_gives_what_a_plain_filter_gives(
    ledger: Ledger, field: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtering, "FEW", few)
    counts = [check(ledger, {field: value}) for value in FIELDS[field]]
    assert any(counts)


@pytest.mark.parametrize("few", [filtering.FEW, 25, 0], ids=["few", "some", "many"])
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_filters_give_what_plain_filters_give(
    ledger: Ledger, pair: tuple[str, str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtering, "FEW", few)
    rows = list(ledger.statements(Query(standing=EVERY)))
    one, other = pair
    for first in FIELDS[one]:
        for second in FIELDS[other]:
            query = Query(**{one: first, other: second})  # type: ignore[arg-type]
            found = sorted(row.number for row in ledger.statements(query))
            assert found == sorted(row.number for row in rows if holds(query, row)), query


ADDED = [invented(n).document.id for n in range(30)]
SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
KEYS: dict[Sort, Callable[[StatementRow], object]] = {
    "published": lambda row: row.document.published,
    "said": lambda row: row.said,
    # All are added within a second or two: the order of writing tells more than the time.
    "added": lambda row: (row.version > 1 and row.number, ADDED.index(row.document.id)),
    "speaker": lambda row: row.speaker.name.translate(SMALL) if row.speaker else None,
    "confidence": lambda row: row.statement.confidence,
}


@pytest.mark.parametrize("few", [filtering.FEW, 25, 0], ids=["few", "some", "many"])
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("query", [Query(), Query(standing=EVERY), Query(country=("VN",))])
def test_statements_are_sorted_without_value_last_and_ties_in_text_order(
    ledger: Ledger,
    query: Query,
    sort: Sort,
    descending: bool,
    few: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filtering, "FEW", few)
    key = KEYS[sort]
    first = {
        row.id: row.number for row in ledger.statements(Query(standing=EVERY)) if row.version == 1
    }
    rows = sorted(ledger.statements(query), key=lambda row: (first[row.id], row.version))
    valued = [row for row in rows if key(row) is not None]
    valued.sort(key=key, reverse=descending)  # type: ignore[arg-type]
    expected = valued + [row for row in rows if key(row) is None]
    given = list(ledger.statements(query, sort=sort, descending=descending))
    assert given == expected
    assert list(ledger.statements(query, sort=sort, descending=descending, limit=7)) == expected[:7]


@pytest.mark.parametrize("field", ["speaker", "item", "outlet"])
def test_a_value_without_a_word_is_wrong_use(ledger: Ledger, field: str) -> None:
    with pytest.raises(UsageError, match="no word in"):
        list(ledger.statements(Query(**{field: ('":*',)})))  # type: ignore[arg-type]


@pytest.mark.parametrize(("field", "value"), [("type", "offer"), ("stage", "Offered")])
def test_a_part_of_a_type_or_stage_is_none(ledger: Ledger, field: str, value: str) -> None:
    with pytest.raises(UsageError, match=r"none of .*offer"):
        list(ledger.statements(Query(**{field: (value,)})))  # type: ignore[arg-type]


def test_no_type_or_stage_is_found_by_the_words_of_another() -> None:
    for known in (get_args(StatementType), get_args(Stage)):
        for one in known:
            assert [other for other in known if f"_{one}_" in f"_{other}_"] == [one]
