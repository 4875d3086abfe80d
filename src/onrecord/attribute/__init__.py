"""attribute: from the model's frames to attributions, and who stands behind them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribute.actors import name_actors
from onrecord.attribute.drafts import Draft, read_frames, trim_content
from onrecord.attribute.edges import draw_out
from onrecord.attribute.kinds import kind_of
from onrecord.attribute.lexicon import AttributeLexicon, CueLexicon, build_attribute_lexicon
from onrecord.attribute.page import Page, open_page
from onrecord.attribute.quotations import Quotation, find_quotations
from onrecord.attribute.repairs import repair
from onrecord.attribute.runs import run_on
from onrecord.attribute.transcripts import read_transcript
from onrecord.records import Actor, Attribution, Document, Rejection, Tags, content_id

__all__ = [
    "AttributeLexicon",
    "Quotation",
    "attribute",
    "build_attribute_lexicon",
    "find_quotations",
    "form_attributions",
]


def attribute(
    document: Document, tags: Tags, *, lexicon: AttributeLexicon
) -> tuple[tuple[Attribution, ...], tuple[Actor, ...], tuple[Rejection, ...]]:
    """Who said what in `document`: attributions, the actors behind them, and what was not kept."""
    attributions, rejections = form_attributions(document, tags, lexicon=lexicon.cues)
    attributions, actors = name_actors(document, tags, attributions, lexicon=lexicon.actors)
    return attributions, actors, rejections


def form_attributions(
    document: Document, tags: Tags, *, lexicon: CueLexicon
) -> tuple[tuple[Attribution, ...], tuple[Rejection, ...]]:
    """The attributions of `document` in text order, nobody named yet, and the rejected frames.

    Content keeps the complementiser ("that they ..."): what a reader takes as one stretch of
    reported words. Outer quotation marks, white space and the stop at its end are cut.
    """
    page = open_page(document.text, tags)
    drafts, rejections = read_frames(page, lexicon.credit)
    drafts = draw_out(page, drafts)
    drafts, dropped = repair(page, drafts, lexicon)
    drafts = run_on(page, drafts, lexicon)
    drafts, told = read_transcript(page, drafts)
    sha256 = document.sha256
    kept: dict[str, Attribution] = {}
    for draft in sorted(drafts, key=lambda d: (d.anchor, d.content)):
        attribution = _finish(document.id, sha256, page, draft)
        kept.setdefault(attribution.id, attribution)
    return tuple(kept.values()), (*rejections, *dropped, *told)


def _finish(document_id: str, sha256: str, page: Page, draft: Draft) -> Attribution:
    draft = replace(draft, content=tuple(trim_content(page, span) for span in draft.content))
    kind = "direct" if draft.verbatim else kind_of(page, draft.content)
    parts = (document_id, sha256, kind, draft.source, draft.cue, draft.content)
    return Attribution(
        id=content_id("attribution", *(_plain(part) for part in parts)),
        kind=kind,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        cue_class=draft.cue_class,
        actor=None,
        via=(),
        confidence=draft.score,
    )


def _plain(part: object) -> object:
    """Spans as plain offsets, so that an id does not hang on how a span prints."""
    return [tuple(span) for span in part] if isinstance(part, tuple) else part
