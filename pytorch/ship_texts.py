"""The texts that a drafter is taught on in a tab: some of those that the target wrote, as one file for the page.

    python pytorch/ship_texts.py --sft FILES --opd FILES --out public/training/texts.json

{"target": SHA-256 of its weights, "sft" | "opd" | "heldOut": [[family, prompt ids, answer ids], ...]}; files as write_texts.py makes them.
Held out are prompts of public/models/heldout, as many of each family, answered greedily here. The prompts of "opd" are none of those in the SFT files, whether
these are shipped or not: name all that the shipped drafter was taught on.
"""

import argparse
import hashlib
import json
from pathlib import Path

from drafting import held_out_texts, read_texts, unseen
from export import load_export
from texts import load_tokenizer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--sft", type=Path, nargs="+", required=True)
    parser.add_argument("--opd", type=Path, nargs="+", required=True)
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--counts", type=int, nargs=3, default=[1200, 400, 16], metavar=("SFT", "OPD", "EACH"))
    parser.add_argument("--out", type=Path, default=Path("public/training/texts.json"))
    args = parser.parse_args()
    sft, opd, each = args.counts
    target = load_export(args.target)
    held_out = {}
    for row in held_out_texts(args.held_out, target, load_tokenizer(args.target / "tokenizer.json"), 40):
        held_out.setdefault(row[0], []).append(row)
    families = sorted(held_out)
    in_turn = [held_out[family][i] for i in range(each) for family in families]  # so that the first few are of all families
    taught, pool = ([row for path in paths for row in read_texts(path)] for paths in (args.sft, args.opd))
    sets = {"heldOut": in_turn, "sft": unseen(taught, in_turn)[:sft], "opd": unseen(pool, in_turn + taught)[:opd]}
    out = {"target": hashlib.sha256((args.target / "model.safetensors").read_bytes()).hexdigest(), **{name: sets[name] for name in ("sft", "opd", "heldOut")}}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(out, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
