"""What `verify` found, for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.blocks import headed
from onrecord.cli.visible import visible
from onrecord.export.wording import counted
from onrecord.rows import Verification


def verification_page(found: Verification, columns: int) -> RenderableType:
    """How much was looked at, any faults, which row has the head that was noted, the head now."""
    looked = f"{counted(found.rows, 'row')}, {counted(found.sources, 'source')}: "
    blocks: list[RenderableType] = []
    if found.faults:
        count = counted(len(found.faults), "fault")
        blocks += [Text.assemble(looked, (count, "bold red")), Text(), _faults(found, columns)]
        blocks.append(
            Text(
                "\nPut back a copy that verify finds whole; keep this file to compare, with its"
                " -wal and -shm, which must not lie beside the copy."
            )
        )
    else:
        blocks.append(Text.assemble(looked, ("all hold", "bold green")))
    if found.noted is not None:
        noted = f"The head that was noted is that of row {found.noted:,}"
        kept = "" if found.faults else "; up to there all is as it was then"
        blocks.append(Text(f"{noted}{kept}."))
    blocks.append(Text.assemble(("head  ", "bold"), found.head))
    return Group(*blocks)


def _faults(found: Verification, columns: int) -> RenderableType:
    table = headed(columns)
    table.add_column("row", justify="right", no_wrap=True)
    table.add_column("table", no_wrap=True)
    table.add_column("what does not hold", ratio=1, overflow="fold")
    for fault in found.faults:
        number = "" if fault.number is None else f"{fault.number:,}"
        table.add_row(number, fault.table or "", Text(visible(fault.what)))
    return table
