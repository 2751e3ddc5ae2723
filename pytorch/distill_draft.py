"""Distils the draft model from the target's own text.

    python pytorch/write_texts.py --shard SHARD --count 10000 --sampled 0.25 --limit 160 --out ~/.cache/slipstream/draft/texts-0.jsonl
    python pytorch/distill_draft.py --target public/models/target --minutes 12

The texts beside the run (texts-*.jsonl) are the target's own. Training reads the target's logits at every written position once,
keeps them, and teaches the draft:  loss = KL(target || draft) + 0.5 cross-entropy on the target's first choice.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F

from export import load_export
from model import SIZES, Model, config_of
from texts import PAD, Text, batches, collate
from training import CACHE, Schedule, descend, optimisers, save


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--run", type=Path, default=CACHE / "draft", help="folder of the target's texts, checkpoint and log")
    parser.add_argument("--size", default="draft", choices=SIZES)
    parser.add_argument("--set", nargs="*", default=[], help="changes to the size, such as hidden_size=96")
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--fall", type=int, nargs=2, metavar=("FIRST", "LAST"))
    parser.add_argument("--share", type=float, default=0.6)
    parser.add_argument("--tokens", type=int, default=1536)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--warmup", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


@dataclass
class Taught(Text):
    wanted: torch.Tensor = None  # the target's logits at the written positions, float16


@torch.inference_mode()
def read_texts(run, target, device):
    texts = []
    for path in sorted(run.glob("texts-*.jsonl")):
        for line in path.open():
            row = json.loads(line)
            if PAD in row["written"]:
                continue  # an early target may say anything; the loss takes this id for padding
            texts.append(Taught(row["prompt"] + row["written"], [False] * len(row["prompt"]) + [True] * len(row["written"]), row["family"]))
    texts.sort(key=lambda text: len(text.ids))
    for start in range(0, len(texts), 32):
        group = texts[start : start + 32]
        inputs, goals = collate(group, device)
        wanted = target.head(target.hidden(inputs)[goals != PAD]).half()
        for text, part in zip(group, wanted.split([sum(text.counts) for text in group])):
            text.wanted = part.clone()
    return texts


def main():
    args = parse()
    torch.manual_seed(args.seed)
    target = load_export(args.target, args.device)
    config = config_of(args.size, args.set)
    draft = Model(config).to(args.device)
    both = optimisers(draft, args.rate)
    schedule = Schedule(args.warmup, args.fall, args.minutes, args.share)
    texts = read_texts(args.run, target, args.device)
    log = (args.run / "log.jsonl").open("w")
    started, step, epoch, tokens, losses, agreed = time.time(), 0, 0, 0, [], []
    share = 1.0
    while share > 0:
        for group in batches(texts, args.tokens, args.seed + epoch):
            share = schedule.at(step + 1, time.time() - started)
            inputs, goals = collate(group, args.device)
            counted = goals != PAD
            wanted = torch.cat([text.wanted for text in group]).float()
            logits = draft.head(draft.hidden(inputs)[counted])
            best = wanted.argmax(-1)
            divergence = F.kl_div(logits.log_softmax(-1), wanted.log_softmax(-1), reduction="batchmean", log_target=True)
            loss = divergence + 0.5 * F.cross_entropy(logits, best)
            loss.backward()
            descend(both, share)
            step, tokens = step + 1, tokens + inputs.numel()
            losses.append(loss.item())
            agreed.append((logits.argmax(-1) == best).float().mean().item())
            if step % 50 == 0:
                note = {"step": step, "loss": round(sum(losses) / len(losses), 4), "agreement": round(sum(agreed) / len(agreed), 4), "tokens": tokens, "epoch": epoch, "minutes": round((time.time() - started) / 60, 2), "rate": round(share, 4)}
                print(json.dumps(note), file=log, flush=True)
                losses, agreed = [], []
            if share == 0:
                break
        epoch += 1
    save(args.run / "checkpoint.pt", {"model": draft.state_dict(), "config": config.as_dict(), "at": {"step": step, "tokens": tokens}})


if __name__ == "__main__":
    main()
