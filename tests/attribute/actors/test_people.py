from __future__ import annotations

from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.people import People
from onrecord.records import Span


def known(*names: str) -> tuple[People, list[Member]]:
    people, members = People(), []
    for n, name in enumerate(names):
        member = Member("person", opened=10 * n, names=[Span(10 * n, 10 * n + 5)])
        people.note(member, name.split())
        members.append(member)
    return people, members


def test_a_surname_means_the_one_who_bears_it() -> None:
    people, (venn, calder) = known("Odral Venn", "Venn Calder")
    assert people.short("Venn", None, 50) is venn
    assert people.short("Calder", None, 50) is calder
    assert people.short("Moss", None, 50) is None


def test_a_surname_of_two_means_the_one_who_fills_the_story() -> None:
    people, (odral, mira) = known("Odral Venn", "Mira Venn")
    odral.names += [Span(60, 65), Span(70, 75)]
    assert people.short("Venn", None, 50) is odral
    odral.gender = "masculine"
    assert people.short("Venn", "feminine", 50) is mira


def test_a_full_name_finds_another_form_of_it_but_no_relative() -> None:
    people, (odral,) = known("Odral Ral Venn")
    assert people.full(["Odral", "Venn"], None) is odral
    assert people.full(["Mira", "Venn"], None) is None


def test_surnames_are_known_in_other_spellings_too() -> None:
    people, (member,) = known("Navid Dolavi-Sen")
    assert people.surname("Dolivai-Sen")
    assert not people.surname("Navid")
    assert people.full_surname("Dolavi-Sen")
    assert people.known("Navid") is member
    assert people.known("Odral") is None
