"""The house rules that a program can see: imports, lengths, names, what may print.

Each rule is a function from a source tree to the places that break it. The tree of this checkout
must break none; a small wrong tree must break every one, or the rule could never fail.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "onrecord"
STAGES = frozenset({"read", "annotate", "attribute", "normalise", "classify", "export", "engine"})
BANNED_NAMES = frozenset({"utils", "util", "helpers", "helper", "misc", "common"})
WITHOUT_TESTS = frozenset({"version.py"})  # nothing in it to go wrong
LIBRARY_EXCEPTIONS = frozenset({"cli"})
MODULE_LINES = 350
FUNCTION_LINES = 60
PARAMETERS = 8

Rule = Callable[[Path], list[str]]


def modules(root: Path) -> list[Path]:
    return sorted(root.rglob("*.py"))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(root: Path, path: Path, node: ast.AST | None = None) -> str:
    line = getattr(node, "lineno", None)
    return str(path.relative_to(root)) + (f":{line}" if line else "")


def imported(path: Path, root: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that `path` imports, with relative and package-level names resolved."""
    package = (root.name, *path.relative_to(root).parent.parts)
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            if module == root.name:
                for alias in node.names:
                    yield node, f"{module}.{alias.name}"
            else:
                yield node, module


def foreign_imports(root: Path) -> list[str]:
    """A stage imports only records, rows, errors and its own folder."""
    broken = []
    for stage in sorted(STAGES):
        allowed = {f"{root.name}.{name}" for name in ("records", "rows", "errors", stage)}
        for path in modules(root / stage):
            for node, name in imported(path, root):
                top = ".".join(name.split(".")[:2])
                if name.split(".")[0] == root.name and top not in allowed:
                    broken.append(f"{place(root, path, node)}: {stage} imports {name}")
    return broken


def banned_names(root: Path) -> list[str]:
    """No module or folder is named for not knowing what it is."""
    return [
        place(root, path)
        for path in sorted(root.rglob("*"))
        if path.stem.strip("_") in BANNED_NAMES and (path.suffix == ".py" or path.is_dir())
    ]


def long_modules(root: Path) -> list[str]:
    """No module is longer than `MODULE_LINES`."""
    lengths = [(path, len(path.read_text(encoding="utf-8").splitlines())) for path in modules(root)]
    return [f"{place(root, path)}: {n} lines" for path, n in lengths if n > MODULE_LINES]


def large_functions(root: Path) -> list[str]:
    """No function is longer than `FUNCTION_LINES` or takes more than `PARAMETERS` parameters."""
    broken = []
    for path in modules(root):
        for node in ast.walk(parse(path)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            a = node.args
            count = len([*a.posonlyargs, *a.args, *a.kwonlyargs])
            if lines > FUNCTION_LINES:
                broken.append(f"{place(root, path, node)}: {node.name} has {lines} lines")
            if count > PARAMETERS:
                broken.append(f"{place(root, path, node)}: {node.name} takes {count} parameters")
    return broken


def is_script_part(node: ast.stmt) -> bool:
    """Whether a statement is the `if __name__ == "__main__":` of a module that can be run."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def prints_or_exits(root: Path) -> list[str]:
    """The library neither prints nor exits; only the command line and a script's own part do."""
    banned_calls = {"print", "exit", "quit", "sys.exit", "os._exit"}
    broken = []
    for path in modules(root):
        if path.relative_to(root).parts[0] in LIBRARY_EXCEPTIONS or path.name == "__main__.py":
            continue
        for statement in parse(path).body:
            if is_script_part(statement):
                continue
            for node in ast.walk(statement):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in banned_calls:
                    broken.append(f"{place(root, path, node)}: {ast.unparse(node.func)}()")
                elif isinstance(node, ast.Name) and node.id == "SystemExit":
                    broken.append(f"{place(root, path, node)}: SystemExit")
    return broken


def unsorted_all(root: Path) -> list[str]:
    """The package says what it offers, constants first, in a literal `__all__`."""
    path = root / "__init__.py"
    if not path.exists():
        return ["__init__.py: missing"]
    for node in parse(path).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            assert isinstance(node, ast.Assign)
            names = list(ast.literal_eval(node.value))
            ordered = sorted(set(names), key=lambda name: (not name.isupper(), name))
            return [] if names == ordered else [f"{place(root, path, node)}: not sorted"]
    return ["__init__.py: no __all__"]


def untested_modules(root: Path) -> list[str]:
    """Every module has its test file at the same place under `tests`; `__init__` needs none."""
    tests = root.parents[1] / "tests"
    paths = [path for path in modules(root) if not path.stem.startswith("__")]
    wanted = [(path, path.relative_to(root).with_name(f"test_{path.name}")) for path in paths]
    return [
        f"{place(root, path)}: no tests/{test}"
        for path, test in wanted
        if path.name not in WITHOUT_TESTS and not (tests / test).exists()
    ]


RULES: tuple[Rule, ...] = (
    foreign_imports,
    banned_names,
    long_modules,
    large_functions,
    prints_or_exits,
    unsorted_all,
    untested_modules,
)


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.__name__) for r in RULES])
def test_the_package_keeps_the_rule(rule: Rule) -> None:
    assert modules(SOURCE), f"no modules under {SOURCE}"
    assert rule(SOURCE) == []


