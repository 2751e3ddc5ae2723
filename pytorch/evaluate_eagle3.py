"""Measures an exported EAGLE-3 drafter on the held-out prompts.

    python pytorch/evaluate_eagle3.py --target public/models/target --drafter public/models/eagle3 [--sample 100] [--out FILE]

Acceptance length: as in evaluate.py, for chains of several lengths. Only leading hits count, and up to the first miss the drafter's
tokens are the text's; so it is enough to unroll it once over the target's greedy text, step s of a column being the (s+1)-th
draft of the round that begins there.
By own estimates: how often the first choice is the target's when n of the inputs were the drafter's own, given the right tokens.
"""

import argparse
import json
from pathlib import Path

import torch

from eagle3 import read_target, shifted
from evaluate import load_rows
from export import load_export
from export_eagle3 import load_eagle3
from generate import generate
from texts import load_tokenizer

GAMMAS = (4, 7)
ESTIMATES = 7


def hits(target, drafter, prompt, written, steps):
    """[step][written token]: is it the first choice of the drafter whose round began `step` tokens before it?"""
    ids = torch.tensor([prompt + written])
    features, _ = read_target(target, ids, drafter.config.target_layer_ids)
    embeds = [target.model.embed_tokens(shifted(ids, s)[:, :-1]) for s in range(1, steps + 1)]
    right = []
    for s, logits in enumerate(drafter.unroll(features[:, :-1], embeds)):
        first = logits[0].argmax(-1)
        said = first + drafter.d2t[first]  # of column t: token t + 2 + s
        right.append((said[len(prompt) - 2 - s : len(prompt) + len(written) - 2 - s] == ids[0, len(prompt) :]).tolist())
    return right


def rounds(right, gamma):
    """Passes of the target that a text takes."""
    passes, at, end = 0, 0, len(right[0])
    while at < end:
        accepted = 0
        while accepted < gamma and at + accepted < end and right[accepted][at + accepted]:
            accepted += 1
        at += accepted + 1
        passes += 1
    return passes


def lengths(work, gamma):
    each = {family: tokens / passes[gamma] for family, (passes, tokens) in work.items()}
    passes, tokens = sum(w[0][gamma] for w in work.values()), sum(w[1] for w in work.values())
    return {
        "gamma": gamma,
        "families": {family: round(value, 3) for family, value in each.items()},
        "all": round(tokens / passes, 3),  # all prompts together
        "evenly": round(len(each) / sum(1 / value for value in each.values()), 3),  # the same number of tokens of each family
    }


@torch.inference_mode()
def measure(target, drafter, tokenizer, sets):
    work, right, asked = {}, [0] * (ESTIMATES + 1), 0
    for name, rows in sets.items():
        if name == "wordings":
            continue
        prompts = [tokenizer.encode(f"<bos><user>{prompt}<think>", add_special_tokens=False).ids for _, prompt, _, _ in rows]
        for (family, *_), prompt, ids in zip(rows, prompts, generate(target, prompts)):
            hit = hits(target, drafter, prompt, ids, ESTIMATES + 1)
            passes, tokens = work.get(family, ({gamma: 0 for gamma in GAMMAS}, 0))
            work[family] = ({gamma: passes[gamma] + rounds(hit, gamma) for gamma in GAMMAS}, tokens + len(ids))
            right = [a + sum(h) for a, h in zip(right, hit)]
            asked += len(ids)
    return {
        "acceptanceLength": [lengths(work, gamma) for gamma in GAMMAS],
        "byOwnEstimates": {"right": right, "of": asked, "share": [round(r / asked, 4) for r in right]},
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--drafter", type=Path, default=Path("public/models/eagle3"))
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--sample", type=int, default=0, help="items a family; 0 takes all")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = load_tokenizer(args.target / "tokenizer.json")
    result = measure(load_export(args.target), load_eagle3(args.drafter), tokenizer, load_rows(args.held_out, args.sample))
    text = json.dumps(result, indent=1)
    print(text)
    if args.out:
        args.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
