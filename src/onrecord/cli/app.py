"""The commands, their options and their help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import counting, documents, exporting, keeping, looking, reviewing
from onrecord.cli.options import (
    STATUSES,
    Cues,
    Format,
    FormatOption,
    JobsOption,
    Options,
    PathsArgument,
    choice,
    settled,
)
from onrecord.version import __version__

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Who said what: read stories and statements on arms trade and defence industry.

    See it at work, with stories that come with the program:

      [cyan]onrecord demo[/cyan]

    Read a story of your own, or a folder of them:

      [cyan]onrecord extract story.html[/cyan]
    """


OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, as jsonl by default. It appears when complete; until then, and after"
        " an interruption, the work is in FILE.partial.",
    ),
]
CuesOption = Annotated[
    Cues,
    typer.Option(
        parser=choice(Cues, "cues"),
        metavar="speech|all",
        help="Keep attributions by verbs of speech alone (said, denied, told), or all, with those"
        " of belief and stance too (believes, wants, opposes), which are found less surely.",
    ),
]
RejectedOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Write what was found and not kept, with the reason, to FILE as jsonl."
    ),
]


@app.command(epilog=STATUSES)
def extract(
    paths: PathsArgument,
    format: FormatOption = None,
    output: OutputOption = None,
    jobs: JobsOption = 1,
    cues: CuesOption = Cues.all,
    rejected: RejectedOption = None,
) -> None:
    """Read out who said what, through whom, in which words.

    One story, as a table:

      [cyan]onrecord extract story.txt[/cyan]

    A folder of pages in two processes, as JSON lines, one a document:

      [cyan]onrecord extract pages/ --jobs 2 --output said.jsonl[/cyan]

    JSON lines from another program, with id and text (and title, url, outlet,
    published, language):

      [cyan]zcat stories.jsonl.gz | onrecord extract - | jq .attributions[/cyan]

    Only what was said, not what is believed or wanted, and beside it what was
    rejected:

      [cyan]onrecord extract story.txt --cues speech --rejected rejected.jsonl[/cyan]
    """
    from onrecord.cli import run, sources  # here, so that --help stays quick

    options = _options(format, output, jobs, cues, rejected)
    sources.tell_of_keyboard(paths)
    raise typer.Exit(run.run(sources.named(paths), options))


@app.command(epilog=STATUSES)
def demo(
    format: FormatOption = None,
    output: OutputOption = None,
    jobs: JobsOption = 1,
    cues: CuesOption = Cues.all,
    rejected: RejectedOption = None,
) -> None:
    """Read the stories that come with the program, about countries that do not exist.

    As a table, wherever the output goes:

      [cyan]onrecord demo[/cyan]

    The same for a program:

      [cyan]onrecord demo --format jsonl | jq -r .document.title[/cyan]
    """
    from onrecord.cli import run, sources

    options = _options(format or Format.table, output, jobs, cues, rejected)
    raise typer.Exit(run.run(sources.bundled(), options))


def _options(
    format: Format | None, output: Path | None, jobs: int, cues: Cues, rejected: Path | None
) -> Options:
    if output is not None and rejected is not None and output.resolve() == rejected.resolve():
        raise typer.BadParameter("names the same file as --output", param_hint="--rejected")
    return Options(
        format=settled(format, output), output=output, jobs=jobs, cues=cues, rejected=rejected
    )


keeping.register(app)
looking.register(app)
documents.register(app)
counting.register(app)
exporting.register(app)
reviewing.register(app)
