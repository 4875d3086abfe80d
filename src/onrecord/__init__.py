"""Onrecord reads news and official statements and keeps who said what, tied to the exact words.

    >>> import onrecord
    >>> extraction = onrecord.extract("Varania will not sell drones, its minister said.")

    >>> onrecord.compare_names("Gen. Orsa Kelm", "Kelm, Orsa", "person") >= onrecord.SAME_NAME
    True
    >>> with onrecord.Ledger("onrecord.db") as ledger:  # doctest: +SKIP
    ...     denials = ledger.select(type="denial", negated=True)

Importing the package is quick; the model is loaded at the first call of `extract` and kept for the
life of the process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from onrecord.errors import (
    InternalError,
    LedgerError,
    ModelError,
    OnrecordError,
    OutputError,
    ReadError,
    ResourceError,
    UsageError,
)
from onrecord.records import Document, Extraction, Span, content_id
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.names import SAME_NAME, compare_names, explain_names

__all__ = [
    "SAME_NAME",
    "Document",
    "Extraction",
    "InternalError",
    "Ledger",
    "LedgerError",
    "ModelError",
    "OnrecordError",
    "OutputError",
    "ReadError",
    "ResourceError",
    "Span",
    "UsageError",
    "__version__",
    "compare_names",
    "explain_names",
    "extract",
]


def extract(document: str | Document) -> Extraction:
    """Read out of a text or a `Document` who said what.

    A text becomes a Document with an id made from its words. Spans in the result are code points
    of the document's text, which comes back untouched. Raises UsageError where `document` is
    neither, and ModelError or ResourceError where the installation is damaged. To hold the model
    yourself, call `onrecord.toolkit.load_toolkit` and `onrecord.pipeline.extract`.
    """
    if isinstance(document, str):
        document = Document(id=content_id("text", document), text=document)
    elif not isinstance(document, Document):
        raise UsageError(
            f"extract takes a str or an onrecord.Document, not {type(document).__name__}."
        )
    return _extractor()(document)


@cache
def _extractor() -> Callable[[Document], Extraction]:
    from onrecord.pipeline import extract as extract_document
    from onrecord.toolkit import load_toolkit

    return partial(extract_document, toolkit=load_toolkit())


def __getattr__(name: str) -> Any:
    """The ledger and the names stand on libraries that are loaded when first asked for."""
    if name == "Ledger":
        from onrecord.ledger import Ledger

        return Ledger
    if name in ("SAME_NAME", "compare_names", "explain_names"):
        from onrecord import names

        return getattr(names, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
