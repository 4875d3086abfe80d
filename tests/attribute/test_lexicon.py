from __future__ import annotations

import json
import re
from typing import Any

import pytest

from onrecord.attribute import build_attribute_lexicon
from onrecord.attribute.drafts import read_frames
from onrecord.attribute.lexicon import ROLES, build_cue_lexicon
from onrecord.attribute.repairs import add_participles, cut_glued
from onrecord.attribute.runs import run_on
from onrecord.errors import ResourceError
from onrecord.records import Frame, Span, Words
from onrecord.resources.pack import pack
from tests.attribute.pages import CUE_ENTRIES, CUES, LEXICONS, contents, draft_of, page_of

SAID_BEFORE = re.compile(r"(?P<content>.+), (?P<source>(?:the )?\w+) said\.")
SAID_AFTER = re.compile(r"(?P<phrase>.+), (?P<source>(?:the )?\w+) said (?P<content>.+)\.")


def entries(role: str) -> list[Any]:
    return [pytest.param(e, id=e["forms"][0]) for e in CUE_ENTRIES if e["role"] == role]


@pytest.mark.parametrize("entry", entries("participle"))
def test_a_participle_claims_its_object(entry: dict[str, str]) -> None:
    text = entry["example"]
    match = SAID_AFTER.fullmatch(text)
    assert match
    draft = draft_of(text, match["source"], "said", match["content"])
    claim, said = add_participles(page_of(text), [draft], CUES)
    assert said == draft
    assert claim.source == draft.source
    assert text[slice(*claim.cue[0])].lower() == entry["forms"][0]
    assert text[claim.cue[0].end : claim.content[0].end].strip() == contents(text, [claim])[0][0]


@pytest.mark.parametrize("entry", [*entries("participle"), *entries("topic")])
def test_an_opening_participle_may_be_the_subject_of_what_is_said(entry: dict[str, str]) -> None:
    text = entry["not"]
    match = SAID_BEFORE.fullmatch(text)
    assert match
    draft = draft_of(text, match["source"], "said", match["content"])
    assert add_participles(page_of(text), [draft], CUES) == [draft]
    assert cut_glued(page_of(text), [draft], CUES) == [draft]


@pytest.mark.parametrize("entry", entries("topic"))
def test_a_topic_is_cut_from_content(entry: dict[str, str]) -> None:
    text = entry["example"]
    match = SAID_AFTER.fullmatch(text)
    assert match
    draft = draft_of(text, match["source"], "said", match["phrase"], match["content"])
    (cut,) = cut_glued(page_of(text), [draft], CUES)
    assert len(cut.content) == 1
    assert cut.content[0] == draft.content[1]


@pytest.mark.parametrize("entry", entries("speech"))
def test_a_speech_verb_announces_a_quotation(entry: dict[str, str]) -> None:
    def runs(text: str) -> int:
        tokens = [m.span() for m in re.finditer(r"\w+", text.split(":")[0])]
        verb = len(tokens) - 1
        words = Words(
            starts=tuple(a for a, _ in tokens),
            ends=tuple(b for _, b in tokens),
            upos=("NOUN",) * verb + ("VERB",),
            heads=(verb,) * verb + (-1,),
            relations=("dep",) * (verb - 1) + ("nsubj", "root"),
        )
        return len(run_on(page_of(text, words=words), [], CUES))

    assert runs(entry["example"]) == 1
    assert runs(entry["not"]) == 0


@pytest.mark.parametrize("entry", entries("credit"))
def test_a_credit_line_is_no_attribution(entry: dict[str, str]) -> None:
    def kept(text: str) -> int:
        span = Span(0, 5)
        frame = Frame(source=(), cue=span, content=(span,), cue_class="speech", score=1.0)
        return len(read_frames(page_of(text, [frame]), CUES.credit)[0])

    assert kept(entry["example"]) == 0
    assert kept(entry["not"]) == 1


def test_every_role_has_entries() -> None:
    assert {entry["role"] for entry in CUE_ENTRIES} == set(ROLES)


def test_the_longest_form_wins_and_ends_where_a_word_ends() -> None:
    match = CUES.participle.match("Noting that the yard is full")
    assert match
    assert match.group() == "Noting that"
    assert CUES.participle.match("Addingham is a town") is None


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ResourceError, match="'verb'"):
        build_cue_lexicon([{"role": "verb", "forms": ["said"]}])


def test_the_packed_lexicons_serve() -> None:
    lexicon = build_attribute_lexicon(json.loads(pack(LEXICONS)))
    assert "said" in lexicon.cues.speech
