from __future__ import annotations

from typing import Any

import pytest

from onrecord.attribute.actors import name_actors
from tests.attribute.actors.worlds import invented_lexicon, world

LEXICON = invented_lexicon()


def told(text: str, **row: Any) -> tuple[str | None, list[str]]:
    """The speaker and carriers of the first attribution."""
    document, tags, attributions = world({"text": text, **row})
    (first, *_), actors = name_actors(document, tags, attributions, lexicon=LEXICON)
    names = {actor.id: actor.name for actor in actors}
    return names.get(first.actor or ""), [names[carrier] for carrier in first.via]


V = "Odral Venn"
CASES = [
    (f"<s1>{V}</> <q1>told</> Novamar <c1>that it was full</>.", V, ["Novamar"]),
    (f"<s1>{V}</> <q1>told</> Karmad Agency <c1>it was full</>.", V, ["Karmad Agency"]),
    (f"<s1>{V}</> <q1>told</> Mira <c1>that it was full</>.", V, []),
    (f"<s1>{V}</> <q1>told</> the Security Council <c1>it was full</>.", V, []),
    (f"Speaking to Tarsim, <s1>{V}</> <q1>said</> <c1>it was full</>.", V, ["Tarsim"]),
    (f"<s1>{V}</> <q1>said</> <c1>it is full</> in remarks aired by state TV.", V, ["state TV"]),
    (f"<s1>{V}</> <q1>said</> <c1>Interfax was full</>.", V, []),
    (f"Beside the Orme Gazette, <s1>{V}</> <q1>said</> <c1>yes</>.", V, []),
    (f"The Orme Gazette quoted <s1>{V}</> <q1>as saying</> <c1>yes</>.", V, []),
    (f"The Orme Gazette <q1>quoted</> <s1>{V}</> <q1>as saying</> <c1>yes</>.", V,
     ["Orme Gazette"]),
    ("The Orme Gazette, quoting “<s1>people at the yard</>”, <q1>said</> <c1>yes</>.",
     "people at the yard", ["Orme Gazette"]),
    ("<s1>The Orme Gazette</>, citing a report by Orme Works, <q1>said</> <c1>yes</>.",
     "Orme Works", ["Orme Gazette"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "via"), CASES, ids=[text for text, _, _ in CASES])
def test_who_carries_on_stands_in_via(text: str, speaker: str, via: list[str]) -> None:
    row = {"persons": [V, "Mira"], "organisations": ["Tarsim", "Orme Works"]}
    assert told(text, **row) == (speaker, via)


def test_what_was_told_something_is_an_outlet_everywhere() -> None:
    text = "<s1>Tarsim</> <q1>said</> <c1>yes</>. <s2>Mira</> <q2>told</> Tarsim <c2>no</>."
    row = {"text": text, "persons": ["Mira"], "organisations": ["Tarsim"]}
    document, tags, attributions = world(row)
    _, actors = name_actors(document, tags, attributions, lexicon=LEXICON)
    assert {actor.name: actor.kind for actor in actors} == {"Tarsim": "outlet", "Mira": "person"}
