"""What each process of a run loads and does; kept apart so that a worker imports little."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.errors import ReadError
from onrecord.records import Document, Extraction


def load_extract() -> Callable[[Document], Extraction]:
    """Load the toolkit and return the extractor that holds it.

    Raises ModelError or ResourceError where the installation is damaged.
    """
    from onrecord.pipeline import extract
    from onrecord.toolkit import load_toolkit

    toolkit = load_toolkit()

    def work(document: Document) -> Extraction:
        check_encodes(document)
        return extract(document, toolkit=toolkit)

    return work


def check_encodes(document: Document) -> None:
    """Refuse a text that cannot be written back: half a surrogate pair has no UTF-8."""
    for field in ("text", "title", "url", "outlet", "id"):
        value: str | None = getattr(document, field)
        try:
            (value or "").encode()
        except UnicodeEncodeError as error:
            raise ReadError(
                f"The {field} holds half of a surrogate pair (U+{ord(value[error.start]):04X})"  # type: ignore[index]
                f" at character {error.start}, which is not text. Decode the source anew.",
                where=document.id,
            ) from error
