from __future__ import annotations

import pytest

from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.modality import tell_modality
from onrecord.classify.trade import Trade, open_trade
from tests.classify.passages import Read


def trade_of(case: object, read: Read, lexicon: ClassifyLexicon) -> Trade:
    claim = read(case)
    trade = open_trade(*claim, tell_modality(*claim, lexicon=lexicon), lexicon=lexicon)
    assert trade is not None
    return trade


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The navy ordered four frigates", True),
        ("The contract was signed in May", True),
        ("The navy received a warning", False),
        ("The crews signed up in May", False),
    ],
)
def test_what_is_about_trade(text: str, about: bool, read: Read, lexicon: ClassifyLexicon) -> None:
    assert trade_of(text, read, lexicon).is_about_trade() is about


def test_the_same_form_is_a_staged_noun_or_a_verb(read: Read, lexicon: ClassifyLexicon) -> None:
    noun = trade_of("The order for mortars grew", read, lexicon)
    verb = trade_of("The crews want to order mortars", read, lexicon)
    assert list(noun.staged_nouns().values()) == ["contracted"]
    assert list(verb.staged_nouns().values()) == []


def test_what_stands_around_a_verb(read: Read, lexicon: ClassifyLexicon) -> None:
    trade = trade_of("Tarsis delivered a batch of shells because the mines ran out", read, lexicon)
    (deed,) = trade.find("deed")
    around = {trade.passage.forms[n] for n in trade.around(deed.start)}
    assert {"tarsis", "batch", "shells"} <= around
    assert "mines" not in around
    assert trade.has_goods_object(deed.start)


def test_a_word_in_the_condition_is_conditional(read: Read, lexicon: ClassifyLexicon) -> None:
    trade = trade_of("If Kesh signs the contract, the yard builds frigates", read, lexicon)
    (plain,) = trade.find("plain")
    (goods,) = trade.find("goods")
    assert trade.is_conditional(plain.start)
    assert not trade.is_conditional(goods.start)


def test_the_cue_is_read_too(read: Read, lexicon: ClassifyLexicon) -> None:
    case = {"text": "Kesh asked for frigates", "cue": "asked for", "content": ["frigates"]}
    trade = trade_of(case, read, lexicon)
    assert "seeking" in trade.cue
    assert not trade.has("seeking")


def test_where_no_word_tells_of_a_stage_there_is_nothing_to_read(
    read: Read, lexicon: ClassifyLexicon
) -> None:
    claim = read("The frigates have a range of nine hundred miles")
    modality = tell_modality(*claim, lexicon=lexicon)
    assert open_trade(*claim, modality, lexicon=lexicon) is None
