from __future__ import annotations

from typing import Annotated, get_args

import pytest
import typer
from typer.testing import CliRunner

from onrecord.cli.filters import WordsOption, filtered
from onrecord.records import StatementType
from onrecord.rows import Days, Query

TYPES = get_args(StatementType)


def asked(*arguments: str) -> Query | str:
    """The query that a command with the shared options is handed, or what it tells instead."""
    app = typer.Typer()
    got: list[Query] = []

    @app.command()
    @filtered
    def command(
        query: Query, words: WordsOption = None, limit: Annotated[int, typer.Option()] = 3
    ) -> None:
        got.append(query)
        assert limit == 3

    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})
    assert result.exit_code == (0 if got else 2)
    return got[0] if got else result.output


def test_without_options_all_current_statements_are_asked_for() -> None:
    assert asked() == Query()


def test_every_option_reaches_the_query() -> None:
    query = asked(
        *("--speaker", "Kolvani", "--speaker", "Mirel", "--type", "denial", "--type", "plan"),
        *("--country", "fr", "--country", "Türkiye", "--item", "vi", "--item", "patrol craft"),
        *("--stage", "offered", "--outlet", "Novaset", "--said", "2031", "--published", "..2030"),
        *("--negated", "--not-conditional", "--reviewed", "--document", "document-1"),
        *("--standing", "superseded", "--standing", "current"),
    )
    assert query == Query(
        speaker=("Kolvani", "Mirel"),
        type=("denial", "plan"),
        country=("FR", "TR"),
        item=("VI", "patrol craft"),
        stage=("offered",),
        outlet=("Novaset",),
        said=Days(first="2031-01-01", last="2031-12-31"),
        published=Days(last="2030-12-31"),
        negated=True,
        conditional=False,
        reviewed=True,
        document="document-1",
        standing=("superseded", "current"),
    )


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--type", "denail", "Did you mean denial?"),
        ("--type", "zzzz", "It is one of"),
        ("--stage", "delivred", "Did you mean delivered?"),
        ("--standing", "curent", "Did you mean current?"),
        ("--country", "Frnace", "Did you mean FR (France)?"),
        ("--country", "qq", "no ISO 3166-1 code"),
        ("--said", "soon", "no day, month or year"),
        ("--published", "2031-13", "not in the calendar"),
    ],
)
def test_a_value_that_is_not_known_is_told_with_its_option(
    option: str, value: str, told: str
) -> None:
    message = asked(option, value)
    assert isinstance(message, str)
    assert option in message
    assert told in message


@pytest.mark.parametrize("word", ["export_offer", "export-offer", "Export offer", "EXPORT_OFFER"])
def test_a_name_is_known_however_it_is_written(word: str) -> None:
    assert asked("--type", word) == Query(type=("export_offer",))


@pytest.mark.parametrize("name", TYPES)
def test_a_slip_of_one_letter_finds_the_name_again(name: str) -> None:
    assert f"Did you mean {name}?" in str(asked("--type", name[:2] + name[3:]))


@pytest.mark.parametrize("word", ["US", "us", "United States", "united  states"])
def test_countries_go_by_code_and_by_name_in_any_case(word: str) -> None:
    assert asked("--country", word) == Query(country=("US",))


def test_no_word_at_all_is_no_country() -> None:
    assert "no ISO 3166-1 code" in str(asked("--country", " "))
