"""The real command in a process of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("onrecord"))


def onrecord(
    *arguments: str | bytes | Path, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end, with its output in pipes."""
    return subprocess.run([COMMAND, *arguments], input=stdin, capture_output=True, timeout=60)


def on_terminal(*arguments: str | Path, columns: int = 80) -> str:
    """What the command shows on a terminal."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.PIPE,
        env=environment,
    )
    os.close(follower)
    shown = b""
    with suppress(OSError):  # Linux says EIO when the last writer is gone
        while piece := os.read(leader, 65536):
            shown += piece
    os.close(leader)
    process.communicate(timeout=60)
    return shown.decode()
