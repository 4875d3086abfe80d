from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from evaluation.figures import FLOORS, MARGIN, SMALL_MARGIN, Figure, compare, pin

TEXT = """# why
[bars]
"a.x" = 0.9

[floors.full]
"a.x" = 0.8
"a.y" = 0.5

[floors.subset]
"a.x" = 0.7
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_value_stands_beside_its_floor_and_bar(path: Path) -> None:
    figures, unmeasured = compare({"a.x": 0.85, "a.z": 0.1}, part="full", path=path)
    assert figures == (
        Figure(name="a.x", value=0.85, floor=0.8, bar=0.9),
        Figure(name="a.z", value=0.1, floor=None, bar=None),
    )
    assert unmeasured == ("a.y",)
    assert compare({"a.x": 0.75}, part="subset", path=path)[0][0].holds


@pytest.mark.parametrize(
    ("value", "holds", "reached"),
    [(0.799, False, False), (0.8, True, False), (0.9, True, True)],
)
def test_a_floor_holds_and_a_bar_is_reached_from_its_own_value_up(
    value: float, holds: bool, reached: bool
) -> None:
    figure = Figure(name="a", value=value, floor=0.8, bar=0.9)
    assert (figure.holds, figure.reached) == (holds, reached)


def test_pinning_keeps_bars_comment_and_the_other_part(path: Path) -> None:
    pin({"a.x": 0.95, "a.new": 0.5004}, part="full", path=path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# why\n")
    pinned = tomllib.loads(text)
    assert pinned["bars"] == {"a.x": 0.9}
    assert pinned["floors"]["subset"] == {"a.x": 0.7}
    assert pinned["floors"]["full"] == {"a.x": 0.94, "a.new": 0.49}


def test_what_was_pinned_holds_at_once_and_after_a_loss_within_the_margin(path: Path) -> None:
    pin({"a.x": 0.8123}, part="full", path=path)
    assert compare({"a.x": 0.8123 - MARGIN}, part="full", path=path)[0][0].holds
    assert not compare({"a.x": 0.8123 - MARGIN - 0.002}, part="full", path=path)[0][0].holds


@pytest.mark.parametrize("name", ["stories.found", "invented, wire.found", "events.negated"])
def test_figures_of_few_things_have_a_wider_margin(name: str, path: Path) -> None:
    pin({name: 0.9}, part="full", path=path)
    assert compare({name: 0.9 - SMALL_MARGIN}, part="full", path=path)[0][0].holds
    assert not compare({name: 0.865}, part="full", path=path)[0][0].holds


@pytest.mark.parametrize(
    ("name", "wide"),
    [
        ("stories.condition", True),
        ("invented, wire.hedge", True),
        ("events.conditional, verbs", True),
        ("events.negated", False),
        ("stories.type", False),
    ],
)
def test_figures_of_a_handful_have_the_widest(name: str, wide: bool, path: Path) -> None:
    pin({name: 0.9}, part="full", path=path)
    assert compare({name: 0.75}, part="full", path=path)[0][0].holds is wide


def test_the_floors_of_the_project_can_be_read() -> None:
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(pinned) == {"bars", "floors"}
    assert set(pinned["floors"]) == {"full", "subset"}
