"""`statements`, `search` and `show` as they are typed."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.ledger import Ledger
from onrecord.records import Source
from onrecord.rows import Query
from tests.cli.command import COMMAND, on_terminal, onrecord
from tests.ledger.sample import Said, extraction, filled


def rows(*arguments: str | Path) -> list[dict[str, Any]]:
    """The JSON lines that the command writes when all goes well, here in this process."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def listed(path: Path, *arguments: str) -> list[dict[str, Any]]:
    return rows("statements", *arguments, "--ledger", path)


def told(*arguments: str | bytes | Path, status: int) -> str:
    """What the command tells on standard error when it ends in `status` without a result."""
    result = onrecord(*arguments)
    assert (result.returncode, result.stdout) == (status, b"")
    assert b"Traceback" not in result.stderr
    return result.stderr.decode()


# statements


def test_all_statements_come_as_json_lines_in_a_pipe(path: Path) -> None:
    result = onrecord("statements", "--ledger", path)
    assert (result.returncode, result.stderr) == (0, b"")
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 120


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        (["--type", "denial"], lambda row: row["type"] == "denial"),
        (
            ["--speaker", "venn", "--speaker", "malk"],
            lambda row: row["speaker"][-4:] in "Venn Malk",
        ),
        (["--outlet", "herald"], lambda row: row["outlet"] == "Kolvani Herald"),
        (["--stage", "delivered", "--country", "kh"], lambda row: "KH" in row["countries"]),
        (["--item", "vi"], lambda row: row["items"][0]["unroca"] == "VI"),
        (["--negated"], lambda row: row["negated"]),
        (["--conditional"], lambda row: row["condition"]),
        (
            ["--published", "2026-02..2026-03"],
            lambda row: row["published"][:7] in "2026-02 2026-03",
        ),
        (["--said", "..2026-06"], lambda row: row["said"] <= "2026-06-30"),
        (["--words", "patrol boats"], lambda row: "patrol boats" in row["text"]),
    ],
)
def test_a_filter_leaves_what_it_asks_for(path: Path, arguments: list[str], holds: Any) -> None:
    found = listed(path, *arguments)
    assert 0 < len(found) < 120
    assert all(holds(row) for row in found)


def test_two_filters_both_hold_and_their_opposites_make_up_the_whole(path: Path) -> None:
    denied = listed(path, "--speaker", "venn", "--negated")
    others = listed(path, "--speaker", "venn", "--not-negated")
    assert denied
    assert others
    assert len(denied) + len(others) == len(listed(path, "--speaker", "venn"))


def test_the_order_is_the_one_that_is_asked_for(path: Path) -> None:
    latest = [row["published"] for row in listed(path, "--published", "2026")]
    assert latest == sorted(latest, reverse=True)
    by_name = [row["speaker"] for row in listed(path, "--sort", "speaker") if row["speaker"]]
    assert by_name == sorted(by_name)
    least_sure = [row["confidence"] for row in listed(path, "--sort", "confidence", "--ascending")]
    assert least_sure == sorted(least_sure)
    assert len(set(least_sure)) > 1


def test_a_table_has_twenty_rows_and_says_how_to_see_more(path: Path) -> None:
    result = onrecord("statements", "--format", "table", "--ledger", path)
    assert result.stdout.count(b"2026-") >= 20
    assert len(shown_ids(result.stdout.decode())) == 20
    assert b"--limit 0" in result.stderr
    everything = onrecord("statements", "--format", "table", "-n", "0", "--ledger", path)
    assert len(shown_ids(everything.stdout.decode())) == 120
    assert everything.stderr == b""


def test_a_table_that_shows_all_does_not_speak_of_more(path: Path) -> None:
    result = onrecord(
        "statements", "--type", "denial", "-n", "30", "--format", "table", "--ledger", path
    )
    assert len(shown_ids(result.stdout.decode())) == 30
    assert result.stderr == b""


def shown_ids(text: str) -> list[str]:
    """The short ids of a page, in its order."""
    return re.findall(r"^[0-9a-f]{8}(?= )", text, re.M)


def test_a_terminal_gets_a_table_whose_ids_show_a_statement(path: Path) -> None:
    page = on_terminal("statements", "--type", "denial", "-n", "1", "--ledger", path)
    assert "\x1b[" in page
    plain = onrecord("statements", "--type=denial", "-n1", "--format=table", "--ledger", path)
    (short,) = shown_ids(plain.stdout.decode())
    (shown,) = rows("show", short, "--ledger", path)
    assert shown["versions"][0]["text"].startswith("We have not asked anybody")


def test_csv_has_the_columns_of_the_json_lines(path: Path) -> None:
    result = onrecord("statements", "-n", "5", "--format", "csv", "--ledger", path)
    table = list(csv.DictReader(io.StringIO(result.stdout.decode())))
    lines = listed(path, "-n", "5")
    assert [row["id"] for row in table] == [row["id"] for row in lines]
    assert list(table[0]) == list(lines[0])


