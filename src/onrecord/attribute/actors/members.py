"""An actor while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.records import ActorKind, Span


@dataclass(slots=True, eq=False)
class Member:
    """An actor in the making.

    `names` are its proper forms, `mentions` every place, both as spans; `words` its fullest name.
    `role_words` and `callings` are the words and the wider classes of its roles, `rank_only` tells
    that no more than a military rank is known. `opened` is the code point it is first met at,
    `acts` whether it speaks or is a subject. `spoke` whether it is a
    source. `sure`: more than the model's mark speaks for it. `merged`: what it was found to be.
    """

    kind: ActorKind
    iso: str | None = None
    gender: str | None = None
    names: list[Span] = field(default_factory=list)
    mentions: set[Span] = field(default_factory=set)
    roles: dict[str, None] = field(default_factory=dict)
    role_words: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)
    rank_only: bool = False
    words: tuple[str, ...] = ()
    opened: int = 0
    acts: bool = False
    spoke: bool = False
    sure: bool = False
    merged: Member | None = None

    def current(self) -> Member:
        """The member itself, or the one that it turned out to be."""
        return self if self.merged is None else self.merged.current()

    @property
    def doubtful(self) -> bool:
        """Whether it may be no person: a bare word that only the model's mark speaks for."""
        told = self.sure or self.spoke or self.roles or self.callings or self.gender
        return self.kind == "person" and len(self.words) < 2 and not told

    def mention(self, span: Span, *, name: bool = False) -> None:
        """Note a place; `name` where it is a proper form of the name."""
        self.mentions.add(span)
        if name:
            self.names.append(span)
