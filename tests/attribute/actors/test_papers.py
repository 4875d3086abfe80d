from __future__ import annotations

import pytest

from onrecord.attribute.actors.papers import read_paper
from tests.attribute.actors.worlds import invented_lexicon, open_story

LEXICON = invented_lexicon()


def read(phrase: str, organisations: tuple[str, ...] = ()) -> tuple[str, str | None] | None:
    """The words that carry and those that name the issuer of `phrase`."""
    story = open_story({"text": phrase, "organisations": organisations}, LEXICON)
    words, edges = story.tokens.words, story.reader.edges
    paper = read_paper(edges, 0, edges.segment_end(0, len(words)), len(words))
    if paper is None:
        return None
    issuer = " ".join(words[slice(*paper.issuer)]) if paper.issuer else None
    return " ".join(words[slice(*paper.carrier)]), issuer


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("a communiqué from the ministry", ("a communiqué", "the ministry")),
        ("a report by the institute", ("a report", "the institute")),
        ("the ministry's report", ("report", "the ministry")),
        ("the ministry's latest yearly report", ("report", "the ministry")),
        ("a ministry release", ("release", "a ministry")),
        ("the company statement", ("statement", "the company")),
        ("last week's report", ("last week's report".replace("'s", " 's"), None)),
        ("the report", ("the report", None)),
        ("the report's lead author", None),
        ("the report author", None),
        ("the yard", None),
    ],
)
def test_a_paper_is_taken_apart(phrase: str, expected: tuple[str, str | None] | None) -> None:
    assert read(phrase) == expected


def test_who_submitted_it_issued_it() -> None:
    phrase = "the report which the Ostmere Office submitted"
    assert read(phrase, ("Ostmere Office",)) == ("the report", "the Ostmere Office")
