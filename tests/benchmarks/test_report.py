from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from rich.console import Console

from benchmarks.command import Run, growth_rows
from benchmarks.process import Timing
from benchmarks.report import as_record, growth_picture, show

START = Run(documents=1, wall_seconds=0.5, cpu_seconds=0.4, peak_mebibytes=120)
GROWTH = growth_rows(
    START,
    [
        Run(documents=100, wall_seconds=2, cpu_seconds=1.39, peak_mebibytes=130),
        Run(documents=1000, wall_seconds=12, cpu_seconds=10.39, peak_mebibytes=131),
    ],
)
TIMING = Timing(
    documents=10,
    words=1000,
    pieces=1500,
    encoded_pieces=1800,
    whole_seconds=2.0,
    encoder_seconds=1.8,
    stage_seconds={"read": 0.5, "encode": 1.5},
)


def test_rates_are_per_second_and_shares_add_up() -> None:
    process = as_record(START, GROWTH, TIMING)["process"]
    assert process["words_per_second"] == 500
    assert process["pieces_per_second"] == 750
    assert process["encoder_pieces_per_second"] == pytest.approx(1500 / 1.8)
    assert process["share_of_encoder_speed"] == pytest.approx(0.9)
    assert process["stage_shares"] == {"read": 0.25, "encode": 0.75}


def test_terms_are_taken_off_before_the_encoder_is_compared() -> None:
    stages = {"encode": 1.5, "normalise": 0.2, "classify": 0.3}
    process = as_record(START, GROWTH, replace(TIMING, stage_seconds=stages))["process"]
    assert process["share_of_terms"] == pytest.approx(0.25)
    assert process["share_of_encoder_speed_without_terms"] == pytest.approx(0.9 / 0.75)


def test_the_record_is_json_and_its_tables_show_the_figures() -> None:
    record = json.loads(json.dumps(as_record(START, GROWTH, TIMING)))
    out = io.StringIO()
    show(record, Console(file=out, width=100))
    for shown in ("500", "90.0%", "0.50 s", "75.0%", "1,000", "10.00"):
        assert shown in out.getvalue()


def test_the_picture_is_svg_with_a_bar_for_each_size() -> None:
    root = ET.fromstring(growth_picture(GROWTH))
    assert len(root.findall("{http://www.w3.org/2000/svg}rect")) == 2
