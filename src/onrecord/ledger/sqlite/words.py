"""Words as the search indexes keep them, and searches made of them.

A search is bare words, each of which stands for its inflected forms, phrases in quotation marks and
beginnings of words with a star. Everything that goes into an expression for SQLite stands in
quotation marks there, so that nothing in a search can be read as a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apsw

from onrecord.errors import UsageError
from onrecord.records import Span, Spans

_OPTIONS = ["remove_diacritics", "2"]  # as in schema.sql
_MARKS = re.compile("[“”„‟«»]")
_PARTS = re.compile(r'"([^"]*)"?|([^"]+)')
_LAST = "\U0010ffff"


class Token(NamedTuple):
    """A word as an index keeps it (in small letters, without accents), and where it stood."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What must occur: one of `forms`, each of which is words in a row.

    With `open`, any ending may follow the last of them.
    """

    forms: frozenset[tuple[str, ...]]
    open: bool

    @property
    def expression(self) -> str:
        """As FTS5 reads it."""
        star = " *" if self.open else ""
        phrases = (f'"{" ".join(form)}"{star}' for form in sorted(self.forms))
        return f"({' OR '.join(phrases)})"


def tokenise(connection: apsw.Connection, text: str) -> list[Token]:
    """The words of `text`, with offsets in code points, just as the indexes cut and fold them."""
    data = text.encode("utf-8", "replace")  # half of a surrogate pair is no part of a word
    tokenizer = connection.fts5_tokenizer("unicode61", _OPTIONS)
    found: Any = tokenizer(data, apsw.FTS5_TOKENIZE_QUERY, None, include_colocated=False)
    if len(data) == len(text):
        return list(map(Token._make, found))
    tokens = []
    byte = point = 0
    for start, end, word in found:
        first = point + len(data[byte:start].decode())
        byte, point = end, first + len(data[start:end].decode())
        tokens.append(Token(first, point, word))
    return tokens


def parse_search(connection: apsw.Connection, words: str, index: str) -> tuple[Term, ...]:
    """The terms of a search in `index` (statement_fts or document_fts), in their order.

    Raises UsageError where there is no word in it.
    """
    terms: list[Term] = []
    for quoted, bare in _PARTS.findall(_MARKS.sub('"', words)):
        text = quoted or bare
        tokens = tokenise(connection, text)
        starred = [text[token.end : token.end + 1] == "*" for token in tokens]
        if quoted and tokens:
            phrase = tuple(token.word for token in tokens)
            terms.append(Term(forms=frozenset({phrase}), open=starred[-1]))
        elif bare:
            for token, open in zip(tokens, starred, strict=True):
                forms = (token.word,) if open else inflected(connection, token.word, index)
                terms.append(Term(forms=frozenset((form,) for form in forms), open=open))
    if not terms:
        raise UsageError(
            f"There is no word to search for in {words!r}. Give words, a phrase in quotation marks,"
            " or the beginning of a word with a star: negotiat*"
        )
    return tuple(dict.fromkeys(terms))


def expression(terms: Iterable[Term]) -> str:
    """All of `terms`, as FTS5 reads it."""
    return " AND ".join(term.expression for term in terms)


def inflected(connection: apsw.Connection, word: str, index: str) -> set[str]:
    """`word` and the words of `index` that the English Snowball stemmer brings to the same stem."""
    from snowballstemmer import stemmer  # here, so that what asks for no words is quick

    english = stemmer("english")
    stem = english.stemWord(word)
    beginning = _beginning(word, stem)
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_words USING fts5vocab(main, {index}, row)"
    )
    candidates = connection.execute(
        f"SELECT term FROM temp.{index}_words WHERE term >= ? AND term < ?",
        (beginning, beginning + _LAST),
    )
    return {word} | {term for (term,) in candidates if english.stemWord(term) == stem}


def _beginning(word: str, stem: str) -> str:
    """What all words of `stem` begin with.

    The stemmer puts y as i and adds or leaves e (denies: deni; hoping, hope: hope).
    """
    common = 0
    for one, other in zip(word, stem, strict=False):
        if one != other:
            break
        common += 1
    kept = stem[:-1] if stem.endswith(("e", "i", "y")) and len(stem) > 2 else stem
    return kept[: max(common, 1)]


def find(terms: Iterable[Term], tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where `terms` occur in `tokens`: from the first to behind the last index, in text order."""
    words = [token.word for token in tokens]
    single: set[str] = set()
    long: list[tuple[tuple[str, ...], bool]] = []
    for term in terms:
        for form in term.forms:
            if len(form) == 1 and not term.open:
                single.add(form[0])
            else:
                long.append((form, term.open))
    for n, word in enumerate(words):
        lengths = [1] if word in single else []
        if long:
            lengths += [len(form) for form, open in long if _stands(form, open, words, n)]
        if lengths:
            yield n, n + max(lengths)


def _stands(form: tuple[str, ...], open: bool, words: list[str], at: int) -> bool:
    there = tuple(words[at : at + len(form)])
    if not open or len(there) < len(form):
        return there == form
    return there[:-1] == form[:-1] and there[-1].startswith(form[-1])


def found_in(terms: Iterable[Term], tokens: list[Token]) -> Spans:
    """The spans of what `find` finds, where they overlap joined into one."""
    spans: list[Span] = []
    for first, behind in find(terms, tokens):
        span = Span(tokens[first].start, tokens[behind - 1].end)
        if spans and span.start < spans[-1].end:
            span = Span(spans[-1].start, max(spans.pop().end, span.end))
        spans.append(span)
    return tuple(spans)


def within(found: Spans, content: Spans, joint: str) -> Spans:
    """Where spans of the words at `content`, joined by `joint`, lie in the document.

    What reaches over a joint comes back in parts.
    """
    spans: list[Span] = []
    start = 0
    for part in content:
        end = start + part.end - part.start
        spans += [
            Span(part.start + max(one.start, start) - start, part.start + min(one.end, end) - start)
            for one in found
            if one.start < end and one.end > start
        ]
        start = end + len(joint)
    return tuple(spans)
