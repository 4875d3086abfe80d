"""What `verify` found, for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.table import WIDEST_COLUMNS
from onrecord.cli.visible import visible
from onrecord.rows import Verification


def verification_page(found: Verification, columns: int) -> RenderableType:
    """How much was looked at, the faults if there are any, and the head of the chain."""
    looked = f"{found.rows:,} row{'s' * (found.rows != 1)}"
    looked += f", {found.sources:,} source{'s' * (found.sources != 1)}: "
    blocks: list[RenderableType] = []
    if found.faults:
        count = f"{len(found.faults):,} fault{'s' * (len(found.faults) != 1)}"
        blocks += [Text.assemble(looked, (count, "bold red")), Text(), _faults(found, columns)]
        blocks.append(Text("\nPut back a copy that verify finds whole; keep this file to compare."))
    else:
        blocks.append(Text.assemble(looked, ("all hold", "bold green")))
    blocks.append(Text.assemble(("head  ", "bold"), found.head))
    return Group(*blocks)


def _faults(found: Verification, columns: int) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.width = min(columns, WIDEST_COLUMNS)
    table.add_column("row", justify="right", no_wrap=True)
    table.add_column("table", no_wrap=True)
    table.add_column("what does not hold", ratio=1, overflow="fold")
    for fault in found.faults:
        number = "" if fault.number is None else f"{fault.number:,}"
        table.add_row(number, fault.table or "", Text(visible(fault.what)))
    return table
