"""The worked notebook runs as it stands, on a real kernel, and shows what its text says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "examples" / "ledger.ipynb"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each cell shows, by its source: as HTML where there is HTML, else as text."""
    kernels = tmp_path_factory.mktemp("jupyter")
    spec = kernels / "kernels" / "python3"
    spec.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec.joinpath("kernel.json").write_text(
        json.dumps({"argv": command, "display_name": "Python 3", "language": "python"})
    )
    notebook: Any = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(kernels))
        patch.setenv("IPYTHONDIR", str(kernels / "ipython"))
        client = NotebookClient(notebook, timeout=60, kernel_name="python3")
        client.execute(cwd=str(kernels))
    return {
        cell.source: "".join(map(shown, cell.outputs))
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def shown(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    return str(output.data.get("text/html", output.data["text/plain"]))


def of(outputs: dict[str, str], words: str) -> str:
    """What the one cell with these words shows."""
    [found] = [told for source, told in outputs.items() if words in source]
    return found


def test_it_is_kept_without_outputs() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("ledger.add(str(stories))\nprint(f\"{added", "9 documents"),
        ("again = ", "0 added, 9 known"),
        ("again = ", "never that it is true"),
        ("requests = ", "Rostan Mehrvand"),
        ("mehrvand = ", "<mark"),
        ("conditional=True", "If the signature is broken"),
        ("ledger.search", "no second delivery"),
        ("due = ", "2026-12/2029-03"),
        ("value_counts", "denial"),
        ("pivot_table", "<table"),
        ("quantities = ", "USD"),
        ("withheld = ", "1 denial superseded None\n2 disclosure current corrected"),
        ("withheld = ", "A. Reader set type to disclosure because"),
        ("verification = ", " 0 faults"),
        ("write_page", "denials on a page of"),
    ],
)  # fmt: skip
def test_a_cell_shows_what_the_text_says(outputs: dict[str, str], cell: str, told: str) -> None:
    assert told in of(outputs, cell)
