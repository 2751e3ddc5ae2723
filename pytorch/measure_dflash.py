"""Measures an exported DFlash drafter on the held-out prompts: tokens a round, greedy.

    python pytorch/measure_dflash.py --target public/models/target --draft public/models/dflash --out public/models/dflash/evaluation.json
"""

import argparse
import json
from pathlib import Path

import torch

from drafting import held_out_texts, measure, with_features
from export import load_dflash, load_export
from texts import load_tokenizer
from train_dflash import target_hash


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--draft", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--sample", type=int, default=0, help="items a family; 0 takes all")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    draft, made_for = load_dflash(args.draft)
    if made_for != target_hash(args.target):
        raise SystemExit(f"{args.draft} was made for another target: {made_for}")
    target = load_export(args.target)
    rows = held_out_texts(args.held_out, target, load_tokenizer(args.target / "tokenizer.json"), args.sample)
    result = measure(draft, with_features(rows, target, draft.config.target_layer_ids), target.model.embed_tokens.weight.detach())
    text = json.dumps({"blockSize": draft.config.block_size, "target": made_for, **result}, indent=1)
    print(text)
    if args.out:
        args.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
