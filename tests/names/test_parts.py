from __future__ import annotations

import pytest

from onrecord.names import NameKind, explain_names


def values(one: str, other: str, kind: NameKind) -> dict[str, float]:
    return {part.name: part.value for part in explain_names(one, other, kind).parts}


PERSONS = [
    ("Odral Calder", "Odral Caldar", {"spelling": 1 / 6}),
    ("Sergei Dorvanoff", "Sergey Dorvanov", {"sound": 2.0}),
    ("John Calder", "Juan Calder", {"language": 1.0}),
    ("Bob Calder", "Robert Calder", {"nickname": 1.0}),
    ("O. Calder", "Odral Calder", {"initial": 1.0}),
    ("O. C.", "Odral Calder", {"initial": 2.0, "initials_only": 1.0}),
    ("Odral Calder", "Odral Venn", {"different": 1.0, "lone_word": 1.0}),
    ("Odral Vane Calder", "Odral Calder", {"missing": 0.5}),
    ("Odral V. Calder", "Odral Calder", {"missing": 0.25}),
    ("Odral Calder", "Calder Odral", {"order": 1.0}),
    ("Odral Calder", "Calder, Odral", {}),
    ("Odral Calder Jr.", "Odral Calder Sr.", {"generation": 1.0}),
    ("Odral Calder Jr.", "Odral Calder", {"generation": 0.1}),
    ("Karim bin Salvan", "Salvan bin Karim", {"order": 1.0, "father": 1.0}),
    ("Odral Calder 2", "Odral Calder 3", {"numbers": 1.0}),
    ("Mr. Calder", "Dr. Calder", {"lone_word": 1.0}),
]
ORGANISATIONS = [
    ("Ostmere Dynamics", "Ostmere Dynamcs", {"spelling": 1 / 8}),
    ("Ostmere Works", "Ostmere", {"missing": 0.7}),
    ("Ostmere Group", "Ostmere", {"missing": 0.3}),
    ("Ostmere Works", "Ostmere Bank", {"different": 0.7}),
    ("Ostmere AG", "Ostmere GmbH", {"legal_form": 1.0}),
    ("Ostmere AG", "Ostmere", {}),
    ("Ostmere Works 5", "Ostmere Works", {"numbers": 1.0}),
    ("Ostmark Iron Works", "OIW", {"acronym": 1.0}),
]


@pytest.mark.parametrize(("one", "other", "expected"), PERSONS)
def test_persons(one: str, other: str, expected: dict[str, float]) -> None:
    assert values(one, other, "person") == pytest.approx(expected)


@pytest.mark.parametrize(("one", "other", "expected"), ORGANISATIONS)
def test_organisations(one: str, other: str, expected: dict[str, float]) -> None:
    assert values(one, other, "organisation") == pytest.approx(expected)
