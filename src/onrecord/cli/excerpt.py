"""Words of a document for a terminal, with some of them marked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.cli.visible import visible_pieces
from onrecord.records import Span, Spans

FOUND = "underline red"  # red alone would be lost without colours, and in a print
_AROUND = 90  # code points of context on either side of what was found
_ELLIPSIS = " … "


def highlighted(text: str, spans: Spans, found: Spans) -> Text:
    """The words of `text` at `spans`, joined as `StatementRow.words` does, with `found` marked."""
    pieces: list[tuple[str, bool]] = []
    for span in spans:
        if pieces:
            pieces.append((_ELLIPSIS, False))
        pieces += _cut(text, span, found)
    shown = visible_pieces(words for words, _ in pieces)
    marked = zip(shown, (mark for _, mark in pieces), strict=True)
    return Text.assemble(*((words, FOUND if mark else "") for words, mark in marked))


def passages(text: str, found: Spans, *, most: int) -> Iterator[Text]:
    """What stands around the first of `found`, in `most` passages that do not overlap."""
    end = 0
    shown = 0
    for hit in found:
        if hit.start < end:
            continue
        if shown == most:
            break
        window = _window(text, hit, after=end)
        end, shown = window.end, shown + 1
        words = highlighted(text, (window,), found)
        before = "… " if window.start and not _begins(text, window.start) else ""
        after = " …" if window.end < len(text) and text[window.end] != "\n" else ""
        yield Text.assemble(before, words, after)


def _cut(text: str, span: Span, found: Spans) -> Iterator[tuple[str, bool]]:
    at = span.start
    for start, end in found:
        start, end = max(start, at), min(end, span.end)
        if start < end:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at : span.end], False


def _window(text: str, hit: Span, *, after: int) -> Span:
    """Whole words around `hit` in its paragraph, from `after` on."""
    first = max(after, text.rfind("\n", 0, hit.start) + 1)
    last = text.find("\n", hit.end)
    last = len(text) if last < 0 else last
    start, end = max(first, hit.start - _AROUND), min(last, hit.end + _AROUND)
    if start > first:
        space = text.find(" ", start, hit.start)
        start = space + 1 if space >= 0 else start
    if end < last:
        space = text.rfind(" ", hit.end, end)
        end = space if space >= 0 else end
    return Span(start, end)


def _begins(text: str, place: int) -> bool:
    return text[place - 1] == "\n"
