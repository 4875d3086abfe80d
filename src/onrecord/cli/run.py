"""One run of the command: documents in, results out, an exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext

from onrecord.cli.ending import ending, tell, tell_failure
from onrecord.cli.options import Cues, Format, Options, Status
from onrecord.cli.output import page_bytes, partial_of, to_terminal, whole_file, writing
from onrecord.cli.progress import Meter
from onrecord.cli.selection import speech_only
from onrecord.export import encode, encode_failure, encode_rejections
from onrecord.records import Document, Extraction, Failure
from onrecord.work import Extractor, load_extract

Outcome = Extraction | Failure
Write = Callable[[Outcome], None]


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
    return isinstance(outcome, Failure) or to_terminal(options.output)


@contextmanager
def _results(options: Options) -> Iterator[Write]:
    """Where results go: the file asked for, or standard output."""
    output = options.output
    with whole_file(output) if output else nullcontext(sys.stdout.buffer) as stream:

        def write(outcome: Outcome) -> None:
            with writing(output or "standard output"):
                stream.write(_shown(outcome, options))
                stream.flush()

        yield write


def _shown(outcome: Outcome, options: Options) -> bytes:
    if options.format is Format.jsonl:
        if isinstance(outcome, Failure):
            return encode_failure(outcome.id, outcome.error)
        return encode(outcome)
    if isinstance(outcome, Failure):
        return b""  # told on standard error
    from onrecord.cli.table import document_page  # here, so that JSON lines stay quick

    return page_bytes(lambda columns: document_page(outcome, columns), options.output)


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
