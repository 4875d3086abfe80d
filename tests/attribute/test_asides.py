from __future__ import annotations

import pytest

from onrecord.attribute.asides import DEED, DUTY, NAMELESS, TOPIC, claims_nothing, drop_topics
from tests.attribute.pages import CUES, contents, draft_of, page_of


@pytest.mark.parametrize(
    ("text", "frame", "reason"),
    [
        ("Asked which yards were full, Kelm smiled.", ("Kelm", "Asked", "which yards"), TOPIC),
        ("Regarding claims of delay, he smiled.", ("", "Regarding", "claims of delay"), TOPIC),
        ("Kelm asked which yards were full.", ("Kelm", "asked", "which yards were full"), None),
        ("Asked by Orlan, Kelm said the yard was full.", ("Kelm", "said", "the yard"), None),
        (
            "An envoy, who asked not to be named, left.",
            ("who", "asked", "not to be named"),
            NAMELESS,
        ),
        ("She requested anonymity.", ("She", "requested", "anonymity"), NAMELESS),
        ("A rival bid was rejected in May.", ("", "was rejected", "A rival bid"), DEED),
        ("Their names cannot be told yet.", ("", "cannot be told", "Their names"), DEED),
        ("The bid was refused, it was said.", ("", "was said", "The bid was refused"), None),
        ("A rival bid was rejected by Kelm.", ("Kelm", "was rejected", "A rival bid"), None),
        (
            "Buyers will have to state their use.",
            ("Buyers", "will have to state", "their use"),
            DUTY,
        ),
        ("Buyers have said no twice.", ("Buyers", "have said", "no twice"), None),
        ("He asked not to be moved.", ("He", "asked", "not to be moved"), None),
    ],
)
def test_a_frame_may_claim_nothing(
    text: str, frame: tuple[str, str, str], reason: str | None
) -> None:
    assert claims_nothing(page_of(text), draft_of(text, *frame), CUES) == reason


def test_a_topic_is_no_part_of_what_is_said() -> None:
    text = "Addressing the tender, he said the yard was full."
    draft = draft_of(text, "he", "said", "Addressing the tender", "the yard was full")
    assert contents(text, drop_topics(page_of(text), [draft], CUES)) == [["the yard was full"]]
