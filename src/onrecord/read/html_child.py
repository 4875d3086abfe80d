"""The process that takes the main text out of HTML pages; `html.PageReader` starts it.

It takes pages on standard input and answers on standard output, each as a length (8 bytes, big
endian) and so many bytes: a page in UTF-8, an answer in JSON. Its first frame is empty and says
that it is ready. Arguments: limit of memory in bytes; seconds after which a page ends the process.
It ends with its input.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import signal
import sys
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

OUT_OF_MEMORY = 70
"""Exit status of a process that reached its limit of memory."""

NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def main(arguments: list[str]) -> int:
    """Answer pages until standard input ends; the exit status."""
    memory_bytes, seconds = int(arguments[0]), float(arguments[1])
    requests = sys.stdin.buffer
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    try:
        # Imports and first use are slow, so they come before the clock of a page runs.
        read_page("<p>Ready.</p>")
        write_frame(answers, b"")
        while (page := read_frame(requests)) is not None:
            # Left to the system, which ends the process in the middle of anything.
            signal.setitimer(signal.ITIMER_REAL, seconds)
            answer = json.dumps(read_page(page.decode())).encode()
            signal.setitimer(signal.ITIMER_REAL, 0)
            write_frame(answers, answer)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def read_page(page: str) -> dict[str, object]:
    """Main text and metadata of `page` under `page`, or what is wrong with it under `error`."""
    from trafilatura import bare_extraction

    tree, complaint = parse(page)
    if tree is None or complaint is not None:
        return {"error": complaint}
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        # A date is taken where the page states it. Guessing from numbers in the text would put
        # every "on Sunday" in the wrong week; today as a bound would make results depend on it.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": "2100-01-01",
        },
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return {"error": "holds no text that could be told from menus and scripts"}
    fields = {
        "text": found.text,
        "title": found.title or None,
        "url": found.url or None,
        "outlet": found.sitename or None,
        "published": found.date or None,
    }
    return {"page": fields}


def parse(page: str) -> tuple[HtmlElement | None, str | None]:
    """The tree of `page`, and a complaint where there is none or the parser left something out.

    Without `huge_tree` libxml2 drops in silence what is nested deeper than 254 elements; with it
    the limit is 2,048, and reaching it is in the parser's log. Raises MemoryError.
    """
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    tree: HtmlElement | None = None
    with contextlib.suppress(LxmlError):
        tree = document_fromstring(NOT_IN_HTML.sub("", page).encode(), parser=parser)
    for entry in parser.error_log:
        # lxml reports this as a syntax error where it reports it at all.
        if entry.type_name == "ERR_NO_MEMORY":
            raise MemoryError
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            return tree, f"cannot be read in full ({entry.message}, line {entry.line})"
    return tree, None if tree is not None else "holds no HTML that can be read"


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame of `stream`, or None where it ends."""
    header = stream.read(8)
    if len(header) < 8:
        return None
    length = int.from_bytes(header, "big")
    frame = stream.read(length)
    return frame if len(frame) == length else None


def write_frame(stream: BinaryIO, frame: bytes) -> None:
    """Write `frame` to `stream`, its length first."""
    stream.write(len(frame).to_bytes(8, "big"))
    stream.write(frame)
    stream.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
