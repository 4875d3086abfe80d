"""The errors that onrecord raises.

OnrecordError
├── ReadError        a source cannot be read; `where` names it
├── ResourceError    a lexicon or other resource is wrong; `path` and `line` name the place
├── ModelError       the model file is missing, altered or cannot run; `path` names it
├── LedgerError      the ledger cannot do what was asked
├── OutputError      a result cannot be written; `path` names the file
├── UsageError       the call itself is wrong
└── InternalError    onrecord itself is at fault

Every message says what is wrong, where, and what to do about it. The library never prints and never
exits; the command line maps these to exit statuses.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""

    kind = "error"


class ReadError(OnrecordError):
    """A source cannot be read; the rest of the batch can."""

    kind = "read"

    def __init__(self, message: str, *, where: str) -> None:
        super().__init__(message)
        self.where = where


class ResourceError(OnrecordError):
    """A lexicon or other resource breaks its own rules."""

    kind = "resource"

    def __init__(self, message: str, *, path: str, line: int | None = None) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


class ModelError(OnrecordError):
    """The model file is missing, altered, or cannot be run."""

    kind = "model"

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class LedgerError(OnrecordError):
    """The ledger cannot do what was asked; nothing stored was changed."""

    kind = "ledger"


class UsageError(OnrecordError):
    """The call itself is wrong: an unknown option, a value out of range."""

    kind = "usage"


class OutputError(OnrecordError):
    """A result cannot be written."""

    kind = "output"

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class InternalError(OnrecordError):
    """The program, not the document or the call, is to blame: a fault to report."""

    kind = "internal"
