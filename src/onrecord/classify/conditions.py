"""The words of the condition under which something is claimed (CODEBOOK 6)."""

from __future__ import annotations

from onrecord.classify.lexicon import ModalityLexicon
from onrecord.classify.main_clause import Chain, Hit, Passage
from onrecord.records import Document, Span, Spans

_SUBJECTS = ("nsubj", "expl", "aux", "cop", "csubj")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM"})
_PAST = frozenset({"was", "were", "had", "did"})
_OPENERS = frozenset({"but", "and", "so", ",", "“", '"', "however", "then", "only", "that"})
_CONJUNCTIONS = frozenset({"and", "but", "or", "while", "so", "then"})
_EDGE = frozenset({",", ";", ".", "!", "?", "…", "...", "”", '"', "“", "''", ")", "–", "—"})


def find_condition(
    document: Document,
    passage: Passage,
    chains: tuple[Chain, ...],
    content: Spans,
    *,
    future: bool,
    lexicon: ModalityLexicon,
) -> Span | None:
    """The first condition of the claim; none where the whole content is one.

    `chains` are the predicates of the main clause; `future`: the claim is still to come, so that
    "as the talks advance" and "once it is signed" are conditions of it.
    """
    for hit in passage.find("condition"):
        if not _opens(passage, hit, chains, future=future, lexicon=lexicon):
            continue
        words = _extent(passage, hit, chains)
        if words is not None:
            return _span_of(document, passage, words, content)
    return None


def _opens(
    passage: Passage,
    hit: Hit,
    chains: tuple[Chain, ...],
    *,
    future: bool,
    lexicon: ModalityLexicon,
) -> bool:
    """Whether the form at `hit` opens a condition of the main clause."""
    forms, words = passage.forms, passage.words
    before, after = forms.get(hit.start - 1), forms.get(hit.end)
    if _under_noun(passage, hit.start, chains) and not _at_edge(passage, hit.start):
        return False
    match hit.form.kind:
        case "clause":
            asked = forms[hit.start] == "if" and before in lexicon.asking
            return not asked and after not in ("any", "ever", ",", None)
        case "bare":
            free = not passage.below(hit.start, "aux", "nsubj", "obl", "obj")
            opens = words.upos[hit.start] == "SCONJ" or words.relations[hit.start] == "advcl"
            return free and (opens or _at_edge(passage, hit.start))
        case "phrase":
            main = any(hit.start in chain for chain in chains)
            edge = _at_edge(passage, hit.start)
            return not main and after is not None and (edge or words.relations[hit.start] != "amod")
        case "ground":
            return _at_edge(passage, hit.start) and not passage.below(hit.start, "aux", "nsubj")
        case "progress":
            return future and _progresses(passage, hit, lexicon)
        case _:
            return _is_inverted(passage, hit)


def _at_edge(passage: Passage, word: int) -> bool:
    """Whether a clause may begin at `word`: nothing, a comma or "but" stands before it."""
    before = passage.forms.get(word - 1)
    return before is None or before in _OPENERS


def _opens_content(passage: Passage, word: int) -> bool:
    first = next(iter(passage.forms))
    return all(passage.forms.get(n, ",") in _OPENERS for n in range(first, word))


def _under_noun(passage: Passage, word: int, chains: tuple[Chain, ...]) -> bool:
    """Whether `word` stands in a clause that belongs to a noun, as a relative clause does."""
    relations, heads = passage.words.relations, passage.words.heads
    for _ in range(8):
        if word not in passage.forms or any(word in chain for chain in chains):
            return False
        if relations[word] == "acl":
            return True
        word = heads[word]
    return False


