from __future__ import annotations

import pytest

from onrecord.attribute.actors.bodies import Bodies
from onrecord.attribute.actors.members import Member
from tests.attribute.actors.worlds import invented_lexicon

LEXICON = invented_lexicon()
JOINS = [
    ("Ostmere Aero Works", "OAW", True),
    ("Ostmere Aero Works", "OA", False),
    ("Calder Works Inc", "Calder Works", True),
    ("Kestrel Dynamics", "Kestrel", True),
    ("Kestrel Institute", "Kestrel", False),
    ("National Dynamics", "National", False),
    ("Varanian Navy", "Navy", True),
    ("Varanian Navy", "Varanian Army", False),
    ("Army Boat Command", "Army", False),
    ("Army Boat Command", "Command", True),
    ("Ministry of Defence of Sundmark", "Ministry of Defence", True),
    ("Ministry of Defence", "Ministry of Trade", False),
    ("Ministry of Defense", "Ministry of Defence", True),
]


@pytest.mark.parametrize(("known", "form", "same"), JOINS)
def test_a_short_form_finds_its_body(known: str, form: str, same: bool) -> None:
    bodies, member = Bodies(LEXICON), Member("organisation")
    bodies.note(member, known.split())
    assert (bodies.find(form.split(), None) is member) is same


def test_bodies_of_two_states_stay_apart() -> None:
    bodies, member = Bodies(LEXICON), Member("organisation", iso="XV")
    bodies.note(member, ["Navy"])
    assert bodies.find(["Navy"], "XO") is None
    assert bodies.find(["Navy"], "XV") is member


def test_an_alias_comes_first() -> None:
    bodies, first, second = Bodies(LEXICON), Member("organisation"), Member("organisation")
    bodies.note(first, ["OAW"])
    bodies.aliases["OAW"] = second
    assert bodies.find(["OAW"], None) is second
    assert bodies.short_form("OAW") is second
    assert bodies.exact(["OAW"]) is first
