from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.cli.table import document_page
from onrecord.records import (
    Actor,
    Attribution,
    Document,
    Extraction,
    Modality,
    ProducedBy,
    Rejection,
    Span,
)
from tests.cli.sample import SCRIPT, attribution, read_script, statement


def printed(
    extraction: Extraction, *, columns: int = 80, colour: bool = False, name: str | None = None
) -> str:
    file = io.StringIO()
    console = Console(file=file, width=columns, force_terminal=colour, highlight=False)
    console.print(document_page(extraction, columns, name=name))
    return file.getvalue()


def story(text: str, **known: Any) -> Extraction:
    return read_script(Document(id="story-1", text=text, **known))


def one(text: str, found: Attribution, *actors: Actor) -> Extraction:
    return Extraction(
        document=Document(id="d", text=text),
        actors=actors,
        attributions=(found,),
        statements=(statement(found),),
        timexes=(),
        quantities=(),
        rejections=(),
        produced_by=ProducedBy(onrecord="0", model="m", resources="r"),
    )


def test_the_heading_says_what_is_known_of_the_document() -> None:
    text = printed(
        story("Kolvani said: no", title="A title", outlet="Novaset", published="2025-02-11")
    )
    assert "A title" in text
    assert "Novaset · 2025-02-11 · story-1" in text
    assert "1 statement, 1 speaker" in text


def test_a_document_without_title_goes_by_its_id() -> None:
    assert printed(story("Kolvani said: no")).splitlines()[1].strip() == "story-1"


@pytest.mark.parametrize("columns", [80, 120])
def test_who_through_whom_cue_words_and_kind_are_there(columns: int) -> None:
    text = printed(story("Kolvani told Novaset: the talks go on"), columns=columns)
    for part in ("Kolvani", "minister", "via Novaset", "told", "the talks go on", "indirect"):
        assert part in text


def test_a_speaker_is_named_once_a_turn() -> None:
    text = printed(story("Kolvani said: one\nKolvani said: two\nMirel said: no\nKolvani said: so"))
    assert text.count("Kolvani") == 2
    assert text.count("Mirel") == 1


def test_rows_stand_in_the_order_of_the_text() -> None:
    extraction = story("Kolvani said: first\nMirel said: second")
    text = printed(extraction)
    assert text.index("first") < text.index("second")


def test_direct_speech_is_marked_and_its_parts_are_joined() -> None:
    text = "No, she said, never"
    found = attribution(kind="direct", content=(Span(0, 2), Span(14, 19)), cue=(Span(8, 12),))
    assert "“No … never”" in printed(one(text, found))


def test_speech_with_neither_cue_nor_speaker_says_so() -> None:
    text = printed(one("It went on", attribution(content=(Span(0, 10),))))
    assert "speaker not named" in text
    assert "goes on" not in text


def test_speech_that_runs_on_is_told_from_the_row_it_follows() -> None:
    extraction = story("Kolvani said: one\nKolvani said: two")
    first, second = extraction.attributions
    text = printed(replace(extraction, attributions=(first, replace(second, cue=()))))
    assert [line for line in text.splitlines() if "goes on" in line and "two" in line]
    assert text.count("goes on") == 1


def test_an_unresolved_source_is_shown_in_the_words_of_the_text() -> None:
    found = attribution(content=(Span(11, 13),), source=(Span(0, 5),), cue=(Span(6, 10),))
    assert "Sages" in printed(one("Sages said no", found))


def test_a_story_in_which_nobody_speaks_says_so() -> None:
    assert "Nobody is reported" in printed(story("Rain fell"))


@pytest.mark.parametrize("columns", [40, 80, 100, 120, 300])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    words = "long words " * 60 + "Unbroken" * 30 + " وزیر دفاع گفت که " * 10 + "軍備" * 80
    text = printed(story(f"Kolvani said: {words}", title="title " * 40), columns=columns)
    assert max(map(cell_len, text.splitlines())) <= columns
    assert text.count("long words") >= 1


