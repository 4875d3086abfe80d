from __future__ import annotations

import pytest

from onrecord.classify.lexicon import ClassifyLexicon
from onrecord.classify.modality import tell_modality
from onrecord.classify.trade import open_trade
from onrecord.classify.withholding import withholds
from tests.classify.passages import Read


@pytest.mark.parametrize(
    ("text", "refused", "withheld"),
    [
        ("The buyer was not named", False, True),
        ("The buyer was named", False, False),
        ("The firm did not name its dog", False, False),
        ("The firm did not pay the buyer", False, False),
        ("The price stays secret", False, True),
        ("The secret yard has a buyer", False, False),
        ("to name the buyer", True, True),
        ("to name the buyer", False, False),
        ("It is unclear which country ordered the boats", False, True),
        ("Details of the sale will be published", False, True),
    ],
)
def test_what_keeps_parties_and_terms_from_the_reader(
    text: str, refused: bool, withheld: bool, read: Read, lexicon: ClassifyLexicon
) -> None:
    claim = read(text)
    trade = open_trade(*claim, tell_modality(*claim, lexicon=lexicon), lexicon=lexicon)
    assert (trade is not None and withholds(trade, refused=refused)) is withheld
