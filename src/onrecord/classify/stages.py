"""How far a transfer has come by what a sentence asserts (CODEBOOK 10).

A word of a stage counts where it is asserted: not under negation, a modal verb or a condition, not
as an infinitive, and only where something traded or a dealing in it stands with it. Of several the
latest counts; what withholds parties or terms comes before all (`withholding.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.classify.lexicon import STAGES, ClassifyLexicon
from onrecord.classify.main_clause import Hit, reaches
from onrecord.classify.modality import read_frame
from onrecord.classify.trade import Trade, open_trade
from onrecord.classify.withholding import withholds
from onrecord.records import Attribution, Document, Modality, Spans, Stage, Tags

_UNREAL = frozenset(
    {*("would", "could", "may", "might", "can", "must", "should", "'d", "ca", "cannot")}
)
_NOT_YET = frozenset({"will", "'ll", "shall", "wo", "would", "to"})
_OPEN = frozenset({"if", "unless", "whether"})
_BEFORE_GERUND = frozenset({"of", "after", "since", "by", "following", "upon"})
# How many words after a verb that wants or offers the verb of acquiring stands.
_NEAR = 7
# One verb over another: wanting to buy, offering to sell, agreeing to either.
_ACTS: Mapping[Stage, tuple[str, tuple[str, ...]]] = {
    "requested": ("seeking", ("acquire",)),
    "offered": ("offering", ("provide",)),
    "contracted": ("agreeing", ("acquire", "provide")),
}


def tell_stage(
    document: Document,
    tags: Tags,
    content: Spans,
    attribution: Attribution | None,
    modality: Modality,
    *,
    lexicon: ClassifyLexicon,
) -> Stage | None:
    """The latest stage of a transfer that one statement asserts, one of `STAGES`, or None.

    `content` is that of one sentence, `attribution` the one it stands in, None in narration, and
    `modality` what `tell_modality` says of it.
    """
    trade = open_trade(document, tags, content, attribution, modality, lexicon=lexicon)
    if trade is None:
        return None
    frame = read_frame(document, tags, attribution, lexicon=lexicon.modality)
    if withholds(trade, refused=frame.negated):
        return "undisclosed"
    if frame.negated:
        return None
    return max(_asserted(trade), key=STAGES.index, default=None)


def _asserted(trade: Trade) -> Iterator[Stage]:
    """The stages that the content asserts."""
    for hit in trade.find("deed"):
        stage = _stage_of_deed(trade, hit)
        if stage is not None and _is_real(trade, hit):
            yield stage
    for hit in trade.find("phrase"):
        if hit.form.stage and trade.is_about_trade() and _is_said(trade, hit):
            yield hit.form.stage
    for word, stage in trade.staged_nouns().items():
        if _is_named(trade, word, stage):
            yield stage
    yield from _ahead(trade)
    yield from _wished(trade)


def _is_said(trade: Trade, hit: Hit) -> bool:
    """Whether the words at `hit` are asserted: outside a condition, under no "not"."""
    denied = trade.modality.negated and hit.form.words[0] != "yet"
    return not denied and not trade.is_conditional(hit.start)


def _is_real(trade: Trade, hit: Hit) -> bool:
    """Whether a past form says that something took place, in the main clause or beside a noun."""
    passage, verb = trade.passage, hit.start
    beside = passage.words.relations[verb] == "acl" and (
        hit.form.kind == "dealing" or passage.forms[verb] == "ordered"
    )
    main = any(verb in chain for chain in trade.chains)
    if not (main or beside) or (main and trade.modality.negated):
        return False
    marks = {passage.forms[child] for child in passage.below(verb, "aux", "mark")}
    return not marks & (_UNREAL | _NOT_YET | _OPEN) and not trade.is_conditional(verb)


def _stage_of_deed(trade: Trade, hit: Hit) -> Stage | None:
    """The stage that a deed brings about, or None where it is not done to something traded."""
    passage = trade.passage
    around = trade.around(hit.start)
    nouns = trade.staged_nouns()
    direct = [nouns[word] for word in sorted(around) if word in nouns]
    match hit.form.kind:
        case "noun":
            return direct[0] if direct and trade.has("goods", "dealing", "acquire") else None
        case "delivery":
            return hit.form.stage if trade.has_in(around, "dealing", kind="delivery") else None
        case "dealing":
            dealt = direct or trade.has_in(around, "dealing", "acquire")
            if hit.form.stage == "negotiating":
                dealt = dealt or trade.has_in(around, "party")
            return hit.form.stage if dealt and trade.is_about_trade() else None
        case "recipient":
            to = any(passage.forms.get(n) == "to" for n in trade.phrase_of(hit.start))
            return hit.form.stage if to and trade.has_in(around, "goods") else None
    if passage.forms[hit.start] == "ordered" and passage.below(hit.start, "xcomp", "ccomp"):
        return None
    objects = {n for n in around if passage.words.heads[n] == hit.start}
    if trade.has_in(objects, "other"):
        return None
    if direct:
        return direct[0]
    counted = trade.is_about_trade() and any(passage.words.upos[n] == "NUM" for n in around)
    return hit.form.stage if counted or trade.has_in(around, "goods") else None


def _is_named(trade: Trade, word: int, stage: Stage) -> bool:
    """Whether a request, an offer or talks on something traded are what the main clause is about.

    A contract that is only named asserts nothing.
    """
    if stage == "contracted" or trade.is_conditional(word):
        return False
    if trade.modality.negated:
        return False
    if not any(reaches(trade.passage, word, chain) for chain in trade.chains):
        return False
    head = trade.passage.words.heads[word]
    over = trade.phrase_of(word)
    if trade.passage.words.relations[word] == "nmod":  # "a round of talks over the price"
        over |= trade.phrase_of(head)
    if stage == "negotiating":
        return trade.has_in(over, "goods", "acquire", "dealing", "party") and not trade.has("other")
    return trade.has("goods") and not trade.has("other")


def _ahead(trade: Trade) -> Iterator[Stage]:
    """What is still to come and tells how far things are: a delivery to come is contracted."""
    passage = trade.passage
    for hit in (*trade.find("deed"), *trade.find("plain")):
        if not _is_said(trade, hit) or not trade.is_about_trade():
            continue
        marks = {passage.forms[n] for n in passage.below(hit.start, "aux", "mark")}
        if hit.form.role == "plain" and passage.forms.get(hit.start - 1) in _BEFORE_GERUND:
            if hit.form.stage == "contracted":
                yield "contracted"
        elif marks & _NOT_YET and not marks & _OPEN:
            around = trade.around(hit.start)
            dealt = any(trade.staged_nouns().get(word) == "contracted" for word in around)
            dealt = dealt or trade.has_in(around, "acquire")
            to_come = hit.form.stage == "delivered" and trade.modality.future
            if to_come and trade.has_in(around, "goods"):
                yield "contracted"
            elif dealt and hit.form.kind == "dealing" and hit.form.stage == "contracted":
                yield "negotiating"
    for hit in trade.find("starting"):
        around = trade.around(hit.start)
        if trade.has_in(around, "dealing", kind="delivery") and _is_said(trade, hit):
            past = passage.forms[hit.start] in ("began", "begun", "started")
            yield "delivered" if past else "contracted"


def _wished(trade: Trade) -> Iterator[Stage]:
    """Stages that one verb brings about over another."""
    for stage, (role, acts) in _ACTS.items():
        done = [hit.start for hit in trade.find(*acts) if trade.is_verb(hit)]
        if trade.cue.get(role) and not trade.modality.negated and _opens_with(trade, done, role):
            yield stage
        for hit in trade.find(role):
            if not _is_said(trade, hit) or trade.modal_over(hit.start) & _UNREAL:
                continue
            near = any(hit.end <= word < hit.end + _NEAR for word in done)
            direct = role == "offering" or hit.form.kind == "direct"
            near = near or (direct and trade.is_verb(hit) and trade.has_goods_object(hit.start))
            if near and trade.is_about_trade():
                yield stage
    asked = any(hit.form.stage == "requested" for hit in trade.cue.get("deed", ()))
    if asked and trade.has("goods") and not trade.modality.negated:
        yield "requested"


def _opens_with(trade: Trade, acts: list[int], role: str) -> bool:
    """Whether a content that hangs on its cue opens with one of `acts` or with something traded."""
    top = next(iter(trade.passage.forms))
    if any(word - top < _NEAR for word in acts):
        return True
    direct = role == "offering" or any(h.form.kind == "direct" for h in trade.cue[role])
    return direct and trade.has("goods") and not trade.has("deed", "agreeing")
