"""Find the words of a document that name a country."""

from __future__ import annotations

import re

from onrecord.normalise.places.capitals import stands_for_government
from onrecord.normalise.places.lexicon import Form, Namesake, PlaceLexicon
from onrecord.normalise.places.names import is_in_another_name, is_person
from onrecord.normalise.places.page import Page, open_page
from onrecord.records import Document, Place, Span, Tags

_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z]\w*|(?<!\w)(?:guinea|mainland)\b")
_WORD_BEFORE = re.compile(r"([\w.&/-]+)[ \xa0]$")
_WORD_AFTER = re.compile(r"[ \xa0]([\w-]+)")
_GOES_ON = re.compile(r"[ \xa0]of(?:[ \xa0]the)?[ \xa0][A-Z]")
_AFTER_PREFIX = re.compile(r"[-–]")
_OF_A_TONGUE = ("-language", "-speaking", "-speaker", "-born", "-style")
_LONGEST_WORD = 40
_NEAR = 150


def find_places(document: Document, tags: Tags, *, lexicon: PlaceLexicon) -> tuple[Place, ...]:
    """The words of `document` that name a country, in text order, without overlap.

    A form that several states share is read as the one that the document names in another way.
    """
    page = open_page(document, tags)
    found: list[tuple[Span, str, Form | None]] = []
    end = 0
    for match in _CAPITALISED.finditer(page.text):
        if match.start() < end:
            continue
        form = _form_at(page.text, match.start(), match.group(), lexicon)
        if form is None:
            end = _prefix_end(page.text, match, lexicon)
            if end > match.end():
                found.append((Span(*match.span()), lexicon.prefixes[match.group()], None))
            continue
        span = Span(match.start(), match.start() + len(form.text))
        end = span.end
        if form.states and _names_state(page, span, form, lexicon):
            found.append((span, form.states[0], form))
    return _settle(page.text, found, lexicon)


def _form_at(text: str, start: int, word: str, lexicon: PlaceLexicon) -> Form | None:
    for form in lexicon.forms.get(word, ()):
        if not text.startswith(form.text, start):
            continue
        end = start + len(form.text)
        if end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum()):
            return form
    return None


def _prefix_end(text: str, match: re.Match[str], lexicon: PlaceLexicon) -> int:
    """Where the hyphen after the first half of a compound of states ends ("Sino-Indian"), or 0."""
    if match.group() not in lexicon.prefixes or not _AFTER_PREFIX.match(text, match.end()):
        return 0
    second = _CAPITALISED.match(text, match.end() + 1)
    if second is None:
        return 0
    form = _form_at(text, second.start(), second.group(), lexicon)
    return second.start() if form is not None and form.states else 0


def _names_state(page: Page, span: Span, form: Form, lexicon: PlaceLexicon) -> bool:
    """Whether what stands at `span` names a state there, by the words around it."""
    text, words = page.text, lexicon.words
    before = _WORD_BEFORE.search(text, max(0, span.start - _LONGEST_WORD), span.start)
    after = _WORD_AFTER.match(text, span.end)
    word_before = before.group(1) if before else ""
    word_after = after.group(1) if after else ""
    if text.startswith("$", span.end) or word_before in words["ship"]:
        return False
    if word_after in words["money"] or word_after in words["language"]:
        return False
    if form.kind == "adjective" and _is_tongue(page, span, word_before, word_after, lexicon):
        return False
    if form.kind == "self_name" and _GOES_ON.match(text, span.end):
        return False
    if is_person(page, span, form, word_before, lexicon):
        return False
    if is_in_another_name(page, span, form, lexicon):
        return False
    return form.kind != "capital" or stands_for_government(page, span, lexicon)


def _is_tongue(
    page: Page, span: Span, word_before: str, word_after: str, lexicon: PlaceLexicon
) -> bool:
    """Whether an adjective names a language, or is a verb of the same letters ("Polish")."""
    if page.text.startswith(_OF_A_TONGUE[:3], span.end):
        return True
    index = page.word_at(span.start)
    if index < len(page.words.upos) and page.words.upos[index] == "VERB":
        return page.form(index)[:1].isupper() and not page.form(index + 1)[:1].isupper()
    if word_before.lower() not in lexicon.words["tongue"]:
        return False
    follows = page.words.upos[index + 1] if index + 1 < len(page.words.upos) else ""
    return not word_after or follows not in ("NOUN", "PROPN", "ADJ", "NUM", "CCONJ")


def _settle(
    text: str, found: list[tuple[Span, str, Form | None]], lexicon: PlaceLexicon
) -> tuple[Place, ...]:
    """Decide the forms that several states share, and names that lie elsewhere too."""
    sure = {
        code
        for _, code, form in found
        if form is None or (len(form.states) == 1 and form.kind != "capital")
    }
    places = []
    for span, code, form in found:
        if form is not None and not form.alone:
            named = [state for state in form.states if state in sure]
            if len(named) != 1:
                continue
            code = named[0]
        elif form is not None and len(form.states) > 1:
            code = next((state for state in form.states if state in sure), code)
        if code not in lexicon.namesakes or not _is_elsewhere(text, span, lexicon.namesakes[code]):
            places.append(Place(span=span, country=code))
    return tuple(places)


def _is_elsewhere(text: str, span: Span, namesake: Namesake) -> bool:
    """Whether the words near `span`, or else those of the document, speak of another place."""
    near = text[max(0, span.start - _NEAR) : span.end + _NEAR]
    for words in (near, text):
        if namesake.here.search(words):
            return False
        if namesake.elsewhere.search(words):
            return True
    return False
