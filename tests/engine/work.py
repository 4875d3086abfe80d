"""Functions for workers: a spawned process imports them by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import ModelError, ReadError
from onrecord.records import Document


def load() -> Callable[[Document], str]:
    """Work that obeys the text of a document."""

    def work(document: Document) -> str:
        verb, _, argument = document.text.partition(" ")
        if verb == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if verb == "sleep":
            time.sleep(float(argument))
        if verb == "break":
            raise ValueError(argument)
        if verb == "refuse":
            raise ReadError(argument, where=document.id)
        if verb == "note":
            # Whole or not there: whoever waits for the note may end this process at once.
            written = Path(f"{argument}.partial")
            written.write_text(str(os.getpid()))
            written.replace(argument)
            time.sleep(60)
        if verb == "big":
            return "x" * int(argument)
        return document.text.upper()

    return work


def load_unpicklable() -> Callable[[Document], object]:
    return lambda document: lambda: document


def load_damaged() -> Callable[[Document], str]:
    raise ModelError("The model is altered. Install onrecord anew.", path="model.onnx")


def load_killed() -> Callable[[Document], str]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
