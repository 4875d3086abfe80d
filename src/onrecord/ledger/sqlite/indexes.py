"""Whether the indexes of words hold just the words of the rows.

SQLite's own check of an index against its rows counts as writing: it would keep writers waiting and
cannot be had of a file that may only be read. So the words are compared here: for every word the
sum of a hash of all places where it stands, in the index and in the rows. The hash is SipHash, as
Python hashes text, behind a key drawn anew each time: nobody can put words elsewhere and keep the
sums.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

import apsw

from onrecord.ledger.sqlite.walking import BROKEN
from onrecord.rows import Fault

_MASK = 2**32 - 1  # sums of 32 bits fit into SQLite's numbers
_FAULTS = 100
# As schema.sql has it.
_TOKENIZER = ("unicode61", ["remove_diacritics", "2"])
# FTS5 cuts words at 32768 bytes: so many letters are whole in any script.
_LETTERS = 8192


class _Index(NamedTuple):
    name: str
    table: str
    columns: tuple[str, ...]


def check_indexes(connection: apsw.Connection) -> list[Fault]:
    """Rows of statements and documents that the index of words has otherwise, or not at all."""
    faults = []
    for table in ("statement", "document"):
        name = f"{table}_fts"
        try:
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.{name}_word USING fts5vocab(main, {name}, instance)"
            )
            index = _Index(name, table, _columns(connection, name))
            words = _differing(connection, index)
            numbers = sorted(_rows_with(connection, index, words)) if words else []
            what = "does not have the words of the row"
            faults += [Fault(number=row, table=name, what=what) for row in numbers[:_FAULTS]]
        except BROKEN as error:
            faults.append(Fault(number=None, table=name, what=f"cannot be checked: {error}"))
    return faults


def _columns(connection: apsw.Connection, name: str) -> tuple[str, ...]:
    rows: Any = connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
    return tuple(column for (column,) in rows)


def _differing(connection: apsw.Connection, index: _Index) -> set[str]:
    """The words whose places in the index and in the rows are not the same."""
    key = secrets.token_hex(8)
    sums: defaultdict[str, int] = defaultdict(int)
    for number, column, words in _texts(connection, index):
        at = f"{key}{number}{column}"
        for place, word in enumerate(words):
            sums[word] += hash(f"{at}{place}") & _MASK
    connection.create_scalar_function("onrecord_hash", cast(Any, hash), 1)
    rows: Any = connection.execute(
        f"SELECT substr(term, 1, {_LETTERS}),"
        f" sum(onrecord_hash('{key}' || doc || col || offset) & {_MASK})"
        f" FROM temp.{index.name}_word GROUP BY term"
    )
    for word, total in rows:
        sums[word] -= total
    return {word for word, rest in sums.items() if rest}


def _rows_with(connection: apsw.Connection, index: _Index, words: set[str]) -> set[int]:
    """The rows in which `words` stand otherwise than the index has it."""
    places = {
        (word, number, column, place)
        for number, column, there in _texts(connection, index)
        for place, word in enumerate(there)
        if word in words
    }
    for word in words:
        rows: Any = connection.execute(
            f"SELECT doc, col, offset FROM temp.{index.name}_word WHERE term = ?", (word,)
        )
        places ^= {(word, number, column, place) for number, column, place in rows}
    return {number for _, number, _, _ in places}


def _texts(connection: apsw.Connection, index: _Index) -> Iterator[tuple[int, str, list[str]]]:
    """Number, column and words of every text that is indexed."""
    cut = connection.fts5_tokenizer(*_TOKENIZER)
    rows: Any = connection.execute(
        f"SELECT number, {', '.join(index.columns)} FROM {index.table} NOT INDEXED"
    )
    for number, *texts in rows:
        for column, text in zip(index.columns, texts, strict=True):
            if text is not None:
                yield number, column, _words(cut, text)


def _words(cut: apsw.FTS5Tokenizer, text: str) -> list[str]:
    words: Any = cut(
        text.encode(),
        apsw.FTS5_TOKENIZE_DOCUMENT,
        None,
        include_offsets=False,
        include_colocated=False,
    )
    if len(text) > _LETTERS:
        return [word[:_LETTERS] for word in words]
    return cast(list[str], words)
