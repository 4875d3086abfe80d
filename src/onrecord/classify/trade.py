"""The words of trade in one statement's content, and what stands near which of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.main_clause import (
    Chain,
    Hit,
    Passage,
    find_forms,
    forms_in,
    main_chains,
    open_passage,
)
from onrecord.records import Attribution, Document, Modality, Spans, Stage, Tags

_OBJECTS = ("obj", "nsubj", "iobj", "obl", "nmod", "conj", "compound", "appos", "acl", "nummod")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
# How deep below a verb its objects and what they consist of stand: "a batch of forty shells".
_DEPTH = 3

# Roles without which nothing is told of a stage.
_TELLING = frozenset(
    {
        *("deed", "plain", "phrase", "seeking", "offering", "agreeing", "acquire", "noun"),
        *("starting", "telling", "barring", "unclear", "secret"),
    }
)

Hits = Mapping[str, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A content with the forms of `stages` in it, by role, and those in its cue."""

    passage: Passage
    chains: tuple[Chain, ...]
    hits: Hits
    cue: Hits
    modality: Modality

    def find(self, *roles: str) -> Iterator[Hit]:
        """The forms in the content with one of `roles`."""
        for role in roles:
            yield from self.hits.get(role, ())

    def has(self, *roles: str) -> bool:
        """Whether the content has a form with one of `roles`."""
        return any(self.hits.get(role) for role in roles)

    def has_in(self, words: Set[int], *roles: str, kind: str | None = None) -> bool:
        """Whether one of `words` begins a form with one of `roles` (and of `kind`)."""
        return any(
            hit.start in words and (kind is None or hit.form.kind == kind)
            for hit in self.find(*roles)
        )

    def is_verb(self, hit: Hit) -> bool:
        """Whether the form at `hit` is not a noun, as "order" may be."""
        return self.passage.words.upos[hit.start] in ("VERB", "ADJ", "AUX")

    def modal_over(self, word: int) -> frozenset[str]:
        """The auxiliaries of the verb at `word`."""
        return frozenset(self.passage.forms[n] for n in self.passage.below(word, "aux"))

    def is_conditional(self, word: int) -> bool:
        """Whether `word` stands in the condition of the statement."""
        condition, start = self.modality.condition, self.passage.words.starts[word]
        return condition is not None and condition.start <= start < condition.end

    def is_about_trade(self) -> bool:
        """Whether something traded, or a dealing in it, stands in the content."""
        if self.has("goods"):
            return True
        if any(self.passage.words.relations[hit.start] != "obl" for hit in self.find("other")):
            return False
        nouns = self.passage.words.upos
        return self.has("dealing", "acquire") or any(
            nouns[hit.start] == "NOUN" for hit in self.find("noun")
        )

    def staged_nouns(self) -> dict[int, Stage]:
        """The nouns that carry a stage of their own, by word."""
        return {
            hit.start: hit.form.stage
            for hit in self.find("noun", "acquire", "seeking", "offering")
            if hit.form.stage and self._is_noun(hit.start)
        }

    def _is_noun(self, word: int) -> bool:
        """Whether `word` is a noun, as far as what hangs on it shows."""
        passage = self.passage
        if passage.words.upos[word] in ("NOUN", "PROPN"):
            return True
        governed = passage.words.relations[word] in ("nsubj", "obj", "obl", "nmod")
        return governed or not passage.below(word, "nsubj", "obj", "aux", "mark")

    def around(self, verb: int) -> set[int]:
        """The words under a verb as its subject and objects, or in the noun that it modifies."""
        passage = self.passage
        found: set[int] = set()
        level = [verb]
        head, relation = passage.words.heads[verb], passage.words.relations[verb]
        if relation in ("acl", "amod") and head in passage.forms:
            found.add(head)
            level.append(head)
        elif relation == "xcomp":  # its subject is that of the verb above: "is due to be signed"
            level += passage.below(head, "nsubj")
            found.update(level[1:])
        for _ in range(_DEPTH):
            level = [n for word in level for n in passage.below(word, *_OBJECTS) if n not in found]
            found.update(level)
        return found

    def phrase_of(self, word: int) -> set[int]:
        """All words under `word`, as deep as `around` looks."""
        found: set[int] = set()
        level = [word]
        for _ in range(_DEPTH + 1):
            level = [n for w in level for n in self.passage.children.get(w, ()) if n not in found]
            found.update(level)
        return found

    def has_goods_object(self, verb: int) -> bool:
        """Whether something traded, or a sort or list of it, is the object of `verb`."""
        passive = bool(self.modal_over(verb) & _BE)
        relations = ("obj", "obl", "iobj", *(("nsubj",) if passive else ()))
        around = {
            n
            for word in self.passage.below(verb, *relations)
            for n in (word, *self.passage.below(word, "conj", "compound"))
        }
        return self.has_in(around, "goods")


def open_trade(
    document: Document,
    tags: Tags,
    content: Spans,
    attribution: Attribution | None,
    modality: Modality,
    *,
    lexicon: ClassifyLexicon,
) -> Trade | None:
    """The words of trade in `content` and in the cue of `attribution`.

    None where no word there could tell of a stage: most contents need no second look.
    """
    known = lexicon.stages.forms
    hits = find_forms(forms_in(document, tags, content), known)
    cue: Hits = {}
    if attribution is not None and attribution.cue:
        cue = find_forms(forms_in(document, tags, attribution.cue), known)
    if not hits or not (_TELLING & hits.keys() or _TELLING & cue.keys()):
        return None
    passage = open_passage(document, tags, content, lexicon=lexicon.modality)
    return Trade(
        passage=passage, chains=main_chains(passage), hits=hits, cue=cue, modality=modality
    )
