"""Writes the card of a thinking reward model from what was logged and measured, so that no figure is typed by hand.

    python pytorch/card_reward.py --run ~/.cache/slipstream/algebra/trm --experiment public/reasoning/experiment.json --out public/models/algebra-trm

--experiment: what src/core/reasoning/write-experiment.ts made of the same run.
"""

import argparse
import json
from pathlib import Path

import torch

from card import FRONT, curve, hashes, table
from card_algebra import rows_of, shape
from model import Config

ABOUT = """# Slipstream {name}

A thinking reward model for the Slipstream algebra world, after "Characterizing, Evaluating, and Optimizing Complex Reasoning" (arXiv 2602.08498): it reads a problem and
a thought, cut off before its answer, and gives a number. Of two right thoughts about one problem the one with the higher number is, by what a judge
of their graphs of reasoning would say, the better reasoned: fewer dead ends, repeats and fillers. It reads text alone; nobody tells it of steps.
"""

TAUGHT = """## What it was taught

{train:,} pairs of right thoughts about {problems:,} problems, written by three policies of its own size in three styles. Of each pair a judge by rule (`src/core/reasoning`), noisy and
biased towards what is shown first as a model would be, named the same thought six times out of six. Loss: Bradley and Terry's, with rewards held around 0; one pass. It begins from
algebra-s, with a scalar head in place of its own. It never saw a wrong thought.
"""

LIMITS = """## Limits

It does not know right from wrong: all that it was taught is how right thoughts differ. Picking a thought by its reward alone is worse than picking one at random, since a thought that leaves out what was asked
looks terse (claim C2 in `docs/experiments/trm.md`). Put it behind a check of the answer. It saw problems of the systems Z, F, W and S, and none of M.

## Licence

Apache-2.0, weights and texts alike.
"""

NAMES = {"trm": "this model", "flat": "flat judge: length, fillers, repeats", "stepLikelihood": "mean log-probability of step values", "shorter": "the shorter one", "coin": "a coin"}


def accuracy(rivals):
    rows = [[NAMES[entry["rival"]], f"{100 * entry['accuracy']['value']:.1f} % ({entry['right']}/{entry['right'] + entry['tie'] + entry['wrong']})"] for entry in rivals]
    return "## Accuracy\n\nOn validation pairs, of other problems than the training pairs; a tie counts as wrong.\n\n" + table(["prefers what the judge prefers", ""], rows) + "\n"


def training(log):
    steps = [row for row in log if "gradientNorm" in row]
    return "## Training\n\n" + table(["step", "loss", "accuracy", "minutes"], [[row["step"], row["loss"], f"{row['accuracy']:.3f}", row["minutes"]] for row in curve(steps)]) + "\n\nOf the pairs of each step, before it learnt from them. At the first step it gives all the same reward: ties, which count as wrong.\n"


def main():
    parser = argparse.ArgumentParser()
    for name in ("run", "experiment", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    config = Config(**torch.load(args.run / "checkpoint.pt", map_location="cpu")["config"])
    experiment = json.loads(args.experiment.read_text())
    front = FRONT.replace("language: en\n", "").replace("text-generation", "text-classification").replace("speculative-decoding", "reward-model")
    parts = [front + ABOUT.format(name=args.out.name), shape(config), TAUGHT.format(**experiment["judge"]), accuracy(experiment["rivals"]), training(rows_of(args.run / "log.jsonl")), hashes(args.out), LIMITS]
    (args.out / "README.md").write_text("\n".join(parts))


if __name__ == "__main__":
    main()