def test_text_cannot_style_or_steer_the_terminal() -> None:
    nasty = "\x1b[2J[bold red]boo[/] \x9b1m\u202e :smile:"
    text = printed(story(f"Kolvani said: {nasty}", title=nasty, outlet=nasty), colour=False)
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "\u202e" not in text
    assert text.count("[bold red]boo[/]") == 3
    assert ":smile:" in text


def test_right_to_left_text_comes_out_as_written() -> None:
    words = "«ما فروشنده‌ایم» گفت"
    assert words in printed(story(f"Kolvani said: {words}"), columns=120)


def test_speakers_are_told_apart_by_colour() -> None:
    text = printed(story("Kolvani said: one\nMirel said: two"), colour=True)
    bars = {line.split("▌")[0] for line in text.splitlines() if "▌" in line}
    assert len(bars) == 2


def test_a_new_speaker_never_has_the_colour_of_the_turn_before() -> None:
    order = ["Ada", "Ben", "Cem", "Dia", "Eva", "Ada", "Fay", "Gil"]
    text = printed(story("\n".join(f"{name} said: so" for name in order)), colour=True)
    lines = [line for line in text.splitlines() if "▌" in line]
    bars = [line.split("▌")[0] for line in lines if any(name in line for name in order)]
    assert len(bars) == len(order)
    assert all(one != other for one, other in pairwise(bars))
    assert bars[0] == bars[5]


def test_a_document_in_an_unknown_language_says_so() -> None:
    text = "Le ministre a dit non."
    unread = Rejection(
        stage="annotate", spans=(Span(0, len(text)),), reason="the language is fr; it knows en"
    )
    silent = replace(story(text), attributions=(), statements=(), rejections=(unread,))
    assert "Not read: the language is fr; it knows en." in printed(silent)


def test_direct_speech_behind_that_keeps_its_own_marks() -> None:
    told = story("Kolvani said: that “no ship sails”")
    direct = tuple(replace(s, kind="direct") for s in told.statements)
    text = printed(replace(told, statements=direct))
    assert "that “no ship sails”" in text
    assert "“that" not in text


def test_narration_is_told_by_the_outlet() -> None:
    extraction = story("Kolvani said: one")
    narrated = replace(extraction.statements[0], attribution=None, speaker=None, kind="narration")
    text = printed(replace(extraction, statements=(narrated,)))
    assert "the outlet itself" in text
    assert "Kolvani" not in text.split("the outlet itself")[1]
    assert "0 speakers" in text


def test_terms_stand_below_the_words_and_the_type_beside_them() -> None:
    extraction = story("Kolvani said: if asked, two ships will sail")
    (plain,) = extraction.statements
    rich = replace(
        plain,
        type="export_condition",
        modality=Modality(future=True, condition=Span(14, 22)),
        countries=("FR",),
        stage="offered",
    )
    text = printed(replace(extraction, statements=(rich,)), columns=100)
    assert "export condition" in text
    assert "stage: offered · future · on condition “if asked” · FR" in text


def test_what_was_left_out_is_counted_and_a_story_without_arms_says_so() -> None:
    extraction = story("Kolvani said: rain")
    left = Rejection(stage="classify", spans=(Span(14, 18),), reason="not about arms")
    text = printed(replace(extraction, statements=(), rejections=(left,)))
    assert "0 statements, 0 speakers, 1 left out" in text
    assert "Nothing here is about arms" in text


def test_a_document_goes_by_its_name_where_it_has_no_title() -> None:
    story = read_script(Document(id="document-1", text=SCRIPT))
    first, second, *_ = printed(story, name="a.txt").splitlines()[1:]
    assert first.strip() == "a.txt"
    assert second.split("  ")[0] == "document-1"
    titled = replace(story, document=replace(story.document, title="Boats"))
    assert "a.txt · document-1" in printed(titled, name="a.txt")