def test_a_file_appears_whole_and_without_colours(path: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    result = onrecord(
        "statements", "--format", "table", "--output", page, "-n", "2", "--ledger", path
    )
    assert (result.returncode, result.stdout) == (0, b"")
    assert len(shown_ids(page.read_text())) == 2
    assert "\x1b" not in page.read_text()
    lines = tmp_path / "rows.jsonl"
    assert onrecord("statements", "--output", lines, "--ledger", path).returncode == 0
    assert len(lines.read_text().splitlines()) == 120
    assert sorted(tmp_path.iterdir()) == [page, lines]


def test_nothing_found_is_told_and_no_failure(path: Path) -> None:
    assert "nothing found" in told("statements", "--speaker", "Nobody", "--ledger", path, status=0)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--type", "denail"],
        ["--country", "Frnace"],
        ["--said", "yesterday"],
        ["--sort", "length"],
        ["--limit", "-1"],
        ["--format", "xml"],
    ],
)
def test_wrong_usage_is_told_before_the_ledger_is_opened(arguments: list[str]) -> None:
    assert told("statements", *arguments, "--ledger", "/nowhere/at/all.db", status=2)


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    assert str(missing) in told("statements", "--ledger", missing, status=5)
    assert not missing.exists()


def test_a_reader_that_leaves_ends_the_command_without_a_word(path: Path) -> None:
    piped = f"{COMMAND} statements --ledger {path} | head -n 1 > /dev/null; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["/bin/bash", "-c", piped], capture_output=True, timeout=60)
    assert result.stdout.strip() in (b"0", b"141")  # 0 where a pipe takes all at once
    assert result.stderr == b""


def test_a_full_disk_is_told(path: Path) -> None:
    result = subprocess.run(
        ["/bin/bash", "-c", f"{COMMAND} statements --ledger {path} > /dev/full"],
        capture_output=True,
        timeout=60,
    )
    assert result.returncode == 4
    assert b"standard output" in result.stderr
    assert b"Traceback" not in result.stderr


