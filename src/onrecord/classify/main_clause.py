"""The words of one statement's content, and the predicates of its main clause among them.

The tree comes from a model that attaches about one word in seven wrongly, so every rule here falls
back on the order of words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.classify.lexicon import Form, ModalityLexicon
from onrecord.records import Document, Spans, Tags, Words

# Relations that make a word the head of a clause of its own.
CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "appos", "conj", "xcomp"})
# Relations of a word that show its head to be a predicate.
_OF_PREDICATES = frozenset({"nsubj", "csubj", "aux", "cop", "expl"})
LONGEST = 400
# Far more than a clause nests; a longer way up means a broken tree.
_LONGEST_CLIMB = 12

Chain = tuple[int, ...]


class Hit(NamedTuple):
    """A form of the lexicon found at the words [start, end) of the document."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a content and what hangs on what among them.

    `forms` maps the index of each word of the content to its lower-case form, in text order;
    `children` the index of a word to those it governs inside the content; `hits` are the forms of
    the lexicon in it, by role.
    """

    words: Words
    forms: Mapping[int, str]
    children: Mapping[int, Sequence[int]]
    hits: Mapping[str, tuple[Hit, ...]]

    def below(self, word: int, *relations: str) -> tuple[int, ...]:
        """The words that `word` governs by one of `relations`."""
        names = self.words.relations
        return tuple(child for child in self.children.get(word, ()) if names[child] in relations)

    def find(self, *roles: str) -> Iterator[Hit]:
        """The forms with one of `roles`, role by role."""
        for role in roles:
            yield from self.hits.get(role, ())

    def role_at(self, word: int, *roles: str) -> Form | None:
        """The form with one of `roles` that `word` is part of."""
        return next((hit.form for hit in self.find(*roles) if hit.start <= word < hit.end), None)


def open_passage(
    document: Document, tags: Tags, spans: Spans, *, lexicon: ModalityLexicon
) -> Passage:
    """The words of `tags` that lie in `spans`, with their tree and the forms of `lexicon`."""
    forms = forms_in(document, tags, spans)
    children: dict[int, list[int]] = {}
    heads = tags.words.heads
    for index in forms:
        head = heads[index]
        if head in forms:
            if head in children:
                children[head].append(index)
            else:
                children[head] = [index]
    return Passage(
        words=tags.words, forms=forms, children=children, hits=find_forms(forms, lexicon.forms)
    )


def forms_in(document: Document, tags: Tags, spans: Spans) -> dict[int, str]:
    """The words of `tags` that lie in `spans`: index to lower-case form, in text order.

    Only the first `LONGEST`: what is longer is no sentence, and the rules look at pairs of words.
    """
    words, text = tags.words, document.text
    forms: dict[int, str] = {}
    for start, end in spans:
        first = bisect_left(words.starts, start)
        last = bisect_right(words.ends, end, lo=first)
        for index in range(first, min(last, first + LONGEST - len(forms))):
            form = text[words.starts[index] : words.ends[index]].lower()
            forms[index] = form.replace("’", "'") if "’" in form else form
    return forms


def find_forms(
    forms: Mapping[int, str], known: Mapping[str, tuple[Form, ...]]
) -> dict[str, tuple[Hit, ...]]:
    """The `known` forms among `forms`, by role: at each place the longest."""
    found: dict[str, list[Hit]] = {}
    free = -1
    for index, word in forms.items():
        if index < free or word not in known:
            continue
        for form in known[word]:
            size = len(form.words)
            if size == 1 or _follow(forms, index, form.words):
                found.setdefault(form.role, []).append(Hit(index, index + size, form))
                free = index + size
                break
    return {role: tuple(hits) for role, hits in found.items()}


def _follow(forms: Mapping[int, str], index: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first of `words` stand after `index`."""
    return all(forms.get(index + n) == word for n, word in enumerate(words) if n)


def main_chains(passage: Passage) -> tuple[Chain, ...]:
    """The predicates of the main clause: first its own, then those coordinated with it.

    Each is a chain from the predicate at the top down to the one that carries the claim: "assure",
    "cancelled" in "I can assure you that nothing was cancelled".
    """
    root = main_root(passage)
    if root is None:
        return ()
    chains = [descend(passage, _past_condition(passage, root))]
    for chain in chains:
        for word in chain:
            for other in passage.below(word, "conj", "advcl"):
                if len(chains) < len(passage.forms) and _is_coordinate(passage, other):
                    chains.append(descend(passage, other))
    return tuple(chains)


def main_root(passage: Passage) -> int | None:
    """The predicate at the top of the content: the likeliest of the words governed from outside."""
    tops = _tops(passage)
    return _finite(passage, max(tops, key=tops.__getitem__)) if tops else None


def _tops(passage: Passage) -> dict[int, int]:
    """The words that are governed from outside the content, with how like a predicate each is."""
    words = passage.words
    scores: dict[int, int] = {}
    for index in passage.forms:
        if words.heads[index] in passage.forms or words.upos[index] in ("PUNCT", "CCONJ", "SCONJ"):
            continue
        score = 2 * bool(passage.below(index, *_OF_PREDICATES))
        score += words.upos[index] in ("VERB", "AUX")
        score += words.relations[index] in ("root", "ccomp", "xcomp", "parataxis")
        scores[index] = score - (words.relations[index] in ("advcl", "acl"))
    return scores


