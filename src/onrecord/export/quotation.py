"""Statements in the vocabulary of schema.org, as one JSON-LD document that needs no other.

Direct speech is a `Quotation`: its text was said word for word, as far as the document goes.
Indirect speech, speech that is quoted in part, and what an outlet tells in its own voice are the
words of the document, so that calling them quotations would put words into a mouth; they are a
`Claim`, whose `appearance` is the document. `ClaimReview` and its ratings have no place here: that
something was said is all that onrecord knows.

A quotation is `isPartOf` the article. Its `creator` is the speaker, also as `spokenByCharacter`:
to whom it is attributed within the article. Who is not named is no `Person`; `creditText` has the
words for everyone, also for who relayed the statement.

The context is written out, as a part of schema.org's own that gives the same triples, so that the
file can be read without the network and as it was meant in years to come.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from onrecord.export.describing import credit, description, keywords
from onrecord.export.facts import said_reduced
from onrecord.export.identifiers import hash_uri, urn, web_address
from onrecord.export.wording import one_line
from onrecord.records import Actor
from onrecord.rows import StatementRow

Node = dict[str, object]

CONTEXT: Node = {
    "@vocab": "http://schema.org/",
    "url": {"@type": "@id"},
    "dateCreated": {"@type": "Date"},
    "datePublished": {"@type": "Date"},
}
TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "Organization",
    "state": "GovernmentOrganization",
}
"""What an actor is by its kind; who is not named by name is nothing."""


def write_quotations(rows: Iterable[StatementRow], stream: BinaryIO) -> None:
    """Write `rows` as one JSON-LD document in UTF-8, each on a line; rows are not held."""
    encode = msgspec.json.Encoder().encode
    stream.write(b'{"@context":%b,"@graph":[' % encode(CONTEXT))
    mark = b"\n"
    for row in rows:
        stream.write(mark + encode(quotation(row)))
        mark = b",\n"
    stream.write(b"\n]}\n")


def quotation(row: StatementRow) -> Node:
    """One statement as a node, with its article and its speaker."""
    statement, speaker = row.statement, _agent(row.speaker)
    said = said_reduced(row)
    if statement.kind == "direct":
        by = speaker and {"@id": speaker["@id"]}
        special = {"@type": "Quotation", "spokenByCharacter": by, "isPartOf": _article(row)}
    else:
        special = {"@type": "Claim", "appearance": _article(row)}
    return _known(
        {
            "@id": urn(row.id, row.version),
            **special,
            "identifier": row.id,
            "version": row.version,
            "text": row.text,
            "creator": speaker,
            "creditText": credit(row),
            "dateCreated": said[0] if len(said) == 1 else list(said),
            "inLanguage": row.document.language,
            "about": [{"@type": "Country", "identifier": code} for code in statement.countries],
            "keywords": keywords(row),
            "description": description(row),
        }
    )


def _article(row: StatementRow) -> Node:
    document = row.document
    outlet = document.outlet
    return _known(
        {
            "@id": urn(document.id),
            "@type": "NewsArticle",
            "identifier": hash_uri(document.sha256),
            "headline": document.title,
            "url": web_address(document.url),
            "datePublished": document.published,
            "inLanguage": document.language,
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        }
    )


def _agent(actor: Actor | None) -> Node | None:
    if actor is None or actor.kind not in TYPES:
        return None
    roles = [one_line(role) for role in actor.roles] if actor.kind == "person" else []
    named: Node = {"@type": TYPES[actor.kind], "name": actor.name, "jobTitle": roles}
    return _known({"@id": urn(actor.id), **named})


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [])}