def test_looking_loads_neither_model_nor_readers(path: Path) -> None:
    code = (
        "import sys\nfrom onrecord.cli.app import app\n"
        f"try:\n    app(['statements', '--format', 'table', '--ledger', {str(path)!r}])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'numpy', 'onnxruntime', 'trafilatura', 'lxml', 'tokenizers', 'pandas'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)


# search


def found(path: Path, *words: str) -> list[dict[str, Any]]:
    return rows("search", "--ledger", path, *words)


def test_words_are_found_in_their_forms_as_phrases_and_by_beginnings(path: Path) -> None:
    boats = found(path, "boat")
    assert boats
    assert all("patrol boats" in row["text"] for row in boats)
    assert found(path, '"patrol boats were shown"')
    assert len(found(path, "patr*")) == len(boats)


def test_the_places_of_the_words_are_given(path: Path) -> None:
    row = found(path, "boats", "-n", "1")[0]
    (show,) = rows("show", row["id"], "--ledger", path)
    text = show["document"]["text"]
    assert [text[start:end] for start, end in row["found"]] == ["boats"]


def test_search_takes_the_filters_of_statements(path: Path) -> None:
    assert {row["type"] for row in found(path, "boats", "--type", "denial")} == {"denial"}


def test_documents_are_found_by_all_their_words(path: Path) -> None:
    (row,) = found(path, '"part 7"', "--in", "documents")
    assert row["title"].endswith("part 7")
    assert row["statements"] == 4
    page = onrecord("search", "Tarsis", "--in=documents", "--format=table", "--ledger", path)
    assert b"shown in the port of Tarsis" in page.stdout
    assert b"document-" in page.stdout
    assert b"4 statements" in page.stdout


def test_filters_of_statements_choose_no_documents(path: Path) -> None:
    arguments = ("search", "boats", "--in", "documents", "--type", "denial", "--ledger", path)
    assert "--in documents" in told(*arguments, status=2)


@pytest.mark.parametrize("words", ["-24", "--limit", '"open', "a*b", "AND OR NOT", "text:x^2"])
def test_no_words_break_the_search(path: Path, words: str) -> None:
    for where in ("statements", "documents"):
        result = onrecord("search", "--in", where, "--ledger", path, "--", words)
        assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("words", ['"', "😀", " ", b"\xff\xfe"])
def test_where_there_is_no_word_the_remedy_is_told(path: Path, words: str | bytes) -> None:
    assert "Give words" in told("search", "--ledger", path, "--", words, status=2)


# show


@pytest.fixture
def denial(stories: Ledger) -> str:
    return next(stories.statements(Query(type=("denial",)), limit=1)).id


def test_a_statement_goes_by_its_id_and_by_its_beginning(path: Path, denial: str) -> None:
    digits = denial.removeprefix("statement-")
    for id in (denial, digits, digits[:8]):
        (shown,) = rows("show", id, "--ledger", path)
        assert shown["versions"][0]["id"] == denial


def test_the_page_of_a_statement_tells_everything(path: Path, denial: str) -> None:
    result = onrecord("show", denial, "--format", "table", "--ledger", path)
    text = result.stdout.decode()
    for words in (denial, "denial · direct", "told", "Mirel Agency", "negated", "sha256", "hash"):
        assert words in text


def test_json_has_versions_reviews_and_the_document_with_its_text(path: Path, denial: str) -> None:
    (shown,) = rows("show", denial, "--ledger", path)
    version = shown["versions"][0]
    text = shown["document"]["text"]
    assert " … ".join(text[a:b] for a, b in version["statement"]["content"]) == version["text"]
    assert shown["reviews"] == []
    assert shown["document"]["source"]


def test_the_source_comes_back_byte_for_byte(tmp_path: Path) -> None:
    data = b"<p>Varania sold\xff nine boats, Ada Kolvani said.</p>\x00\r\n"
    said = Said(words="Varania sold nine boats", speaker="Ada Kolvani", cue="said")
    kept = extraction(
        "Varania sold nine boats, Ada Kolvani said.",
        said,
        source=Source(media_type="text/html", data=data),
    )
    with filled(tmp_path / "l.db", extractions=[kept]) as ledger:
        path = ledger.path
    for id in (kept.statements[0].id, kept.document.id):
        result = onrecord("show", id, "--source", "--ledger", path)
        assert (result.returncode, result.stdout) == (0, data)


def test_a_source_that_was_not_kept_is_told(tmp_path: Path) -> None:
    said = Said(words="Varania sold nine boats", speaker="Ada Kolvani", cue="said")
    bare = extraction("Varania sold nine boats, Ada Kolvani said.", said)
    with filled(tmp_path / "l.db", extractions=[bare]) as ledger:
        path = ledger.path
    message = told("show", bare.document.id, "--source", "--ledger", path, status=5)
    assert "not kept" in message


def test_a_document_is_shown_with_all_its_statements(path: Path, stories: Ledger) -> None:
    id = next(stories.documents()).document.id
    (line,) = rows("show", id, "--ledger", path)
    assert line["document"]["id"] == id
    assert len(line["statements"]) == 4
    page = onrecord("show", id, "--format", "table", "--ledger", path).stdout.decode()
    assert "4 statements" in page
    assert "the outlet itself" in page


@pytest.mark.parametrize("id", ["ffffffffffffffff0", "statement-", "document-0", "", "%", "'", "*"])
def test_an_id_that_is_not_there_or_not_enough_is_told(path: Path, id: str) -> None:
    assert told("show", id, "--ledger", path, status=5)


def test_source_and_format_exclude_each_other(path: Path, denial: str) -> None:
    assert "--source" in told(
        "show", denial, "--source", "--format", "jsonl", "--ledger", path, status=2
    )


def test_a_document_goes_by_its_name_and_by_the_beginning_of_its_id(
    path: Path, stories: Ledger
) -> None:
    row = next(stories.documents())
    id = row.document.id
    for given in (id, id[:17], id[9:17], row.name):
        (line,) = rows("show", given, "--ledger", path)
        assert line["document"]["id"] == id
        assert {one["document"] for one in listed(path, "--document", given)} == {id}
    source = onrecord("show", row.name, "--source", "--ledger", path).stdout
    assert source == stories.source(row.source or "").data


def test_a_document_that_is_not_there_is_no_empty_result(path: Path) -> None:
    for command in ("statements", "speakers", "export"):
        message = told(command, "--document", "zz", "--ledger", path, status=5)
        assert "`onrecord documents`" in message
    assert "nor a document" in told("show", "zz", "--ledger", path, status=5)


def test_the_suffix_of_the_file_says_the_format(path: Path, tmp_path: Path) -> None:
    for command in ("statements", "speakers", "outlets", "log"):
        out = tmp_path / f"{command}.csv"
        assert onrecord(command, "-o", out, "--ledger", path).returncode == 0
        assert list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    told("statements", "-o", tmp_path / "b.xlsx", "--ledger", path, status=2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["statements", "--sort", "publishd"],
        ["statements", "--format", "tabel"],
        ["search", "x", "--in", "documnts"],
        ["export", "--table", "documets"],
        ["export", "--format", "parquett"],
        ["review", "list", "--action", "confrim"],
        ["review", "next", "--type", "denail"],
        ["review", "export", "--format", "trainin"],
        ["extract", "x", "--cues", "speach"],
    ],
)
def test_a_slip_in_any_choice_is_answered_in_the_same_words(arguments: list[str]) -> None:
    message = " ".join(told(*arguments, status=2).replace("│", " ").split())
    assert f"cannot be '{arguments[-1]}'. Did you mean" in message
    assert "It is one of" in message
