"""Which attributions of an extraction are shown."""

from __future__ import annotations

from dataclasses import replace

from onrecord.records import Extraction, Rejection


def speech_only(extraction: Extraction) -> Extraction:
    """The extraction without attributions by other than speech verbs (believe, want, oppose).

    Their statements go with them; what was left out is added to the rejections.
    """
    dropped = [a for a in extraction.attributions if a.cue_class != "speech"]
    if not dropped:
        return extraction
    gone = {attribution.id for attribution in dropped}
    return replace(
        extraction,
        attributions=tuple(a for a in extraction.attributions if a.id not in gone),
        statements=tuple(s for s in extraction.statements if s.attribution not in gone),
        rejections=extraction.rejections
        + tuple(
            Rejection(
                stage="selection",
                spans=attribution.cue + attribution.content,
                reason="the cue is no verb of speech, and only those were asked for",
            )
            for attribution in dropped
        ),
    )
