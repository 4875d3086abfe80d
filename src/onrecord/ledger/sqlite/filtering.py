"""What a query asks for, as SQL: an expression of words for the search index, and conditions.

Speakers, types, stages, countries, items and outlets are columns of `statement_fts`; what no word
says (days, standing, what is negated or conditional) is a condition on the narrow indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

import apsw

from onrecord.errors import UsageError
from onrecord.ledger.sqlite.items import items_expression
from onrecord.ledger.sqlite.words import expression, parse_search, tokenise
from onrecord.records import Stage, StatementType
from onrecord.rows import Days, Query

Binding = str | int
FEW = 50_000
"""So many rows are looked up one by one and then sorted. Where all conditions leave more, walking a
sorted index comes to the first of them sooner."""
_SAMPLE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What follows FROM in a SELECT of the statements `s` of a query, and what it is bound to."""

    sql: str
    bindings: tuple[Binding, ...]


def choose(
    connection: apsw.Connection, query: Query, *, index: str | None = "statement_published"
) -> Choice:
    """The statements of `query`; where many are looked through, in the order of `index`.

    Raises UsageError where a value of `query` has no word in it.
    """
    words = _expression(connection, query)
    where, bindings = _conditions(query)
    if words is not None and query.document is None and _few_words(connection, words):
        return _choice(_of(_WORDS), where, [words, *bindings])
    source, bound = "", list[Binding]()
    if query.document is not None:
        where.append("s.document = (SELECT number FROM document WHERE id = ?)")
        bindings.append(query.document)
        index = "statement_document"
    elif query.reviewed and _few(connection, _REVIEWED):
        index = "statement_reviewed"
    elif _few_published(connection, query.published):
        index = "statement_published"
    elif query.said != Days() and _few(connection, _SAID, *_said_within(query.said)):
        source, bound = _of(_SAID), _said_within(query.said)
    if words is not None:
        # The plus keeps the planner from looking up these rows instead of walking the index.
        where = [*where, "+s.number IN (SELECT rowid FROM statement_fts(?))"]
        bindings = [*bindings, words]
    source = source or f"statement s {f'INDEXED BY {index}' if index else 'NOT INDEXED'}"
    return _choice(source, where, [*bound, *bindings])


_WORDS = "statement_fts(?) f"
# Told on one of these days, or within days that began before.
_SAID = (
    "(SELECT number AS rowid FROM statement INDEXED BY statement_said"
    " WHERE said >= ? AND said <= ?"
    " UNION ALL SELECT number FROM statement INDEXED BY statement_said_last"
    " WHERE said_last > said AND said_last >= ? AND said < ?) f"
)
_REVIEWED = "statement INDEXED BY statement_reviewed WHERE reviewed IS NOT NULL"


def _of(numbers: str) -> str:
    """The statements of the numbers that are the `rowid` of `numbers`, each looked up."""
    return f"{numbers} CROSS JOIN statement s INDEXED BY statement_number ON s.number = f.rowid"


def _choice(source: str, where: list[str], bindings: list[Binding]) -> Choice:
    return Choice(sql=f"{source} WHERE {' AND '.join(where)}", bindings=tuple(bindings))


def _few(connection: apsw.Connection, source: str, *bindings: Binding) -> bool:
    counted = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT {FEW + 1})", bindings
    )
    return bool(counted.get <= FEW)


def _few_words(connection: apsw.Connection, words: str) -> bool:
    """Whether `words` find few statements, by how near the first and the last of them lie together.

    To count them would take as long as to find them.
    """
    size = min(_SAMPLE, FEW + 1)
    lowest, highest = connection.execute(
        "SELECT (SELECT min(number) FROM statement), (SELECT max(number) FROM statement)"
    ).get
    shares = []
    for order in ("ASC", "DESC"):
        count, first, last = connection.execute(
            "SELECT count(*), min(rowid), max(rowid) FROM"
            f" (SELECT rowid FROM {_WORDS} ORDER BY rowid {order} LIMIT {size})",
            (words,),
        ).get
        if count < size:
            return True
        reach = last - lowest if order == "ASC" else highest - first
        shares.append((reach + 1) / (highest - lowest + 1))
    return bool(sum(size / share for share in shares) / 2 <= FEW)


def _few_published(connection: apsw.Connection, days: Days) -> bool:
    ends, bindings = _within("published", "published", days)
    source = f"statement s INDEXED BY statement_published WHERE {' AND '.join(ends)}"
    return bool(ends) and _few(connection, source, *bindings)


def _said_within(days: Days) -> list[Binding]:
    """What `_SAID` is bound to; no day is less than "" or greater than "~"."""
    first = days.first or ""
    return [first, days.last or "~", first, first]


def _within(first: str, last: str, days: Days) -> tuple[list[str], list[Binding]]:
    """The conditions under which `days` and those of the columns `first` to `last` meet."""
    ends = ((f"s.{last} >= ?", days.first), (f"s.{first} <= ?", days.last))
    given = [(sql, day) for sql, day in ends if day is not None]
    return [sql for sql, _ in given], [day for _, day in given]


def _conditions(query: Query) -> tuple[list[str], list[Binding]]:
    where, bindings = ["TRUE"], list[Binding](query.standing)
    if query.standing:
        where.append(f"s.standing IN ({', '.join('?' * len(query.standing))})")
    for ends, bounds in (
        _within("said", "said_last", query.said),
        _within("published", "published", query.published),
    ):
        where += ends
        bindings += bounds
    if query.negated is not None:
        where.append("s.negated = ?")
        bindings.append(int(query.negated))
    for column, given in (("condition", query.conditional), ("reviewed", query.reviewed)):
        if given is not None:
            where.append(f"s.{column} IS {'NOT ' if given else ''}NULL")
    return where, bindings


def _expression(connection: apsw.Connection, query: Query) -> str | None:
    """What the words of `query` come to in FTS5, or None where it has none."""

    def one_of(known: Iterable[str]) -> Callable[[str], str]:
        return lambda value: _phrase(_words(connection, _checked(value, known)))

    def all_words(value: str) -> str:
        return f"({' AND '.join(_phrase([word]) for word in _words(connection, value))})"

    def code(value: str) -> str:
        return _phrase(_words(connection, value)[:1])

    def item(value: str) -> str:
        return items_expression(connection, _words(connection, value))

    columns: tuple[tuple[str, Iterable[str], Callable[[str], str]], ...] = (
        ("speaker_name", query.speaker, all_words),
        ("outlet", query.outlet, all_words),
        ("type", query.type, one_of(get_args(StatementType))),
        ("stage", query.stage, one_of(get_args(Stage))),
        ("countries", query.country, code),
        ("items", query.item, item),
    )
    parts = [
        f"({{{column}}} : ({' OR '.join(map(written, values))}))"
        for column, values, written in columns
        if values
    ]
    if query.words is not None:
        terms = parse_search(connection, query.words, "statement_fts")
        parts.append(f"({{text}} : ({expression(terms)}))")
    return " AND ".join(parts) if parts else None


def _checked(value: str, known: Iterable[str]) -> str:
    """`value`, if it is one of `known`: words of it alone would find other values as well."""
    if value not in known:
        raise UsageError(f"{value!r} is none of {', '.join(known)}.")
    return value


def _phrase(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'


def _words(connection: apsw.Connection, value: str) -> list[str]:
    words = [token.word for token in tokenise(connection, value)]
    if not words:
        raise UsageError(f"There is no word in {value!r} to choose statements by.")
    return words
