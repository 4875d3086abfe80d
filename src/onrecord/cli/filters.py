"""The options that choose statements, shared by all commands that show or export them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import wraps
from typing import Annotated, Any, get_args, get_type_hints

import typer

from onrecord.cli.days import read_days
from onrecord.errors import UsageError
from onrecord.records import Stage, StatementType
from onrecord.rows import Days, Query, Standing

_PANEL = "Which statements"
_UNROCA = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` is most likely meant to be, if any is near."""
    from difflib import get_close_matches

    names = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), names, n=1)
    return names[found[0]] if found else None


def one_of(word: str, known: tuple[str, ...]) -> str:
    """`word` as `known` writes it, in any case and with spaces or hyphens for underscores.

    Raises UsageError, with what may be meant, where it is none of them.
    """
    wanted = "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
    if wanted in known:
        return wanted
    near = nearest(wanted, known)
    meant = f"did you mean {near}?" if near else f"it is one of {', '.join(sorted(known))}."
    raise UsageError(f"{word!r} is not known; {meant}")


def read_country(word: str) -> str:
    """The code of a country that is given by its ISO 3166-1 alpha-2 code or by its name.

    Raises UsageError, with what may be meant, where it is neither.
    """
    from onrecord.resources import load_lexicons

    names: dict[str, str] = {}
    for state in load_lexicons()["states"]:
        names.update((name, state["iso"]) for name in (state["iso"], *state["names"]))
    wanted = " ".join(word.split()).casefold()
    for name, code in names.items():
        if name.casefold() == wanted:
            return code
    near = nearest(wanted, [name for name in names if len(name) > 2])
    meant = f" Did you mean {names[near]} ({near})?" if near else ""
    raise UsageError(f"{word!r} is no country code such as FR, nor a country's name.{meant}")


def read_item(word: str) -> str:
    """A UNROCA category in capitals; words of a description as they are."""
    return word.strip().upper() if word.strip().upper() in _UNROCA else word


def _option(read: Callable[[str], Any] | None, help: str, metavar: str, *names: str) -> Any:
    """An option whose value `read` makes; what that raises is told with the option's name."""

    def parse(text: str) -> Any:
        try:
            return read(text) if read else text
        except UsageError as error:
            raise typer.BadParameter(str(error)) from error

    return typer.Option(
        *names, parser=parse, help=help, metavar=metavar, rich_help_panel=_PANEL, show_default=False
    )


def _switch(names: str, help: str) -> Any:
    return typer.Option(names, help=help, rich_help_panel=_PANEL, show_default=False)


def _type(word: str) -> str:
    return one_of(word, get_args(StatementType))


def _stage(word: str) -> str:
    return one_of(word, get_args(Stage))


def _standing(word: str) -> str:
    return one_of(word, get_args(Standing))


_DAYS = "a day, month or year, or A..B with either end open."
_Words = list[str] | None

WordsOption = Annotated[
    str | None, _option(None, "Words of the statement, as `search` reads them.", "WORDS")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the options gave; of several values of one option, one must hold."""

    speaker: Annotated[
        _Words,
        _option(None, "Words of the speaker's name. This and others may be repeated.", "NAME"),
    ] = None
    type: Annotated[_Words, _option(_type, "denial, export_offer, plan, …", "TYPE")] = None
    country: Annotated[
        _Words, _option(read_country, "A country that it names, as FR or France.", "COUNTRY")
    ] = None
    item: Annotated[
        _Words, _option(read_item, "UNROCA category (I to VIII) or words such as drones.", "ITEM")
    ] = None
    stage: Annotated[_Words, _option(_stage, "offered, contracted, delivered, …", "STAGE")] = None
    outlet: Annotated[_Words, _option(None, "Words of the outlet's name.", "NAME")] = None
    said: Annotated[Days | None, _option(read_days, f"Said on {_DAYS}", "A..B")] = None
    published: Annotated[Days | None, _option(read_days, f"Published on {_DAYS}", "A..B")] = None
    negated: Annotated[
        bool | None, _switch("--negated/--not-negated", "Says that something is not so.")
    ] = None
    conditional: Annotated[
        bool | None, _switch("--conditional/--not-conditional", "Holds on a condition.")
    ] = None
    reviewed: Annotated[
        bool | None, _switch("--reviewed/--not-reviewed", "Confirmed or corrected by a person.")
    ] = None
    document: Annotated[str | None, _option(None, "The id of its document.", "ID")] = None
    standing: Annotated[
        _Words,
        _option(_standing, "current (default), superseded, withdrawn, rejected.", "STANDING"),
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
    """`command` with the options of `Filters` in place of its parameter `query`.

    typer reads options off the signature of a function, where these would hide a command's own.
    """
    shared = get_type_hints(Filters, include_extras=True)

    @wraps(command)
    def run(**given: Any) -> None:
        filters = Filters(**{name: given.pop(name) for name in shared})
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
