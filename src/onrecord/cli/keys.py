"""Single keys from the keyboard."""

from __future__ import annotations

import os
import sys
import termios
import tty
from collections.abc import Callable


def read_key(ask: Callable[[], None]) -> str:
    """The key that is pressed after `ask` has shown its question; empty at the end of input.

    The terminal hands out keys at once before the question stands there, so that none is lost.
    """
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    tty.setcbreak(keyboard, termios.TCSADRAIN)
    try:
        ask()
        pressed = os.read(keyboard, 1)
        while pressed and not pressed.isascii():  # the bytes of a letter that is no key here
            pressed = os.read(keyboard, 1)
        return pressed.decode()
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
