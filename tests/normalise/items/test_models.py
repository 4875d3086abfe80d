from __future__ import annotations

import pytest

from onrecord.normalise.items.mentions import Mention
from onrecord.normalise.items.models import names_beside, spread
from onrecord.normalise.items.tokens import tokenise
from onrecord.records import Span


def mention(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(span=Span(start, start + len(words)), unroca="IV", sipri="UAV", scope="weapon")


@pytest.mark.parametrize(
    ("text", "thing", "names"),
    [
        ("The Varan, a new drone, flew.", "drone", ["Varan"]),
        ("Varan is a drone.", "drone", ["Varan"]),
        ("The Red Varan was the first drone.", "drone", ["Red Varan"]),
        ("A drone called Varan flew.", "drone", ["Varan"]),
        ("They sell Odel, Varan and Mirr drones.", "Mirr drones", ["Odel", "Varan"]),
        ("They sell boats and drones.", "drones", []),
        ("The varan, a lizard, ate the drone.", "drone", []),
    ],
)
def test_names_beside_a_kind(text: str, thing: str, names: list[str]) -> None:
    found = names_beside(text, mention(text, thing))
    assert [text[slice(*span)] for span in found] == names


def test_a_name_carries_its_kind_to_other_places() -> None:
    text = "The Varan drone flew. The Varan fell, and Varanian boats came."
    drone = mention(text, "Varan drone")
    found = spread(text, tokenise(text), {"Varan": drone}, [drone.span], lambda span: True)
    assert [(text[slice(*m.span)], m.unroca, m.sipri) for m in found] == [("Varan", "IV", "UAV")]
    assert found[0].span.start == text.index("Varan fell")


def test_a_name_is_left_where_it_may_name_none() -> None:
    text = "The Varan drone flew. Varan fell."
    drone = mention(text, "Varan drone")
    assert not spread(text, tokenise(text), {"Varan": drone}, [drone.span], lambda span: False)
