"""Whether a predicate is denied: by "not" and its kin, by "no" and "nothing", by refusing."""

from __future__ import annotations

from onrecord.classify.main_clause import Chain, Passage, reaches

# "Must refuse" refuses nothing yet.
_DEMANDS = frozenset({"must", "should"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "csubj"})
# What "not" may stand before at the head of a subject: "not one of the boats".
_COUNTED = frozenset({"a", "an", "one", "single", "all", "every", "any", "even", "each", "much"})


def is_negated(passage: Passage, chain: Chain) -> bool:
    """Whether an odd number of words denies the predicates of `chain`: two undo each other."""
    count = sum(_denies(passage, hit.start, chain) for hit in passage.hits.get("negator", ()))
    count += any(
        _denies_as_argument(passage, hit.start, chain) for hit in passage.hits.get("negative", ())
    )
    count += any(
        hit.start - 1 in chain
        or reaches(passage, hit.start, chain)
        or reaches(passage, hit.end - 1, chain)
        for hit in passage.hits.get("negative_phrase", ())
    )
    count += any(refuses(passage, word) for word in chain)
    return count % 2 == 1


def refuses(passage: Passage, word: int) -> bool:
    """Whether the predicate at `word` is one that refuses and has what it refuses."""
    form = passage.role_at(word, "refusal")
    if form is None or any(passage.forms[n] in _DEMANDS for n in passage.below(word, "aux")):
        return False
    active = passage.words.upos[word] == "VERB" and not passage.below(word, "aux")
    cut_off = active and word + 1 not in passage.forms and "obj" in form.needs
    return cut_off or bool(passage.below(word, *form.needs))


def _denies(passage: Passage, word: int, chain: Chain) -> bool:
    """Whether "not" at `word` denies a predicate of `chain`, and not a word set against another."""
    words, forms = passage.words, passage.forms
    governor = words.heads[word]
    while governor in forms and governor not in chain and words.upos[governor] in ("ADV", "AUX"):
        governor = words.heads[governor]
    if governor in chain:
        return forms.get(word - 1) != "," or words.upos[governor] in ("VERB", "AUX")
    if word in chain:
        return True
    before = word - 1
    if before in forms and words.upos[before] == "AUX":
        return before in chain or words.heads[before] in chain
    return (
        forms.get(before) != ","
        and forms.get(word + 1) in _COUNTED
        and reaches(passage, word, chain)
    )


def _denies_as_argument(passage: Passage, word: int, chain: Chain) -> bool:
    """Whether "no", "nothing" or "none" at `word` is or determines an argument of the predicate."""
    words, forms = passage.words, passage.forms
    if forms.get(word + 1) == ",":
        return False
    if word == next(iter(forms)) or (word - 1 in chain and words.upos[word - 1] in ("VERB", "AUX")):
        return True
    aside = forms.get(word - 1) == "," and forms.get(word + 1) == "of"
    if aside and any(n < word for top in chain for n in passage.below(top, "nsubj")):
        return False  # "the boats, none of them new, were sold"
    noun = word
    if words.relations[word] not in _ARGUMENTS and words.heads[word] in forms:
        noun = words.heads[word]
    if noun in chain:
        return True
    return words.relations[noun] in _ARGUMENTS and words.heads[noun] in chain
