"""Speakers as a reviewer names them: an actor of the document, or words that become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import get_args

from onrecord.errors import UsageError
from onrecord.ledger.passages import occurrences
from onrecord.records import Actor, ActorKind, Document, content_id

KINDS: tuple[str, ...] = get_args(ActorKind)


def find_actor(given: str, actors: Sequence[Actor], document: Document) -> Actor:
    """The actor that `given` names: by id, by name, by another form of the name, or by words.

    Case and white space make no difference. `KIND: NAME` (organisation: Mirel Works) names an actor
    of that kind; where the document has none, its words NAME become one, a person if no kind is
    given. Raises UsageError where several actors go by the name, or where the document does not
    have the words.
    """
    kind, name = _kind_and_name(given)
    candidates = [actor for actor in actors if kind in (None, actor.kind)]
    for found in (
        [actor for actor in candidates if actor.id == name],
        [actor for actor in candidates if _same(actor.name, name)],
        [actor for actor in candidates if any(_same(m, name) for m in forms(actor, document))],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"Several actors go by {name!r}: {_listed(found)}. Give an id.")
    return _new_actor(kind or "person", name, actors, document)


def forms(actor: Actor, document: Document) -> Iterable[str]:
    """The words by which the document mentions `actor`."""
    return dict.fromkeys(document.text[start:end] for start, end in actor.mentions)


def _new_actor(kind: str, name: str, actors: Sequence[Actor], document: Document) -> Actor:
    mentions = occurrences(name, document.text)
    if not mentions:
        close = get_close_matches(
            name.casefold(), {actor.name.casefold(): actor for actor in actors}, n=1
        )
        like = next((a.name for a in actors if close and a.name.casefold() == close[0]), None)
        raise UsageError(
            f"Nobody in the document is called {name!r}, and it does not have these words."
            + (f" Did you mean {like!r}?" if like else " Write the name as it stands there.")
        )
    start, end = mentions[0]
    written = " ".join(document.text[start:end].split())
    return Actor(
        id=content_id("actor", document.id, kind, written),
        kind=kind,  # type: ignore[arg-type]  # one of KINDS, or person
        name=written,
        mentions=mentions,
        roles=(),
    )


def _kind_and_name(given: str) -> tuple[str | None, str]:
    kind, colon, name = given.partition(":")
    if colon and kind.strip().lower() in KINDS:
        return kind.strip().lower(), name.strip()
    return None, given.strip()


def _same(a: str, b: str) -> bool:
    return a.casefold().split() == b.casefold().split()


def _listed(actors: Iterable[Actor]) -> str:
    return ", ".join(f"{actor.name} ({actor.kind}, {actor.id})" for actor in actors)
