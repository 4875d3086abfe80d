"""Progress on standard error, and only on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from onrecord.export.wording import counted

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")


class Meter:
    """Counts documents by what became of them, and shows the count from the second one on.

    `told` are the outcomes that the count names, in this order.
    """

    def __init__(self, *told: str) -> None:
        self.outcomes: Counter[str] = Counter()
        self._told = told
        self._started = monotonic()
        self._bar: Progress | None = None

    def watch(self, documents: Iterable[Item]) -> Iterator[Item]:
        """Pass `documents` on; the second one starts the display."""
        for number, document in enumerate(documents, start=1):
            if number == 2 and sys.stderr.isatty():
                self._start()
            yield document

    @property
    def done(self) -> int:
        """How many documents are done."""
        return self.outcomes.total()

    def count(self, outcome: str) -> None:
        """Note one more document that is done."""
        self.outcomes[outcome] += 1
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=self.summary())

    def summary(self) -> str:
        """The count in words, with the rate a second."""
        seconds = max(monotonic() - self._started, 1e-3)
        named = [f"{self.outcomes[name]:,} {name}" for name in self._told if self.outcomes[name]]
        return ", ".join([counted(self.done, "document"), *named, f"{self.done / seconds:.1f}/s"])

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


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int | None], None]]:
    """A bar that fills while `what` is done; it is told how much is done and how much there is.

    It only moves where None says that nobody knows how much there is.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