def _progresses(passage: Passage, hit: Hit, lexicon: ModalityLexicon) -> bool:
    """Whether "as" or "once" opens a clause in the present before the claim, or "once" after it."""
    forms, words = passage.forms, passage.words
    if hit.form.words[0] == "until":
        return False
    fronted = _opens_content(passage, hit.start)
    if not fronted and (hit.form.words[0] == "as" or not _at_clause(passage, hit)):
        return False
    head = words.heads[hit.start]
    verb = head if head in forms and words.upos[head] in ("VERB", "AUX", "ADJ") else None
    if verb is None or not (verb > hit.start) or words.relations[hit.start] == "case":
        return fronted and any(forms.get(hit.end + n) in lexicon.advancing for n in range(1, 5))
    auxiliaries = {forms[child] for child in passage.below(verb, "aux", "cop")}
    past = auxiliaries & _PAST or (not auxiliaries and forms[verb].endswith("ed"))
    elliptic = hit.form.words[0] == "once" and not passage.below(verb, "nsubj")
    return elliptic or not past


def _at_clause(passage: Passage, hit: Hit) -> bool:
    return passage.words.relations[hit.start] == "mark" or passage.words.upos[hit.start] == "SCONJ"


def _is_inverted(passage: Passage, hit: Hit) -> bool:
    """Whether an auxiliary opens the content before its subject, and a main clause follows."""
    forms, words = passage.forms, passage.words
    return (
        _opens_content(passage, hit.start) and words.upos[hit.end] in _NOMINAL
        if hit.end in forms
        else False
    ) and "," in (forms[n] for n in forms if n > hit.end)


def _extent(passage: Passage, hit: Hit, chains: tuple[Chain, ...]) -> tuple[int, int] | None:
    """The first word and the end of a condition; None where it is the whole content."""
    forms = passage.forms
    start, last = hit.start, max(forms)
    if forms.get(start - 1) == "only":
        start -= 1
    if _opens_content(passage, hit.start):
        main = _main_start(passage, hit, chains)
        commas = [n for n in range(hit.end, last) if forms.get(n) == ","]
        if main is not None:
            within = [n for n in commas if n < main]
            return start, within[-1] if within else main
        return (start, commas[0]) if commas else None
    return start, _end_after(passage, hit, chains, last)


def _main_start(passage: Passage, hit: Hit, chains: tuple[Chain, ...]) -> int | None:
    """Where the main clause begins after a condition that opens the content."""
    after = max(hit.end - 1, passage.words.heads[hit.start])
    for chain in chains:
        top = chain[0]
        if top < hit.end or _marks(passage, hit, top):
            continue
        after = after if after < top else hit.end - 1
        own = passage.below(top, *_SUBJECTS)
        edges = [_leftmost(passage, child) for child in own if child > after]
        return min([top, *(edge for edge in edges if edge > after)])
    return None


def _marks(passage: Passage, hit: Hit, predicate: int) -> bool:
    """Whether the parser hung the opening word itself on `predicate`."""
    return passage.words.heads[hit.start] == predicate and (
        passage.words.relations[hit.start] in ("mark", "case")
    )


def _leftmost(passage: Passage, word: int) -> int:
    """The first word of the phrase of `word`, but for clauses that hang on it."""
    edge, pending, steps = word, [word], 0
    while pending and steps < 40:
        steps += 1
        children = passage.children.get(pending.pop(), ())
        edge = min((edge, *children))
        pending += children
    return edge


def _end_after(passage: Passage, hit: Hit, chains: tuple[Chain, ...], last: int) -> int:
    """Where a condition ends that follows its claim: before the next main clause, or never."""
    forms = passage.forms
    for chain in chains:
        if chain[0] > hit.end and not _marks(passage, hit, chain[0]):
            for n in range(chain[0], hit.end, -1):
                if forms.get(n) in (",", ";") or forms.get(n) in _CONJUNCTIONS:
                    return n if forms.get(n - 1) != "," else n - 1
    return last + 1


def _span_of(document: Document, passage: Passage, words: tuple[int, int], content: Spans) -> Span:
    """The offsets of [first word, end), kept inside the part of the content where they begin."""
    first, end = words
    inside = [n for n in passage.forms if first <= n < end]
    start = passage.words.starts[first]
    part = next((span for span in content if span.start <= start < span.end), content[-1])
    inside = [n for n in inside if passage.words.ends[n] <= part.end]
    while len(inside) > 1 and passage.forms[inside[-1]] in _EDGE:
        inside.pop()
    return Span(start, passage.words.ends[inside[-1]])
