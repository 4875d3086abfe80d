"""What is asked of a ledger, with the times that a person may be made to wait for it."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import get_args

from benchmarks.corpus import SEED
from benchmarks.invention import Stock, World
from onrecord.ledger import Ledger
from onrecord.rows import Days, Query, Sort

PAGE = 20
_TURNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A call that gives rows, and the bar for the median of its times."""

    name: str
    ask: Callable[[], Iterable[object]]
    bar_milliseconds: float | None = None


@dataclass(slots=True, kw_only=True)
class Answer:
    """The times of all questions of one name, in milliseconds, and the rows they gave."""

    name: str
    bar_milliseconds: float | None
    milliseconds: list[float] = field(default_factory=list)
    rows: int = 0

    @property
    def median(self) -> float:
        """The median of all times."""
        return statistics.median(self.milliseconds)

    @property
    def worst(self) -> float:
        """The longest time."""
        return max(self.milliseconds)


def ask(questions: Iterable[Question]) -> list[Answer]:
    """Ask every question `_TURNS` times, all of them in each turn, and read all of the answer."""
    answers: dict[str, Answer] = {}
    asked = list(questions)
    for _ in range(_TURNS):
        for question in asked:
            start = time.perf_counter()
            rows = sum(1 for _ in question.ask())
            took = time.perf_counter() - start
            answer = answers.setdefault(
                question.name,
                Answer(name=question.name, bar_milliseconds=question.bar_milliseconds),
            )
            answer.milliseconds.append(took * 1000)
            answer.rows = max(answer.rows, rows)
    return list(answers.values())


def all_questions(ledger: Ledger, world: World) -> Iterator[Question]:
    """Searches, statements by filters, single statements, and counts."""
    yield from _searches(ledger, world.stems)
    yield from _single(ledger)
    yield from _pairs(ledger, world)
    yield from _sorted(ledger, world)
    yield Question(name="speakers, 20 of all", ask=partial(ledger.speakers, limit=PAGE))
    yield Question(name="outlets, all", ask=ledger.outlets)
    yield Question(name="status", ask=lambda: [ledger.status()])


def _searches(ledger: Ledger, stems: Stock) -> Iterator[Question]:
    def words(name: str, searched: list[str], bar: float | None = None) -> Iterator[Question]:
        for word in searched:
            yield Question(
                name=f"search, {name}",
                ask=partial(ledger.search, word, limit=PAGE),
                bar_milliseconds=bar,
            )

    common, medium, rare = (_of_share(stems, share) for share in (0.1, 0.005, 0.00002))
    yield from words("word in 10% of statements", common, 200)
    yield from words("word in 0.5%", medium, 50)
    yield from words("word in 0.002%", rare, 10)
    yield from words(
        "common and medium word", [f"{a} {b}" for a, b in zip(common, medium, strict=True)]
    )
    yield from words(
        "phrase of two common words",
        [f'"{a} {b}"' for a, b in pairwise(common)],
    )
    yield from words("beginning of words", [f"{word[:4]}*" for word in medium])
    yield from words("word that nobody said", ["nowhere", "unsaid"], 10)
    for word in medium:
        yield Question(
            name="search documents, word in 0.5% of statements",
            ask=partial(ledger.search_documents, word, limit=PAGE),
        )


def _of_share(stems: Stock, share: float, count: int = 5) -> list[str]:
    """The words that come nearest to standing in this share of statements of 24 words."""

    def distance(place: int) -> float:
        return abs(1 - (1 - stems.share(place)) ** 24 - share)

    nearest = sorted(range(len(stems.values)), key=distance)
    return [stems.values[place] for place in nearest if len(stems.values[place]) > 3][:count]


def _single(ledger: Ledger) -> Iterator[Question]:
    chance = random.Random(SEED)
    pages = list(ledger.statements(sort="confidence", limit=2000))
    for row in chance.sample(pages, min(20, len(pages))):
        yield Question(
            name="show: a statement, its versions and reviews",
            ask=partial(_show, ledger, row.id),
            bar_milliseconds=5,
        )


def _show(ledger: Ledger, id: str) -> list[object]:
    return [*ledger.versions(id), *ledger.reviews(id)]


def _pairs(ledger: Ledger, world: World) -> Iterator[Question]:
    types, countries, outlets = world.types.values, world.countries.values, world.outlets.values
    speakers = world.speakers.values
    items = tuple(described[2:] for described in world.descriptions.values)
    forename = (speakers[0].split()[0],)
    year = Days(first="2020-01-01", last="2020-12-31")
    month = Days(first="2016-05-01", last="2016-05-31")
    late = Days(first="2019-01-01")
    queries = {
        "top type and country, rarely meet": Query(type=types[:1], country=countries[:1]),
        "common type and country": Query(type=types[1:2], country=countries[1:2]),
        "rare type and country": Query(type=types[-1:], country=countries[-1:]),
        "common type, rare country": Query(type=types[:1], country=countries[-1:]),
        "top speaker, rare type": Query(speaker=speakers[:1], type=types[-1:]),
        "rare speaker, common type": Query(speaker=speakers[-1:], type=types[:1]),
        "forename of many, common outlet": Query(speaker=forename, outlet=outlets[1:2]),
        "country and stage": Query(country=countries[:1], stage=("negotiating",)),
        "year published and item": Query(published=year, item=items[:1]),
        "early month said and type": Query(said=month, type=types[:1]),
        "month said, no other filter": Query(said=month),
        "words of an item, country": Query(item=(items[0].split()[1],), country=countries[:1]),
        "UNROCA category and country": Query(item=("IV",), country=countries[:1]),
        "negated, common outlet": Query(negated=True, outlet=outlets[1:2]),
        "not negated, rare speaker": Query(negated=False, speaker=speakers[-1:]),
        "outlet that closed, country": Query(outlet=outlets[:1], country=countries[:1]),
        "outlet that closed, later years": Query(outlet=outlets[:1], published=late),
        "conditional and negated": Query(conditional=True, negated=True),
        "conditional, rare country": Query(conditional=True, country=countries[-1:]),
        "reviewed, top type": Query(reviewed=True, type=types[:1]),
        "four types, four countries": Query(type=types[:4], country=countries[:4]),
        "said and published in one year": Query(said=year, published=year),
    }
    for name, query in queries.items():
        yield _listing(f"statements: {name}", ledger, query, bar=100)


def _sorted(ledger: Ledger, world: World) -> Iterator[Question]:
    common = Query(type=world.types.values[:1])
    yield _listing("statements of one type, of 17%", ledger, common)
    for sort in get_args(Sort):
        for end, descending in (("first", False), ("last", True)):
            yield Question(
                name=f"statements of all by {sort}, the {end}",
                ask=partial(ledger.statements, sort=sort, descending=descending, limit=PAGE),
            )


def _listing(name: str, ledger: Ledger, query: Query, bar: float | None = None) -> Question:
    ask = partial(ledger.statements, query, limit=PAGE)
    return Question(name=name, ask=ask, bar_milliseconds=bar)
