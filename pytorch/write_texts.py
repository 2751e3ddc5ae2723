"""Lets the target write on training prompts: the texts that drafters learn from.

    python pytorch/write_texts.py --shard ~/.cache/slipstream/corpus/seed7-00000000.jsonl --from 0 --count 4000 --out ~/.cache/slipstream/drafters/sft-0.jsonl

Prompts --from .. of a shard of the corpus, its own completions unread; greedily, or the first --sampled share at temperature 1.
Out comes a row a text, as ids: {"family": ..., "prompt": [...], "written": [...]}.
"""

import argparse
import json
from itertools import islice
from pathlib import Path

import torch

from export import load_export
from generate import generate
from texts import load_tokenizer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--shard", type=Path, required=True)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--limit", type=int, default=256, help="most ids a text")
    parser.add_argument("--sampled", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    target, tokenizer = load_export(args.target, args.device), load_tokenizer(args.target / "tokenizer.json")
    with args.shard.open() as lines:
        rows = [json.loads(line) for line in islice(lines, args.first, args.first + args.count)]
    prompts = [encoding.ids for encoding in tokenizer.encode_batch_fast([row["prompt"] for row in rows], add_special_tokens=False)]
    sampled = int(len(rows) * args.sampled)
    dice = torch.Generator(args.device).manual_seed(args.seed)
    written = generate(target, prompts[:sampled], args.limit, 1.0, dice, 256) + generate(target, prompts[sampled:], args.limit, batch=256)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    part = args.out.with_suffix(".part")
    with part.open("w") as out:
        for row, prompt, ids in zip(rows, prompts, written):
            print(json.dumps({"family": row["family"], "prompt": prompt, "written": ids}), file=out)
    part.rename(args.out)


if __name__ == "__main__":
    main()
