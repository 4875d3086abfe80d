"""How names, speakers and numbers read, on a terminal and in exports alike.

The words are the document's own: who shows them makes them safe for where they are shown.
"""

from __future__ import annotations

from onrecord.records import Actor

OUTLET_ITSELF = "the outlet itself"
NOT_NAMED = "speaker not named"


def speaker_name(speaker: Actor | None, source: str | None) -> str:
    """Who speaks: the name, or the words of the `source`; without a source the outlet itself."""
    if source is None:
        return OUTLET_ITSELF
    return speaker.name if speaker else source or NOT_NAMED


def plain(name: str) -> str:
    """A name of the codebook as words: `export_request` is "export request"."""
    return name.replace("_", " ")


def counted(count: int, noun: str) -> str:
    """A number with what it counts: "1 statement", "1,200 statements"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def one_line(words: str) -> str:
    """`words` with one space for all white space between them, as for a title or a name."""
    return " ".join(words.split())
