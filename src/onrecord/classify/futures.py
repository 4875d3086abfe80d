"""Whether a predicate puts what it claims after the utterance."""

from __future__ import annotations

import re

from onrecord.classify.main_clause import Chain, Passage, reaches

_YEAR = re.compile(r"(?:19|20|21)\d\d\Z")
_SPANS_OF_TIME = frozenset({"days", "weeks", "months", "years"})
_PRESENT_BE = frozenset({"is", "are", "'s", "'re", "am", "'m", "be", "being"})
_PAST_BE = frozenset({"was", "were", "had", "been"})


def is_future(passage: Passage, chain: Chain, *, reported: bool, year: int | None) -> bool:
    """Whether the predicates of `chain` assert, intend or forecast something still to come.

    `reported`: the claim stands after a cue, so that "was due to" may be a shifted "is due to".
    `year`: that of the document, None where unknown.
    """
    return (
        _has_future_auxiliary(passage, chain)
        or any(_points_ahead(passage, word, reported=reported) for word in chain)
        or _is_due_to(passage, chain, reported=reported)
        or _is_to(passage, chain, reported=reported)
        or _is_dated_ahead(passage, chain, year)
    )


def _has_future_auxiliary(passage: Passage, chain: Chain) -> bool:
    forms = passage.forms
    for hit in passage.hits.get("future", ()):
        noun = passage.words.upos[hit.start] in ("NOUN", "PROPN", "VERB")
        if noun or not reaches(passage, hit.start, chain):
            continue
        if forms[hit.start] in ("would", "'d"):
            following = [forms.get(hit.start + n) for n in (1, 2)]
            wished = any(
                h.start in (hit.start + 1, hit.start + 2) for h in passage.find("wish", "leading")
            )
            if wished or "have" in following or next(iter(forms.values())) == "had":
                continue
            if forms[hit.start] == "'d" and "better" in following:
                continue
        return True
    return False


def _points_ahead(passage: Passage, word: int, *, reported: bool) -> bool:
    """Whether the predicate at `word` plans, pledges, expects or is due to do what is under it."""
    form = passage.role_at(word, "future_verb", "future_noun", "forecast")
    if form is not None:
        nominal = passage.words.upos[word] == "NOUN" and passage.forms.get(word + 1) == "for"
        envisaged = form.role == "forecast" and bool(passage.below(word, "obj"))
        return nominal or envisaged or _has_infinitive(passage, word)
    form = passage.role_at(word, "future_adjective")
    if form is not None:
        verbs = {passage.forms.get(n) for n in range(word - 4, word)} & (_PRESENT_BE | _PAST_BE)
        past = bool(verbs & _PAST_BE) and not reported
        return bool(verbs) and not past and _has_infinitive_or_time(passage, word)
    form = passage.role_at(word, "hedge_verb", "hedge_adjective")
    if form is None or not form.future:
        return False
    clause = bool(passage.below(word, "xcomp", "ccomp", "csubj"))
    return clause or (form.role == "hedge_verb" and _is_predicative(passage, word))


def _is_due_to(passage: Passage, chain: Chain, *, reported: bool) -> bool:
    """Whether "is due to" stands on a verb of `chain`, on which the parser may hang all of it."""
    forms = passage.forms
    for hit in passage.find("future_adjective"):
        if forms.get(hit.end) == "to":
            be = forms.get(hit.start - 1)
            if be in _PRESENT_BE or (reported and be in _PAST_BE):
                return reaches(passage, hit.start - 1, chain)
    return False


def _has_infinitive(passage: Passage, word: int) -> bool:
    return any(
        passage.forms[mark] == "to"
        for verb in passage.below(word, "xcomp", "ccomp", "acl", "advcl")
        for mark in passage.below(verb, "mark")
    )


def _has_infinitive_or_time(passage: Passage, word: int) -> bool:
    following = passage.forms.get(word + 1)
    return _has_infinitive(passage, word) or following in ("for", "in", "on", "to", "by")


def _is_predicative(passage: Passage, word: int) -> bool:
    return passage.words.relations[word] not in ("amod", "advmod", "compound")


def _is_to(passage: Passage, chain: Chain, *, reported: bool) -> bool:
    """Whether "is to" puts a verb of `chain` ahead: "the boat is to be handed over"."""
    forms, words = passage.forms, passage.words
    for index, form in forms.items():
        if form != "to" or words.relations[index] != "mark":
            continue
        before = index - 1
        be = forms.get(before)
        shifted = reported and be in ("was", "were")
        if (shifted or be in ("is", "are", "'re", "'s")) and (
            words.heads[index] in chain or before in chain
        ):
            return True
    return False


def _is_dated_ahead(passage: Passage, chain: Chain, year: int | None) -> bool:
    """Whether a verb that may tell of a timetable stands in the present with a time to come.

    "Deliveries start next year", "the lease expires in six weeks", "production ends in 2031".
    """
    if not any(passage.role_at(word, "timetable") and _is_present(passage, word) for word in chain):
        return False
    forms = passage.forms
    if any(reaches(passage, hit.end - 1, chain) for hit in passage.find("next")):
        return True
    for index, form in forms.items():
        later = year is not None and _YEAR.match(form) is not None and int(form) > year
        dated = later and forms.get(index - 1) in ("in", "by", "from", "until", "after")
        if dated or (form in _SPANS_OF_TIME and forms.get(index - 2) == "in"):
            return True
    return False


def _is_present(passage: Passage, word: int) -> bool:
    auxiliaries = passage.below(word, "aux")
    return not auxiliaries or passage.forms[auxiliaries[0]] in _PRESENT_BE
