"""Measure onrecord and compare with the pinned floors.

usage: python -m evaluation [--shared FOLDER] [--subset] [--pin] [--model FOLDER] [--float FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation import (
    entities,
    meantime,
    quantities,
    relevance,
    scorers,
    syntax,
    times,
    whole,
)
from evaluation.figures import Figure, compare, pin
from onrecord.annotate import annotate
from onrecord.records import Document, Tags
from onrecord.toolkit import Toolkit, load_toolkit

SUBSET_STORIES = 30
SUBSET_SENTENCES = 500
INVENTED = Path(__file__).parent / "stories"
BESIDE_THE_REPOSITORY = Path(__file__).parents[2] / "shared"


def main() -> int:
    """Measure, print and compare; 1 where a figure fell below its floor or was not measured."""
    options = parse_options()
    console = Console(width=None if sys.stdout.isatty() else 100)
    if not (options.shared / "score").is_dir():
        console.print(f"{options.shared} holds no scorers; name their folder with --shared")
        return 2
    part = "subset" if options.subset else "full"
    try:
        values, missing = measure(options)
    except scorers.ScorerError as error:
        console.print(str(error))
        return 1
    if options.pin:
        pin(values, part=part)
    figures, unmeasured = compare(values, part=part)
    console.print(table(figures, title=f"Development data, {part} run"))
    for line in missing:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    for name in unmeasured:
        console.print(f"{name} has a floor but was not measured", markup=False)
    fallen = [figure.name for figure in figures if not figure.holds]
    console.print(f"below the floor: {', '.join(fallen)}" if fallen else "every floor holds")
    return 1 if fallen or unmeasured else 0


def parse_options() -> argparse.Namespace:
    """The options of the command line."""
    ask = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__.splitlines()[0])
    ask.add_argument("--shared", type=Path, default=BESIDE_THE_REPOSITORY, metavar="FOLDER")
    ask.add_argument("--subset", action="store_true", help="the short run that CI makes")
    ask.add_argument("--pin", action="store_true", help="write what was reached as the floors")
    ask.add_argument("--model", type=Path, metavar="FOLDER", help="measure another model")
    ask.add_argument("--float", type=Path, metavar="FOLDER", help="compare with this float32 model")
    return ask.parse_args()


def measure(options: argparse.Namespace) -> tuple[dict[str, float], list[str]]:
    """All values by name, and what is missing from the two stories."""
    shared, limit = options.shared, SUBSET_STORIES if options.subset else None
    command = scorers.extract_command(options.model)
    attribution = scorers.score_attribution(shared, command, limit=limit)
    values = named("attribution", attribution)
    annotated = shared / "data" / "stories" / "dev.jsonl"
    values |= named("stories", scorers.score_stories(shared, command, annotated))
    values["stories.whole"], missing = measure_whole(shared, command)
    for path in sorted(INVENTED.glob("*.jsonl")):
        values |= named(f"invented, {path.stem}", scorers.score_stories(shared, command, path))
    in_text, in_annotated_part = times.score_times(shared, command)
    values |= named("times", in_text) | named("times, annotated part", in_annotated_part)
    values |= named("quantities, invented", quantities.score_invented(shared, command))
    values |= named("names", scorers.score_names(shared))
    toolkit = load_toolkit(model=options.model)
    values["relevance.left alone"] = relevance.left_alone(shared, toolkit, limit=limit)
    values |= named("events", measure_events(shared, toolkit))
    values |= named("entities", measure_entities(shared, toolkit, limit=limit))
    values |= measure_syntax(shared, toolkit, limit=SUBSET_SENTENCES if options.subset else None)
    if options.float is not None:
        exact = scorers.score_attribution(
            shared, scorers.extract_command(options.float), limit=limit
        )
        lost = attribution["relation half"] - exact["relation half"]
        values["int8.relation half, less float"] = lost
    return values, missing


def measure_whole(shared: Path, command: str) -> tuple[float, list[str]]:
    """Share of the attributed statements of the two stories that come out right, and the rest."""
    rules = scorers.load_rules(shared)
    annotated = rules.read_jsonl(shared / "data" / "stories" / "dev.jsonl")
    rows = whole.rows_of_stories(annotated, shared / "stories")
    found = rules.run_extractor(command, [row["document"] for row in rows])
    total, missing = 0, []
    for row in rows:
        count, lines = whole.missing_statements(row, found[row["document"]["id"]], rules=rules)
        total += count
        missing += lines
    return (total - len(missing)) / max(total, 1), missing


def measure_events(shared: Path, toolkit: Toolkit) -> dict[str, float]:
    """F1 of what is said of events on MEANTIME's development part."""
    pairs = []
    for row in scorers.load_rules(shared).read_jsonl(shared / scorers.MEANTIME):
        document = Document(id=row["id"], text=row["text"], published=times.published(row))
        gold = meantime.gold_events(row)
        tags = tag(document, toolkit)
        found = meantime.found_marks(document, tags, gold, lexicon=toolkit.classify_lexicon)
        pairs.append((gold, found))
    return meantime.event_f1(pairs)


def measure_entities(shared: Path, toolkit: Toolkit, *, limit: int | None) -> dict[str, float]:
    """F1 of entities on PolNeAR's development part."""
    rows = scorers.load_rules(shared).read_jsonl(shared / "data" / "polnear" / "dev.jsonl.gz")
    return entities.entity_f1(
        (
            entities.silver_entities(row),
            entities.found_entities(tag(Document(id=row["id"], text=row["text"]), toolkit)),
        )
        for row in rows[:limit]
    )


def measure_syntax(shared: Path, toolkit: Toolkit, *, limit: int | None) -> dict[str, float]:
    """Shares of right words, UPOS and LAS on EWT's development part, sentences given and not."""
    path = shared / "data" / "syntax" / "en_ewt-dev.conllu.gz"
    sentences = syntax.read_treebank(path)[:limit]
    values: dict[str, float] = {}
    for sentences_given, name in ((True, "syntax"), (False, "syntax, raw text")):
        count = syntax.SyntaxCount()
        texts = syntax.running_text(sentences, sentences_given=sentences_given)
        for text, words in texts:
            syntax.count_syntax(words, tag(Document(id="-", text=text), toolkit).words, count)
        values |= named(name, count.shares())
    return values


def tag(document: Document, toolkit: Toolkit) -> Tags:
    """What the model says of `document`."""
    return annotate(document, model=toolkit.model, abbreviations=toolkit.abbreviations)


def named(prefix: str, values: Mapping[str, float]) -> dict[str, float]:
    """`values` under names that tell the measure."""
    return {f"{prefix}.{name}": value for name, value in values.items()}


def table(figures: Iterable[Figure], *, title: str) -> Table:
    """A row a figure: value, floor, bar."""
    drawn = Table("figure", title=title)
    for column in ("value", "floor", "bar"):
        drawn.add_column(column, justify="right")
    drawn.add_column("")
    for figure in figures:
        note = "below the floor" if not figure.holds else "" if figure.reached else "below the bar"
        drawn.add_row(
            figure.name, f"{figure.value:.3f}", shown(figure.floor), shown(figure.bar), note
        )
    return drawn


def shown(value: float | None) -> str:
    """A floor or bar to three places, or nothing."""
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
