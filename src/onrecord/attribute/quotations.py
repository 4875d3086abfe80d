"""Where quotation marks open and close.

One pass over the marks of each paragraph with a short stack: a mark that may open or close is told
by its neighbours first, by what is open second. Nothing is ever refused; what is broken is reported
as broken, and the caller decides what a quotation without its other mark is worth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks.

    `inner` is what stands between the marks, without white space; `outer` takes in the marks that
    are there. `depth` is 0 for a quotation that stands in no other. `runs_on`: the closing mark is
    missing because the next paragraph opens with a mark of the same kind and goes on.
    """

    inner: Span
    outer: Span
    opening_missing: bool
    closing_missing: bool
    runs_on: bool
    depth: int


@dataclass(frozen=True, slots=True)
class _Open:
    family: str
    start: int
    end: int


_MARK = re.compile(r"[\"“”‟«»‹›„‘’‚']|``")
_FAMILY = {
    '"': "straight",
    "“": "curly",
    "”": "curly",
    "‟": "curly",
    "«": "guillemet",
    "»": "guillemet",
    "‹": "single guillemet",
    "›": "single guillemet",
    "„": "low",
    "‚": "single low",
    "‘": "single curly",
    "’": "single curly",
    "'": "single straight",
    "``": "backtick",
    "''": "backtick",
}
_OPENS = frozenset("“‟«‹„‚‘") | {"``"}
_CLOSES = frozenset("”»›’") | {"''"}
# Marks that close a quotation that another family's mark opened: „A“ and „A”, ‚A‘, ``A".
_CLOSES_TOO = {
    "“": ("low",),
    "”": ("low", "straight"),
    "‘": ("single low",),
    "’": ("single low",),
    '"': ("backtick", "low", "curly"),
    "»": (),
}
_ELISION = re.compile(r"['’‘](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])['’](?![\w'’])")
_BRACKETS = "([{-–—/"
_SLIP = re.compile(r"(?:s|t|d|m|re|ve|ll)(?!\w)")
_STRONG_END = ".,!?…"


def find_quotations(text: str, paragraphs: Spans) -> tuple[Quotation, ...]:
    """All quotations in `text`, in the order of their ends of outer span, paragraph by paragraph.

    Takes time linear in the length of `text` and raises nothing.
    """
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].start if index + 1 < len(paragraphs) else None
        _Paragraph(text, paragraph, following, found).scan()
    return tuple(sorted(found, key=lambda q: (q.outer.start, -q.outer.end)))


