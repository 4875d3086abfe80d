"""How a run extracts its documents; apart, so that a worker process imports little."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

from onrecord.errors import ReadError
from onrecord.records import Document, Extraction, Failure, ProducedBy


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


def packaged_producer() -> ProducedBy:
    """What `load_extract` works with, told without loading it. Raises as `load_extract`."""
    from onrecord.toolkit import find_producer

    return find_producer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """What carries documents through extraction, in `jobs` processes.

    `load` must be importable by name, since each process calls it; `producer` tells what its
    extractions will be marked with.
    """

    jobs: int = 1
    load: Callable[[], Callable[[Document], Extraction]] = load_extract
    producer: Callable[[], ProducedBy] = packaged_producer

    def run(
        self, documents: Iterable[Document | Failure]
    ) -> Generator[Extraction | Failure, None, None]:
        """The extraction of each document, in order; failures stay in their place.

        Raises UsageError for fewer than one job, and what `load` raises.
        """
        from onrecord.engine import run_in_pool, run_in_process

        if self.jobs == 1:
            return run_in_process(documents, self.load)
        return run_in_pool(documents, self.load, jobs=self.jobs)


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
