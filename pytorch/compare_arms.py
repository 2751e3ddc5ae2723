"""Compares the arms of Draft-OPD runs prompt by prompt, and writes down what the page's training lab shows of them.

    python pytorch/compare_arms.py --rows bench-results/draft-opd*.jsonl [--out public/training/draft-opd.json] [--pairs A15/A18 A18/A1]

Lossless decoding writes the same tokens whatever the drafter, so arms differ in rounds alone. A prompt's rounds are averaged over seeds;
tau = tokens / rounds over all prompts; the 95 % interval of a difference in tau is that of 4,000 resamples of the prompts (both arms on the
same ones). How far seeds lie apart stands beside it: the interval is about prompts, not about seeds.

Rows are draft_opd.py's. Those of one engine, one checkpoint, one budget and the same prompts make an experiment, in which an arm has one rate; A0
belongs to all of its checkpoint.
src/core/training/experiment.test.ts derives the same figures from the same rows again.
"""

import argparse
import json
from pathlib import Path

import torch

from opd_arms import ARMS

START, CONTROL = "A0", "A1"
DIGITS = 6  # more than anyone reads, so that what is printed is rounded once
GROUPS = ("kept", "firstRefused", "suffix", "text")


def tau(tokens, rounds):
    return (tokens.sum(-1) / rounds.sum(-1)).item()


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def grouped(rows):
    """Rows that may be compared, newest first: [(A0's row, {arm: its rows})]."""
    starts, found = {}, {}
    for row in rows:
        start = (row["engine"], row["models"]["draft"], row["models"]["heldOut"], row["temperature"], len(row["rounds"]))
        if row["arm"] == START:
            starts[start] = row
        else:
            found.setdefault((start, row["budget"]), {}).setdefault(row["arm"], []).append(row)
    whole = [(starts[start], {START: [starts[start]], **arms}) for (start, _), arms in found.items() if start in starts and CONTROL in arms]
    for _, arms in whole:
        if several := [arm for arm, own in arms.items() if len({row["rate"] for row in own}) > 1]:
            raise SystemExit(f"{', '.join(several)}: several rates of one arm cannot be averaged")
    return sorted(whole, key=last_of, reverse=True)


def last_of(pair):
    return max(row["date"] for rows in pair[1].values() for row in rows)


def experiment(start, arms, pairs):
    tokens = torch.tensor(start["tokens"], dtype=torch.float64)
    families = {family: torch.tensor([own == family for own in start["families"]]) for family in sorted(set(start["families"]))}
    rounds = {arm: torch.tensor([row["rounds"] for row in rows], dtype=torch.float64) for arm, rows in arms.items()}
    means = {arm: own.mean(0) for arm, own in rounds.items()}
    drawn = torch.randint(len(tokens), (4000, len(tokens)), generator=torch.Generator().manual_seed(0))
    picked = tokens[drawn].sum(1)
    resampled = {arm: picked / own[drawn].sum(1) for arm, own in means.items()}

    def against(arm, base):
        low, high = torch.quantile(resampled[arm] - resampled[base], torch.tensor([0.025, 0.975], dtype=torch.float64)).tolist()
        return {"difference": round(tau(tokens, means[arm]) - tau(tokens, means[base]), DIGITS), "low": round(low, DIGITS), "high": round(high, DIGITS)}

    for arm, base in pairs:
        if arm in arms and base in arms:
            apart = against(arm, base)
            print(f"{arm} against {base}: {apart['difference']:+.3f} ({apart['low']:+.3f} .. {apart['high']:+.3f})")

    def told(arm, rows):
        return {
            "arm": arm,
            "rate": rows[0]["rate"],
            "seeds": [row["seed"] for row in rows],
            "steps": round(mean(row.get("steps", 0) for row in rows)),
            "tau": round(tau(tokens, means[arm]), DIGITS),
            "tauBySeed": [round(tau(tokens, own), DIGITS) for own in rounds[arm]],
            "againstStart": against(arm, START),
            "againstControl": against(arm, CONTROL),
            "byFamily": {family: round(tau(tokens[own], means[arm][own]), DIGITS) for family, own in families.items()},
            "byPosition": [round(mean(slot), DIGITS) for slot in zip(*(row["kept"] for row in rows))],
            "reverseKl": {group: round(mean(row["reverseKl"][group] for row in rows), DIGITS) for group in GROUPS},
        }

    control = arms[CONTROL][0]
    return {
        "engine": control["engine"],
        "date": last_of((start, arms)),
        "commit": control["commit"],
        "command": control["command"],
        "models": control["models"],
        "temperature": control["temperature"],
        "budget": control["budget"],
        "prompts": len(tokens),
        "arms": [told(arm, arms[arm]) for arm in ARMS if arm in arms],
    }


def table(found):
    families = list(found["arms"][0]["byFamily"])
    head = ["arm", "rate", "seeds", "steps", "tau", "seeds' range", f"against {START}", "95 %", f"against {CONTROL}", "95 %", *families, "kept", "first refused", "suffix", "text"]
    lines = [f"\n{found['engine']}, {found['budget']:.3g} operations, {found['prompts']} prompts", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for arm in found["arms"]:
        apart = [cell for own in (arm["againstStart"], arm["againstControl"]) for cell in (f"{own['difference']:+.3f}", f"{own['low']:+.3f} .. {own['high']:+.3f}")]
        each = [f"{value:.2f}" for value in (*arm["byFamily"].values(), *(arm["reverseKl"][group] for group in GROUPS))]
        lines.append("| " + " | ".join([arm["arm"], f"{arm['rate']:g}", str(len(arm["seeds"])), str(arm["steps"]), f"{arm['tau']:.3f}", f"{min(arm['tauBySeed']):.3f}-{max(arm['tauBySeed']):.3f}", *apart, *each]) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--pairs", nargs="*", default=[], type=lambda pair: pair.split("/"), help="arms to be compared with each other, such as A15/A18")
    args = parser.parse_args()
    torch.set_num_threads(1)
    experiments = [experiment(*pair, args.pairs) for pair in grouped(json.loads(line) for path in args.rows for line in path.open())]
    for found in experiments:
        print(table(found))
    if args.out:
        args.out.write_text(json.dumps({"format": "slipstream-experiment", "version": 1, "experiments": experiments}, indent=1) + "\n")


if __name__ == "__main__":
    main()
