"""The cue words that the rules of this stage need, checked and laid out for look-up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.attribute.actors.lexicon import ActorLexicon, build_actor_lexicon
from onrecord.errors import ResourceError

ROLES = ("participle", "topic", "speech", "credit", "claim", "refusal")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """Patterns over the forms of each role; all but `speech` match where a sentence begins.

    `participle`: "Underlining"; `topic`: "Asked about"; `credit`: "Reporting by". `speech` are the
    lower-case verb forms that may announce a quotation after a colon, `claim` those that report
    speech wherever they have a subject and an object, `refusal` those before "to comment".
    """

    participle: re.Pattern[str]
    topic: re.Pattern[str]
    credit: re.Pattern[str]
    speech: frozenset[str]
    claim: frozenset[str]
    refusal: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeLexicon:
    """What this stage needs of the lexicons."""

    cues: CueLexicon
    actors: ActorLexicon


def build_attribute_lexicon(
    lexicons: Mapping[str, Sequence[Mapping[str, Any]]],
) -> AttributeLexicon:
    """Lay out the packed lexicons. Raises ResourceError where an entry has an unknown role."""
    return AttributeLexicon(
        cues=build_cue_lexicon(lexicons["cues"]), actors=build_actor_lexicon(lexicons)
    )


def build_cue_lexicon(entries: Sequence[Mapping[str, Any]]) -> CueLexicon:
    """Lay out the entries of `cues`. Raises ResourceError where one has an unknown role."""
    forms: dict[str, list[str]] = {role: [] for role in ROLES}
    for entry in entries:
        if entry.get("role") not in forms:
            raise ResourceError(
                f"cues: the role {entry.get('role')!r} is none of {', '.join(ROLES)}", path="cues"
            )
        forms[entry["role"]] += entry["forms"]
    return CueLexicon(
        participle=_opening(forms["participle"]),
        topic=_opening(forms["topic"]),
        credit=_opening(forms["credit"]),
        speech=frozenset((*forms["speech"], *forms["claim"])),
        claim=frozenset(forms["claim"]),
        refusal=frozenset(forms["refusal"]),
    )


def _opening(forms: list[str]) -> re.Pattern[str]:
    """Any of `forms`, the longest first, in any case, ending where a word ends."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
