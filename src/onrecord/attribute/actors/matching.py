"""Whom a description can mean: "the spokesman", "the Varanian defence minister", "an official"."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.attribute.actors.lexicon import ActorLexicon, Role
from onrecord.attribute.actors.members import Member
from onrecord.attribute.actors.phrase import Phrase
from onrecord.attribute.actors.similar import SPELLINGS


def note_role(member: Member, words: Iterable[str], lexicon: ActorLexicon) -> None:
    """Remember what a person is called, so that a later description can be matched with it."""
    listed = list(words)
    for i, word in enumerate(listed):
        member.role_words.add(SPELLINGS.get(word, word))
        found = lexicon.roles.at(listed, i, len(listed))
        if found:
            role = found[1]
            member.callings |= {role.trade, *role.wider}
            member.gender = member.gender or role.gender or gender_of(listed[found[0] - 1])


def gender_of(noun: str) -> str | None:
    """The gender that a head noun tells: "spokeswoman" is feminine."""
    if noun.endswith(("woman", "women")):
        return "feminine"
    if noun.endswith(("sman", "yman", "tman")) or noun == "chairman":
        return "masculine"
    return None


def content_words(phrase: Phrase, lexicon: ActorLexicon) -> frozenset[str]:
    """The words of a description that tell who is meant, without its head and its state."""
    telling = phrase.words - lexicon.words["description_filler"] - {phrase.head}
    return frozenset(
        SPELLINGS.get(word, word)
        for word in telling
        if word.capitalize() not in lexicon.states.by_first
    )


def score(
    phrase: Phrase,
    member: Member,
    iso: str | None,
    modifiers: frozenset[str],
    lexicon: ActorLexicon,
) -> int:
    """How well a member fits a description: 0 not at all, more is better.

    4 and up: it holds the very role. 3: the description is a wider word for its role. 1: nothing is
    known of its role, so that a bare definite description can mean it.
    """
    kind, head = phrase.kind, phrase.head
    told = (kind.gender if kind else None) or gender_of(head)
    if told and member.gender and told != member.gender:
        return 0
    if iso and member.iso and iso != member.iso:
        return 0
    if _other_office(modifiers, member, lexicon):
        return 0
    shared = len(modifiers & member.role_words)
    if head in member.role_words or (kind and _one_trade(kind, member)):
        return 4 + shared if shared or not modifiers or not member.roles else 2
    if kind is None:
        return 0
    if head in member.callings:
        return 3 + shared
    if kind.trade in ("man", "woman"):
        return 1
    if member.callings and not member.rank_only:
        return 0
    if iso and member.iso != iso:
        return 0
    return 1 if phrase.definite else 0


def _other_office(modifiers: frozenset[str], member: Member, lexicon: ActorLexicon) -> bool:
    """Whether a description names an office and the member is known to hold another."""
    portfolio = lexicon.words["portfolio"]
    held = member.role_words & portfolio
    return bool(held) and bool(modifiers & portfolio) and held.isdisjoint(modifiers)


def _one_trade(kind: Role, member: Member) -> bool:
    return kind.trade == "spokesperson" and kind.trade in member.callings


def can_be_named_later(
    phrase: Phrase, member: Member, iso: str | None, lexicon: ActorLexicon
) -> bool:
    """Whether a description met before a person's name can mean that person."""
    kind = phrase.kind
    if kind is None or kind.plural or kind.trade in ("source", "private_person", "journalist"):
        return False
    told = kind.gender or gender_of(phrase.head)
    if told and member.gender and told != member.gender:
        return False
    if iso and member.iso and iso != member.iso:
        return False
    if not member.callings or member.rank_only:
        return True
    if _other_office(content_words(phrase, lexicon), member, lexicon):
        return False
    return (
        phrase.head in member.role_words
        or phrase.head in member.callings
        or kind.trade in member.callings
    )
