"""The legs of DFlash's first training (train_dflash.py), one behind the other, as one log for the page's lab: acceptance lengths over steps and over what they cost.

    python pytorch/log_sft.py --runs ~/.cache/slipstream/dflash ~/.cache/slipstream/dflash2 ~/.cache/slipstream/dflash3 --out public/training/sft-long.json

Its notes hold no gradients and no rounds of single texts, so the log has neither. Cost: blocks are counted in the notes; positions of context
are what those blocks' texts have on average, since every epoch reads every text once.
"""

import argparse
import json
import re
from pathlib import Path

import torch

from dflash import DFlash, DFlashConfig
from drafting import read_texts
from export import load_export
from ledger import Ledger
from opd_arms import FIRST_TRAINING
from training import CACHE
from training_log import config_of, identity, write_log


def context_per_block(texts, share):
    rows = [(len(prompt), len(written)) for path in texts for _, prompt, written in read_texts(path)]
    return sum(prompt + written - 1 for prompt, written in rows) / sum(max(1, round(share * written)) for _, written in rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--runs", type=Path, nargs="+", default=[CACHE / name for name in ("dflash", "dflash2", "dflash3")])
    parser.add_argument("--prompts", type=int, default=440, help="that the notes were measured on")
    parser.add_argument("--out", type=Path, default=Path("public/training/sft-long.json"))
    args = parser.parse_args()
    target = load_export(args.target)
    events, step, texts = [], 0, 0
    for run in args.runs:
        stored = torch.load(run / "checkpoint.pt")
        recipe, draft = stored["recipe"], DFlash(DFlashConfig(**stored["config"]))
        paths = [Path(path) for path in re.findall(r"Path\(.([^']+).\)", recipe["texts"])]
        ratio, texts = context_per_block(paths, float(recipe["share"])), max(texts, sum(1 for path in paths for _ in path.open()))
        ledger, blocks = Ledger(target, draft) if not events else ledger, 0
        for note in map(json.loads, (run / "log.jsonl").open()):
            new, blocks = note["blocks"] - blocks, note["blocks"]
            ledger.step("random", 0, round(new * ratio), new)
            low, high = note["interval"]
            events.append({
                "type": "measure", "step": step + note["step"], "acceptanceLength": note["tau"], "interval": {"low": low, "high": high}, "byFamily": note["families"],
                "byPosition": [], "prompts": args.prompts, "flops": dict(ledger.spent), "divergence": None, "samples": [],
            })
        step += note["step"]
    config = config_of(FIRST_TRAINING, step, 24, 32, float(recipe["rate"]), int(recipe["seed"]), start="scratch")
    write_log(args.out, events, config, identity(args.target, target, stored["target"]), draft, (texts, args.prompts), {})


if __name__ == "__main__":
    main()
