from __future__ import annotations

import pytest

from onrecord.export.wording import counted, one_line, plain, speaker_name
from onrecord.records import Actor

VENN = Actor(id="a", name="Orla Venn", kind="person", mentions=(), roles=())


@pytest.mark.parametrize(
    ("speaker", "source", "name"),
    [
        (VENN, "the minister", "Orla Venn"),
        (VENN, "", "Orla Venn"),
        (None, "the minister", "the minister"),
        (None, "", "speaker not named"),
        (None, None, "the outlet itself"),
    ],
)
def test_a_speaker_goes_by_the_best_name_there_is(
    speaker: Actor | None, source: str | None, name: str
) -> None:
    assert speaker_name(speaker, source) == name


def test_names_of_the_codebook_read_as_words() -> None:
    assert plain("export_request") == "export request"
    assert plain("denial") == "denial"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1200, "1,200 rows")]
)
def test_what_is_counted_stands_in_the_plural_but_for_one(count: int, words: str) -> None:
    assert counted(count, "row") == words


def test_one_line_has_single_spaces() -> None:
    assert one_line(" head of\n the\u00a0 agency\t") == "head of the agency"
