from __future__ import annotations

import pytest

from onrecord.annotate.sentences import split_paragraphs, split_sentences
from onrecord.classify.boundaries import by_sentence, trim
from onrecord.records import Span, Spans


def sentences(text: str) -> Spans:
    return split_sentences(text, split_paragraphs(text), abbreviations=frozenset())


def test_content_is_cut_where_sentences_end() -> None:
    text = "One goes. Two go.\nThree go."
    parts = by_sentence(text, (Span(4, len(text)),), sentences(text))
    assert [[text[slice(*span)] for span in part] for part in parts] == [
        ["goes."],
        ["Two go."],
        ["Three go."],
    ]


def test_parts_of_one_sentence_stay_together_in_order() -> None:
    text = "“One,” he said, “goes.” “Two.”"
    content = (Span(16, 30), Span(0, 6))
    parts = by_sentence(text, content, sentences(text))
    assert [[text[slice(*span)] for span in part] for part in parts] == [
        ["“One,”", "“goes.”"],
        ["“Two.”"],
    ]


@pytest.mark.parametrize(
    ("text", "quoted", "trimmed"),
    [
        ("the yard is full.", False, "the yard is full"),
        (" , the yard is full, ", False, "the yard is full"),
        ("the U.S.", False, "the U.S."),
        ("on October 1.", False, "on October 1"),
        ("“The yard is full.”", True, "The yard is full"),
        ("“The yard is full.", True, "The yard is full"),
        ("The yard is full.’", True, "The yard is full"),
        ("it is the crews’", True, "it is the crews’"),
        ("‘it is the crews’", True, "it is the crews"),
        ("is it full?”", True, "is it full?"),
        ("it was “full”", False, "it was “full”"),
        ("it was full”", False, "it was full"),
        ("“it was full", False, "it was full"),
        ('"it was full', False, "it was full"),
        ('it was "full"', False, 'it was "full"'),
        ("it waits...", False, "it waits..."),
        ("", False, ""),
    ],
)
def test_edges_keep_only_what_belongs_to_the_words(text: str, quoted: bool, trimmed: str) -> None:
    start, end = trim(text, Span(0, len(text)), quoted=quoted)
    assert text[start:end] == trimmed
