from __future__ import annotations

from onrecord.attribute.actors.name import Name


def test_a_name_is_sure_unless_it_is_said_not_to_be() -> None:
    name = Name(3, 5, "person", 2)
    assert name.sure
    assert name == Name(3, 5, "person", 2, sure=True)
    assert len({name, Name(3, 5, "person", 2), Name(3, 5, "person", 3)}) == 2
