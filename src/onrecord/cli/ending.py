"""How a command ends: errors told on standard error, an exit status."""

from __future__ import annotations

import logging
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onrecord.cli.options import Status
from onrecord.cli.visible import visible
from onrecord.errors import LedgerError, OnrecordError, OutputError, UsageError
from onrecord.records import Failure


def ending(work: Callable[[], Status], *, interrupted: Callable[[], str]) -> Status:
    """Do `work` and tell what it raises, each error with the status that docs/cli.md gives it.

    `interrupted` says what is to be told after Ctrl-C.
    """
    try:
        with _warnings_told():
            return work()
    except KeyboardInterrupt:
        tell(interrupted())
        return Status.interrupted
    except BrokenPipeError:
        # Python flushes standard output once more at exit, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.pipe_closed
    except OnrecordError as error:
        tell(str(error))
        return _status_of(error)
    except Exception as error:
        traceback.print_exc()
        tell(
            f"a fault of onrecord itself: {type(error).__name__}. Please report what stands above."
        )
        return Status.broken


class _Told(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        tell(record.getMessage())


@contextmanager
def _warnings_told() -> Iterator[None]:
    """Tell what the library warns of, which Python would else print without a prefix."""
    warnings, told = logging.getLogger("onrecord"), _Told(logging.WARNING)
    warnings.addHandler(told)
    try:
        yield
    finally:
        warnings.removeHandler(told)


def tell(message: str) -> None:
    """One line on standard error."""
    print(f"onrecord: {visible(message)}", file=sys.stderr, flush=True)


def tell_failure(failure: Failure) -> None:
    """One line on standard error for a document that failed, which it names."""
    tell(with_name(failure.id, str(failure.error)))


def with_name(name: str | None, message: str) -> str:
    """A message about what has this name, which is put before it unless it stands there."""
    if not name or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", message):
        return message
    return f"{name}: {message}"


def _status_of(error: OnrecordError) -> Status:
    if isinstance(error, UsageError):
        return Status.usage
    if isinstance(error, LedgerError):
        return Status.ledger
    return Status.not_written if isinstance(error, OutputError) else Status.damaged
