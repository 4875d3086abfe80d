"""Find names of persons: the model's marks, mended, and what stands behind a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.attribute.actors.name import Name

if TYPE_CHECKING:
    from onrecord.attribute.actors.names import NameFinder

_LONGEST_PERSON_IN_A_HEADING = 2
_LONGEST_PERSON = 6
_VOWELS = frozenset("aeiouy")


def add_person(finder: NameFinder, first: int, last: int) -> None:
    """Take in the person whom the model marks in tokens [first, last), mended, if it is one."""
    for opening in range(first + 1, last):
        if opening in finder.openings:
            first = opening
    first, last = _trim_person(finder, first, last)
    if first < last and not finder.plain[first] and last - first > _LONGEST_PERSON_IN_A_HEADING:
        return
    if first >= last or no_person(finder, first, last):
        return
    words, lower, n = finder.tokens.words, finder.tokens.lower, len(finder.tokens.words)
    bare = last - first == 1
    while first > 0 and _particle(finder, first - 1):
        first -= 1
    if bare and _begins_before(finder, first):
        first -= 1
    while last < n and last - first < _LONGEST_PERSON and goes_on_here(finder, last):
        last += 2 if len(words[last]) == 1 and words[last + 1 : last + 2] == ["."] else 1
    if last < n and lower[last] in finder.lexicon.words["name_suffix"]:
        last += 1
    if any(finder.taken[first:last]) or no_person(finder, first, last):
        return
    if finder.names and finder.names[-1].kind == "person" and finder.names[-1].last == first:
        before = finder.names.pop()
        finder.add(
            Name(before.first, last, "person", before.opening, None, before.gender, before.sure)
        )
        return
    opening, gender = titles_before(finder, first)
    finder.add(Name(first, last, "person", opening, None, gender, opening < first))


def _particle(finder: NameFinder, i: int) -> bool:
    """Whether token `i` is a particle of the name after it: "Seyyed", "van der"."""
    word, words = finder.tokens.words[i], finder.lexicon.words
    if word[0].isupper():
        return word.lower() in words["name_particle"]
    return word in words["small_particle"]


def _trim_person(finder: NameFinder, first: int, last: int) -> tuple[int, int]:
    """Cut titles, roles and adjectives of state off the front, what is no name off the end."""
    words, lower, lexicon = finder.tokens.words, finder.tokens.lower, finder.lexicon
    while first < last:
        state = lexicon.states.at(words, first, last)
        ahead = (
            lexicon.titles.at(lower, first, last, dotted=True)
            or lexicon.roles.at(lower, first, last)
            or (state if state and state[1].form == "adjective" else None)
            or lexicon.body_nouns.at(lower, first, last)
        )
        if ahead and ahead[0] < last:
            first = ahead[0]
        elif not words[first][0].isalnum() or lower[first] in ("the", "a", "an"):
            first += 1
        else:
            break
    while last > first and not words[last - 1][0].isupper():
        last -= 1
    return first, last


def no_person(finder: NameFinder, first: int, last: int) -> bool:
    """Whether the tokens name something else: a state, a body, a role, a heading."""
    words, lower, lexicon = finder.tokens.words, finder.tokens.lower, finder.lexicon
    tables = (
        lexicon.states.at(words, first, last),
        lexicon.known_outlets.at(words, first, last),
        lexicon.known_bodies.at(words, first, last),
        lexicon.roles.at(lower, first, last),
        lexicon.titles.at(lower, first, last),
    )
    if any(found and found[0] == last for found in tables):
        return titles_before(finder, first)[0] == first
    after = [word for word in words[last : last + 2] if word != ","]
    if after and after[0] in lexicon.legal_forms:
        return True
    if lexicon.outlet_nouns.at(lower, last, len(lower)) or _shouted(finder, first, last):
        return True
    if last - first == 1 and len(words[first]) < 3 and not _VOWELS & set(lower[first]):
        return True
    if first > 1 and lower[first - 1] == "of" and words[first - 2][0].isupper():
        return lexicon.body_nouns.ending(lower, max(0, first - 3), first - 1) is not None
    if words[last : last + 1] == ["&"]:
        return True
    if words[last : last + 1] and words[last][0].isupper():
        noun = lexicon.body_nouns.at(lower, last, len(words))
        if noun and titles_before(finder, first)[0] == first:
            return True
    return words[last - 1] in lexicon.legal_forms or lower[first] in lexicon.pronouns


def _goes_on(finder: NameFinder, i: int) -> bool:
    """Whether token `i`, beside a person's name, is more of the name that the model cut off."""
    words, lower, lexicon = finder.tokens.words, finder.tokens.lower, finder.lexicon
    if not words[i][0].isupper() or finder.taken[i] or i in finder.marked or not finder.plain[i]:
        return False
    return not (
        lexicon.titles.at(lower, i, len(words), dotted=True)
        or lexicon.roles.at(lower, i, len(words))
        or lexicon.states.at(words, i, len(words))
        or lexicon.body_nouns.at(lower, i, len(words))
        or words[i] in lexicon.legal_forms
        or lower[i] in lexicon.pronouns
        or lower[i] in lexicon.words["portfolio"]
        or lower[i] in ("the", "in", "on", "but", "and", "he", "she")
    )


def goes_on_here(finder: NameFinder, i: int) -> bool:
    """Whether token `i` is more of the name before it, in the same paragraph."""
    return i not in finder.openings and _goes_on(finder, i)


def _begins_before(finder: NameFinder, first: int) -> bool:
    """Whether the word before a surname is the first name that the model left out."""
    i = first - 1
    word = finder.tokens.words[i] if i >= 0 else ""
    return (
        len(word) > 1
        and word.isalpha()
        and not word.isupper()
        and first not in finder.openings
        and i not in finder.places
        and _goes_on(finder, i)
        and word.lower() not in finder.lexicon.words["sentence_opener"]
        and word.lower() not in finder.lexicon.words["before_name"]
        and i not in finder.marked
        and i not in finder.within_marks
        and word.lower() not in finder.written
    )


def _shouted(finder: NameFinder, first: int, last: int) -> bool:
    """Whether a mark stands in capitals in a heading or a dateline, which proves no name."""
    loud = all(word.isupper() for word in finder.tokens.words[first:last])
    return loud and (first in finder.openings or not finder.plain[first])


def titles_before(finder: NameFinder, first: int) -> tuple[int, str | None]:
    """Where the titles directly before token `first` begin, and the gender that they tell."""
    words, lower = finder.tokens.words, finder.tokens.lower
    gender: str | None = None
    while True:
        for start in range(max(0, first - 5), first):
            found = (
                finder.lexicon.titles.at(lower, start, first, dotted=True)
                if words[start][0].isupper()
                else None
            )
            if found and found[0] == first:
                gender = gender or found[1].gender
                first = start
                break
        else:
            return first, gender
