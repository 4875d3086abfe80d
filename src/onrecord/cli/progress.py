"""Progress on standard error, from the second document up and only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")


class Meter:
    """Counts documents and, where standard error is a terminal, shows the count."""

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0
        self._started = monotonic()
        self._bar: Progress | None = None

    def watch(self, documents: Iterable[Item]) -> Iterator[Item]:
        """Pass `documents` on; the second one starts the display."""
        for number, document in enumerate(documents, start=1):
            if number == 2 and sys.stderr.isatty():
                self._start()
            yield document

    def count(self, *, failed: bool) -> None:
        """Note one more document that is done."""
        self.done += 1
        self.failed += failed
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=self.summary())

    def summary(self) -> str:
        """The count in words, with the rate a second."""
        seconds = max(monotonic() - self._started, 1e-3)
        failed = f", {self.failed} failed" if self.failed else ""
        rate = f", {self.done / seconds:.1f}/s"
        return f"{self.done} document{'s' * (self.done != 1)}{failed}{rate}"

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the display off the terminal while something else is printed there."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()

    def close(self) -> None:
        """End the display."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
        )
        self._bar.add_task(self.summary(), total=None)
        self._bar.start()