def _finite(passage: Passage, root: int) -> int:
    """The predicate on which the parser should have hung the noun `root`, or `root`."""
    if _is_predicate(passage, root) or passage.words.upos[root] not in ("NOUN", "PROPN", "NUM"):
        return root
    for child in passage.below(root, "parataxis", "acl"):
        if (
            passage.words.upos[child] == "VERB"
            and child > root
            and not passage.below(child, "mark")
        ):
            finite = passage.words.relations[child] == "parataxis"
            if finite or passage.below(child, "nsubj"):
                return child
    return root


def _past_condition(passage: Passage, root: int) -> int:
    """The main predicate where the parser hung it on that of the condition before it, or `root`."""
    opener = next((hit.start for hit in passage.find("condition")), -1)
    if not 0 <= opener < root or opener not in passage.below(root, "mark", "aux", "advmod"):
        return root
    if any(passage.words.upos[n] in ("NOUN", "PROPN", "VERB") for n in passage.forms if n < opener):
        return root
    under = (*passage.below(root, "conj", "parataxis", "ccomp"), *_tops(passage))
    return next((n for n in under if n > root and passage.below(n, *_OF_PREDICATES)), root)


def _is_coordinate(passage: Passage, word: int) -> bool:
    """Whether `word` is a predicate beside the main one, which the parser may call adverbial."""
    if passage.words.relations[word] == "conj":
        return _is_predicate(passage, word)
    return bool(passage.below(word, "nsubj")) and bool(passage.below(word, "cc"))


def _is_predicate(passage: Passage, word: int) -> bool:
    return passage.words.upos[word] in ("VERB", "AUX") or bool(passage.below(word, *_OF_PREDICATES))


def descend(passage: Passage, top: int) -> Chain:
    """The chain of predicates from `top` down to the one that carries its claim."""
    chain = [top]
    while len(chain) < _LONGEST_CLIMB:
        under = _carried(passage, chain[-1])
        if under is None:
            break
        chain.append(under)
    return tuple(chain)


def ascend(passage: Passage, word: int) -> Chain:
    """The chain that ends at `word`: the predicates above it through which a claim is carried."""
    chain = [word]
    while len(chain) < _LONGEST_CLIMB:
        head = passage.words.heads[chain[0]]
        if head not in passage.forms or _carried(passage, head) != chain[0]:
            break
        chain.insert(0, head)
    return tuple(chain)


def _carried(passage: Passage, word: int) -> int | None:
    """The predicate under `word` that carries the claim, where `word` only introduces it."""
    if _introduces(passage, word):
        clear = word + 1 if passage.forms.get(word + 1) == "clear" else word  # "make clear that"
        for top in (word, clear):
            for child in passage.below(top, "ccomp", "csubj", "xcomp", "advcl", "acl"):
                if _is_predicate(passage, child) and not _asks(passage, child):
                    return child
    if passage.role_at(word, "leading"):
        telling = passage.below(word, "xcomp", "ccomp")
        return next((n for n in telling if passage.role_at(n, "look_through")), None)
    if word in _openings(passage):
        for noun in passage.below(word, "nsubj"):
            if _introduces(passage, noun):
                return noun
    form = passage.role_at(word, "future_verb", "raising", "hedge_verb", "refusal")
    if form is not None and not form.opaque:
        infinitives = passage.below(word, "xcomp", "ccomp") or tuple(
            verb
            for verb in passage.below(word, "acl", "advcl")
            if any(passage.forms[mark] == "to" for mark in passage.below(verb, "mark"))
        )
    elif passage.role_at(word, "future_adjective", "future_noun"):
        infinitives = passage.below(word, "xcomp", "acl", "ccomp")
    else:
        return None
    return infinitives[0] if infinitives else None


def _introduces(passage: Passage, word: int) -> bool:
    """Whether `word` is a predicate, or a noun after "there is", that looks through to a clause."""
    if passage.role_at(word, "inert"):
        return True
    demanded = any(passage.forms[n] in ("must", "should") for n in passage.below(word, "aux"))
    roles = ("look_through", "hedge_belief", "forecast", "hedge_adjective")
    return not demanded and passage.role_at(word, *roles) is not None


def _openings(passage: Passage) -> tuple[int, ...]:
    """The verbs of "there is"."""
    return tuple(
        passage.words.heads[index]
        for index, form in passage.forms.items()
        if form == "there" and passage.words.relations[index] == "expl"
    )


def _asks(passage: Passage, predicate: int) -> bool:
    """Whether the clause of `predicate` is a question: "whether", "how many"."""
    return any(
        passage.forms[child] in ("whether", "if", "how", "why", "when", "where", "who", "what")
        for child in passage.children.get(predicate, ())
    )


def reaches(passage: Passage, word: int, chain: Chain) -> bool:
    """Whether `word` belongs to a predicate of `chain` with no other clause between."""
    heads, relations = passage.words.heads, passage.words.relations
    at = word
    for _ in range(_LONGEST_CLIMB):
        if at in chain:
            return True
        if relations[at] == "xcomp" and passage.words.upos[word] == "AUX":
            # The parser may hang an auxiliary on the infinitive under its verb.
            return word < heads[at] and heads[at] in chain
        own = at == word and passage.words.upos[at] != "AUX"
        if at not in passage.forms or (not own and relations[at] in CLAUSES):
            return False
        at = heads[at]
    return False
