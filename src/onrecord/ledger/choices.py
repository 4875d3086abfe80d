"""Values out of a closed set, with the nearest one suggested where a reviewer mistypes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from onrecord.errors import UsageError
from onrecord.resources import load_lexicons

NONE = "none"
"""What a reviewer writes for no value."""

UNROCA = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
"""Categories of the UN Register of Conventional Arms."""

_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def is_none(given: object) -> bool:
    """Whether `given` stands for no value: None, or the word none."""
    return given is None or (isinstance(given, str) and given.strip().lower() == NONE)


def choose(given: object, options: Sequence[str], field: str) -> str:
    """The one of `options` that `given` is, in any case and with spaces or hyphens for underscores.

    Raises UsageError, which names the nearest option and all of them.
    """
    word = str(given).strip()
    plain = "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
    by_plain = {option.casefold(): option for option in options}
    if plain in by_plain:
        return by_plain[plain]
    close = get_close_matches(plain, by_plain, n=1)
    suggestion = f" Did you mean {by_plain[close[0]]}?" if close else ""
    raise UsageError(f"{field} cannot be {word!r}.{suggestion} It is one of {', '.join(options)}.")


def read_truth(given: object, field: str) -> bool:
    """True for true and yes, False for false and no. Raises UsageError for all else."""
    return given if isinstance(given, bool) else _TRUTH[choose(given, tuple(_TRUTH), field)]


def read_countries(given: object) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes, each once and in order, out of a list or of `IT, Denmark`.

    Raises UsageError where one is neither the code of a state nor its name.
    """
    if is_none(given):
        return ()
    if not isinstance(given, Iterable):
        raise UsageError(f"countries cannot be {given!r}; give codes such as IT, DK.")
    codes = _codes()
    words = given.split(",") if isinstance(given, str) else given
    return tuple(sorted({_read_country(str(one), codes) for one in words}))


def read_country(given: str) -> str:
    """The code of a country that is given by its ISO 3166-1 alpha-2 code or by its name.

    Raises UsageError, with what may be meant, where it is neither.
    """
    return _read_country(given, _codes())


def _codes() -> dict[str, str]:
    """The codes of all states by their names."""
    states = load_lexicons()["states"]
    return {str(name): str(state["iso"]) for state in states for name in state["names"]}


def _read_country(given: str, codes: Mapping[str, str]) -> str:
    known = {name.casefold(): name for name in (*codes, *codes.values())}
    wanted = " ".join(given.split()).casefold()
    if wanted in known:
        return codes.get(known[wanted], known[wanted])
    close = get_close_matches(wanted, map(str.casefold, codes), n=1, cutoff=0.8)
    like = known[close[0]] if close else ""
    suggestion = f" Did you mean {codes[like]} ({like})?" if like else ""
    raise UsageError(
        f"{given.strip()!r} is no ISO 3166-1 code such as DK, nor a state.{suggestion}"
    )
