"""HTML pages to documents, by a process that can be killed.

A page from anywhere can make a parser loop or fill the memory, so trafilatura (Barbaresi, ACL 2021)
runs in a process of its own (`html_child`) under a limit of time and of memory. One process reads
many pages, because starting it takes about as long as reading twenty.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import msgspec

from onrecord.errors import ReadError
from onrecord.read.html_child import OUT_OF_MEMORY, read_frame, write_frame

START_SECONDS = 60.0
"""Limit for starting the process, which a cold disk can make slow."""

GRACE_SECONDS = 10.0
"""How long after its limit the process ends itself, should nobody be there to kill it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLimits:
    """What reading one page may take."""

    seconds: float = 20.0
    memory_bytes: int = 1_500_000_000
    pages_per_process: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says, and what it says of itself. `published` is an ISO 8601 date."""

    text: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None


class _Answer(msgspec.Struct):
    page: Page | None = None
    error: str = "holds no text"


class PageReader:
    """Reads HTML pages one after the other; use it in a `with` statement.

    The process starts with the first page, and anew after a page that had to be killed.
    """

    def __init__(self, limits: PageLimits | None = None) -> None:
        self.limits = limits or PageLimits()
        self._process: subprocess.Popen[bytes] | None = None
        self._pages = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if it runs. The reader can still be used and starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def read(self, markup: str, *, where: str) -> Page:
        """Main text and metadata of the page `markup`.

        Raises ReadError where the page holds no text, cannot be read in full, or reaches a limit.
        """
        answer = msgspec.json.decode(self._ask(markup.encode(), where), type=_Answer)
        if answer.page is None:
            message = f"{where} {answer.error}; save the story's text as .txt and read that"
            raise ReadError(message, where=where)
        return answer.page

    def _ask(self, page: bytes, where: str) -> bytes:
        process = self._running(where)
        seconds = self.limits.seconds
        try:
            answer, late = _exchange(process, page, seconds)
        except BaseException:
            # An answer left unread would be taken for that of the next page.
            self.close()
            raise
        if answer is None or late:
            self.close()
        if answer is not None:
            return answer
        raise ReadError(f"{where} {self._cause(process, late, seconds)}", where=where)

    def _running(self, where: str) -> subprocess.Popen[bytes]:
        """The process, started if there is none or if it has read its share of pages."""
        process = self._process
        if process is not None:
            if process.poll() is None and self._pages < self.limits.pages_per_process:
                self._pages += 1
                return process
            self.close()
        # -P keeps a file in the current folder from standing in for a module.
        command = [sys.executable, "-P", "-m", "onrecord.read.html_child"]
        last_seconds = self.limits.seconds + GRACE_SECONDS
        arguments = [str(self.limits.memory_bytes), str(last_seconds)]
        self._process = process = subprocess.Popen(
            command + arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._pages = 1
        ready, late = _exchange(process, None, START_SECONDS)
        if ready is None:
            self.close()
            message = (
                f"{where} was not read: the process that reads HTML did not start "
                f"({self._cause(process, late, START_SECONDS)}); check that it can import "
                "trafilatura"
            )
            raise ReadError(message, where=where)
        return process

    def _cause(self, process: subprocess.Popen[bytes], late: bool, seconds: float) -> str:
        if late:
            return (
                f"took longer than the limit of {seconds:g} seconds and was given up; "
                "save the story's text as .txt, or raise the limit"
            )
        megabytes = f"{self.limits.memory_bytes / 1e6:,.0f}"
        if process.returncode == OUT_OF_MEMORY:
            return (
                f"needed more memory than the limit of {megabytes} MB and was given up; "
                "save the story's text as .txt, or raise the limit"
            )
        return (
            f"made the process that reads HTML end with status {process.returncode} "
            f"(limits: {self.limits.seconds:g} seconds, {megabytes} MB); "
            "save the story's text as .txt and read that"
        )


def _exchange(
    process: subprocess.Popen[bytes], page: bytes | None, seconds: float
) -> tuple[bytes | None, bool]:
    """Send `page`, if any, and wait for the answer: the answer, and whether time ran out."""
    assert process.stdin is not None
    assert process.stdout is not None
    late = threading.Event()

    def give_up() -> None:
        late.set()
        process.kill()

    # Killing from a timer ends a blocked write as well as a blocked read.
    timer = threading.Timer(seconds, give_up)
    timer.start()
    try:
        if page is not None:
            write_frame(process.stdin, page)  # type: ignore[arg-type]
        answer = read_frame(process.stdout)  # type: ignore[arg-type]
    except BrokenPipeError:
        answer = None
    finally:
        timer.cancel()
    if answer is None:
        process.wait()
    return answer, late.is_set()
