"""Which way the clause around a date looks: back, or ahead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Literal

from onrecord.records import Tags, Words

Tense = Literal["past", "perfect", "present", "future"]
REACH = 12  # words before a verb in which its auxiliaries stand, and heads climbed at most


def ruling_word(offset: int, tags: Tags) -> int:
    """Where the word stands whose clause a date at `offset` belongs to.

    A date beside what somebody says, in the same sentence, dates the saying: the cue rules it,
    whatever the tree hangs it on.
    """
    at = bisect_right(tags.sentences, offset, key=lambda sentence: sentence.start) - 1
    if at < 0:
        return offset
    sentence = tags.sentences[at]
    first = bisect_left(tags.frames, sentence.start, key=lambda frame: frame.cue.start)
    last = bisect_left(tags.frames, sentence.end, key=lambda frame: frame.cue.start)
    frames = tags.frames[first:last]
    told = any(span.start <= offset < span.end for f in frames for span in f.content)
    if told or not frames:
        return offset
    return min(frames, key=lambda frame: abs(frame.cue.start - offset)).cue.end - 1


def tense_at(offset: int, text: str, words: Words, signs: Mapping[str, str]) -> Tense | None:
    """The tense of the clause that the word at code-point `offset` belongs to, if it shows one.

    `signs` maps words to the roles of the lexicon `clause_words`. A verb without an auxiliary is
    taken for past where its form may be so; a gerund or an infinitive follows what governs it.
    """
    at = bisect_right(words.starts, offset) - 1
    for _ in range(REACH):
        if at < 0:
            return None
        form = text[words.starts[at] : words.ends[at]].lower()
        if words.upos[at] in {"VERB", "AUX"} or signs.get(form) == "scheduled":
            found = _tense_of(at, form, text, words, signs)
            if found != "governor":
                return found
        at = words.heads[at]
    return None


def _tense_of(
    verb: int, form: str, text: str, words: Words, signs: Mapping[str, str]
) -> Tense | Literal["governor"] | None:
    """The tense that a verb with its auxiliaries shows, or that what governs it decides."""
    before = [i for i in range(max(0, verb - REACH), verb) if words.heads[i] == verb]
    forms = [text[words.starts[i] : words.ends[i]].lower() for i in before]
    roles = {signs.get(f) for f in forms if signs.get(f)}
    if "future" in roles:
        return "future"
    if "modal" in roles:
        return "past" if "have" in forms else "future"
    if "to" in forms:
        governor = words.heads[verb]
        if governor < 0:
            return "future"
        above = text[words.starts[governor] : words.ends[governor]].lower()
        return "governor" if signs.get(above) == "implicative" else "future"
    if "past" in roles:
        return "past"
    if signs.get(form) == "scheduled":
        return "future"
    if "perfect" in roles:
        return "perfect"
    own = signs.get(form)
    if words.upos[verb] == "AUX" and own in {"past", "perfect", "future"}:
        return "past" if own == "past" else "perfect" if own == "perfect" else "future"
    # "Markets remain closed until Friday": the participle is of the time of what governs it.
    if words.relations[verb] == "xcomp" or (form.endswith("ing") and not roles):
        return "governor"
    if own != "past" and ("present" in roles or not _may_be_past(form, own)):
        return "present"
    return "past"


def _may_be_past(form: str, role: str | None) -> bool:
    """Whether a verb without an auxiliary has a form of the past."""
    return form.endswith("ed") or (role in {"past_form", "implicative"} and not form.endswith("s"))
