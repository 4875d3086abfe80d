import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.language import LanguageDetector, is_plainly_english

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "read_language.jsonl").open(encoding="utf-8")
]
DETECTOR = LanguageDetector()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_language_of_short_stories(case: dict[str, Any]) -> None:
    assert DETECTOR.detect(case["text"]) == case["language"]


def test_a_plain_english_story_needs_no_model() -> None:
    detector = LanguageDetector()
    story = "Ostvik said on Sunday that it had bought the drones, but it gave no price."
    assert detector.detect(story) == "en"
    assert detector._identifier is None


def test_an_order_of_texts_does_not_matter() -> None:
    texts = [case["text"] for case in CASES]
    backwards = LanguageDetector()
    assert [DETECTOR.detect(text) for text in texts] == [
        backwards.detect(text) for text in reversed(texts)
    ][::-1]


@pytest.mark.parametrize(
    "text", ["", " \n", "🚀🔥 👍🏽", "12,400 – 77%", "https://courier.example/a"]
)
def test_no_words_no_language(text: str) -> None:
    assert DETECTOR.detect(text) is None


@settings(deadline=None)
@given(st.text())
def test_any_text_has_two_letters_or_none(text: str) -> None:
    language = DETECTOR.detect(text)
    assert language is None or (len(language) == 2 and language.islower())


def test_one_english_word_in_foreign_text_is_not_plainly_english() -> None:
    assert not is_plainly_english(["disse", "ao", "the", "courier", "que", "vai", "vender"])
