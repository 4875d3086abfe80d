"""Whether a statement withholds who takes part in a transfer, or on what terms."""

from __future__ import annotations

from onrecord.classify.trade import Trade

_TERMS = ("party", "noun", "dealing", "deed", "acquire")


def withholds(trade: Trade, *, refused: bool) -> bool:
    """Whether parties or terms of a transfer are kept from the reader.

    `refused`: the frame itself refuses or denies, as "declined to say" does.
    """
    if not trade.has(*_TERMS):
        return False
    if refused:
        return bool(trade.cue.get("telling")) or trade.has("telling")
    told = any(_is_main(trade, hit.start) for hit in trade.find("telling"))
    if told and (trade.modality.negated or (trade.modality.future and _tells_terms(trade))):
        return True
    if trade.has("barring") and trade.has("telling"):
        return True
    if any(_is_main(trade, hit.start) for hit in trade.find("unclear")):
        return True
    return trade.has("party") and any(
        trade.passage.words.relations[hit.start] not in ("amod", "compound")
        for hit in trade.find("secret")
    )


def _is_main(trade: Trade, word: int) -> bool:
    """Whether `word` is a predicate of the main clause, or the infinitive under one."""
    words = trade.passage.words
    at = words.heads[word] if words.relations[word] in ("xcomp", "ccomp", "advcl") else word
    return any(word in chain or at in chain for chain in trade.chains)


def _tells_terms(trade: Trade) -> bool:
    """Whether what is told is a party or a term, not a thing told to one."""
    subjects = {n for chain in trade.chains for top in chain for n in _arguments(trade, top)}
    return trade.has_in(subjects, "party", "telling")


def _arguments(trade: Trade, predicate: int) -> tuple[int, ...]:
    return trade.passage.below(predicate, "nsubj", "obj")
