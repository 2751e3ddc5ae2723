"""Trains a thinking reward model on judged pairs of traces, once over.

    python pytorch/train_trm.py --base ~/.cache/slipstream/algebra/s/checkpoint.pt --pairs train.jsonl --validation validation.jsonl --run ~/.cache/slipstream/algebra/trm

Pairs are rows {"problem", "prompt": [ids], "chosen": [ids], "rejected": [ids]}; traces end before their answer. In the run's folder: log.jsonl, checkpoint.pt
and rewards.jsonl, what each validation pair got at the end. On the way it is measured on the first validation pairs only. export.py writes what the engine reads.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch

from reward_model import ANSWER, from_base, pair_loss, rewards_of
from sample_traces import read_rows
from token_log_probs import by_length
from training import cosine, save

CLIP = 1.0
DECAY = 0.001
WARMUP = 0.03  # of the steps
ON_THE_WAY = 400  # validation pairs
POSITIONS = 8_192  # a pass with gradients


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", type=Path, required=True, help="checkpoint of the policy whose trunk it begins with")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--validation", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=192, help="pairs a step")
    parser.add_argument("--every", type=int, default=10, help="steps from one measurement to the next")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read_pairs(path):
    """(chosen, rejected) as whole texts."""
    rows = read_rows(path)
    if any(ANSWER in row["chosen"] + row["rejected"] for row in rows):
        raise SystemExit(f"{path} has traces with their answers; a reward model must not see those.")
    return [(row["prompt"] + row["chosen"], row["prompt"] + row["rejected"]) for row in rows]


def teach(model, pairs):
    """Gradients of the pairs' mean loss; returns the loss, and how many were told apart rightly."""
    total, right = 0.0, 0
    for group in by_length([max(pair, key=len) for pair in pairs], POSITIONS // 2):
        chosen, rejected = model([text for i in group for text in pairs[i]]).view(-1, 2).T
        loss = pair_loss(chosen, rejected).sum() / len(pairs)
        loss.backward()
        total, right = total + loss.item(), right + (chosen > rejected).sum().item()
    return total, right


def judge(model, pairs):
    chosen, rejected = rewards_of(model, [text for pair in pairs for text in pair]).view(-1, 2).T
    return {"loss": round(pair_loss(chosen, rejected).mean().item(), 5), "accuracy": (chosen > rejected).float().mean().item()}, chosen, rejected


def main():
    args = parse()
    torch.manual_seed(args.seed)
    model = from_base(args.base)
    pairs, validation = read_pairs(args.pairs), read_pairs(args.validation)
    random.Random(args.seed).shuffle(pairs)
    optimiser = torch.optim.AdamW(model.parameters(), args.rate, betas=(0.9, 0.98), weight_decay=DECAY)
    steps = -(-len(pairs) // args.batch)
    warmup = max(1, round(WARMUP * steps))
    args.run.mkdir(parents=True, exist_ok=True)
    started = time.time()
    with (args.run / "log.jsonl").open("w") as log:

        def note(**row):
            print(json.dumps({**row, "minutes": round((time.time() - started) / 60, 2)}), file=log, flush=True)

        note(step=0, pairs=len(pairs), validation=judge(model, validation[:ON_THE_WAY])[0])
        for step in range(1, steps + 1):
            batch = pairs[(step - 1) * args.batch : step * args.batch]
            optimiser.zero_grad()
            loss, right = teach(model, batch)
            norm = torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP).item()
            optimiser.param_groups[0]["lr"] = args.rate * cosine(step, warmup, steps)
            optimiser.step()
            measured = {"validation": judge(model, validation[:ON_THE_WAY])[0]} if step % args.every == 0 and step < steps else {}
            note(step=step, loss=round(loss, 5), accuracy=right / len(batch), gradientNorm=round(norm, 4), **measured)
        save(args.run / "checkpoint.pt", {"model": model.state_dict(), "config": model.config.as_dict()})
        figures, chosen, rejected = judge(model, validation)
        note(step=steps, validation={**figures, "pairs": len(validation)})
    with (args.run / "rewards.jsonl").open("w") as out:
        for row, good, bad in zip(read_rows(args.validation), chosen.tolist(), rejected.tolist()):
            print(json.dumps({"problem": row["problem"], "chosen": round(good, 5), "rejected": round(bad, 5)}), file=out)
    print(f"validation accuracy {figures['accuracy']:.4f} on {len(validation)} pairs")


if __name__ == "__main__":
    main()