class _Paragraph:
    """The state of the pass over one paragraph."""

    def __init__(
        self, text: str, span: Span, following: int | None, found: list[Quotation]
    ) -> None:
        self.text, self.span, self.found = text, span, found
        self.following = following
        self.stack: list[_Open] = []
        self.closed_to = span.start
        self.next_single_close = -1

    def scan(self) -> None:
        at = self.span.start
        while mark := _MARK.search(self.text, at, self.span.end):
            start, end = mark.span()
            form = mark.group()
            if form == "'" and self.text.startswith("''", start):
                form, end = "''", start + 2
            if form in ("'", "’", "‘"):
                self._single(form, start)
            else:
                self._take(form, start, end)
            at = end
        while self.stack:
            self._close_missing(self.stack.pop(), self.span.end, at_end=True)

    def _around(self, start: int, end: int) -> tuple[str, str]:
        before = self.text[start - 1] if start > self.span.start else " "
        after = self.text[end] if end < self.span.end else " "
        return before, after

    def _is_open(self, *families: str) -> bool:
        return any(mark.family in families for mark in self.stack)

    def _take(self, form: str, start: int, end: int) -> None:
        """Decide for a double mark whether it opens, closes, or is an apostrophe gone wrong."""
        before, after = self._around(start, end)
        family = _FAMILY[form]
        may_open = before.isspace() or before in _BRACKETS or _is_mark(before)
        may_close = after.isspace() or not (after.isalnum() or after in "$€£#@[(") or after == ""
        openable = not after.isspace()
        others = _CLOSES_TOO.get(form, ())
        is_open = self._is_open(family, *others)
        if form == '"' and self._is_no_mark(start, before, after, is_open):
            return
        if form == "»" or form == "«":
            opens = not is_open and openable
        elif form in _CLOSES:
            opens = not is_open and may_open and openable and not may_close
        elif form in _OPENS:
            # “ closes „ and, where it was typed for ”, stands behind a word before space.
            closes_low = bool(others) and self._is_open(*others) and not before.isspace()
            mistyped = is_open and not before.isspace() and after.isspace()
            opens = not (closes_low or mistyped) and openable
        elif may_open and openable and not (is_open and may_close):
            opens = not is_open or before.isspace()
        else:
            opens = not is_open and openable and not may_close
        if opens:
            self._open(family, start, end)
        elif not before.isspace() or is_open:
            self._close((family, *others), start, end)

    def _is_no_mark(self, start: int, before: str, after: str, is_open: bool) -> bool:
        """A straight mark typed for an apostrophe inside a word (army"s), or one of inches (6")."""
        if before.isdigit() and not is_open:
            return True
        return before.isalnum() and after.isalpha() and bool(_SLIP.match(self.text, start + 1))

    def _single(self, form: str, start: int) -> None:
        """Tell an apostrophe from a single quotation mark."""
        before, after = self._around(start, start + 1)
        family = _FAMILY[form]
        inside_word = before.isalnum() and after.isalnum()
        if inside_word or _ELISION.match(self.text, start):
            return
        is_open = self._is_open(family, *_CLOSES_TOO.get(form, ()))
        if before.isspace() or before in _BRACKETS or (_is_mark(before) and not is_open):
            if after.isalnum() or _is_mark(after) or after in "[$£€…":
                if form == "’" or not (form == "‘" or self._closes_later(start)):
                    return
                self._open(family, start, start + 1)
            return
        if is_open and not self._is_possessive(start, before, after):
            self._close((family, *_CLOSES_TOO.get(form, ())), start, start + 1)

    def _closes_later(self, start: int) -> bool:
        """Whether a straight single mark at `start` has a partner, or its paragraph runs on."""
        if self.next_single_close <= start:
            match = _SINGLE_CLOSE.search(self.text, start + 1, self.span.end)
            self.next_single_close = match.start() if match else self.span.end
        if self.next_single_close < self.span.end:
            return True
        return start == self.span.start and self._goes_on("'")

    def _is_possessive(self, start: int, before: str, after: str) -> bool:
        """soldiers’ inside ‘…’: a better closing mark still comes before another one opens."""
        if before != "s" or not after.isspace():
            return False
        window = self.text[start + 1 : min(self.span.end, start + 400)]
        for match in re.finditer(r"(?<=\S)['’](?!\w)|(?<=\s)['‘](?=\w)", window):
            return match.start() > 0 and window[match.start() - 1] in _STRONG_END
        return False

    def _open(self, family: str, start: int, end: int) -> None:
        for depth, mark in enumerate(self.stack):
            if mark.family == family:
                # The same mark opens again: the one before was never closed, and what hangs on it.
                while len(self.stack) > depth:
                    self._close_missing(self.stack.pop(), start, at_end=False)
                break
        self.stack.append(_Open(family, start, end))

    def _close(self, families: tuple[str, ...], start: int, end: int) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].family in families:
                while len(self.stack) > depth + 1:
                    self._close_missing(self.stack.pop(), start, at_end=False)
                mark = self.stack.pop()
                self._keep(mark.end, start, mark.start, end, missing=(False, False))
                return
        if not self.stack and families[0] != "single curly":
            self._keep(self.closed_to, start, self.closed_to, end, missing=(True, False))

    def _close_missing(self, mark: _Open, at: int, *, at_end: bool) -> None:
        runs_on = at_end and not self.stack and self._goes_on(self.text[mark.start])
        self._keep(mark.end, at, mark.start, at, missing=(False, True), runs_on=runs_on)

    def _goes_on(self, mark: str) -> bool:
        return self.following is not None and self.text[self.following] == mark

    def _keep(
        self,
        start: int,
        end: int,
        outer_start: int,
        outer_end: int,
        *,
        missing: tuple[bool, bool],
        runs_on: bool = False,
    ) -> None:
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if missing[0]:
            outer_start = start
        if missing[1]:
            outer_end = max(end, outer_start)
        if not self.stack:
            self.closed_to = max(self.closed_to, outer_end)
        if start < end:
            self.found.append(
                Quotation(
                    inner=Span(start, end),
                    outer=Span(outer_start, outer_end),
                    opening_missing=missing[0],
                    closing_missing=missing[1],
                    runs_on=runs_on,
                    depth=len(self.stack),
                )
            )


def _is_mark(character: str) -> bool:
    return character in "\"“”‟«»‹›„‘’‚'`"
