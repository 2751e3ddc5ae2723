"""Writes the card of a backbone of the algebraic world from what was logged and measured, so that no figure is typed by hand.

    python pytorch/card_algebra.py --run ~/.cache/slipstream/algebra/s --problems DIR --single single.jsonl --double double.jsonl --out public/models/algebra-s

--single and --double: greedy traces (sample_traces.py) on the problem sets of these names (src/core/tasks/alglab/write-problems.ts).
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import torch

from card import FRONT, hashes, table, training
from grpo import is_right
from model import Config, Model
from roll_out import Row

ABOUT = """# Slipstream {name}

A very small reasoner in a world of its own: four algebraic systems (Z, the integers; F, residues; W, words of a free group; S, permutations) with four operations each.
It works a problem out in numbered steps that name the steps they use and restate their operands by value, so that the graph of its reasoning can be
read off its text. It is what the reasoning labs begin from: policies in three styles, a thinking reward model, reinforcement learning. It is no
assistant, and reads no English.
"""

TAUGHT = """## What it was taught

Traces of a seeded, noisy teacher (`src/core/tasks/alglab`) in three styles: terse; branchy, with dead ends and second ways; reflective, with rechecks and
slips that are mended. The teacher errs where a step is hard for it, and looks twice more often there. Three texts in four name their style before the
problem. Some combinations of operations are kept out of every training text by hash. Nothing was collected from anywhere.
"""

LIMITS = """## Limits

Its answers are only as good as its single steps, above. What it writes outside of its world's grammar means nothing.

## Licence

Apache-2.0, weights and texts alike.
"""


def shape(config):
    return (
        "## Shape\n\n"
        f"Qwen3 configuration: {config.num_hidden_layers} layers, width {config.hidden_size}, {config.num_attention_heads} query and {config.num_key_value_heads} key-value heads of {config.head_dim}, SwiGLU of "
        f"{config.intermediate_size}, q/k-norm, RoPE (theta 10,000), tied embeddings. {Model(config).parameter_count():,} parameters, stored in float16.\n"
        f"Tokenizer: the world's closed vocabulary, padded to {config.vocab_size} entries; every trace begins and ends as `<bos><user>problem<think>steps<answer>element<eos>`.\n"
    )


def rows_of(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def right_by(problems, traces, group):
    """{group of a problem: [right, of]}, over all traces."""
    known = {problem["id"]: problem for problem in problems}
    counts = defaultdict(lambda: [0, 0])
    for trace in traces:
        problem = known[trace["id"]]
        row = Row(problem["prompt"], 0)
        row.ids = trace["ids"]
        for key in (group(problem), "all"):
            counts[key][0] += is_right(row, problem["answer"])
            counts[key][1] += 1
    return counts


def accuracy(single, double):
    percent = lambda right, of: f"{100 * right / of:.1f} % ({right}/{of})"
    systems = sorted(key for key in single if key != "all") + ["all"]
    return "## Accuracy (greedy)\n\n" + table(["system", "one operation", "two operations"], [[key, percent(*single[key]), percent(*double[key])] for key in systems]) + "\n"


def main():
    parser = argparse.ArgumentParser()
    for name in ("run", "problems", "single", "double", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    stored = torch.load(args.run / "checkpoint.pt", map_location="cpu")
    system = lambda problem: problem["problem"].split()[0]
    figures = [right_by(rows_of(args.problems / f"{name}.jsonl"), rows_of(traces), system) for name, traces in (("single", args.single), ("double", args.double))]
    parts = [FRONT.replace("language: en\n", "") + ABOUT.format(name=args.out.name), shape(Config(**stored["config"])), TAUGHT, accuracy(*figures), training(rows_of(args.run / "log.jsonl"), stored["at"], "Muon and AdamW, batches of texts of like length,"), hashes(args.out), LIMITS]
    (args.out / "README.md").write_text("\n".join(parts))


if __name__ == "__main__":
    main()
