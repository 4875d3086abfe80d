from __future__ import annotations

import pytest

from onrecord.names import NameKind, packaged_lexicon, read_names
from onrecord.names.alignment import align


def aligned(one: str, other: str, kind: NameKind = "person") -> tuple[str, str]:
    """The pairs as "left=right", and what is left over as "left|right"."""
    lexicon = packaged_lexicon()
    left, right = (read_names(text, kind, lexicon=lexicon)[0] for text in (one, other))
    found = align(left, right, lexicon)

    def words(of: tuple[int, ...], side: int) -> str:
        return " ".join((left, right)[side].words[i].text for i in of)

    pairs = sorted(f"{words(p.left, 0)}={words(p.right, 1)}" for p in found.pairs)
    return ", ".join(pairs), f"{words(found.left_over, 0)}|{words(found.right_over, 1)}"


@pytest.mark.parametrize(
    ("one", "other", "pairs", "over"),
    [
        ("Odral Calder", "Calder Odral", "calder=calder, odral=odral", "|"),
        ("Odral Calder", "Odral Venn", "odral=odral", "calder|venn"),
        ("Odral V. Calder", "Odral Calder", "calder=calder, odral=odral", "v|"),
        ("J. Jean Calder", "Jean Jules Calder", "calder=calder, j=jules, jean=jean", "|"),
        ("Odral van der Moss", "Odral Vandermoss", "odral van der moss=odral vandermoss", "|"),
        (
            "Maren Patrus heva",
            "Maren Ilse Patrusheva",
            "maren=maren, patrus heva=patrusheva",
            "|ilse",
        ),
        ("Dr. Odral", "Odral", "odral=odral", "|"),
        ("Sheikh Odral", "Odral Sheikh", "odral=odral, sheikh=sheikh", "|"),
        ("Odral", "Maren", "", "odral|maren"),
        ("Odral Odral Calder", "Odral Calder", "calder=calder, odral=odral", "odral|"),
    ],
)
def test_pairs(one: str, other: str, pairs: str, over: str) -> None:
    assert aligned(one, other) == (pairs, over)


def test_an_acronym_is_paired_with_the_whole() -> None:
    assert aligned("OIW", "Ostmark Iron Works", "organisation") == ("oiw=ostmark iron works", "|")
    assert aligned("OW", "Ostmark Works", "organisation")[0] == ""


def test_the_likest_are_paired_first() -> None:
    pairs, _ = aligned("Karima Karim", "Karim Salvan")
    assert pairs == "karim=karim"
