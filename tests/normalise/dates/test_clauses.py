from __future__ import annotations

import pytest

from onrecord.normalise.dates.clauses import Tense, ruling_word, tense_at
from onrecord.records import Frame, Span, Tags, Words
from tests.normalise.dates.texts import LEXICON, NO_WORDS

SIGNS = LEXICON.clause_words


def words_of(text: str, upos: str, heads: str, relations: str) -> Words:
    """The words of a text without punctuation; heads count from 0, -1 is the root."""
    starts = [0] + [n + 1 for n, sign in enumerate(text) if sign == " "]
    return Words(
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, text.split(), strict=True)),
        upos=tuple(upos.split()),
        heads=tuple(map(int, heads.split())),
        relations=tuple(relations.split()),
    )


CASES: tuple[tuple[str, str, str, str, Tense | None], ...] = (
    ("yards opened Friday", "NOUN VERB PROPN", "1 -1 1", "nsubj root obl", "past"),
    ("yards open Friday", "NOUN VERB PROPN", "1 -1 1", "nsubj root obl", "present"),
    ("yards will open Friday", "NOUN AUX VERB PROPN", "2 2 -1 2", "nsubj aux root obl", "future"),
    (
        "yards have opened Friday",
        "NOUN AUX VERB PROPN",
        "2 2 -1 2",
        "nsubj aux root obl",
        "perfect",
    ),
    ("yards are opened Friday", "NOUN AUX VERB PROPN", "2 2 -1 2", "nsubj aux root obl", "present"),
    ("yards may open Friday", "NOUN AUX VERB PROPN", "2 2 -1 2", "nsubj aux root obl", "future"),
    (
        "yards may have opened Friday",
        "NOUN AUX AUX VERB PROPN",
        "3 3 3 -1 3",
        "nsubj aux aux root obl",
        "past",
    ),
    (
        "yards plan to open Friday",
        "NOUN VERB PART VERB PROPN",
        "1 -1 3 1 3",
        "nsubj root mark xcomp obl",
        "future",
    ),
    (
        "yards began to open Friday",
        "NOUN VERB PART VERB PROPN",
        "1 -1 3 1 3",
        "nsubj root mark xcomp obl",
        "past",
    ),
    (
        "yards left selling Friday",
        "NOUN VERB VERB PROPN",
        "1 -1 1 2",
        "nsubj root advcl obl",
        "past",
    ),
    ("talks due Friday", "NOUN ADJ PROPN", "1 -1 1", "nsubj root obl", "future"),
    ("Friday paper", "PROPN NOUN", "1 -1", "compound root", None),
)


@pytest.mark.parametrize(("text", "upos", "heads", "relations", "tense"), CASES)
def test_the_verb_shows_the_tense(
    text: str, upos: str, heads: str, relations: str, tense: Tense | None
) -> None:
    words = words_of(text, upos, heads, relations)
    assert tense_at(text.index("Friday"), text, words, SIGNS) == tense


def test_without_words_nothing_shows() -> None:
    assert tense_at(3, "on Friday", NO_WORDS, SIGNS) is None


def test_a_ring_of_heads_ends() -> None:
    words = words_of("Friday paper", "PROPN NOUN", "1 0", "compound nmod")
    assert tense_at(0, "Friday paper", words, SIGNS) is None


TOLD = "Kelm announced the plan to buy boats during a visit in May. It rained in June."


def told() -> Tags:
    """TOLD with the frame of what Kelm announced."""
    cue, content = TOLD.index("announced"), TOLD.index("the plan")
    frame = Frame(
        source=(Span(0, 4),),
        cue=Span(cue, cue + len("announced")),
        content=(Span(content, content + len("the plan to buy boats")),),
        cue_class="speech",
        score=1.0,
    )
    end = TOLD.index(".") + 1
    return Tags(
        paragraphs=(Span(0, len(TOLD)),),
        sentences=(Span(0, end), Span(end + 1, len(TOLD))),
        words=NO_WORDS,
        entities=(),
        frames=(frame,),
    )


def test_a_date_beside_what_is_said_is_ruled_by_the_cue() -> None:
    assert TOLD[: ruling_word(TOLD.index("May"), told()) + 1].endswith("announced")


@pytest.mark.parametrize("word", ["boats", "June"])
def test_a_date_in_what_is_said_or_elsewhere_rules_itself(word: str) -> None:
    assert ruling_word(TOLD.index(word), told()) == TOLD.index(word)
