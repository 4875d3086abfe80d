"""One run of the command: documents in, results out, an exit status."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from typing import BinaryIO, cast

from onrecord.cli.ending import ending, tell, tell_failure
from onrecord.cli.options import Cues, Format, Options, Status
from onrecord.cli.output import partial_of, whole_file, writing
from onrecord.cli.progress import Meter
from onrecord.cli.selection import speech_only
from onrecord.export import encode, encode_failure, encode_rejections
from onrecord.records import Document, Extraction, Failure
from onrecord.work import Extractor, load_extract

Outcome = Extraction | Failure
Write = Callable[[Outcome], None]
FILE_COLUMNS = 100  # width of a table that is written to a file


def run(documents: Iterable[Document | Failure], options: Options) -> Status:
    """Extract `documents` and write what comes out; errors are told on standard error."""
    meter = Meter("failed")

    def work() -> Status:
        _carry(documents, options, meter)
        if meter.done != 1 and sys.stderr.isatty():
            tell(meter.summary())
        return Status.some_failed if meter.outcomes["failed"] else Status.ok

    def interrupted() -> str:
        kept = partial_of(options.output) if options.output else None
        where = f"; what was done so far is in {kept}" if kept else ""
        return f"interrupted after {meter.summary()}{where}"

    return ending(work, interrupted=interrupted)


def _carry(documents: Iterable[Document | Failure], options: Options, meter: Meter) -> None:
    with ExitStack() as stack:
        write = stack.enter_context(_results(options))
        write_rejected = stack.enter_context(_rejections(options))
        stack.callback(meter.close)
        extractor = Extractor(jobs=options.jobs, load=load_extract)
        outcomes = stack.enter_context(closing(extractor.run(meter.watch(documents))))
        for outcome in outcomes:
            if isinstance(outcome, Extraction) and options.cues is Cues.speech:
                outcome = speech_only(outcome)
            meter.count("failed" if isinstance(outcome, Failure) else "read")
            with meter.hidden() if _on_terminal(options, outcome) else nullcontext():
                if isinstance(outcome, Failure):
                    tell_failure(outcome)
                write(outcome)
            write_rejected(outcome)


def _on_terminal(options: Options, outcome: Outcome) -> bool:
    """Whether printing `outcome` puts something on the terminal that shows the progress."""
    return isinstance(outcome, Failure) or (options.output is None and sys.stdout.isatty())


@contextmanager
def _results(options: Options) -> Iterator[Write]:
    """Where results go: the file asked for, or standard output."""
    if options.output is not None:
        with whole_file(options.output) as stream:
            yield _writer(options, stream, name=str(options.output), columns=FILE_COLUMNS)
    else:
        yield _writer(options, sys.stdout.buffer, name="standard output", columns=None)


def _writer(options: Options, stream: BinaryIO, *, name: str, columns: int | None) -> Write:
    put = _lines(stream) if options.format is Format.jsonl else _tables(stream, columns)

    def write(outcome: Outcome) -> None:
        with writing(name):
            put(outcome)
            stream.flush()

    return write


def _lines(stream: BinaryIO) -> Write:
    def put(outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            stream.write(encode_failure(outcome.id, outcome.error))
        else:
            stream.write(encode(outcome))

    return put


def _tables(stream: BinaryIO, columns: int | None) -> Write:
    from rich.console import Console

    from onrecord.cli.table import show

    if columns is None:
        cast(io.TextIOWrapper, sys.stdout).reconfigure(errors="replace")
        console = Console(highlight=False)
    else:
        console = Console(file=io.StringIO(), width=columns, color_system=None, highlight=False)

    def put(outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            return  # told on standard error
        show(console, outcome)
        if isinstance(console.file, io.StringIO):
            stream.write(console.file.getvalue().encode())
            console.file.seek(0)
            console.file.truncate()

    return put


@contextmanager
def _rejections(options: Options) -> Iterator[Write]:
    if options.rejected is None:
        yield lambda outcome: None
        return
    name = str(options.rejected)
    with whole_file(options.rejected) as stream:

        def write(outcome: Outcome) -> None:
            if isinstance(outcome, Extraction):
                with writing(name):
                    stream.write(encode_rejections(outcome))

        yield write
