"""Where paragraphs and sentences begin and end.

One compiled pattern finds the places where a sentence may end; the cheap checks run only there. The
rules are for English news: the stop and its closing quotation marks belong to the sentence before,
an abbreviation ends a sentence only before a word that opens one, and nothing is split before a
lower-case letter, so that a question and its cue ("Why?" she asked) stay one sentence.
"""

from __future__ import annotations

import re

from onrecord.records import Span, Spans

_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")

_CLOSING = "\"'”’»›)\\]*"
_OPENING = "\"'“‘«‹„‚”([*"
_OPENERS = (
    "The|A|An|In|On|At|It|Its|He|She|His|Her|They|Their|We|Our|I|You|But|And|So|If|This|That|These"
    "|Those|There|When|While|As|After|Before|For|From|With|By|However|Although|Though|Since|Some"
    "|Many|Most|Both|Not|No|What|Why|How|Who|Where|Now|Then|Also|Under|Last|According|Asked|Other"
    "|Another|Earlier|Meanwhile|Yet|To|Or|One|Two|Such|Each|All|Any|Only|Even|Because|Once|Until"
)
_OPENER = re.compile(rf"(?:{_OPENERS})(?![\w'’])")

# A stop with closing marks before white space, or a stop with no space before an opening mark or
# before a word that opens a sentence, or a word with a sentence's opening word grown onto it.
_CANDIDATE = re.compile(
    rf"(?<![.?!…。؟۔])[.?!…。؟۔]++(?:[{_CLOSING}]*+(?=\s|\Z)"
    r"|(?=[“„«][^\W_])|(?=\"[A-Z])|[”»](?=[A-Z“])|(?=[A-Z][a-z]* ))"
    r"|。+|[a-z]{3}(?=(?:The|In|On|At|It|He|She|But|We) [a-z])"
)
_WORD_BEFORE = re.compile(r"[\w.&/’'-]+\Z")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\Z")
_NUMBERED = re.compile(r"[Nn]os?|[Aa]rt|[Ff]igs?")
_SPACE = re.compile(r"\s*")

# How far back a word before a stop is looked for: long enough for any abbreviation.
_REACH = 24
# How far back quotation marks are counted: longer than paragraphs are, so that time stays linear.
_FAR = 5000


def split_paragraphs(text: str) -> Spans:
    """The non-blank lines of `text`, trimmed; bullets and dashes stay inside."""
    return tuple(Span(*line.span()) for line in _LINE.finditer(text))


def split_sentences(text: str, paragraphs: Spans, *, abbreviations: frozenset[str]) -> Spans:
    """Sentences in text order: trimmed, not overlapping, each inside one paragraph.

    `abbreviations` are lower-case and end in their full stop ("gen.", "u.s.").
    """
    sentences: list[Span] = []
    for start, end in paragraphs:
        begin = start
        for candidate in _CANDIDATE.finditer(text, start, end):
            stop = candidate.end()
            if stop >= end:
                break
            if stop <= begin or not _ends_sentence(text, candidate, begin, start, abbreviations):
                continue
            sentences.append(Span(begin, stop))
            begin = _skip_space(text, stop, end)
        if begin < end:
            sentences.append(Span(begin, end))
    return tuple(sentences)


def _skip_space(text: str, at: int, end: int) -> int:
    match = _SPACE.match(text, at, end)
    return match.end() if match else at


def _ends_sentence(
    text: str, candidate: re.Match[str], begin: int, paragraph: int, abbreviations: frozenset[str]
) -> bool:
    """Whether the sentence that began at `begin` ends at `candidate`."""
    mark, at, stop = candidate.group(), candidate.start(), candidate.end()
    if mark.isalpha():
        return True
    following = stop
    while text[following].isspace():
        following += 1
    glued = following == stop
    first = text[following]
    if first == '"' and glued and text.count('"', max(paragraph, at - _FAR), following) % 2:
        return False  # a closing mark with the next word grown onto it, met again behind the mark
    while first in _OPENING and following + 1 < len(text):
        following += 1
        first = text[following]
    if first.islower() or not (first.isalnum() or first in "…$€£₹#@"):
        return False
    if mark[0] in "?!。؟۔" or (len(mark.rstrip(_CLOSING)) > 1 and mark[0] != "."):
        return True
    return _full_stop_ends(text, at, mark, following, begin, glued, abbreviations)


def _full_stop_ends(
    text: str,
    at: int,
    mark: str,
    following: int,
    begin: int,
    glued: bool,
    abbreviations: frozenset[str],
) -> bool:
    """The same for a full stop or an ellipsis, once what follows may open a sentence."""
    before = _WORD_BEFORE.search(text, max(begin, at - _REACH), at)
    if before is None:
        # Nothing to end: an ellipsis or a stop that stands alone opens what comes after it.
        return mark[0] == "." and text[begin:at].strip(_OPENING + " ") != ""
    word = before.group()
    if glued and text[at + 1] not in '“„«"' and mark[-1] not in "”»":
        return word.isalpha() and word.islower() and bool(_OPENER.match(text, following))
    if word.endswith("."):
        return True
    if _NUMBERED.fullmatch(word) and not text[following].isdigit():
        return True
    if _is_abbreviation(word, abbreviations):
        return bool(_OPENER.match(text, following)) and not (
            len(word) == 1 and text[following : following + 2].endswith(".")
        )
    return not (_ENUMERATOR.fullmatch(word) and text[begin:at].strip(" (") == word)


def _is_abbreviation(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether `word`, which stands before a full stop, is one with it: a form, an initial, U.S."""
    if len(word) == 1 and word.isupper():
        return word != "I"
    lowered = word.lower() + "."
    if lowered in abbreviations:
        return True
    if "." in word:
        return all(len(part) == 1 and part.isalpha() for part in word.split("."))
    tail = lowered.rpartition("-")[2]
    return tail != lowered and tail in abbreviations
