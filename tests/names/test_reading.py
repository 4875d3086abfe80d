from __future__ import annotations

from onrecord.names import packaged_lexicon
from onrecord.names.reading import make_word


def test_a_word_carries_its_sound_and_its_bones() -> None:
    word = make_word("dorvanoff", "name", bare=False, slips=2, sounds=packaged_lexicon().sounds)
    assert word.text == word.value == "dorvanoff"
    assert word.sound == "dorvanov"
    assert word.bones == "trn"
    assert (word.band, word.bare, word.slips) == ("name", False, 2)
