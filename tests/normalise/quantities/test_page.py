from onrecord.normalise.quantities.page import overlapping, token_before
from onrecord.records import Span, Timex
from tests.normalise.quantities.reading import page_of


def test_an_overlap_shares_a_character() -> None:
    spans = [Span(0, 4), Span(6, 9), Span(20, 30)]
    assert overlapping(spans, Span(4, 6)) is None
    assert overlapping(spans, Span(8, 12)) == Span(6, 9)
    assert overlapping(spans, Span(25, 26)) == Span(20, 30)
    assert overlapping([], Span(0, 1)) is None


def test_the_token_before_a_position() -> None:
    page = page_of("two old ships", tagged=False)
    assert token_before(page, 0) == -1
    assert token_before(page, 8) == 1


def test_a_position_has_its_sentence_and_its_part_of_speech() -> None:
    page = page_of("Two ships sailed. One sank.")
    assert page.sentence_at(20) == Span(18, 27)
    assert page.upos_at(4) == "NOUN"
    assert page.upos_at(99) == ""


def test_sets_are_no_times() -> None:
    def timex(start: int, type_: str) -> Timex:
        return Timex(
            span=Span(start, start + 1),
            type=type_,  # type: ignore[arg-type]
            value=None,
            edtf=None,
            calendar="gregorian",
        )

    page = page_of("x y", timexes=(timex(0, "DATE"), timex(2, "SET")), tagged=False)
    assert page.times == [Span(0, 1)]
