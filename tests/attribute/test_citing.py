from __future__ import annotations

from onrecord.attribute.citing import part_citing
from tests.attribute.pages import draft_of, page_of, place


def test_a_frame_that_quotes_nobody_is_left_alone() -> None:
    text = "Orlan said that the tugs were late as saying goes."
    given = draft_of(text, "Orlan", "said", "that the tugs were late")
    assert part_citing(page_of(text), [given]) == [given]


def test_the_cited_speaker_is_the_source() -> None:
    text = "State radio quoted Ana Kelm as saying the tugs were late."
    given = draft_of(text, "State radio", "quoted", "Ana Kelm as saying the tugs were late")
    (parted,) = part_citing(page_of(text), [given])
    assert parted.source == (place(text, "Ana Kelm"),)
    assert parted.cue == (place(text, "quoted"), place(text, "as saying"))
    assert parted.content == (place(text, "the tugs were late"),)
