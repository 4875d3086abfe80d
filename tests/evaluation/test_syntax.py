from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.syntax import SyntaxCount, count_syntax, read_treebank, running_text
from onrecord.records import Words

CONLLU = """\
# newdoc id = a
# newpar id = a-1
# text = Varania can't buy.
1\tVarania\tVarania\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tbuy\tbuy\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tit\tit\tPRON\tPRP\t_\t_\t_\t4:obj\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\tSpaceAfter=No

# newpar id = a-2
# text = Its ships
1\tIts\tits\tPRON\tPRP$\t_\t2\tnmod:poss\t_\t_
2\tships\tship\tNOUN\tNNS\t_\t0\troot\t_\t_

# newdoc id = b
# newpar id = b-1
# text = d'ya
1-2\td'ya\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t2\taux\t_\t_
2\tyou\tyou\tPRON\tPRP\t_\t0\troot\t_\t_
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "small.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    return path


def test_running_text_is_joined_as_the_treebank_says(path: Path) -> None:
    (first, words), (second, other) = running_text(read_treebank(path), sentences_given=False)
    assert first == "Varania can't buy. Why?\n\nIts ships"
    shown = [first[s:e] for s, e in zip(words.starts, words.ends, strict=True)]
    assert shown == ["Varania", "ca", "n't", "buy", ".", "Why", "?", "Its", "ships"]
    assert words.heads == (3, 3, 3, -1, 3, -1, 5, 8, -1)
    assert words.relations[7] == "nmod"
    assert second == "d'ya"
    assert list(zip(other.starts, other.ends, strict=True)) == [(0, 4), (0, 4)]


def test_given_sentences_are_paragraphs(path: Path) -> None:
    (first, words), _ = running_text(read_treebank(path), sentences_given=True)
    assert first == "Varania can't buy.\n\nWhy?\n\nIts ships"
    assert first[words.starts[5] : words.ends[5]] == "Why"


GOLD = Words(
    starts=(0, 4, 10),
    ends=(3, 9, 11),
    upos=("PROPN", "VERB", "PUNCT"),
    heads=(1, -1, 1),
    relations=("nsubj", "root", "punct"),
)


def counted(found: Words) -> tuple[int, int, int, int]:
    count = SyntaxCount()
    count_syntax(GOLD, found, count)
    return count.gold, count.aligned, count.upos, count.las


def test_the_gold_against_itself_is_all_right() -> None:
    assert counted(GOLD) == (3, 3, 3, 3)


def test_subtypes_do_not_count() -> None:
    assert counted(replace(GOLD, relations=("nsubj:pass", "root", "punct"))) == (3, 3, 3, 3)


def test_a_word_cut_in_two_is_wrong_and_so_are_those_it_governs() -> None:
    found = Words(
        starts=(0, 4, 6, 10),
        ends=(3, 6, 9, 11),
        upos=("PROPN", "VERB", "PART", "PUNCT"),
        heads=(1, -1, 1, 1),
        relations=("nsubj", "root", "advmod", "punct"),
    )
    assert counted(found) == (3, 2, 2, 0)


def test_part_of_speech_governor_and_relation_count_on_their_own() -> None:
    assert counted(replace(GOLD, upos=("NOUN", "VERB", "PUNCT"))) == (3, 3, 2, 3)
    assert counted(replace(GOLD, heads=(1, -1, 0))) == (3, 3, 3, 2)
    assert counted(replace(GOLD, heads=(-1, 0, 1))) == (3, 3, 3, 1)
    assert counted(replace(GOLD, relations=("obj", "root", "punct"))) == (3, 3, 3, 2)


def test_shares_are_of_the_gold_words() -> None:
    count = SyntaxCount(gold=8, aligned=4, attached=2, upos=3, las=1)
    assert count.shares() == {
        "words": 0.5,
        "UPOS": 0.375,
        "LAS": 0.125,
        "UPOS, words cut alike": 0.75,
        "LAS, words cut alike": 0.5,
    }


def test_a_word_whose_governor_is_cut_otherwise_is_not_attached() -> None:
    count = SyntaxCount()
    cut = replace(GOLD, starts=(GOLD.starts[0], GOLD.starts[1] + 1, GOLD.starts[2]))
    count_syntax(GOLD, cut, count)
    assert (count.aligned, count.attached) == (2, 0)


def test_the_treebank_in_use_gives_back_its_own_text(shared: Path) -> None:
    path = shared / "data" / "syntax" / "en_ewt-dev.conllu.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [line[9:].rstrip("\n") for line in file if line.startswith("# text = ")]
    assert [sentence.text for sentence in read_treebank(path)] == texts
