from __future__ import annotations

import pytest

from onrecord.classify.marks import kind_of_parts, quoted_regions
from onrecord.records import Span


def regions(text: str) -> list[str]:
    return [text[slice(*span)] for span in quoted_regions(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("it was “full. It is done.”", ["full. It is done."]),
        ('it was "full" and "done"', ["full", "done"]),
        ("it was «full» and „done“", ["full", "done"]),
        ("it was ‘full’ then", ["full"]),
        ("it was ``full'' then", ["full"]),
        ("Kelm’s yard wasn't full", []),
        ("it was “full", ["full"]),
        ("it was full” then", ["it was full"]),
        ("nothing", []),
    ],
)
def test_regions_lie_between_marks(text: str, quoted: list[str]) -> None:
    assert regions(text) == quoted


def test_marks_right_beside_the_content_count() -> None:
    text = "“full,” he said"
    assert quoted_regions(text, (Span(1, 5),))[0].start == 1


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("it was", "indirect"),
        ("full", "direct"),
        ("was “full", "mixed"),
        ("“full” and", "mixed"),
    ],
)
def test_kind_of_a_part_is_told_by_the_regions(part: str, kind: str) -> None:
    text = "it was “full” and grew"
    start = text.index(part)
    quoted = quoted_regions(text, (Span(0, len(text)),))
    assert kind_of_parts(text, (Span(start, start + len(part)),), quoted) == kind
