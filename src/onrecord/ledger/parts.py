"""Quantities, dates and items as a reviewer writes them: whole as JSON, or one field of one part.

Parts are numbered from 0 as they are listed in the statement; one that is added comes last.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import NoneType
from typing import Literal, TypeVar, get_args, get_type_hints

import msgspec

from onrecord.errors import UsageError
from onrecord.ledger.choices import UNROCA, choose, is_none
from onrecord.ledger.passages import find_passage
from onrecord.records import Item, Quantity, Span, StatementDate

Part = TypeVar("Part", Quantity, StatementDate, Item)

# What a part has where the reviewer does not say: a plain number, when it takes place.
_USUAL: dict[type, dict[str, object]] = {
    Quantity: dict.fromkeys(("low", "high", "unit", "direction", "baseline"))
    | {"relation": "exact", "measure": "count"},
    StatementDate: {"value": None, "role": "content"},
    Item: {"unroca": None, "sipri": None},
}
_PASSAGES = ("span", "baseline")
_DAY = r"(?:\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?[~?%]?"
# ISO 8601-2 (EDTF) as far as the codebook uses it: days, months, years, intervals, durations.
_EDTF = re.compile(
    rf"{_DAY}(?:/(?:{_DAY}|\.\.))?|\.\./{_DAY}|P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+[WD])?", re.ASCII
)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MONTH = re.compile(r"\b[\dX]{4}-(\d\d)\b", re.ASCII)
_MONTHS = frozenset((*range(1, 13), *range(21, 25)))  # 21 to 24 are spring to winter


@dataclass(frozen=True, slots=True)
class Place:
    """What part of a field is meant: `quantities[0].high` has index 0 and key high.

    All None is the field as a whole; without a key it is a whole part, and the index after the
    last one adds a part.
    """

    index: int | None = None
    key: str | None = None


def amend(
    parts: tuple[Part, ...], kind: type[Part], place: Place, given: object, text: str, near: Span
) -> tuple[Part, ...]:
    """`parts` with what `place` names set to `given`.

    `given` is in the types of the extract contract, or that as JSON; words of the document may
    stand for spans, and `none` takes a part, or all, away. Raises UsageError, which names the place
    that is wrong.
    """
    if place.index is None:
        new = [_part(one, kind, text, near) for one in _listed(given)]
    else:
        new = list(parts)
        if place.index > len(parts) - (place.key is not None):
            raise UsageError(f"There is no [{place.index}]; {_numbered(len(parts))}.")
        if place.key is not None:
            old = msgspec.to_builtins(parts[place.index])
            key = choose(place.key, tuple(old), "The field of a part")
            value = _scalar(given, key, kind)
            new[place.index] = _part(old | {key: value}, kind, text, near)
        elif is_none(given):
            del new[place.index]
        else:
            new[place.index : place.index + 1] = [_part(_json(given), kind, text, near)]
    return tuple(new)


def _part(given: object, kind: type[Part], text: str, near: Span) -> Part:
    """One part, with its words found, its closed sets checked and its values possible."""
    plain = msgspec.to_builtins(given)
    if not isinstance(plain, Mapping):
        raise UsageError(f"{given!r} is no JSON object of the extract contract.")
    names = [field.name for field in fields(kind)]
    values = dict(_USUAL[kind])
    for name, value in plain.items():
        values[choose(name, names, "The field of a part")] = value
    for name, hint in get_type_hints(kind).items():
        value, options = values.get(name), UNROCA if name == "unroca" else _options(hint)
        if value is not None and name in _PASSAGES:
            values[name] = find_passage(value, text, near=near)
        elif value is not None and options:
            values[name] = choose(value, options, name)
    try:
        part = msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise UsageError(f"This is not as in the extract contract: {error}.") from error
    for name in values:
        value = getattr(part, name)
        if isinstance(value, str) and not value.strip():
            raise UsageError(f"{name} is empty; leave it out, or say none.")
    _check(part)
    return part


def _check(part: Quantity | StatementDate | Item) -> None:
    if isinstance(part, Quantity):
        for name, value in (("low", part.low), ("high", part.high)):
            if value is not None and not math.isfinite(value):
                raise UsageError(f"{name} is a number such as 40 or 2.5e9, not {value}.")
        if part.low is not None and part.high is not None and part.low > part.high:
            raise UsageError(
                f"low is {part.low:g}, which is more than high, {part.high:g}; to move both, give"
                " the new quantity as a whole."
            )
    elif isinstance(part, StatementDate) and part.value is not None:
        check_edtf(part.value)


def check_edtf(value: str) -> None:
    """Raise UsageError where `value` is no EDTF of the kinds in the codebook, or no day at all."""
    possible = (
        _EDTF.fullmatch(value) is not None
        and all(int(month) in _MONTHS for month in _MONTH.findall(value))
        and "0000" not in value  # before the calendar of computers begins
    )
    try:
        for day in _FULL_DAY.findall(value):
            date.fromisoformat(day)
    except ValueError:
        possible = False
    if not possible:
        raise UsageError(
            f"{value!r} is no date in EDTF. Examples: 2031-05-14, 2031-05, 2031~, XXXX-05-14,"
            " 2031-05/2031-07, ../2031-05-14, P12M."
        )


def _scalar(given: object, key: str, kind: type[Part]) -> object:
    """The value of one field: a number for a number, else the words as they stand."""
    if not isinstance(given, str):
        return given
    if is_none(given):
        return None
    if float not in get_args(get_type_hints(kind)[key]):
        return given.strip()
    try:
        return msgspec.json.decode(given, type=float)
    except msgspec.MsgspecError as error:
        raise UsageError(f"{key} is a number such as 40 or 2.5e9, not {given!r}.") from error


def _options(hint: object) -> Sequence[str]:
    """The values of a Literal, also where it may be None."""
    return [
        value
        for part in (hint, *get_args(hint))
        if part is not NoneType and getattr(part, "__origin__", None) is Literal
        for value in get_args(part)
    ]


def _listed(given: object) -> Sequence[object]:
    if is_none(given):
        return ()
    parts = _json(given)
    if not isinstance(parts, list | tuple):
        raise UsageError("All parts of a field are given as a JSON list; one by its place, [0].")
    return parts


def _json(given: object) -> object:
    if not isinstance(given, str):
        return given
    try:
        return msgspec.json.decode(given)
    except msgspec.DecodeError as error:
        raise UsageError(
            f"{given!r} is no JSON ({error}). One field of one part is set by its place:"
            " quantities[0].high=40, dates[1].value=2031-05."
        ) from error


def _numbered(count: int) -> str:
    if not count:
        return "there are none, [0] with a JSON object adds one"
    return f"the last one is [{count - 1}], [{count}] with a JSON object adds one"
