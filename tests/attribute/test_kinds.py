from __future__ import annotations

import pytest

from onrecord.attribute.kinds import is_name, kind_of
from onrecord.records import Span
from tests.attribute.pages import page_of, places


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“The yard is full,” he said.", ["The yard is full"], "direct"),
        ("He said the yard was full.", ["the yard was full"], "indirect"),
        ("He said the yard was “full”.", ["the yard was “full”"], "mixed"),
        ("He said that “the yard is full”.", ["that “the yard is full”"], "direct"),
        ("He praised the “Iron Kite”.", ["the “Iron Kite”"], "indirect"),
        ("He praised “The Iron Kite of May”.", ["“The Iron Kite of May”"], "direct"),
        ("“The yard,” he said, was full.", ["The yard", "was full"], "mixed"),
        ("“The yard,” he said, “is full.”", ["The yard", "is full"], "direct"),
        ("He named the “KX-4” and a “dead end”.", ["the “KX-4” and a “dead end”"], "mixed"),
        ("“The yard is full.\n“The dock too.”", ["The yard is full"], "direct"),
    ],
)
def test_kind_is_told_by_the_marks(text: str, content: list[str], kind: str) -> None:
    assert kind_of(page_of(text), places(text, *content)) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iron Kite", True),
        ("Kite of the North", True),
        ("KX-4", True),
        ("Buy (Global)", True),
        ("full", False),
        ("the Kite", False),
        ("The yard is full", False),
        ("Never.", False),
        ("One Two Three Four Five Six Seven", False),
        ("", False),
    ],
)
def test_a_name_is_capitalised_throughout(text: str, name: bool) -> None:
    assert is_name(text, Span(0, len(text))) is name
