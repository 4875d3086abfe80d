"""The options that choose statements, shared by all commands that show or export them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Annotated, Any, get_args, get_type_hints

import typer

from onrecord.cli.options import parsed
from onrecord.days import read_days
from onrecord.records import Stage, StatementType
from onrecord.rows import Days, Query, Standing

_PANEL = "Which ones"


def read_item(word: str) -> str:
    """A UNROCA category in capitals; words of a description as they are."""
    from onrecord.ledger.choices import UNROCA

    return word.strip().upper() if word.strip().upper() in UNROCA else word


def _option(read: Callable[[str], Any] | None, help: str, metavar: str, *names: str) -> Any:
    """An option whose value `read` makes."""
    return typer.Option(
        *names,
        parser=parsed(read or str),
        help=help,
        metavar=metavar,
        rich_help_panel=_PANEL,
        show_default=False,
    )


def _switch(names: str, help: str) -> Any:
    return typer.Option(names, help=help, rich_help_panel=_PANEL, show_default=False)


def _one_of(field: str, known: tuple[str, ...]) -> Callable[[str], str]:
    def read(word: str) -> str:
        from onrecord.ledger.choices import choose  # here, so that --help stays quick

        return choose(word, known, field)

    return read


def _country(word: str) -> str:
    from onrecord.ledger.choices import read_country

    return read_country(word)


_DAYS = "a day, month or year, or A..B with either end open."
_Words = list[str] | None

TypesOption = Annotated[
    _Words,
    _option(_one_of("type", get_args(StatementType)), "denial, export_offer, plan, …", "TYPE"),
]
DocumentOption = Annotated[
    str | None,
    _option(None, "A document: its id, as much of it as no other has, or its name.", "ID"),
]
OutletOption = Annotated[_Words, _option(None, "Words of the outlet's name.", "NAME")]
PublishedOption = Annotated[Days | None, _option(read_days, f"Published on {_DAYS}", "A..B")]
WordsOption = Annotated[
    str | None, _option(None, "Words of the statement, as `search` reads them.", "WORDS")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOptions:
    """What the options gave; of several values of one option, one must hold."""

    speaker: Annotated[
        _Words,
        _option(None, "Words of the speaker's name. This and others may be repeated.", "NAME"),
    ] = None
    type: TypesOption = None
    country: Annotated[
        _Words, _option(_country, "A country that it names, as FR or France.", "COUNTRY")
    ] = None
    item: Annotated[
        _Words, _option(read_item, "UNROCA category (I to VIII) or words such as drones.", "ITEM")
    ] = None
    stage: Annotated[
        _Words,
        _option(_one_of("stage", get_args(Stage)), "offered, contracted, delivered, …", "STAGE"),
    ] = None
    outlet: OutletOption = None
    said: Annotated[Days | None, _option(read_days, f"Said on {_DAYS}", "A..B")] = None
    published: PublishedOption = None
    negated: Annotated[
        bool | None, _switch("--negated/--not-negated", "Says that something is not so.")
    ] = None
    conditional: Annotated[
        bool | None, _switch("--conditional/--not-conditional", "Holds on a condition.")
    ] = None
    reviewed: Annotated[
        bool | None, _switch("--reviewed/--not-reviewed", "Confirmed or corrected by a person.")
    ] = None
    document: DocumentOption = None
    standing: Annotated[
        _Words,
        _option(
            _one_of("standing", get_args(Standing)),
            "current (default), superseded, withdrawn, rejected.",
            "STANDING",
        ),
    ] = None

    def query(self) -> Query:
        """The query that the options ask for."""
        given: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and value != []:
                given[field.name] = tuple(value) if isinstance(value, list) else value
        return Query(**given)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the options of `FilterOptions` in place of its parameter `query`.

    typer reads options off the signature of a function, where these would hide a command's own.
    """
    shared = get_type_hints(FilterOptions, include_extras=True)

    @wraps(command)
    def run(**given: Any) -> None:
        filters = FilterOptions(**{name: given.pop(name) for name in shared})
        command(query=filters.query(), **given)

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in inspect.signature(command, eval_str=True).parameters.items()
        if name != "query"
    ]
    parameters += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=hint, default=None)
        for name, hint in shared.items()
    ]
    vars(run)["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
