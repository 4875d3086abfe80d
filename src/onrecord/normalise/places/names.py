"""Tell the name of a state from the same word inside another name.

The head noun of the run of capitalised words around the word decides: "Turkish Armed Forces" names
the state, "Turkish Aerospace Industries" does not. The model's entities and syntax are asked only
where the lexicon says nothing.
"""

from __future__ import annotations

import re

from onrecord.normalise.headlines import is_in_headline
from onrecord.normalise.places.lexicon import Form, PlaceLexicon
from onrecord.normalise.places.page import Page
from onrecord.records import Span

_RUN_WORD = re.compile(
    r"[ \xa0]((?:&|of|and|for)[ \xa0](?=[A-Z]))?((?=[^\W\d_a-z])[\w.-]*\w|magazine|newspaper|daily)"
)
_OF_BEFORE = re.compile(r"([\w.-]+)[ \xa0](?:of|for)(?:[ \xa0]the)?[ \xa0]$")
_BEFORE = re.compile(r"([\w.-]+)[ \xa0]$")
_NAME_HEADS = ("company", "show", "outlet", "law")
_STATE_HEADS = ("body", "title", "named")
_LOOKBACK = 40
_LONGEST_RUN = 12


def is_person(page: Page, span: Span, form: Form, word_before: str, lexicon: PlaceLexicon) -> bool:
    """Whether the name of a state or capital is part of a person's name here."""
    if form.kind == "adjective":
        return _is_surname(page, span)
    if form.kind not in ("name", "capital") or " " in form.text:
        return False
    if word_before in lexicon.words["honorific"]:
        return True
    entity = page.entity_over(span)
    if entity is not None and entity[1] == "PERSON":
        if _others_are_capitalised(page, span, entity[0]):
            return True
        return form.text in page.people
    index = page.word_at(span.start)
    relations, heads = page.words.relations, page.words.heads
    if index >= len(heads) or entity is not None:
        return False
    follows = index + 1 < len(heads) and heads[index + 1] == index
    return (relations[index] == "flat" and page.words.upos[heads[index]] == "PROPN") or (
        follows and relations[index + 1] == "flat" and page.words.upos[index + 1] == "PROPN"
    )


def _is_surname(page: Page, span: Span) -> bool:
    entity = page.entity_over(span)
    return (
        entity is not None
        and entity[1] == "PERSON"
        and entity[0].end == span.end
        and entity[0].start < span.start
    )


def _others_are_capitalised(page: Page, span: Span, whole: Span) -> bool:
    rest = page.text[whole.start : span.start] + page.text[span.end : whole.end]
    words = [word for word in rest.split() if word[0].isalpha()]
    return bool(words) and all(word[0].isupper() for word in words)


def is_in_another_name(page: Page, span: Span, form: Form, lexicon: PlaceLexicon) -> bool:
    """Whether `span` lies in the name of a company, show, law, newspaper or the like."""
    text, words = page.text, lexicon.words
    start = max(0, span.start - _LOOKBACK)
    of = _OF_BEFORE.search(text, start, span.start)
    if of and of.group(1) in words["of_name"]:
        return not _is_central(text, of.start(1))
    before = _BEFORE.search(text, start, span.start)
    if before and before.group(1) in words["before"] and form.kind != "adjective":
        return True
    if text.startswith("'", span.end):
        return False
    head, distinct = _head_of_run(text, span.end, lexicon)
    if head in _NAME_HEADS:
        return not distinct or form.kind in ("name", "capital", "self_name")
    if head in _STATE_HEADS or form.kind in ("adjective", "inhabitants", "short"):
        return False
    hyphened = text[max(0, span.start - 1) : span.start] in ("-", "–", "/")
    if form.kind != "name" or hyphened or is_in_headline(text, span):
        return False
    return _is_marked_whole(page, span, lexicon)


def _is_central(text: str, start: int) -> bool:
    """Whether the bank whose name has "Bank" at `start` is a state's own."""
    return text[:start].endswith(("Central ", "National ", "Reserve ", "State "))


def _head_of_run(text: str, end: int, lexicon: PlaceLexicon) -> tuple[str, bool]:
    """The role of the last telling word of the capitalised words after `end`.

    Second: whether a word of the run belongs to no list, and so makes a name of its own.
    """
    head, distinct, previous = "", False, ""
    for _ in range(_LONGEST_RUN):
        match = _RUN_WORD.match(text, end)
        if match is None:
            break
        word = match.group(2)
        role = _role(f"{previous} {word}", lexicon) or _role(word, lexicon)
        if role:
            head = role
        elif word not in lexicon.words["filler"]:
            distinct = distinct or head not in _STATE_HEADS
        previous, end = word, match.end()
    return head, distinct


def _role(word: str, lexicon: PlaceLexicon) -> str:
    as_name = word.title() if word.isupper() else word
    roles = (*_NAME_HEADS, *_STATE_HEADS)
    return next((role for role in roles if as_name in lexicon.words[role]), "")


def _is_marked_whole(page: Page, span: Span, lexicon: PlaceLexicon) -> bool:
    """Whether the model reads the state's name and a capitalised neighbour as one name."""
    sides = lexicon.words["side"]
    index = page.word_at(span.start)
    entity = page.entity_over(span)
    if entity is not None:
        before = page.text[entity[0].start : span.start].split()
        after = page.text[span.end : entity[0].end].split()
        if before and before[-1][0].isupper() and before[-1] not in sides:
            return True
        return bool(after) and entity[1] in ("ORGANIZATION", "MISC") and after[0][0].isupper()
    before_word = page.form(index - 1)
    return (
        before_word[:1].isupper()
        and before_word not in sides
        and page.words.heads[index - 1] == index
        and page.words.upos[index - 1] == "PROPN"
        and page.words.relations[index - 1] == "compound"
    )
