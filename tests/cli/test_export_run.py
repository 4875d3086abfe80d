"""The real command on a ledger in a file."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars
import pytest
from csvw import CSVW
from pyarrow import parquet

from onrecord.export import decode
from onrecord.export.columns import STATEMENTS
from onrecord.export.csv import undefused
from onrecord.ledger import Ledger
from onrecord.records import Extraction
from tests.export.sample import NASTY, nasty
from tests.ledger.sample import filled

COMMAND = str(Path(sys.executable).with_name("onrecord"))
FORMATS = ("csv", "jsonl", "parquet", "extraction", "annotation", "ftm", "jsonld", "html")
NAMES = [column.name for column in STATEMENTS.columns]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "kolvani.db"
    filled(path, documents=40).close()
    return path


def export(
    ledger: Path, *arguments: str, limit: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, "export", "--ledger", str(ledger), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        preexec_fn=limit,
    )


def test_a_file_that_spreadsheets_open_with_its_dictionary(ledger: Path, tmp_path: Path) -> None:
    result = export(ledger, "--output", str(tmp_path / "said.csv"))
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "said.csv",
        "said.csv-metadata.json",
    ]
    assert (tmp_path / "said.csv").read_bytes().startswith("\ufeffid,".encode())
    checked = CSVW(str(tmp_path / "said.csv-metadata.json"), validate=True)
    assert checked.is_valid, [str(warning.message) for warning in checked.warnings]
    assert len(list(checked.tables[0])) == 160
    with Ledger(ledger) as opened:
        assert opened.status().head in (tmp_path / "said.csv-metadata.json").read_text()


def test_standard_output_has_no_mark(ledger: Path) -> None:
    lines = export(ledger, "--format", "csv").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(lines, newline="")))
    assert list(rows[0]) == NAMES
    assert len(rows) == 160


def test_raw_leaves_text_and_mark_out(ledger: Path, tmp_path: Path) -> None:
    export(ledger, "--raw", "--output", str(tmp_path / "said.csv"))
    assert (tmp_path / "said.csv").read_bytes().startswith(b"id,")
    assert "apostrophe" not in (tmp_path / "said.csv-metadata.json").read_text()


def test_lines_of_json_are_the_default(ledger: Path) -> None:
    rows = [json.loads(line) for line in export(ledger).stdout.splitlines()]
    assert len(rows) == 160
    assert list(rows[0]) == NAMES
    assert [row["number"] for row in rows] == sorted(row["number"] for row in rows)


def test_the_suffix_names_the_format(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "said.PARQUET"
    assert export(ledger, "--output", str(path)).returncode == 0
    assert parquet.read_metadata(path).num_rows == 160
    assert polars.read_parquet(path).columns == NAMES
    result = export(ledger, "--output", str(tmp_path / "said.txt"))
    assert result.returncode == 2
    assert b"--format" in result.stderr


def test_nasty_text_comes_out_as_it_went_in(tmp_path: Path) -> None:
    path = tmp_path / "nasty.db"
    filled(path, extractions=nasty()).close()
    lines = [json.loads(line) for line in export(path).stdout.splitlines()]
    assert [line["text"] for line in lines] == list(NASTY)
    assert [line["quantities"][0]["unit"] for line in lines] == list(NASTY)
    for arguments, back in (([], undefused), (["--raw"], str)):
        written = export(path, "--format", "csv", *arguments).stdout.decode()
        rows = list(csv.DictReader(io.StringIO(written, newline="")))
        assert [back(row["text"]) for row in rows] == list(NASTY)
    packed = polars.read_parquet(export(path, "--format", "parquet").stdout)
    assert packed["text"].to_list() == packed["speaker"].to_list() == list(NASTY)
    extracted = [decode(one) for one in export(path, "--format", "extraction").stdout.splitlines()]
    assert [one.document.title for one in extracted if isinstance(one, Extraction)] == list(NASTY)


def test_filters_choose(ledger: Path) -> None:
    lines = export(ledger, "--type", "denial", "--speaker", "venn").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) == 10
    assert {(row["type"], row["speaker"]) for row in rows} == {("denial", "Orla Venn")}


@pytest.mark.parametrize(
    ("table", "rows"), [("quantities", 40), ("dates", 80), ("items", 120), ("documents", 40)]
)
def test_other_tables(ledger: Path, table: str, rows: int) -> None:
    assert len(export(ledger, "--table", table).stdout.splitlines()) == rows


def test_extractions_are_the_lines_of_the_contract(ledger: Path) -> None:
    lines = export(ledger, "--format", "extraction", "--speaker", "venn").stdout.splitlines()
    assert len(lines) == 10
    with Ledger(ledger) as opened:
        for line in lines:
            got = decode(line)
            assert isinstance(got, Extraction)
            assert len(got.statements) == 4
            assert got.statements == opened.extraction(got.document.id).statements
    assert len(export(ledger, "--format", "extraction").stdout.splitlines()) == 40


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_goes_to_a_file_and_to_standard_output(
    ledger: Path, format: str, tmp_path: Path
) -> None:
    path = tmp_path / "out"
    assert export(ledger, "--format", format, "--output", str(path)).returncode == 0
    result = export(ledger, "--format", format)
    assert result.returncode == 0
    marked = b"\xef\xbb\xbf" if format == "csv" else b""
    assert path.read_bytes() == marked + result.stdout
    assert result.stdout


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found_is_told(ledger: Path, format: str) -> None:
    result = export(ledger, "--format", format, "--speaker", "nobody of that name")
    assert (result.returncode, result.stderr) == (0, b"onrecord: nothing found\n")


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_that_cannot_be_written_is_not_there(
    ledger: Path, format: str, tmp_path: Path
) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"what was there before")

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    with Ledger(ledger) as held:
        held.status()  # SQLite's own files are there, and need not be made under the limit
        result = export(ledger, "--format", format, "--output", str(path), limit=small_files)
    assert result.returncode == 4, result.stderr
    assert b"Cannot write" in result.stderr
    assert path.read_bytes() == b"what was there before"
    assert not (tmp_path / "out-metadata.json").exists()


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_reader_that_leaves_ends_it_quietly(ledger: Path, format: str) -> None:
    process = subprocess.Popen(
        [COMMAND, "export", "--ledger", str(ledger), "--format", format],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141


def test_an_interruption(ledger: Path, tmp_path: Path) -> None:
    """A pipe that nobody empties holds the export up until Ctrl-C."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [COMMAND, "export", "--ledger", str(ledger), "--format", "jsonl", "--output", str(pipe)],
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with pipe.open("rb") as reader:
        assert reader.read(1) == b"{"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"onrecord: interrupted\n"
    assert process.wait(timeout=60) == 130


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    result = export(tmp_path / "none.db")
    assert result.returncode == 5
    assert result.stdout == b""
