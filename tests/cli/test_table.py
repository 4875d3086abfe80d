from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.cli.table import WIDEST_COLUMNS, show
from onrecord.records import Actor, Attribution, Document, Extraction, ProducedBy, Rejection, Span
from tests.cli.sample import attribution, read_script


def printed(extraction: Extraction, *, columns: int = 80, colour: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=columns, force_terminal=colour, highlight=False)
    show(console, extraction)
    return file.getvalue()


def story(text: str, **known: str) -> Extraction:
    return read_script(Document(id="story-1", text=text, **known))


def one(text: str, found: Attribution, *actors: Actor) -> Extraction:
    return Extraction(
        document=Document(id="d", text=text),
        actors=actors,
        attributions=(found,),
        statements=(),
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
    assert "1 attribution, 1 speaker" in text


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
    backwards = replace(extraction, attributions=extraction.attributions[::-1])
    text = printed(backwards)
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
    assert max(map(cell_len, text.splitlines())) <= min(columns, WIDEST_COLUMNS)
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
    bars = [line.split("▌")[0] for line in text.splitlines() if "▌" in line][::2]
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
    direct = tuple(replace(a, kind="direct") for a in told.attributions)
    text = printed(replace(told, attributions=direct))
    assert "that “no ship sails”" in text
    assert "“that" not in text
