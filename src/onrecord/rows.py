"""The rows of a ledger as it gives them back, and what can be asked of it.

A row carries the records of `onrecord.records` that it was made from, so that its words can be read
off `document.text` by span. Times are UTC in ISO 8601, days are YYYY-MM-DD.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import (
    Actor,
    ActorKind,
    Attribution,
    Document,
    Failure,
    ProducedBy,
    Spans,
    Statement,
    content_id,
    words_at,
)

Standing = Literal["current", "superseded", "withdrawn", "rejected"]
"""What became of a row: superseded by a newer version, withdrawn because a new extraction did not
find it again, or rejected by a reviewer."""
Action = Literal["confirm", "correct", "reject", "restore", "note"]
Event = Literal["created", "migrated", "started", "known", "failed", "finished"]
Sort = Literal["published", "said", "added", "speaker", "confidence"]


def storable(text: str) -> str:
    """`text` with what UTF-8 cannot carry (an odd byte of a file name) made visible."""
    return text.encode("utf-8", "backslashreplace").decode()


def document_id(document: Document) -> str:
    """The id of a document in a ledger: a hash of its text and of what is known about it.

    The name it came under is no part of it: a folder that was moved holds the same documents.
    """
    parts = (document.sha256, document.title, document.url, document.outlet, document.published)
    return content_id("document", parts)


# what is stored


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document as stored; `document.id` is its id in the ledger, `name` what it was added as."""

    number: int
    document: Document
    name: str
    source: str | None
    """SHA-256 of its source."""
    added: str
    produced_by: ProducedBy
    """Of its latest extraction."""
    rejected: int
    """How much that extraction found and did not keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One version of a statement, with everything that its words and names are read off.

    `statement` has ids of `actors`; `statement.id` is the same in all versions. `said` to
    `said_last` are the days of the telling where the text gives them, mostly one, else the day of
    publication. `added` is when this version was written.
    """

    number: int
    version: int
    supersedes: int | None
    standing: Standing
    reviewed: Literal["confirmed", "corrected"] | None
    statement: Statement
    attribution: Attribution | None
    actors: tuple[Actor, ...]
    """The speaker and those in `via`, where they are known."""
    said: str | None
    said_last: str | None
    document: Document
    name: str
    """The name that the document was added under."""
    added: str
    produced_by: ProducedBy
    hash: str

    @property
    def id(self) -> str:
        """The id of the statement, the same in all versions."""
        return self.statement.id

    @property
    def text(self) -> str:
        """The words of the content; parts that the cue cuts are joined by an ellipsis."""
        return self.words(self.statement.content)

    @property
    def speaker(self) -> Actor | None:
        """Who speaks; None for the outlet's own voice and where nobody could be told."""
        return self.actor(self.statement.speaker)

    @property
    def via(self) -> tuple[Actor, ...]:
        """Through whom it was told, nearest to the speaker first."""
        return tuple(actor for id in self.statement.via if (actor := self.actor(id)))

    @property
    def source(self) -> str | None:
        """The words that name the source; None for the outlet's own voice."""
        return self.words(self.attribution.source) if self.attribution else None

    @property
    def cue(self) -> str:
        """The words of the reporting verb, or nothing."""
        return self.words(self.attribution.cue) if self.attribution else ""

    def actor(self, id: str | None) -> Actor | None:
        """The actor of this `id`, if it is the speaker or in `via`."""
        return next((actor for actor in self.actors if actor.id == id), None)

    def words(self, spans: Spans) -> str:
        """The words of the document at `spans`."""
        return words_at(self.document.text, spans)

    def _repr_html_(self) -> str:
        """The statement in its paragraph, for notebooks."""
        from onrecord.export.notebook import statement_html  # rows are the lower layer

        return statement_html(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A decision of a person about one version of a statement.

    `value` is the new value of `field` in the types of the extract contract: str, bool, list, dict
    or None.
    """

    number: int
    statement: int
    """The number of the row that was looked at."""
    id: str
    """The id of its statement."""
    action: Action
    field: str | None
    value: object
    reason: str | None
    reviewer: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """Something that was done to the ledger; `detail` is what JSON gives back."""

    number: int
    at: str
    event: Event
    run: int | None
    name: str | None
    document: int | None
    detail: dict[str, object] | None


# what is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From the first to the last day, both within; None is open."""

    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which statements: all that is given must hold; of several values in one field, one.

    `speaker`, `outlet`: words of the name, in any case and with or without accents. `item`: a
    UNROCA category (I to VIII), or words of the items or their descriptions, in any inflected form.
    `said`: days of which the telling may be one. `words`: as `search` reads them.
    `reviewed`: whether a person confirmed or corrected it. `document`: an id.
    """

    speaker: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    said: Days = Days()
    published: Days = Days()
    negated: bool | None = None
    conditional: bool | None = None
    reviewed: bool | None = None
    document: str | None = None
    words: str | None = None
    standing: tuple[Standing, ...] = ("current",)


# what is answered


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMatch:
    """A statement that a search found, and where in its content (spans of the document)."""

    row: StatementRow
    found: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMatch:
    """A document that a search found, where in its text, and how many current statements it has."""

    row: DocumentRow
    found: Spans
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """A speaker or outlet by name, over the current statements."""

    name: str
    kind: ActorKind | None
    roles: tuple[str, ...]
    """The most frequent ones first; none for an outlet."""
    statements: int
    documents: int
    first: str | None
    """The first day of publication, and the last."""
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """A version of code, model and lexicons, and how many documents it read last."""

    produced_by: ProducedBy
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A ledger in figures.

    `bytes_*` are sizes on disk; `standing` counts statements by what became of them,
    `languages` documents by language (ISO 639-1), where that is known.
    """

    path: str
    schema: int
    documents: int
    statements: int
    standing: dict[str, int]
    languages: dict[str, int]
    reviewed: dict[str, int]
    reviews: int
    speakers: int
    outlets: int
    rejected: int
    failed: int
    unfinished_runs: int
    producers: tuple[Producer, ...]
    rows: int
    head: str
    """The hash of the last row, in hex: who keeps it can prove later what the ledger held."""
    bytes_total: int
    bytes_sources: int
    first_published: str | None
    last_published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that does not hold; `number` and `table` name the row where there is one."""

    number: int | None
    table: str | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What `verify` looked at and found; no faults means that everything holds."""

    rows: int
    sources: int
    head: str
    faults: tuple[Fault, ...]
    """The broken row that comes first in the chain stands first."""
    noted: int | None = None
    """The number of the row that has the hash noted earlier, if one was given and a row has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What an extraction came to; `known` where the document was in the ledger already.

    When documents are added: `name` is what this one was given as, `unread` why nothing was
    extracted from it if its language is not read, `beside` the ids of other documents of this name.
    """

    document: int
    known: bool
    statements: int
    name: str = ""
    unread: str | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding documents came to; `statements` counts those of the `added` ones.

    `known` documents were in the ledger already; what failed can be given again. `unread` of the
    added ones are in a language that is not read, and are kept without statements.
    """

    added: int
    known: int
    statements: int
    failures: tuple[Failure, ...]
    unread: int = 0
