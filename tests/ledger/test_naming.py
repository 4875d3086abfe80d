from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.ledger.naming import find_actor, forms
from onrecord.records import Actor, ActorKind, Document, Span

TEXT = (
    "Orsa Kelm of Mirel Works said so. Kelm’s brother Tam Kelm, and the\nKolvani yard, did not."
    " Ostmark did."
)
DOCUMENT = Document(id="d", text=TEXT)


def actor(id: str, name: str, *mentions: str, kind: ActorKind = "person") -> Actor:
    spans = tuple(Span(at := TEXT.index(m), at + len(m)) for m in (name, *mentions))
    return Actor(id=id, kind=kind, name=name, mentions=spans, roles=())


ORSA = actor("actor-1", "Orsa Kelm", "Kelm")
TAM = actor("actor-2", "Tam Kelm", "Kelm")
OSTMARK = actor("actor-3", "Ostmark", kind="state")
ACTORS = (ORSA, TAM, OSTMARK)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Orsa Kelm", ORSA),
        ("orsa  KELM", ORSA),
        ("actor-2", TAM),
        ("ostmark", OSTMARK),
        ("state: Ostmark", OSTMARK),
    ],
)
def test_an_actor_is_found_by_name_or_id(given: str, wanted: Actor) -> None:
    assert find_actor(given, ACTORS, DOCUMENT) == wanted


def test_another_form_of_the_name_is_enough_where_one_goes_by_it() -> None:
    assert find_actor("Kelm", (ORSA, OSTMARK), DOCUMENT) == ORSA
    with pytest.raises(UsageError, match=r"Several actors go by 'Kelm': .*actor-1.*actor-2"):
        find_actor("Kelm", ACTORS, DOCUMENT)
    assert list(forms(ORSA, DOCUMENT)) == ["Orsa Kelm", "Kelm"]


def test_words_of_the_document_become_an_actor() -> None:
    found = find_actor("organisation: mirel works", ACTORS, DOCUMENT)
    at = TEXT.index("Mirel Works")
    assert (found.kind, found.name) == ("organisation", "Mirel Works")
    assert found.mentions == (Span(at, at + 11),)
    assert found == find_actor("Organisation: Mirel Works", ACTORS, DOCUMENT)
    assert find_actor("the Kolvani yard", ACTORS, DOCUMENT).name == "the Kolvani yard"
    assert find_actor("Mirel Works", ACTORS, DOCUMENT).kind == "person"


def test_another_kind_makes_another_actor() -> None:
    found = find_actor("organisation: Ostmark", ACTORS, DOCUMENT)
    assert found.kind == "organisation"
    assert found.id != OSTMARK.id


def test_a_name_that_the_document_does_not_have_is_an_error() -> None:
    with pytest.raises(UsageError, match="Did you mean 'Orsa Kelm'"):
        find_actor("Orsa Kelmm", ACTORS, DOCUMENT)
    with pytest.raises(UsageError, match="Nobody in the document is called 'Ruwen Çal'"):
        find_actor("Ruwen Çal", ACTORS, DOCUMENT)
