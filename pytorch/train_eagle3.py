"""Trains an EAGLE-3 drafter on the target's own greedy texts, with a training-time test of several steps.

    python pytorch/train_eagle3.py --minutes 26
    python pytorch/train_eagle3.py --minutes 30 --rate 0.012 --resume --bf16

Texts are lines of {"prompt": ids, "written": ids}. The draft vocabulary is the half of the tokens that the target writes most.
The head begins as the target's own rows for it.
"""

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import torch

from eagle3 import EagleConfig, Eagle3, read_target, test_loss
from export import load_export
from muon import Muon
from texts import BUCKET, PAD, Text, batches
from training import CACHE, Schedule, descend, save


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--texts", type=Path, default=CACHE / "drafters")
    parser.add_argument("--run", type=Path, default=CACHE / "eagle3", help="folder of checkpoint and log")
    parser.add_argument("--steps", type=int, default=7, help="of the training-time test")
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--share", type=float, default=0.6, help="the part of the time in which the rate falls")
    parser.add_argument("--tokens", type=int, default=1536)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--warmup", type=int, default=50)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint, with a rate that rises and falls again")
    parser.add_argument("--bf16", action="store_true", help="forward passes in bfloat16: about twice as fast on a CPU that has it")
    return parser.parse_args()


def read_texts(folder):
    texts = []
    for path in sorted(folder.glob("sft-*.jsonl")):
        for line in path.open():
            row = json.loads(line)
            texts.append(Text(row["prompt"] + row["written"], [False] * len(row["prompt"]) + [True] * len(row["written"]), row.get("family")))
    return texts


def most_written(texts, config):
    """The draft vocabulary: tokens most often written, of equals the lower id; ascending."""
    written = Counter(i for text in texts for i, counts in zip(text.ids, text.counts) if counts)
    order = sorted(range(config.vocab_size), key=lambda i: (-written[i], i))
    return sorted(order[: config.draft_vocab_size])


def collate(texts):
    """ids [b, T], and counts [b, T]: whether the token after this place was written by the target."""
    width = -(-max(len(t.ids) for t in texts) // BUCKET) * BUCKET
    ids, counts = torch.full((len(texts), width), PAD), torch.zeros(len(texts), width, dtype=torch.bool)
    for row, text in enumerate(texts):
        ids[row, : len(text.ids)] = torch.tensor(text.ids)
        counts[row, : len(text.ids) - 1] = torch.tensor(text.counts[1:])
    return ids, counts


def optimisers(model, rate):
    """Matrices to Muon; the head, which is a table of tokens, and the norms to AdamW."""
    between = [p for n, p in model.named_parameters() if p.dim() == 2 and n != "lm_head.weight"]
    others = [p for n, p in model.named_parameters() if p.dim() == 1 or n == "lm_head.weight"]
    return [(Muon(between, rate), rate), (torch.optim.AdamW(others, rate / 7, betas=(0.9, 0.95), weight_decay=0.0), rate / 7)]


def main():
    args = parse()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    target = load_export(args.target)
    texts = read_texts(args.texts)
    config = EagleConfig()
    model = Eagle3(config, most_written(texts, config))
    embed = target.model.embed_tokens.requires_grad_(False)
    with torch.no_grad():
        model.lm_head.weight.copy_(embed.weight[model.t2d])
        model.norm.weight.copy_(target.model.norm.weight)
    args.run.mkdir(parents=True, exist_ok=True)
    before = {"step": 0, "tokens": 0, "minutes": 0.0, "epoch": 0, "legs": []}
    if args.resume:
        stored = torch.load(args.run / "checkpoint.pt")
        model.load_state_dict(stored["model"])
        before = stored["at"]
    both = optimisers(model, args.rate)
    schedule = Schedule(args.warmup, None, args.minutes, args.share)
    log = (args.run / "log.jsonl").open("a" if args.resume else "w")
    leg = {"minutes": args.minutes, "rate": args.rate, "bf16": args.bf16}

    def keep():
        at = {"step": before["step"] + step, "tokens": before["tokens"] + tokens, "minutes": before["minutes"] + (time.time() - started) / 60, "epoch": epoch, "legs": [*before["legs"], leg]}
        save(args.run / "checkpoint.pt", {"model": model.state_dict(), "config": config.as_dict(), "at": {**at, "texts": len(texts), "test": args.steps, "seed": args.seed}})

    started, step, epoch, tokens, losses, agreed = time.time(), 0, before["epoch"], 0, [], []
    share = 1.0
    while share > 0:
        for group in batches(texts, args.tokens, args.seed + epoch):
            share = schedule.at(step + 1, time.time() - started)
            ids, counts = collate(group)
            with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
                features, wanted = read_target(target, ids, config.target_layer_ids)
                total, weight, said = test_loss(model, embed, features, ids, wanted.float(), counts, args.steps)
            loss = total / weight
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5)
            descend(both, share)
            step, tokens = step + 1, tokens + ids.numel()
            losses.append(loss.item())
            counted = counts[:, 1:]
            first = said[0].argmax(-1)[counted]
            agreed.append((first + model.d2t[first] == wanted[:, 1:].argmax(-1)[counted]).float().mean().item())
            if step % 50 == 0:
                note = {"step": before["step"] + step, "loss": round(sum(losses) / len(losses), 4), "agreement": round(sum(agreed) / len(agreed), 4), "tokens": before["tokens"] + tokens, "epoch": epoch, "minutes": round(before["minutes"] + (time.time() - started) / 60, 2), "rate": round(share, 4)}
                print(json.dumps(note), file=log, flush=True)
                losses, agreed = [], []
            if step % 500 == 0:
                keep()
            if share == 0:
                break
        epoch += 1
    keep()


if __name__ == "__main__":
    main()
