"""How far a transfer has come by what a sentence asserts (CODEBOOK 10).

A word of a stage counts where it is asserted: not under negation, a modal verb or a condition, not
as an infinitive, and only where something traded or a dealing in it stands with it. Of several the
latest counts; what withholds parties or terms comes before all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.classify.lexicon import STAGES, ClassifyLexicon
from onrecord.classify.main_clause import (
    Hit,
    Passage,
    find_forms,
    main_chains,
    open_passage,
    reaches,
)
from onrecord.records import Attribution, Document, Modality, Span, Spans, Tags

_UNREAL = frozenset(
    {"would", "could", "may", "might", "can", "must", "should", "'d", "ca", "cannot"}
)
_COMING = frozenset({"will", "'ll", "shall", "wo", "would", "to"})
_OBJECTS = ("obj", "nsubj", "iobj", "obl", "nmod", "conj", "compound", "appos", "acl", "nummod")
_BEFORE_GERUND = frozenset({"of", "after", "since", "by", "following", "upon", "on"})
# How many words after a verb that wants or offers the verb of acquiring stands.
_NEAR = 7
Hits = Mapping[str, tuple[Hit, ...]]


def tell_stage(
    document: Document,
    tags: Tags,
    content: Spans,
    attribution: Attribution | None,
    modality: Modality,
    *,
    lexicon: ClassifyLexicon,
) -> str | None:
    """The latest stage of a transfer that one statement asserts, one of `STAGES`, or None.

    `content` is that of one sentence, `attribution` the one it stands in, None in narration, and
    `modality` what `tell_modality` says of it.
    """
    passage = open_passage(document, tags, content, lexicon=lexicon.modality)
    hits = find_forms(passage.forms, lexicon.stages.forms)
    cue: Hits = {}
    if attribution is not None and attribution.cue:
        frame = open_passage(document, tags, attribution.cue, lexicon=lexicon.modality)
        cue = find_forms(frame.forms, lexicon.stages.forms)
    if not hits:
        return None
    if _withholds(passage, hits, cue, modality):
        return "undisclosed"
    found = set(_asserted(passage, hits, cue, modality))
    return max(found, key=STAGES.index, default=None)


def _withholds(passage: Passage, hits: Hits, cue: Hits, modality: Modality) -> bool:
    """Whether parties or terms of a transfer are kept from the reader."""
    parties = hits.get("party", ())
    dealing = any(hits.get(role) for role in ("noun", "dealing", "deed", "acquire"))
    if not parties and not dealing:
        return False
    if modality.negated and (cue.get("telling") or _told(passage, hits)):
        return True
    if modality.future and parties and _told(passage, hits):
        return True
    return any(
        parties and passage.words.relations[hit.start] not in ("amod", "compound")
        for hit in hits.get("secret", ())
    )


def _told(passage: Passage, hits: Hits) -> bool:
    """Whether the main clause is about telling."""
    chains = main_chains(passage)
    return any(
        reaches(passage, hit.start, chain) or passage.words.relations[hit.start] == "xcomp"
        for hit in hits.get("telling", ())
        for chain in chains[:1]
    )


def _asserted(passage: Passage, hits: Hits, cue: Hits, modality: Modality) -> Iterator[str]:
    """The stages that the content asserts."""
    for hit in hits.get("deed", ()):
        stage = _stage_of_deed(passage, hits, hit)
        if stage is not None and _is_real(passage, hit, modality):
            yield stage
    yield from _ahead(passage, hits, modality)
    for hit in hits.get("phrase", ()):
        if _has_trade(passage, hits) and _is_said(passage, hit, modality):
            yield str(hit.form.stage)
    yield from _wished(passage, hits, cue, modality)
    yield from _under_way(passage, hits, modality)


def _is_said(passage: Passage, hit: Hit, modality: Modality) -> bool:
    """Whether the words at `hit` are asserted: outside a condition, under no modal or "not"."""
    condition = modality.condition
    start = passage.words.starts[hit.start]
    if condition is not None and condition.start <= start < condition.end:
        return False
    return not (modality.negated and hit.form.stage != "negotiating")


def _is_real(passage: Passage, hit: Hit, modality: Modality) -> bool:
    """Whether a past form says that something took place."""
    verb = hit.start
    auxiliaries = {passage.forms[child] for child in passage.below(verb, "aux", "mark")}
    if auxiliaries & _UNREAL or auxiliaries & {"to", "if", "unless"}:
        return False
    condition, start = modality.condition, passage.words.starts[verb]
    if condition is not None and condition.start <= start < condition.end:
        return False
    if auxiliaries & {"will", "'ll", "shall", "wo"}:
        return False
    denied = modality.negated and any(
        reaches(passage, verb, chain) for chain in main_chains(passage)
    )
    return not denied


def _stage_of_deed(passage: Passage, hits: Hits, hit: Hit) -> str | None:
    """The stage that a deed brings about, or None where it is not done to something traded."""
    below = _around(passage, hit)
    nouns = _stages_of_nouns(passage, hits)
    direct = [nouns[word] for word in below if word in nouns]
    match hit.form.kind:
        case "noun":
            return direct[0] if direct and _has_trade(passage, hits) else None
        case "delivery":
            delivered = any(h.form.kind == "delivery" for h in hits.get("dealing", ()))
            return hit.form.stage if delivered else None
        case "dealing":
            dealt = direct or any(h.start in below for h in hits.get("dealing", ()))
            dealt = dealt or any(h.start in below for h in hits.get("acquire", ()))
            return hit.form.stage if dealt and _has_trade(passage, hits) else None
        case _:
            if passage.below(hit.start, "xcomp", "ccomp") and hit.form.stage == "contracted":
                return None
            objects = [n for n in below if passage.words.relations[n] in ("obj", "nsubj", "iobj")]
            if any(h.start in objects for h in hits.get("other", ())):
                return None
            if direct and direct[0] in ("requested", "offered", "contracted"):
                return direct[0]
            traded = any(h.start in below for h in hits.get("goods", ()))
            counted = any(passage.words.upos[n] == "NUM" for n in below)
            return hit.form.stage if traded or counted and _has_trade(passage, hits) else None


def _around(passage: Passage, hit: Hit) -> set[int]:
    """The words that hang on a verb as its objects and subject, three deep, or that it modifies."""
    found: set[int] = set()
    level = [hit.start]
    if passage.words.relations[hit.start] in ("acl", "amod"):
        head = passage.words.heads[hit.start]
        if head in passage.forms:
            found.add(head)
            level.append(head)
    for _ in range(3):
        level = [n for word in level for n in passage.below(word, *_OBJECTS) if n not in found]
        found.update(level)
    return found


def _stages_of_nouns(passage: Passage, hits: Hits) -> dict[int, str]:
    """The nouns that carry a stage of their own, by word."""
    nouns = {hit.start: str(hit.form.stage) for hit in hits.get("noun", ())}
    for role in ("acquire", "seeking", "offering"):
        for hit in hits.get(role, ()):
            if hit.form.stage and passage.words.upos[hit.start] == "NOUN":
                nouns[hit.start] = hit.form.stage
    return nouns


def _has_trade(passage: Passage, hits: Hits) -> bool:
    """Whether something traded, or a dealing in it, stands in the content."""
    if any(hits.get("other", ())) and not hits.get("goods"):
        return False
    return bool(hits.get("goods") or hits.get("dealing") or hits.get("acquire")) or any(
        passage.words.upos[hit.start] == "NOUN" for hit in hits.get("noun", ())
    )


def _ahead(passage: Passage, hits: Hits, modality: Modality) -> Iterator[str]:
    """What is still to come and shows how far things are: a delivery says that a contract stands."""
    goods = bool(hits.get("goods"))
    for hit in (*hits.get("deed", ()), *hits.get("plain", ())):
        if not _is_said(passage, hit, modality) or not _has_trade(passage, hits):
            continue
        auxiliaries = {passage.forms[n] for n in passage.below(hit.start, "aux", "mark")}
        before = passage.forms.get(hit.start - 1)
        if hit.form.role == "plain" and before in _BEFORE_GERUND:
            if hit.form.stage == "contracted":
                yield "contracted"
        elif auxiliaries & _COMING and not auxiliaries & {"if", "unless"}:
            if hit.form.stage == "delivered" and goods and modality.future:
                yield "contracted"
            elif hit.form.kind == "dealing" and hit.form.stage == "contracted":
                yield "negotiating"
    for hit in hits.get("dealing", ()):
        if hit.form.kind == "delivery" and modality.future and _is_said(passage, hit, modality):
            yield "contracted"


def _wished(passage: Passage, hits: Hits, cue: Hits, modality: Modality) -> Iterator[str]:
    """Stages that one verb brings about over another: wanting to buy, offering to sell."""
    acting = {
        "requested": ("seeking", ("acquire",)),
        "offered": ("offering", ("provide",)),
        "contracted": ("agreeing", ("acquire", "provide")),
    }
    for stage, (role, acts) in acting.items():
        done = [hit.start for act in acts for hit in hits.get(act, ()) if _is_verb(passage, hit)]
        if cue.get(role) and not modality.negated and _opens_with(passage, hits, done):
            yield stage
        for hit in hits.get(role, ()):
            if not _is_said(passage, hit, modality) or _is_unreal(passage, hit.start):
                continue
            near = any(hit.end <= word < hit.end + _NEAR for word in done)
            if role != "agreeing" and _is_verb(passage, hit):
                near = near or _has_goods(passage, hits, hit)
            if near and _has_trade(passage, hits):
                yield stage
    asked = any(hit.form.stage == "requested" for hit in cue.get("deed", ()))
    if asked and hits.get("goods") and not modality.negated:
        yield "requested"


def _is_verb(passage: Passage, hit: Hit) -> bool:
    return passage.words.upos[hit.start] in ("VERB", "ADJ")


def _is_unreal(passage: Passage, word: int) -> bool:
    return any(passage.forms[n] in _UNREAL for n in passage.below(word, "aux"))


def _opens_with(passage: Passage, hits: Hits, acts: list[int]) -> bool:
    """Whether a content that hangs on its cue opens with one of `acts` or with something traded."""
    top = next(iter(passage.forms))
    if any(word - top < _NEAR for word in acts):
        return True
    return bool(hits.get("goods")) and not hits.get("deed")


def _has_goods(passage: Passage, hits: Hits, hit: Hit) -> bool:
    """Whether something traded is the object of the verb at `hit`."""
    around = [
        n
        for word in passage.below(hit.start, "obj", "obl", "iobj")
        for n in (word, *passage.below(word, "nmod", "conj", "compound"))
    ]
    return any(goods.start in around for goods in hits.get("goods", ()))


def _under_way(passage: Passage, hits: Hits, modality: Modality) -> Iterator[str]:
    """Talks that are held on a transfer."""
    for hit in hits.get("noun", ()):
        if hit.form.stage == "negotiating" and _is_said(passage, hit, modality):
            goods = hits.get("goods") or hits.get("acquire") or hits.get("dealing")
            if goods and not hits.get("other"):
                yield "negotiating"
