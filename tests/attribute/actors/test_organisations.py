from __future__ import annotations

import pytest

from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()
CASES = [
    ("He saw the Ministry of Defence.", [("organisation", "Ministry of Defence")]),
    ("He saw the Ministry of Trade and Industry.",
     [("organisation", "Ministry of Trade and Industry")]),
    ("He saw the Varanian Army and Navy.",
     [("organisation", "Varanian Army"), ("organisation", "Navy")]),
    ("He saw Kestrel Orme, Inc. today.", [("organisation", "Kestrel Orme, Inc.")]),
    ("He saw Calder AG there.", [("organisation", "Calder AG")]),
    ("He saw Ostmere Aero Works there.", [("organisation", "Ostmere Aero Works")]),
    ("He saw the Orme Boat Industry Fair.", []),
    ("He read the Ostmere Gazette.", [("outlet", "Ostmere Gazette")]),
    ("He read the Orme newspaper.", [("outlet", "Orme newspaper")]),
    ("He read the daily Orme Morning.", [("outlet", "Orme Morning")]),
    ("He read the Sunday paper.", []),
    ("He told Tarsim news agency.", [("outlet", "Tarsim news agency")]),
    ("He told Interfax.", [("outlet", "Interfax")]),
    ("He saw the Kremlin.", [("organisation", "Kremlin")]),
    ("OSTMERE ARSENAL, Ostland – He came.", [("state", "Ostland")]),
    ("ORME WORKS TO SELL BOATS TO NAVY", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_bodies_are_read_without_the_model(text: str, wanted: list[tuple[str, str]]) -> None:
    story = open_story({"text": text}, LEXICON)
    found = [
        (name.kind, text[slice(*story.tokens.span(name.first, name.last))])
        for name in story.cast.names
    ]
    assert found == wanted


def test_what_only_the_model_marks_is_not_sure() -> None:
    row = {"text": "He met Kestrel there, and Orme Works.", "organisations": ["Kestrel"]}
    assert [name.sure for name in open_story(row, LEXICON).cast.names] == [False, True]
