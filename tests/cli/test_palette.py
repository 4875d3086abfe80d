from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.palette import Palette


@given(st.lists(st.none() | st.sampled_from("abcdefgh")))
def test_a_speaker_keeps_one_colour_and_a_new_one_differs_from_the_one_before(
    speakers: list[str | None],
) -> None:
    palette = Palette()
    colours = [palette.colour(speaker) for speaker in speakers]
    assert len(set(zip(speakers, colours, strict=True))) == len(set(speakers))
    turns = list(zip(speakers, colours, strict=True))
    for place, (before, after) in enumerate(pairwise(turns), start=1):
        if after[0] not in speakers[:place]:
            assert before[1] != after[1]


def test_the_outlet_has_a_colour_that_no_speaker_has() -> None:
    palette = Palette()
    assert palette.colour(None) not in {palette.colour(name) for name in "abcdefgh"}
