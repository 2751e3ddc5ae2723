"""Adds to the runs of `npm run train -- --arms` how each drafter does on all held-out prompts, as draft_opd.py writes its rows.

    python pytorch/measure_arms.py --runs FOLDER --out rows.jsonl

Of each FOLDER/ARM-SEED with a row.json: tau, how often slot k is kept, rounds of every prompt, KL(q || p) by where a slot stands. Runs whose row is in --out
already are left out. compare_arms.py then reads them like any other rows.
"""

import argparse
import hashlib
import json
from pathlib import Path

import torch

from drafting import count_rounds, held_out_texts, with_features
from export import load_dflash, load_export
from opd_step import reverse_kl_by_group
from texts import load_tokenizer
from train_dflash import target_hash


def run_of(row):
    return row["arm"], row["seed"], row["budget"], row["rate"], row["models"]["draft"], row["models"]["texts"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--sample", type=int, default=0, help="items a family; 0 takes all")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    target, hashed = load_export(args.target), target_hash(args.target)
    rows = held_out_texts(args.held_out, target, load_tokenizer(args.target / "tokenizer.json"), args.sample)
    embedding, held_out, judges = target.model.embed_tokens.weight.detach(), hashlib.sha256(args.held_out.read_bytes()).hexdigest(), None
    done = set(map(run_of, map(json.loads, args.out.open()))) if args.out.exists() else set()
    # A0 first, against which the others are compared
    for path in sorted(args.runs.glob("*/row.json"), key=lambda path: (not path.parent.name.startswith("A0-"), path)):
        row = json.loads(path.read_text())
        if run_of(row) in done:
            continue
        draft, made_for = load_dflash(path.parent)
        if not made_for == row["models"]["target"] == hashed:
            raise SystemExit(f"{path.parent} was made for another target")
        judges = judges or with_features(rows, target, draft.config.target_layer_ids)
        counts, kept = count_rounds(draft, judges, embedding)
        start = row["arm"] == "A0"
        row |= {
            "models": {**row["models"], "heldOut": held_out},
            "tau": round(sum(c[1] for c in counts) / sum(c[2] for c in counts), 4), "kept": kept,
            "reverseKl": {group: round(total / max(1, number), 4) for group, (total, number) in reverse_kl_by_group(draft, target, judges[::17], embedding).items()},
            "families": [c[0] for c in counts] if start else None, "tokens": [c[1] for c in counts] if start else None, "rounds": [c[2] for c in counts],
        }
        with args.out.open("a") as out:
            print(json.dumps(row), file=out)
        print(row["arm"], row["seed"], row["tau"], row.get("steps"), flush=True)


if __name__ == "__main__":
    main()
