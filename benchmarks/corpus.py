"""Documents to measure on: the bundled stories with other names in another order, without end.

The same seed gives the same documents, so that anybody can repeat a measurement. Names change from
document to document because a cache of words seen before would otherwise make them look cheap.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import onrecord

SEED = 20260101
STORIES = Path(onrecord.__file__).parent / "resources" / "stories"
# A capitalised word after a small one is a name, not the start of a sentence.
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b")
_WORD = re.compile(r"\b[A-Z][a-z]{3,}\b")
# Capitalised words that stay: replaced, they would make a ministry look like a person.
_KEPT = """
    Agency Air Army Association Authority Board Brigadier Bureau Chief Commission Committee Company
    Council Court Defence Defense Department Deputy Director Economy Federation Finance Force
    Foreign General Government Guard Industries Industry Institute Interior Kingdom Lieutenant Major
    Minister Ministry National Navy News Office Parliament President Press Prime Republic Secretary
    Senate Spokesman State States Supreme Union United University Works
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April June July August September October November December
"""
_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "k", "kl", "l", "m", "n", "p", "r", "s", "t", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ae", "ia", "ei")
_CODAS = ("", "n", "r", "l", "s", "k", "nd", "rt", "m")


def load_stories(folder: Path = STORIES) -> tuple[str, ...]:
    """The texts of the .txt and .jsonl files in `folder`, in the order of their names.

    Raises FileNotFoundError where there are none.
    """
    texts: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            texts.append(path.read_text(encoding="utf-8"))
        elif path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            texts += [json.loads(line)["text"] for line in lines if line.strip()]
    if not texts:
        raise FileNotFoundError(f"no stories in {folder}")
    return tuple(texts)


def vary(stories: Sequence[str], count: int, *, seed: int = SEED) -> Iterator[str]:
    """`count` texts: each story in turn, its names replaced and its inner paragraphs reordered."""
    names = frozenset(name for story in stories for name in _NAME.findall(story))
    names -= frozenset(_KEPT.split())
    for n in range(count):
        chance = random.Random(f"{seed} {n}")
        lead, *rest = re.split(r"\s*\n\s*", stories[n % len(stories)].strip())
        chance.shuffle(rest)
        yield _rename("\n\n".join([lead, *rest]), names, chance)


def _rename(text: str, names: frozenset[str], chance: random.Random) -> str:
    """Every name of `names` in `text` replaced by an invented one, the same throughout."""
    new: dict[str, str] = {}

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        if word in names and word not in new:
            new[word] = _invented(chance)
        return new.get(word, word)

    return _WORD.sub(replaced, text)


def _invented(chance: random.Random) -> str:
    syllables = chance.choice((2, 2, 3))
    parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
    return ("".join(parts) + chance.choice(_CODAS)).capitalize()


def write_lines(texts: Iterator[str], path: Path) -> None:
    """Write `texts` as the JSON lines that `onrecord extract` reads."""
    with path.open("w", encoding="utf-8") as file:
        for n, text in enumerate(texts):
            file.write(json.dumps({"id": f"d{n}", "text": text}, ensure_ascii=False) + "\n")
