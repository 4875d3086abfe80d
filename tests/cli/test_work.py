from __future__ import annotations

import pytest

from onrecord.cli.work import check_encodes
from onrecord.errors import ReadError
from onrecord.records import Document


@pytest.mark.parametrize("field", ["text", "title", "url", "outlet"])
def test_half_a_surrogate_pair_is_refused_with_its_place(field: str) -> None:
    known = {"id": "d", "text": "fine", field: "ab\ud83dc"}
    with pytest.raises(ReadError, match=rf"{field} .*U\+D83D.* character 2") as raised:
        check_encodes(Document(**known))
    assert raised.value.where == "d"


def test_every_other_text_passes() -> None:
    check_encodes(Document(id="d", text="kite 🪁 بادبادک \x00", title=None))
