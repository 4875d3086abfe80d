"""A measurement as tables, as JSON and as a small picture of the growth."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console, Group
from rich.table import Table

from benchmarks.command import Run
from benchmarks.process import Timing

START_BAR_SECONDS = 1.0
# The encoder against all that is needed to know who said what, and what the terms of it may cost.
RATIO_BAR = 0.85
TERMS_BAR = 0.15
TERMS = ("normalise", "classify")


def as_record(start: Run, growth: Sequence[Mapping[str, float]], timing: Timing) -> dict[str, Any]:
    """Everything that was measured and where, ready for JSON."""
    whole, encoder = timing.whole_seconds, timing.encoder_seconds
    stages = timing.stage_seconds
    total = sum(stages.values())
    terms = sum(stages.get(name, 0.0) for name in TERMS) / total
    return {
        "machine": {
            "processor": processor(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "onnxruntime": version("onnxruntime"),
            "onrecord": version("onrecord"),
        },
        "start": asdict(start),
        "process": {
            "documents": timing.documents,
            "words": timing.words,
            "pieces": timing.pieces,
            "documents_per_second": timing.documents / whole,
            "words_per_second": timing.words / whole,
            "pieces_per_second": timing.pieces / whole,
            "encoder_pieces_per_second": timing.pieces / encoder,
            "encoder_pieces_per_second_with_context": timing.encoded_pieces / encoder,
            "share_of_encoder_speed": timing.ratio,
            "share_of_terms": terms,
            "share_of_encoder_speed_without_terms": timing.ratio / (1 - terms),
            "stage_shares": {name: took / total for name, took in stages.items()},
            "stages_against_whole": total / whole,
        },
        "growth": list(growth),
    }


def processor() -> str:
    """The processor's name as Linux gives it, or what the platform says."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def show(record: Mapping[str, Any], console: Console) -> None:
    """Print `record` as tables."""
    machine = record["machine"]
    console.print(
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, "
        f"onnxruntime {machine['onnxruntime']}; one process, CPU seconds"
    )
    console.print(Group(speed_table(record), stage_table(record), growth_table(record)))


def speed_table(record: Mapping[str, Any]) -> Table:
    """Speed, start-up and memory beside their bars."""
    process, start = record["process"], record["start"]
    table = Table("figure", title="Speed per core")
    table.add_column("value", justify="right")
    table.add_column("bar", justify="right")
    for name in ("documents", "words", "pieces"):
        table.add_row(f"{name} per second", f"{process[f'{name}_per_second']:,.0f}", "")
    table.add_row(
        "pieces per second, encoder alone", f"{process['encoder_pieces_per_second']:,.0f}", ""
    )
    ratio = process["share_of_encoder_speed"]
    table.add_row("whole extract against encoder alone", f"{ratio:.1%}", "")
    ratio = process["share_of_encoder_speed_without_terms"]
    table.add_row("the same without normalise and classify", f"{ratio:.1%}", f"≥ {RATIO_BAR:.0%}")
    terms = process["share_of_terms"]
    table.add_row("normalise and classify, share of all", f"{terms:.1%}", f"≤ {TERMS_BAR:.0%}")
    table.add_row(
        "start-up, one short story",
        f"{start['wall_seconds']:.2f} s",
        f"< {START_BAR_SECONDS:.0f} s",
    )
    table.add_row("peak memory, one short story", f"{start['peak_mebibytes']:.0f} MiB", "")
    return table


def stage_table(record: Mapping[str, Any]) -> Table:
    """The share of each stage."""
    table = Table("stage", title="Where the time goes")
    table.add_column("share", justify="right")
    for name, share in record["process"]["stage_shares"].items():
        table.add_row(name, f"{share:.1%}")
    return table


def growth_table(record: Mapping[str, Any]) -> Table:
    """Cost per document and memory by number of documents."""
    table = Table(title="Growth, start-up taken off")
    for column in ("documents", "ms per document", "against the first", "seconds", "peak MiB"):
        table.add_column(column, justify="right")
    for row in record["growth"]:
        table.add_row(
            f"{row['documents']:,}",
            f"{row['cpu_milliseconds_per_document']:.2f}",
            f"× {row['against_first']:.3f}",
            f"{row['wall_seconds']:.1f}",
            f"{row['peak_mebibytes']:.0f}",
        )
    return table


def growth_picture(rows: Sequence[Mapping[str, float]]) -> str:
    """An SVG of the cost per document, a bar for each number of documents."""
    top = max(row["cpu_milliseconds_per_document"] for row in rows)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 240" font-family="sans-serif"'
        ' font-size="12" text-anchor="middle">',
        '<text x="210" y="18">CPU milliseconds per document, by number of documents</text>',
    ]
    step = 380 / len(rows)
    for n, row in enumerate(rows):
        cost = row["cpu_milliseconds_per_document"]
        height = 160 * cost / top
        x = 20 + step * (n + 0.5)
        parts += [
            f'<rect x="{x - 30:.1f}" y="{210 - height:.1f}" width="60" height="{height:.1f}"'
            ' fill="#4a6fa5"/>',
            f'<text x="{x:.1f}" y="{204 - height:.1f}">{cost:.2f}</text>',
            f'<text x="{x:.1f}" y="228">{row["documents"]:,}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])
