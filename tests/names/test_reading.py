from __future__ import annotations

from onrecord.names import packaged_lexicon
from onrecord.names.reading import make_word


def test_a_word_carries_what_it_is_compared_by() -> None:
    word = make_word("dorvanoff", "name", bare=False, slips=2, sounds=packaged_lexicon().sounds)
    assert word.text == word.value == "dorvanoff"
    assert word.sound == "dorvanov"
    assert (word.band, word.bare, word.slips) == ("name", False, 2)
