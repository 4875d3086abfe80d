"""Find names of organisations and outlets by their head nouns, legal forms and known names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.attribute.actors.names import NameFinder

# Words that begin a sentence in capitals and are no part of a name.
_ALONE = frozenset({"force", "state_body"})
# Head nouns that make a name only behind another capitalised word, and only at its end.
_CLOSING = frozenset(("company", "corporation", "corp", "ministry", "agency"))
_COMPANY = "company"
_DOTTED_FORMS = frozenset({"Inc", "Ltd", "Corp", "Co", "Pvt", "Pty", "Bhd", "Sdn"})
Found = tuple[int, int, Literal["organisation", "outlet"], bool]


def read_organisation(finder: NameFinder, i: int) -> Found | None:
    """The body or outlet whose name begins at token `i`: first, last, kind, sure; or None."""
    tokens, lexicon = finder.tokens, finder.lexicon
    words, lower, n = tokens.words, tokens.lower, len(tokens.words)
    known = lexicon.known_outlets.at(words, i, n)
    if known and any(word.isdigit() for word in words[i - 1 : i] + words[known[0] : known[0] + 1]):
        known = None  # a month of another calendar: "12 Mehr 1404"
    opener = lower[i] in lexicon.words["sentence_opener"] or (
        lower[i] in lexicon.words["before_name"] and words[i - 1 : i] in ([], ["."], ["“"])
    )
    if opener and not known:
        if i in finder.marked and lower[i] in ("the", "a", "an") and i + 1 < finder.marked[i]:
            finder.marked[i + 1] = finder.marked[i]
        if i not in finder.marked or lower[i] in ("the", "a", "an"):
            return None
    if _in_office(finder, i):
        return None
    end = _run_end(finder, i)
    last = _by_head_noun(finder, i, end)
    ruled = _legal_form(finder, i, last, end)
    marked = finder.marked.get(i, i)
    if marked > i + 1 and words[marked - 1] in lexicon.outlet_name_words:
        last = max(last, marked)  # an "Observer" here is no role
    elif marked > i:
        last = max(last, _trim_marked(finder, i, marked))
    last = _legal_form(finder, i, last, end)
    state = lexicon.states.at(words, i, n)
    if state and state[1].form in ("name", "self_name") and state[0] >= last:
        return None
    noun = _outlet_noun(finder, i, max(last, known[0] if known else i, end))
    if noun:
        return i, noun, "outlet", True
    if known and known[0] >= last:
        return i, known[0], "outlet", True
    body = lexicon.known_bodies.at(words, i, n) or lexicon.seats.at(words, i, n)
    if body and (body[0] >= last or ruled <= body[0]):
        return i, body[0], "organisation", True
    if i > 0 and end > i and last in (i, end) and not finder.places.issuperset(range(i, end)):
        noun_before = lexicon.outlet_nouns.ending(lower, max(0, i - 2), i)
        if noun_before and words[noun_before[0]].islower():
            return i, end, "outlet", True
    named = words[end - 1] in lexicon.outlet_name_words or (
        marked == end and words[end - 1] in lexicon.outlet_maybe_words
    )
    if end - i > 1 and named and last in (i, end):
        return i, end, "outlet", True
    place = last - i <= 2 and not marked > i and finder.places.issuperset(range(i, last))
    if last > i and not place and not any(finder.taken[i:last]):
        ends_as_outlet = lexicon.outlet_nouns.ending(lower, i, last) is not None
        return i, last, "outlet" if ends_as_outlet and last - i > 1 else "organisation", ruled > i
    return None


def _in_office(finder: NameFinder, i: int) -> bool:
    """Whether token `i` is the portfolio of an office, not a body: "Minister of Defence of"."""
    lower, lexicon = finder.tokens.lower, finder.lexicon
    return (
        lower[i - 1 : i] == ["of"]
        and lower[i] in lexicon.words["portfolio"]
        and lower[i + 1 : i + 2] in (["of"], ["for"])
        and lexicon.roles.ending(lower, max(0, i - 4), i - 1) is not None
    )


def _run_end(finder: NameFinder, i: int) -> int:
    """Where the run of capitalised words ends that begins at token `i`, connectors within it."""
    tokens, lexicon = finder.tokens, finder.lexicon
    words, lower, taken, n = tokens.words, tokens.lower, finder.taken, len(tokens.words)
    entity_ends = set()
    j = i
    while j < n and not taken[j] and (j == i or j not in finder.openings):
        if j in finder.marked:
            entity_ends.add(finder.marked[j])
        if words[j][0].isupper() or (j > i and words[j][0].isdigit() and words[j - 1][0].isupper()):
            j += 1
            continue
        k = j + 1
        if j == i or k >= n:
            break
        if words[j] in "&/" and words[k][0].isupper() and not taken[k]:
            j = k
            continue
        k += lower[k] == "the"
        if k >= n or not words[k][0].isupper() or taken[k]:
            break
        headed = lexicon.body_nouns.ending(lower, i, j) is not None or (
            lower[j] == "of" and "of" in lower[i:j]
        )
        joined = lower[j] == "and" and _joins(finder, i, j, entity_ends)
        if joined or (lower[j] in ("of", "for") and headed):
            j = k
        else:
            break
    return j


def _joins(finder: NameFinder, i: int, j: int, entity_ends: set[int]) -> bool:
    """Whether "and" at token `j` stands inside the one name that begins at `i`."""
    if j in finder.within_marks:
        return True
    if j in entity_ends:
        return False
    lower, lexicon = finder.tokens.lower, finder.lexicon
    state = lexicon.states.ending(finder.tokens.words, i, j)
    if state is not None:
        return False
    if "of" in lower[i:j] or "for" in lower[i:j]:
        branch = lower[j + 1] in lexicon.words["portfolio"]
        return branch or lexicon.body_nouns.at(lower, j + 1, len(lower)) is None
    portfolio = lexicon.words["portfolio"]
    for k in range(i, j):
        noun = lexicon.body_nouns.at(lower, k, j)
        if noun and (noun[1] == "force" or lower[k] not in portfolio):
            return False
    return True


def _by_head_noun(finder: NameFinder, i: int, end: int) -> int:
    """Where the longest name ends that begins at `i` and has a body's head noun, or `i`."""
    tokens, lexicon = finder.tokens, finder.lexicon
    words, lower = tokens.words, tokens.lower
    if not finder.plain[i]:
        return i
    for last in range(end, i, -1):
        found = lexicon.body_nouns.ending(lower, i, last)
        if not found or not words[found[0]][0].isupper():
            continue
        start, kind = found
        goes_on = last < end and words[last][0].isupper() and lower[last - 1] not in _CLOSING
        if goes_on and not _role_follows(finder, last, kind):
            continue
        if start > i and (kind != _COMPANY or words[start - 1][0].isupper()):
            if words[i].isupper() and words[last - 1].isupper() and i in finder.openings:
                return i  # a dateline
            return _with_complement(finder, last, end)
        if last < end and lower[last] in ("of", "for"):
            return _with_complement(finder, last, end)
        opens_sentence = i == 0 or words[i - 1] in '.!?"“”:'
        if kind in _ALONE and not opens_sentence and (last == end or end - i == 1):
            return last
    return i


