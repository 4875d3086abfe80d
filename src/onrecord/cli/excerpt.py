"""Words of a document for a terminal, with some of them marked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from onrecord.cli.visible import visible_pieces
from onrecord.records import ELLIPSIS, Span, Spans

FOUND = "underline red"  # red alone would be lost without colours, and in a print
LONG = 700  # code points on either side of the words, where a paragraph has no end
_AROUND = 90  # code points of context on either side of what was found


def highlighted(text: str, spans: Spans, found: Spans) -> Text:
    """The words of `text` at `spans`, joined as `StatementRow.words` does, with `found` marked."""
    pieces: list[tuple[str, bool]] = []
    for span in spans:
        if pieces:
            pieces.append((ELLIPSIS, False))
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
        before = "" if _begins(text, window.start) else "… "
        after = "" if _ends(text, window.end) else " …"
        yield Text.assemble(before, words, after)


def paragraph(text: str, words: Span, *, around: int = LONG) -> Span:
    """The paragraph of `words`, cut `around` code points before and after them where it is long."""
    end = text.find("\n", words.end)
    return Span(
        max(text.rfind("\n", 0, words.start) + 1, words.start - around),
        min(len(text) if end < 0 else end, words.end + around),
    )


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
    start, end = paragraph(text, hit, around=_AROUND)
    if start <= after:
        start = after
    elif not _begins(text, start):
        space = text.find(" ", start, hit.start)
        start = space + 1 if space >= 0 else start
    if not _ends(text, end):
        space = text.rfind(" ", hit.end, end)
        end = space if space >= 0 else end
    return Span(start, end)


def _begins(text: str, place: int) -> bool:
    """Whether a paragraph begins at `place`."""
    return place == 0 or text[place - 1] == "\n"


def _ends(text: str, place: int) -> bool:
    """Whether a paragraph ends at `place`."""
    return place == len(text) or text[place] == "\n"
