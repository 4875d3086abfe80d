from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from onrecord.cli.differences import difference_page, encode_difference
from onrecord.export.columns import STATEMENTS
from onrecord.ledger.comparing import Difference, compare
from onrecord.records import Extraction
from onrecord.rows import DocumentRow, StatementRow
from tests.ledger.sample import Said, extraction

TEXT = "Venn said Ostmark sold ten boats. Malk said nobody had asked. Venn said no more.\n"
SOLD = Said(words="Ostmark sold ten boats", speaker="Venn", cue="said")
NOBODY = Said(words="nobody had asked", speaker="Malk", cue="said", type="denial")
MORE = Said(words="no more", speaker="Venn", cue="said", type="plan")


def read(*said: Said) -> tuple[Extraction, DocumentRow]:
    made = extraction(TEXT, *said, title="Boats\x1b[31m of Ostmark")
    return made, DocumentRow(
        number=7,
        document=made.document,
        name="a.txt",
        source=None,
        added="2031-03-14T00:00:00Z",
        produced_by=made.produced_by,
        rejected=0,
    )


def rows(*said: Said) -> list[StatementRow]:
    """The rows of a ledger that holds just this."""
    made, document = read(*said)
    changes = compare(made, document, [], lambda row: None).difference.changes
    return [replace(c.after, number=n) for n, c in enumerate(changes, start=1) if c.after]


def difference(decision: str | None = None) -> Difference:
    """One statement changed, one withdrawn, one added."""
    made, document = read(replace(SOLD, stage="delivered"), MORE)
    before = rows(SOLD, NOBODY)
    return compare(made, document, before, lambda row: decision).difference


def shown(difference: Difference, columns: int) -> str:
    console = Console(file=io.StringIO(), width=columns, color_system=None)
    console.print(difference_page(difference))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("columns", [60, 80, 116])
def test_each_change_is_shown_with_what_became_of_it(columns: int) -> None:
    page = shown(difference(), columns)
    assert max(map(len, page.splitlines())) <= columns
    lines = [line.split() for line in page.splitlines()]
    assert ["~", "Ostmark", "sold", "ten", "boats"] in lines
    assert ["stage", "none", "→", "delivered"] in lines
    assert ["-", "nobody", "had", "asked"] in lines
    assert ["+", "no", "more"] in lines
    assert ["version", "2", "·", "Venn", "·", "export", "volume"] in lines
    assert "\x1b" not in page


def test_what_a_person_decided_about_is_said_to_stay() -> None:
    page = shown(difference("confirmed"), 80)
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert "stays as confirmed · Venn · export volume" in lines
    assert "stays as confirmed, though not found again · Malk · denial" in lines


def test_a_line_has_the_columns_of_statements_before_and_after() -> None:
    line = json.loads(encode_difference(difference()))
    made, _ = read()
    assert (line["document"], line["unchanged"]) == (made.document.id, 0)
    changed, gone, new = line["changes"]
    assert changed["fields"] == ["stage"]
    assert (changed["before"]["stage"], changed["after"]["stage"]) == (None, "delivered")
    assert list(changed["before"]) == [column.name for column in STATEMENTS.columns]
    assert (gone["before"]["text"], gone["after"]) == ("nobody had asked", None)
    assert (new["before"], new["after"]["text"]) == (None, "no more")


def test_speaker_and_cue_read_as_people_would_give_them() -> None:
    made, document = read(replace(SOLD, speaker=None, cue=None, kind="narration"))
    changed = compare(made, document, rows(SOLD), lambda row: None).difference
    lines = [" ".join(line.split()) for line in shown(changed, 100).splitlines()]
    assert "speaker Venn, person → none" in lines
    assert "cue Venn · said → none" in lines