def tree(folder: Path, name: str, code: str) -> Path:
    """A package of one module, and beside it a test of `read/tested.py`."""
    root = folder / "src" / "onrecord"
    for path, text in ((root / name, code), (folder / "tests" / "read" / "test_tested.py", "")):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return root


WRONG: tuple[tuple[Rule, str, str], ...] = (
    (foreign_imports, "read/text.py", "from onrecord.annotate import annotate\n"),
    (foreign_imports, "read/text.py", "import onrecord.toolkit\n"),
    (foreign_imports, "read/text.py", "from onrecord import toolkit\n"),
    (foreign_imports, "read/text.py", "from ..attribute import attribute\n"),
    (foreign_imports, "read/text.py", "from .. import pipeline\n"),
    (foreign_imports, "classify/type.py", "def f() -> None:\n    import onrecord.resources\n"),
    (banned_names, "read/utils.py", ""),
    (banned_names, "read/_helpers.py", ""),
    (banned_names, "misc/__init__.py", ""),
    (long_modules, "read/text.py", "x = 1\n" * (MODULE_LINES + 1)),
    (large_functions, "read/text.py", "def f() -> None:\n" + "    x = 1\n" * FUNCTION_LINES),
    (large_functions, "read/text.py", "def f(a, b, c, d, e, *, g, h, i, j): ...\n"),
    (
        large_functions,
        "read/text.py",
        "if 1:\n  async def f(a, b, c, d, e, g, h, i, j): ...\n",
    ),
    (prints_or_exits, "read/text.py", "print('x')\n"),
    (prints_or_exits, "read/text.py", "import sys\ndef f() -> None:\n    sys.exit(1)\n"),
    (prints_or_exits, "read/text.py", "raise SystemExit(1)\n"),
    (unsorted_all, "__init__.py", "__all__ = ['extract', 'Document']\n"),
    (unsorted_all, "__init__.py", "__all__ = ['a', 'a']\n"),
    (unsorted_all, "__init__.py", ""),
    (untested_modules, "records.py", ""),
    (untested_modules, "read/text.py", ""),
)


@pytest.mark.parametrize(("rule", "name", "code"), WRONG)
def test_a_wrong_tree_breaks_the_rule(rule: Rule, name: str, code: str, tmp_path: Path) -> None:
    assert len(rule(tree(tmp_path, name, code))) == 1


RIGHT: tuple[tuple[Rule, str, str], ...] = (
    (foreign_imports, "read/text.py", "from onrecord.records import Span\nimport msgspec\n"),
    (foreign_imports, "read/text.py", "from onrecord import errors\nfrom . import html\n"),
    (foreign_imports, "read/text.py", "from ..records import Span\nfrom .html import read\n"),
    (foreign_imports, "pipeline.py", "from onrecord.annotate import annotate\n"),
    (long_modules, "read/text.py", "x = 1\n" * MODULE_LINES),
    (prints_or_exits, "cli/main.py", "print('x')\n"),
    (prints_or_exits, "read/text.py", "if __name__ == '__main__':\n    print('x')\n"),
    (unsorted_all, "__init__.py", "__all__ = ['Document', 'extract']\n"),
    (untested_modules, "read/__init__.py", ""),
    (untested_modules, "read/tested.py", ""),
)


@pytest.mark.parametrize(("rule", "name", "code"), RIGHT)
def test_a_right_tree_keeps_the_rule(rule: Rule, name: str, code: str, tmp_path: Path) -> None:
    assert rule(tree(tmp_path, name, code)) == []
