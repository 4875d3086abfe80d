"""The records that flow through onrecord, in the order the data flows.

All are frozen. A span is a half-open range of code points into ``Document.text``, which is never
altered after reading. Ids are content hashes: the same words at the same place in the same
document get the same id on every run.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = Literal["direct", "indirect", "mixed"]
StatementKind = Literal["direct", "indirect", "mixed", "narration"]
ActorKind = Literal["person", "organisation", "state", "group", "outlet", "undisclosed"]
CueClass = Literal["speech", "other"]
StatementType = Literal[
    "denial", "export_condition", "export_offer", "export_request", "export_volume", "procurement",
    "production", "disclosure", "capability", "cooperation", "plan", "policy", "background",
    "event", "assessment",
]  # fmt: skip
Stage = Literal[
    "requested", "offered", "negotiating", "contracted", "delivered", "suspended", "cancelled",
    "undisclosed",
]  # fmt: skip
Measure = Literal[
    "count", "value", "multiple", "share", "change", "range", "size", "weight", "rank"
]
EntityLabel = Literal[
    "PERSON", "ORGANIZATION", "LOCATION", "MISC", "DATE", "NUMBER", "DURATION", "PERCENT",
    "ORDINAL", "MONEY", "TIME", "SET",
]  # fmt: skip


class Span(NamedTuple):
    """Half-open range [start, end) of code points in a document's text."""

    start: int
    end: int


Spans = tuple[Span, ...]
ELLIPSIS = " … "  # joins the words of several spans, as of a content that its cue cuts


def words_at(text: str, spans: Spans) -> str:
    """The words of `text` at `spans`."""
    return ELLIPSIS.join(text[start:end] for start, end in spans)


TIME_UNITS = frozenset(
    ("second", "millisecond", "minute", "hour", "day", "week", "month", "year", "decade", "century",
     "fortnight")
)  # fmt: skip


def content_id(prefix: str, *parts: object) -> str:
    """A short, stable id: `prefix` and the first 16 hex digits of a BLAKE2b over `parts`."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8)
    return f"{prefix}-{digest.hexdigest()}"


# read


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of a file, or of a line of JSON, that a document was read from."""

    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A story or statement as read; `published` is an ISO 8601 date, `language` ISO 639-1.

    `source` has the bytes it was read from, where the reader was asked to keep them.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    source: Source | None = field(default=None, repr=False, compare=False)

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that could not be read or extracted; `id` is its own or says where it was."""

    id: str
    error: OnrecordError


# every stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What a stage found and did not keep, and why."""

    stage: str
    spans: Spans
    reason: str


# annotate


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a document with their syntax, as columns of one length in text order.

    `starts`, `ends`: code-point offsets. `heads`: index of the governing word, or -1 for the root
    of a sentence. `upos` and `relations`: Universal Dependencies names (no relation subtypes).
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name found by the model, before names are joined into actors."""

    span: Span
    label: EntityLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A source, a cue and the content that the model sees as one attribution.

    `source` may be empty. `score` is in [0, 1].
    """

    source: Spans
    cue: Span
    content: Spans
    cue_class: CueClass
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """How each of the N word pieces of a document speaks for each of K labels.

    `starts`, `ends`: code-point offsets (N,) in text order; `scores`: (N, K). A stretch of text is
    judged by the mean of its pieces' scores.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """All that the model and the sentence splitter say of a document.

    `paragraphs` and `sentences` are in text order, do not overlap and carry no white space at their
    edges; every sentence lies in one paragraph. `frames` are in the order of their cues. A document
    that the model has not read has no `judgements`.
    """

    paragraphs: Spans
    sentences: Spans
    words: Words
    entities: tuple[Entity, ...]
    frames: tuple[Frame, ...]
    judgements: Judgements | None = field(default=None, compare=False)
    rejections: tuple[Rejection, ...] = ()


# attribute


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody's words or claim, relayed; `actor` and `via` are ids of the document's actors."""

    id: str
    kind: Kind
    source: Spans
    cue: Spans
    content: Spans
    cue_class: CueClass
    actor: str | None
    via: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who speaks, acts or is named, with all mentions, and roles as the text has them."""

    id: str
    kind: ActorKind
    name: str
    mentions: Spans
    roles: tuple[str, ...]


# normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that counts or measures something, with what it is measured against (CODEBOOK 7)."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    relation: Literal["exact", "about", "at_least", "more_than", "at_most", "less_than"]
    direction: Literal["up", "down"] | None
    measure: Measure
    baseline: Span | None

    @property
    def is_duration(self) -> bool:
        """Whether this is a length of time or an age, which statements leave out (CODEBOOK 7)."""
        return self.measure == "size" and self.unit in TIME_UNITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression; `value` as TIMEX3, `edtf` as Extended Date/Time Format (CODEBOOK 8)."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    edtf: str | None
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDate:
    """A date in a statement: when what it says takes place (`content`) or when it was said."""

    span: Span
    value: str | None
    role: Literal["content", "utterance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is traded: UNROCA category I to VIII and a description in the manner of SIPRI."""

    span: Span
    unroca: str | None
    sipri: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A word that names a country (CODEBOOK 9): ISO 3166-1 alpha-2, SU, PS or XK."""

    span: Span
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What the words of a document amount to, each part in text order."""

    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    places: tuple[Place, ...]
    items: tuple[Item, ...]


# classify


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """On which terms something is claimed (CODEBOOK 6)."""

    negated: bool = False
    future: bool = False
    condition: Span | None = None
    hedge: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of content under one attribution (CODEBOOK 1): the row a ledger keeps."""

    id: str
    attribution: str | None
    content: Spans
    kind: StatementKind
    speaker: str | None
    via: tuple[str, ...]
    type: StatementType
    modality: Modality
    quantities: tuple[Quantity, ...]
    dates: tuple[StatementDate, ...]
    countries: tuple[str, ...]
    items: tuple[Item, ...]
    stage: Stage | None
    confidence: float


# the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class ProducedBy:
    """What produced a row: code version, model hash, hash of the lexicons."""

    onrecord: str
    model: str
    resources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read out of one document, and what was left out of it."""

    document: Document
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    timexes: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]
    rejections: tuple[Rejection, ...]
    produced_by: ProducedBy
