"""Check the lexicons and pack them into the one file that the program reads.

usage: python -m onrecord.resources.pack [--check]

A lexicon is a YAML file of ``meta`` (name, language, version, licence, sources) and ``entries``.
An entry has an ``example``, where it applies, a ``not``, where it must not, and what its reader
needs beside: most have ``forms``, and no form stands twice in a lexicon. The packed file leaves
out what only people and tests read, so it changes only when the program's behaviour may.

Needs PyYAML, which the program itself does not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import ResourceError

META_KEYS = ("name", "language", "version", "licence", "sources")
FOR_PEOPLE = ("example", "not")


def pack(folder: Path) -> bytes:
    """The lexicons of `folder` as JSON: compact, keys sorted, the same bytes for the same content.

    Raises ResourceError with the path and the line of the first thing that is wrong.
    """
    lexicons = {path.stem: read_lexicon(path) for path in sorted(folder.glob("*.yaml"))}
    packed = {
        name: [{k: v for k, v in entry.items() if k not in FOR_PEOPLE} for entry in entries]
        for name, entries in lexicons.items()
    }
    text = json.dumps(packed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def check(folder: Path, packed: Path) -> None:
    """Raise ResourceError unless `packed` is what the lexicons of `folder` make."""
    wanted = pack(folder)
    if not packed.exists() or packed.read_bytes() != wanted:
        raise _wrong(
            packed, None, "is not what the lexicons make; run: python -m onrecord.resources.pack"
        )


def read_lexicon(path: Path) -> list[dict[str, Any]]:
    """The entries of one lexicon, checked. Raises ResourceError with the path and the line."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise _wrong(path, None, f"is not UTF-8 ({error})") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise _wrong(path, line, f"is not YAML: {error.problem}") from error
    top = _mapping(path, node, "a lexicon")
    if set(top) != {"meta", "entries"}:
        raise _wrong(path, 1, f"has {sorted(top)} at the top, not `meta` and `entries`")
    _check_meta(path, top["meta"])
    entries = top["entries"]
    if not isinstance(entries, yaml.SequenceNode) or not entries.value:
        raise _wrong(path, _line(entries), "`entries` is not a list of at least one entry")
    values: list[dict[str, Any]] = yaml.safe_load(text)["entries"]
    seen: dict[str, int] = {}
    for entry, value in zip(entries.value, values, strict=True):
        _check_entry(path, entry, value, seen)
    return values


def _check_meta(path: Path, node: yaml.Node) -> None:
    meta = _mapping(path, node, "`meta`")
    if missing := [key for key in META_KEYS if key not in meta]:
        raise _wrong(path, _line(node), f"`meta` lacks {', '.join(missing)}")
    if unknown := sorted(set(meta) - set(META_KEYS)):
        raise _wrong(path, _line(meta[unknown[0]]), f"`meta` has no place for {unknown[0]}")
    if meta["name"].value != path.stem:
        raise _wrong(path, _line(meta["name"]), f"`name` is not the file's name, {path.stem}")
    if not isinstance(meta["sources"], yaml.SequenceNode) or not meta["sources"].value:
        raise _wrong(path, _line(meta["sources"]), "`sources` is not a list of at least one")


def _check_entry(path: Path, node: yaml.Node, value: Any, seen: dict[str, int]) -> None:
    """Check one entry; `seen` maps every form so far to its line, and grows."""
    entry = _mapping(path, node, "an entry")
    for key in FOR_PEOPLE:
        if key not in entry:
            raise _wrong(path, _line(node), f"the entry has no `{key}`")
        if not isinstance(value[key], str) or not value[key].strip():
            raise _wrong(path, _line(entry[key]), f"`{key}` is not a text; quote it")
    if "forms" not in entry:
        return
    for line, form in _forms(path, entry["forms"], value["forms"]):
        if form in seen:
            raise _wrong(path, line, f"the form {form!r} stands in line {seen[form]} already")
        seen[form] = line


def _forms(path: Path, node: yaml.Node, values: Any) -> Iterator[tuple[int, str]]:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise _wrong(path, _line(node), "`forms` is not a list of at least one form")
    for form, value in zip(node.value, values, strict=True):
        # YAML reads a bare no, on or 1.10 as something else than text.
        if not isinstance(value, str) or not value or value != value.strip():
            raise _wrong(path, _line(form), f"the form {value!r} is not a trimmed text; quote it")
        yield _line(form), value


def _mapping(path: Path, node: yaml.Node | None, what: str) -> Mapping[str, yaml.Node]:
    """The keys and value nodes of a YAML mapping; YAML itself would let a repeated key win."""
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(path, _line(node) if node else 1, f"{what} is not a mapping of keys to values")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value in found:
            raise _wrong(path, _line(key), f"{what} has the key `{key.value}` twice")
        found[key.value] = value
    return found


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _wrong(path: Path, line: int | None, what: str) -> ResourceError:
    where = f"{path}:{line}" if line else str(path)
    return ResourceError(f"{where}: {what}", path=str(path), line=line)


if __name__ == "__main__":
    here = Path(__file__).parent
    try:
        if sys.argv[1:] == ["--check"]:
            check(here / "lexicons", here / "lexicons.json")
        elif not sys.argv[1:]:
            (here / "lexicons.json").write_bytes(pack(here / "lexicons"))
        else:
            sys.exit("usage: python -m onrecord.resources.pack [--check]")
    except ResourceError as wrong:
        sys.exit(str(wrong))
