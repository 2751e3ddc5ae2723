"""Writes the EAGLE-3 drafter's card from what was logged and measured, so that no figure is typed by hand.

    python pytorch/card_eagle3.py --run ~/.cache/slipstream/eagle3 --out public/models/eagle3
"""

import argparse
import json
from pathlib import Path

import torch

from card import FRONT, LIMITS, hashes, table, training
from export_eagle3 import load_eagle3
from model import Config, Model
from training import CACHE

ABOUT = """# Slipstream EAGLE-3 drafter

A drafter for the Slipstream target, after EAGLE-3 (arXiv 2503.01840): one decoder layer that runs ahead in the target's own feature
space. It reads what the target thought at a token, after three of its layers, beside the next token, and foretells the one
behind; from there it goes on from what it said itself. It is no language model: without its target's hidden states it says nothing.
"""


def shape(model, stored):
    config, whole = model.config, Model(Config()).parameter_count()
    layers = ", ".join(map(str, config.target_layer_ids))
    return (
        "## Shape\n\n"
        f"The names of public checkpoints (`LlamaForCausalLMEagle3`): one layer of width {config.hidden_size} whose query, key and value projections read {2 * config.hidden_size} numbers, {config.num_attention_heads} query and "
        f"{config.num_key_value_heads} key-value heads of {config.head_dim}, SwiGLU of {config.intermediate_size}, RoPE (theta 10,000); `fc` fuses what target layers {layers} (counted from 0) hand on, before any norm. A head of its own on the {config.draft_vocab_size} tokens that the "
        f"target writes most; `d2t` and `t2d` lead to the target's {config.vocab_size:,} and back. {model.parameter_count():,} parameters ({100 * model.parameter_count() / whole:.0f} % of the target's), stored in float16; the embedding is the target's.\n"
        f"Made for the target whose `model.safetensors` has SHA-256 `{stored['target']}`; the config says so too (`target`).\n"
    )


def acceptance(evaluation):
    lengths = evaluation["acceptanceLength"]
    heads = ["family", *(f"{length['gamma']} drafts a round" for length in lengths)]
    rows = [[family, *(f"{length['families'][family]:.2f}" for length in lengths)] for family in lengths[0]["families"]]
    rows += [["**all**", *(f"**{length['all']:.2f}**" for length in lengths)], ["evenly", *(f"{length['evenly']:.2f}" for length in lengths)]]
    shares = evaluation["byOwnEstimates"]["share"]
    return (
        "## Acceptance length\n\nTokens per pass of the target, its own included, chains, greedy, on the held-out prompts (the last round of a text ends at `<eos>`,\n"
        "which counts): 500 of each family, 20 of tales and dialogues. Evenly: as if each family had as many tokens.\n\n" + table(heads, rows)
        + "\n\nHow often its first choice is the target's, when so many of its inputs were its own estimates and the tokens before were right\n"
        f"({evaluation['byOwnEstimates']['of']:,} tokens):\n\n" + table([str(n) for n in range(len(shares))], [[f"{100 * share:.1f} %" for share in shares]]) + "\n"
    )


def recipe(at):
    legs = "; then ".join(f"{leg['minutes']:g} minutes from a rate of {leg['rate']:g}{', forward passes in bfloat16' if leg['bf16'] else ''}" for leg in at["legs"])
    return (
        f"`pytorch/train_eagle3.py`, seed {at['seed']}, on {at['texts']:,} texts that the target wrote greedily on training prompts (`drafters/sft-*.jsonl`): a training-time test of {at['test']} steps, "
        f"cross-entropy with the target's distribution on the draft vocabulary, 0.8^s at step s; Muon on the matrices, AdamW on head and norms, by the clock on a shared CPU core: {legs}, falling to 0 each time."
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", type=Path, default=CACHE / "eagle3")
    parser.add_argument("--out", type=Path, default=Path("public/models/eagle3"))
    args = parser.parse_args()
    at = torch.load(args.run / "checkpoint.pt", map_location="cpu")["at"]
    log = [json.loads(line) for line in (args.run / "log.jsonl").open()]
    stored = json.loads((args.out / "config.json").read_text())
    evaluation = json.loads((args.out / "evaluation.json").read_text())
    parts = [FRONT + ABOUT, shape(load_eagle3(args.out), stored), acceptance(evaluation), training(log, at, recipe(at)), hashes(args.out), LIMITS]
    (args.out / "README.md").write_text("\n".join(parts))


if __name__ == "__main__":
    main()
