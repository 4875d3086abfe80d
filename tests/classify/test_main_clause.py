from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.classify.lexicon import ClassifyLexicon, Form, build_modality_lexicon
from onrecord.classify.main_clause import (
    LONGEST,
    Passage,
    ascend,
    find_forms,
    main_chains,
    open_passage,
    reaches,
)
from onrecord.records import Document, Span, Tags, Words
from tests.classify.passages import Claim, Read

NOTHING = build_modality_lexicon([])


def passage_of(claim: Claim, lexicon: ClassifyLexicon) -> Passage:
    return open_passage(claim.document, claim.tags, claim.content, lexicon=lexicon.modality)


def word(passage: Passage, form: str) -> int:
    return next(index for index, known in passage.forms.items() if known == form)


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("The yard built four boats", ["built"]),
        ("The yard was full and the crews left", ["full", "left"]),
        ("We can assure you that nothing was cancelled", ["assure cancelled"]),
        ("It is clear that the boats sank", ["clear sank"]),
        ("There is no doubt that the boats sank", ["is doubt sank"]),
        ("The yard plans to build boats", ["plans build"]),
        ("The firm is expected to deliver boats", ["expected deliver"]),
        ("We want to make clear that the boats sank", ["want make sank"]),
        ("The boats that sank were old", ["old"]),
        ("If the price is right, Kesh buys", ["buys"]),
        ("The firm asked whether the boats sank", ["asked"]),
        ("The firm hopes to sell boats", ["hopes"]),
    ],
)
def test_the_predicates_of_the_main_clause(
    text: str, chains: list[str], read: Read, lexicon: ClassifyLexicon
) -> None:
    passage = passage_of(read(text), lexicon)
    found = [" ".join(passage.forms[n] for n in chain) for chain in main_chains(passage)]
    assert found == chains


def test_a_chain_is_the_same_from_above_and_from_below(
    read: Read, lexicon: ClassifyLexicon
) -> None:
    passage = passage_of(read("We announce that Kesh plans to build boats"), lexicon)
    (chain,) = main_chains(passage)
    assert [passage.forms[n] for n in chain] == ["announce", "plans", "build"]
    assert ascend(passage, chain[-1]) == chain


def test_a_word_in_another_clause_does_not_reach_the_main_one(
    read: Read, lexicon: ClassifyLexicon
) -> None:
    passage = passage_of(read("The firm that never paid has often asked"), lexicon)
    (chain,) = main_chains(passage)
    assert reaches(passage, word(passage, "often"), chain)
    assert not reaches(passage, word(passage, "never"), chain)


def test_only_words_inside_the_content_count(read: Read, lexicon: ClassifyLexicon) -> None:
    claim = read({"text": "“The talks,” Kelm said, “have ended”", "content": ["The talks", "have"]})
    passage = passage_of(claim, lexicon)
    assert list(passage.forms.values()) == ["the", "talks", "have"]


def test_the_longest_form_is_found_and_nothing_inside_it() -> None:
    known = {"not": (Form(("not", "only"), "inert"), Form(("not",), "negator"))}
    hits = find_forms(dict(enumerate(["not", "only", "not", "once"])), known)
    assert {role: [hit[:2] for hit in found] for role, found in hits.items()} == {
        "inert": [(0, 2)],
        "negator": [(2, 3)],
    }


def test_what_is_no_sentence_is_read_only_so_far(lexicon: ClassifyLexicon) -> None:
    count = 100_000
    words = Words(
        starts=tuple(range(0, 3 * count, 3)),
        ends=tuple(range(2, 3 * count, 3)),
        upos=("VERB",) * count,
        heads=(-1, *range(count - 1)),
        relations=("root",) + ("conj",) * (count - 1),
    )
    tags = Tags(paragraphs=(), sentences=(), words=words, entities=(), frames=())
    document = Document(id="case", text="if " * count)
    content = (Span(0, 3 * count), Span(0, 3 * count))
    passage = open_passage(document, tags, content, lexicon=lexicon.modality)
    assert len(passage.forms) == LONGEST
    assert len(main_chains(passage)) <= LONGEST


@given(st.data())
def test_any_tree_comes_to_an_end(data: st.DataObject) -> None:
    """Heads in a circle, to themselves or out of the content, are what a model may give."""
    count = data.draw(st.integers(1, 12))
    text = " ".join("abc" for _ in range(count))
    words = Words(
        starts=tuple(4 * n for n in range(count)),
        ends=tuple(4 * n + 3 for n in range(count)),
        upos=tuple(data.draw(st.sampled_from(["VERB", "NOUN", "AUX"])) for _ in range(count)),
        heads=tuple(data.draw(st.integers(-1, count - 1)) for _ in range(count)),
        relations=tuple(
            data.draw(st.sampled_from(["conj", "nsubj", "advcl", "root", "cc"]))
            for _ in range(count)
        ),
    )
    tags = Tags(paragraphs=(), sentences=(), words=words, entities=(), frames=())
    document = Document(id="case", text=text)
    passage = open_passage(document, tags, (Span(0, len(text)),), lexicon=NOTHING)
    for chain in main_chains(passage):
        assert all(reaches(passage, n, chain) for n in chain)
