"""Compares the arms of a Draft-OPD run prompt by prompt.

    python pytorch/compare_arms.py --rows ~/.cache/slipstream/opd/rows.jsonl [--against A0]

Lossless decoding writes the same tokens whatever the drafter, so arms differ in rounds alone. A prompt's rounds are averaged over seeds;
tau = tokens / rounds over all prompts; the 95 % interval of a difference in tau is that of 4,000 resamples of the prompts (both arms on the
same ones). How far seeds lie apart is printed beside it: the interval is about prompts, not about seeds.
"""

import argparse
import json
from pathlib import Path

import torch


def tau(tokens, rounds):
    return (tokens.sum(-1) / rounds.sum(-1)).item()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--against", default="A0")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.rows.open()]
    start = next(row for row in rows if row["arm"] == "A0")
    tokens = torch.tensor(start["tokens"], dtype=torch.float64)
    families = sorted(set(start["families"]))
    arms = {}
    for row in rows:
        arms.setdefault(row["arm"], []).append(row)
    rounds = {arm: torch.tensor([row["rounds"] for row in same], dtype=torch.float64) for arm, same in arms.items()}
    drawn = torch.randint(len(tokens), (4000, len(tokens)), generator=torch.Generator().manual_seed(0))
    base = rounds[args.against].mean(0)
    print("| arm | seeds | steps | tau | seeds' range | against " + args.against + " | 95 % | " + " | ".join(families) + " | kept | first refused | suffix | text |")
    print("|" + "---|" * (11 + len(families)))
    for arm, same in arms.items():
        mean = rounds[arm].mean(0)
        each = [tau(tokens, own) for own in rounds[arm]]
        picked = tokens[drawn].sum(1)
        low, high = torch.quantile(picked / mean[drawn].sum(1) - picked / base[drawn].sum(1), torch.tensor([0.025, 0.975], dtype=torch.float64)).tolist()
        by_family = [tau(tokens[own], mean[own]) for own in (torch.tensor([f == family for f in start["families"]]) for family in families)]
        groups = [sum(row["reverseKl"][group] for row in same) / len(same) for group in ("kept", "firstRefused", "suffix", "text")]
        steps = round(sum(row.get("steps", 0) for row in same) / len(same))
        print(f"| {arm} | {len(same)} | {steps} | {tau(tokens, mean):.3f} | {min(each):.3f}-{max(each):.3f} | {tau(tokens, mean) - tau(tokens, base):+.3f} | {low:+.3f} .. {high:+.3f} | " + " | ".join(f"{x:.2f}" for x in by_family + groups) + " |")


if __name__ == "__main__":
    main()
