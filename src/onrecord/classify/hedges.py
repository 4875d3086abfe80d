"""The words that soften a claim as a whole, and the one that leaves most doubt."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.classify.main_clause import Chain, Hit, Passage, reaches

# "More likely to": a comparison.
_COMPARING = frozenset({"more", "less", "as", "equally"})
_ADVERBS = ("advmod", "discourse", "parataxis", "root", "ccomp", "advcl", "obl")


def hedges_of(passage: Passage, chain: Chain) -> Iterator[tuple[int, int, int]]:
    """(strength, first word, end of words) of each hedge on the predicates of `chain`."""
    for hit in passage.find("hedge_adverb"):
        if _softens(passage, hit, chain):
            yield hit.form.strength, hit.start, hit.end
    for hit in passage.find("hedge_modal"):
        opens = hit.start == next(iter(passage.forms))  # "May they return": a wish
        unable = passage.forms[hit.start] == "could" and passage.forms.get(hit.end) in (
            "not",
            "n't",
        )
        if passage.words.upos[hit.start] != "AUX" or opens or unable:
            continue
        if reaches(passage, hit.start, chain):
            yield hit.form.strength, hit.start, hit.end
    for hit in passage.find("hedge_verb", "hedge_belief", "hedge_adjective"):
        if hit.start in chain and _is_predicate(passage, hit):
            yield hit.form.strength, *_widened(passage, hit)
        elif hit.form.role == "hedge_adjective" and _softens(passage, hit, chain, ("advmod",)):
            yield hit.form.strength, hit.start, hit.end


def _softens(
    passage: Passage, hit: Hit, chain: Chain, relations: tuple[str, ...] = _ADVERBS
) -> bool:
    """Whether an adverb belongs to the clause, not to a noun or a number in it."""
    relation = passage.words.relations[hit.start]
    return relation in relations and reaches(passage, hit.start, chain)


def _is_predicate(passage: Passage, hit: Hit) -> bool:
    """Whether a verb has what makes it a hedge: belief the passive, others what they need."""
    if hit.form.role == "hedge_belief":
        return any(
            passage.forms[child] in ("is", "are", "was", "were", "be", "been", "'s", "being")
            for child in passage.below(hit.start, "aux", "cop")
        )
    if hit.form.role == "hedge_adjective" and passage.forms.get(hit.start - 1) in _COMPARING:
        return False
    needs = hit.form.needs
    return not needs or bool(passage.below(hit.start, *needs)) or passage.forms.get(hit.end) == "to"


def _widened(passage: Passage, hit: Hit) -> tuple[int, int]:
    """The words of a verb's hedge with its "to", and with its "is" where it is belief."""
    start, end = hit.start, hit.end
    if hit.form.role == "hedge_belief":
        start = min((start, *passage.below(start, "aux", "cop")))
        start = hit.start if hit.start - start > 3 else start
    if hit.form.role != "hedge_adjective" and passage.forms.get(end) == "to":
        end += 1
    return start, end
