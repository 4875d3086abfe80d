"""Tell a capital that stands for its government from the town.

"Oslo said", "ties with Oslo" and "Oslo's refusal" mean the government; "in Oslo", "flew to Oslo"
and "Oslo's streets" the town. What governs the word decides; where nothing tells, it is the town.
"""

from __future__ import annotations

import re

from onrecord.normalise.places.lexicon import PlaceLexicon
from onrecord.normalise.places.page import Page
from onrecord.records import Span

_NEXT_WORD = re.compile(r"[ \xa0]+([\w-]+)")
_NAME = re.compile(r"[ \xa0]+[\w-]+(?:[ \xa0][A-Z][\w-]*){0,4}")
_COMMA_NAME = re.compile(r",[ \xa0][A-Z]")
_AS_GOVERNMENT = re.compile(
    r"-(?:backed|led|sponsored|aligned|friendly|imposed|funded|supplied|allied|supported|brokered"
    r"|approved|installed|proposed|[A-Z])"
)
_DATELINE = re.compile(
    r"(?:[ \xa0]\([A-Z][^)\n]{1,60}\))?[ \xa0]?(?:[,:]? ?[—–]|,? ?-- |:| - |, [A-Z][a-z]+\.? \d)"
)
_BY_GOVERNOR = ("to", "from", "for", "of", "on", "into", "onto", "upon", "about")
_STEPS = 6


def stands_for_government(page: Page, span: Span, lexicon: PlaceLexicon) -> bool:
    """Whether the capital named at `span` stands for its government there."""
    text, words = page.text, lexicon.words
    if _is_dateline(text, span):
        return False
    if text.startswith("'s", span.end):
        return not _owns_town(page, span, lexicon)
    if text.startswith("-", span.end):
        return _AS_GOVERNMENT.match(text, span.end) is not None
    if text[span.start - 1 : span.start] in ("-", "–"):
        return text[span.start - 2 : span.start - 1].isalpha()
    after = _NEXT_WORD.match(text, span.end)
    if after and after.group(1) in words["government"]:
        return True
    if _COMMA_NAME.match(text, span.end) and _names_state_after(text, span.end, lexicon):
        return False
    inside = page.inside(span)
    if not inside:
        return False
    return _by_syntax(page, inside, lexicon)


def _root(page: Page, inside: range) -> int:
    """The word of several that the others hang on."""
    return next((i for i in inside if page.words.heads[i] not in inside), inside[-1])


def _is_dateline(text: str, span: Span) -> bool:
    """Whether a paragraph begins here with the place it was written at."""
    opens = not text[: span.start].rstrip(" \xa0") or text[: span.start].rstrip(" \xa0")[-1] == "\n"
    return text[span.start : span.end].isupper() or (
        opens and _DATELINE.match(text, span.end) is not None
    )


def _names_state_after(text: str, end: int, lexicon: PlaceLexicon) -> bool:
    word = re.compile(r"\w+").match(text, end + 2)
    return word is not None and any(
        form.kind in ("name", "short") and text.startswith(form.text, end + 2)
        for form in lexicon.forms.get(word.group(), ())
    )


def _owns_town(page: Page, span: Span, lexicon: PlaceLexicon) -> bool:
    """Whether what the capital owns belongs to a town ("Oslo's streets")."""
    words = page.words
    inside = page.inside(span)
    if inside:
        head = words.heads[_root(page, inside)]
        if head >= 0 and page.form(head).lower() in lexicon.words["city"]:
            return True
    named = _NAME.match(page.text, span.end + 2)
    words_after = named.group().split() if named else ()
    return any(word.lower() in lexicon.words["city"] for word in words_after)


def _by_syntax(page: Page, inside: range, lexicon: PlaceLexicon) -> bool:
    """Whether what governs the words `inside` makes them an actor; conjuncts follow their first."""
    words, roles = page.words, lexicon.words
    index = _root(page, inside)
    joined = inside[0] > 0 and words.upos[inside[0] - 1] == "CCONJ"
    for _ in range(_STEPS):
        case = _case_of(page, index)
        relation = words.relations[index]
        if case or not (relation == "conj" or (joined and relation == "flat")):
            break
        index = words.heads[index]
    relation, head = words.relations[index], words.heads[index]
    governor = page.form(head).lower() if head >= 0 else ""
    if case in roles["relational"]:
        return True
    if case in _BY_GOVERNOR:
        return _is_dealt_with(page, index, governor, lexicon)
    if case:
        return case == "in" and governor in roles["rule"]
    if relation == "nsubj":
        described = page.words.upos[head] in ("NOUN", "PROPN") and governor in roles["travel"]
        suffers = governor in roles["struck"] and _is_passive(page, head)
        return not (described or suffers or governor in roles["hosting"])
    if relation in ("obj", "iobj"):
        return governor not in roles["struck"] and governor not in roles["travel"]
    after = inside[-1] + 1
    before = words.upos[inside[0] - 1] if inside[0] else ""
    return before != "ADP" and after < len(words.upos) and words.upos[after] in ("VERB", "AUX")


def _case_of(page: Page, index: int) -> str:
    """The preposition that hangs on word `index`, in lower case, or nothing."""
    for i in range(index - 1, max(-1, index - _STEPS), -1):
        if page.words.heads[i] == index and page.words.relations[i] == "case":
            return page.form(i).lower()
    before = index - 1
    if before >= 0 and page.words.upos[before] == "ADP":
        return page.form(before).lower()
    return ""


def _is_dealt_with(page: Page, index: int, governor: str, lexicon: PlaceLexicon) -> bool:
    """Whether "to", "from", "for", "of" or "on" leads to a government."""
    before = page.words.upos[index - 1] if index else ""
    if before == "ADJ":
        return True
    return governor in lexicon.words["dealing"] and governor not in lexicon.words["travel"]


def _is_passive(page: Page, verb: int) -> bool:
    """Whether an auxiliary of being stands close before the participle."""
    forms = {page.form(i).lower() for i in range(max(0, verb - 3), verb)}
    return bool(forms & {"was", "were", "been", "being", "is", "are", "be"})