def _role_follows(finder: NameFinder, last: int, kind: str) -> bool:
    """Whether what follows a body's name is a role in it: "Varanian Navy Chief Odral"."""
    lower = finder.tokens.lower
    return kind != _COMPANY and (
        finder.lexicon.roles.at(lower, last, len(lower)) is not None
        or finder.lexicon.titles.at(lower, last, len(lower)) is not None
    )


def _with_complement(finder: NameFinder, last: int, end: int) -> int:
    """After a head noun: to the end of its "of …" or "for …", else where the noun ends."""
    lower, words = finder.tokens.lower, finder.tokens.words
    if last < end and lower[last] in ("of", "for"):
        while end > last and not words[end - 1][0].isupper():
            end -= 1
        return end
    return last


def _trim_marked(finder: NameFinder, first: int, last: int) -> int:
    """What to keep of an organisation marked by the model: no state, no role, no person."""
    words, lower, lexicon = finder.tokens.words, finder.tokens.lower, finder.lexicon
    small = lexicon.words
    office = lexicon.roles.at(lower, first, last)
    if office and lower[office[0] : office[0] + 1] in (["of"], ["for"]):
        return first  # whoever holds it speaks: "Minister of Defence"
    while last > first:
        word = lower[last - 1]
        role = lexicon.roles.ending(lower, first, last) or lexicon.titles.ending(lower, first, last)
        if role:
            last = role[0]
        elif (
            (any(letter.isdigit() for letter in word) and last - first > 1)
            or word == "'s"
            or not word[0].isalnum()
            or word in small["preposition"]
            or word == "and"
        ):
            last -= 1
        else:
            break
    if not any(_telling(finder, word) for word in words[first:last]):
        return first
    state = lexicon.states.at(words, first, last)
    if state and state[0] == last:
        return first
    lower_case = not any(word[0].isupper() for word in words[first:last])
    if lower_case or any(finder.taken[first:last]):
        return first
    return last


def _telling(finder: NameFinder, word: str) -> bool:
    """Whether a word says more than a state, a branch or a model number."""
    lexicon, lower = finder.lexicon, word.lower()
    state = lexicon.states.at([word], 0, 1)
    return not (
        any(letter.isdigit() for letter in word)
        or lower in lexicon.words["portfolio"]
        or lower in lexicon.words["role_modifier"]
        or (state is not None and state[1].form == "adjective")
    )


def _legal_form(finder: NameFinder, i: int, last: int, end: int) -> int:
    """Take a legal form into the name: "Calder Works, Inc."; returns where the name ends."""
    words, lexicon, n = finder.tokens.words, finder.lexicon, len(finder.tokens.words)
    at = max(last, end)
    if last > i + 1 and words[last - 1] in lexicon.legal_forms:
        at = last
    elif end > i + 1 and words[end - 1] in lexicon.legal_forms:
        at = end
    else:
        at += at < n and words[at] == ","
        if at >= n or words[at] not in lexicon.legal_forms:
            return last
        at += 1
    if at < n and words[at] == "." and words[at - 1] in _DOTTED_FORMS:
        at += 1
    return at


def _outlet_noun(finder: NameFinder, i: int, last: int) -> int:
    """Where an outlet's noun ends that follows the name [i, last), or 0."""
    tokens, lexicon = finder.tokens, finder.lexicon
    if last <= i or last >= len(tokens.words):
        return 0
    found = lexicon.outlet_nouns.at(tokens.lower, last, len(tokens.words))
    if not found:
        return 0
    day_or_state = all(
        lexicon.states.at([word], 0, 1) or word.lower() in lexicon.words["before_name"]
        for word in tokens.words[i:last]
    )
    if day_or_state:
        return 0
    return found[0]
