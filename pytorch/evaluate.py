"""Measures the exported models on the held-out sets.

    python pytorch/evaluate.py --target public/models/target [--draft public/models/draft] [--sample 100] [--out FILE]

Accuracy: greedy answers that equal the expected one, by family and by number of steps.
Acceptance length: tokens per pass of the target, its own token included, with gamma greedy draft tokens a round. A greedy
round accepts a draft token exactly when it is the target's own next one; so it is enough to let the draft predict every token
of the target's greedy text once, and to walk the rounds over the hits.
"""

import argparse
import json
from pathlib import Path

import torch

from export import load_export
from generate import generate
from texts import load_tokenizer

OPEN = {"tale", "dialogue"}


def load_rows(path, sample):
    """{set: rows of (family, prompt, answer, steps)}; with a sample, that many of each family, evenly spread."""
    sets = json.loads(path.read_text())
    if not sample:
        return sets
    chosen = {}
    for name, rows in sets.items():
        families = {}
        for row in rows:
            families.setdefault(row[0], []).append(row)
        chosen[name] = [rows[i * len(rows) // min(sample, len(rows))] for rows in families.values() for i in range(min(sample, len(rows)))]
    return chosen


def answer_of(tokenizer, ids):
    text = tokenizer.decode(ids, skip_special_tokens=False)
    _, mark, rest = text.partition("<answer>")
    return rest.removesuffix("<eos>").strip() if mark and text.endswith("<eos>") else None


def hits(draft, prompt, written):
    """For each written token: does the draft, shown all before it, think the same?"""
    ids = torch.tensor([prompt + written])
    guess = draft(ids[:, :-1])[0, len(prompt) - 1 :].argmax(-1)
    return (guess == ids[0, len(prompt) :]).tolist()


def rounds(hit, gamma):
    """Passes of the target that a text takes: each accepts the hits up to the first miss, at most gamma, and adds a token."""
    passes, at = 0, 0
    while at < len(hit):
        accepted = 0
        while accepted < gamma and at + accepted < len(hit) and hit[at + accepted]:
            accepted += 1
        at += accepted + 1
        passes += 1
    return passes


def share(right, total):
    return {"right": right, "of": total, "accuracy": round(right / total, 4)}


@torch.inference_mode()
def measure(target, draft, tokenizer, sets, gamma=4):
    accuracy, length = {}, {}
    for name, rows in sets.items():
        prompts = [tokenizer.encode(f"<bos><user>{prompt}<think>", add_special_tokens=False).ids for _, prompt, _, _ in rows]
        written = generate(target, prompts)
        tally, work = {}, {}
        for (family, _, answer, steps), prompt, ids in zip(rows, prompts, written):
            if family not in OPEN:
                for key in [family, f"{family} {steps}"]:
                    right, total = tally.get(key, (0, 0))
                    tally[key] = (right + (answer_of(tokenizer, ids) == answer), total + 1)
            if draft is not None:
                passes, tokens = work.get(family, (0, 0))
                work[family] = (passes + rounds(hits(draft, prompt, ids), gamma), tokens + len(ids))
        if tally:
            accuracy[name] = {key: share(*tally[key]) for key in sorted(tally)}
        for family, (passes, tokens) in work.items():
            if name != "wordings":
                length[family] = (passes, tokens)
    result = {"accuracy": accuracy}
    if draft is not None:
        each = {family: tokens / passes for family, (passes, tokens) in length.items()}
        passes, tokens = (sum(work[i] for work in length.values()) for i in (0, 1))
        result["acceptanceLength"] = {
            "gamma": gamma,
            "families": {family: round(value, 3) for family, value in each.items()},
            "all": round(tokens / passes, 3),  # all prompts together
            "evenly": round(len(each) / sum(1 / value for value in each.values()), 3),  # the same number of tokens of each family
        }
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, required=True)
    parser.add_argument("--draft", type=Path)
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--sample", type=int, default=0, help="items a family; 0 takes all")
    parser.add_argument("--gamma", type=int, default=4)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    tokenizer = load_tokenizer(args.target / "tokenizer.json")
    draft = load_export(args.draft) if args.draft else None
    result = measure(load_export(args.target), draft, tokenizer, load_rows(args.held_out, args.sample), args.gamma)
    text = json.dumps(result, indent=1)
    print(text)
    if args.out:
        args.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
