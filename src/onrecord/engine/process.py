"""One process: each document in turn."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from onrecord.errors import InternalError, OnrecordError
from onrecord.records import Document, Failure

Result = TypeVar("Result")
Work = Callable[[Document], Result]


def run_in_process(
    documents: Iterable[Document | Failure], load: Callable[[], Work[Result]]
) -> Generator[Result | Failure, None, None]:
    """Yield what the loaded function makes of each document, in order, one at a time.

    `load` is called once, at the first document that is to be worked on, and returns the function;
    what it raises ends the run. What the function raises makes a Failure of that one document.
    Failures in `documents` pass through.
    """
    work: Work[Result] | None = None
    for document in documents:
        if isinstance(document, Failure):
            yield document
            continue
        if work is None:
            work = load()
        yield attempt(document, work)


def attempt(document: Document, work: Work[Result]) -> Result | Failure:
    """What `work` makes of `document`, or a Failure that says why it could not."""
    try:
        return work(document)
    except OnrecordError as error:
        return Failure(id=document.id, error=error)
    except Exception as error:  # one document's bug must not cost the others their results
        return internal_failure(document, f"{type(error).__name__}: {error}")


def internal_failure(document: Document, what: str) -> Failure:
    """A Failure of kind `internal`: the program, not the document, is to blame."""
    error = InternalError(
        f"Extraction broke off ({what}). This is a fault of onrecord: please report it, if you can"
        " with the document. The other documents are not affected."
    )
    return Failure(id=document.id, error=error)
