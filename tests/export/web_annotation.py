"""What the W3C Web Annotation Data Model demands, as a JSON Schema.

Written from the Recommendation of 23 February 2017, https://www.w3.org/TR/annotation-model, for the
classes that onrecord writes; each definition names the sections whose MUSTs it holds.
That positions fit the text and that a collection's numbers are right no schema can say: tests do.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

IRI = r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+$"  # RFC 3987, with what it forbids
TIME = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying"
    " linking moderating questioning replying tagging"
)


def one_of_type(name: str, required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    """An object with exactly one `type`, the class `name`."""
    return {
        "type": "object",
        "properties": {"type": {"const": name}, **properties},
        "required": ["type", *required],
    }


def one_or_many(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "array", "items": schema, "minItems": 1}]}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


DEFINITIONS: Schema = {
    "iri": {"type": "string", "pattern": IRI},
    # 3.3.1, 4.3.1: xsd:dateTime, in UTC, expressed as "Z"
    "time": {"type": "string", "pattern": TIME},
    "text": {"type": "string"},
    "position": {"type": "integer", "minimum": 0},
    # 3.3.5
    "motivation": {"enum": MOTIVATIONS.split()},
    # 3.1; 3.2.5: never both body and bodyValue; 3.3.1: one `created`; 3.3.7: one `canonical`
    "annotation": {
        "type": "object",
        "properties": {
            "id": ref("iri"),
            "type": {"const": "Annotation"},
            "body": one_or_many(ref("body")),
            "target": one_or_many(ref("target")),
            "motivation": one_or_many(ref("motivation")),
            "created": ref("time"),
            "modified": ref("time"),
            "generated": ref("time"),
            "creator": one_or_many(ref("agent")),
            "canonical": ref("iri"),
            "rights": one_or_many(ref("iri")),
        },
        "required": ["id", "type", "target"],
        "not": {"required": ["body", "bodyValue"]},
    },
    # 3.2.4: exactly one value; 3.2.1: at most one format and language are recommended
    "body": one_of_type(
        "TextualBody",
        ("value",),
        value=ref("text"),
        format=ref("text"),
        language=ref("text"),
        purpose=one_or_many(ref("motivation")),
        created=ref("time"),
    ),
    # 3.3.2: no more than one id
    "agent": {
        "type": "object",
        "properties": {
            "id": ref("iri"),
            "type": {"enum": ["Person", "Organization", "Software"]},
            "name": ref("text"),
        },
        "required": ["id", "type", "name"],  # each a SHOULD
    },
    # 4: exactly one source; 4.2, 4.3: any number of selectors and states
    "target": one_of_type(
        "SpecificResource",
        ("source", "selector"),
        source=ref("iri"),
        selector=one_or_many(ref("selector")),
        state=one_or_many(ref("state")),
    ),
    "selector": {"oneOf": [ref("quote"), ref("positions")]},
    # 4.2.4: exactly one exact, no more than one prefix and suffix (which SHOULD be there)
    "quote": one_of_type(
        "TextQuoteSelector",
        ("exact", "prefix", "suffix"),
        exact={"type": "string", "minLength": 1},
        prefix=ref("text"),
        suffix=ref("text"),
    ),
    # 4.2.5: exactly one start and end
    "positions": one_of_type(
        "TextPositionSelector", ("start", "end"), start=ref("position"), end=ref("position")
    ),
    # 4.3.1: sourceDate excludes an interval, of which both ends must be there
    "state": {
        **one_of_type(
            "TimeState",
            cached=one_or_many(ref("iri")),
            sourceDate=one_or_many(ref("time")),
            sourceDateStart=ref("time"),
            sourceDateEnd=ref("time"),
        ),
        "dependentRequired": {
            "sourceDateStart": ["sourceDateEnd"],
            "sourceDateEnd": ["sourceDateStart"],
        },
        "not": {"required": ["sourceDate", "sourceDateStart"]},
    },
    # 5.2, embedded: SHOULD NOT have a context
    "page": {
        "type": "object",
        "properties": {
            "id": ref("iri"),
            "type": {"const": "AnnotationPage"},
            "items": {"type": "array", "items": ref("annotation"), "minItems": 1},
            "startIndex": ref("position"),
            "@context": False,
        },
        "required": ["id", "type", "items", "startIndex"],
    },
}
# 5.1: with annotations in it there is a first page
COLLECTION: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": DEFINITIONS,
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": ref("iri"),
        "type": {"const": "AnnotationCollection"},
        "label": ref("text"),
        "total": ref("position"),
        "first": ref("page"),
    },
    "required": ["@context", "id", "type", "label", "total"],
    "if": {"properties": {"total": {"const": 0}}},
    "else": {"required": ["first"]},
}
