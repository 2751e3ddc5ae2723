"""Draft-OPD and its controls: the arms of docs/experiments/draft-opd.md, all from one checkpoint and for the same number of operations.

    python pytorch/draft_opd.py --draft ~/.cache/slipstream/dflash/checkpoint.pt --arms A0 A1 A3 A6 A10 --seeds 1 2 3 --budget 3e12 --rates 3e-4

A row a run is appended to --out, with the rounds of every held-out prompt, so that arms can be compared prompt by prompt
(compare_arms.py); runs whose row is there already are left out. The rate warms up over 5 % of the budget and falls along half a cosine.
With --logs a run is also measured on its way, on up to 100 held-out prompts of a family, and its log is written as the page's lab draws it.
"""

import argparse
import hashlib
import json
import math
import random
import subprocess
import sys
import time
from datetime import datetime, timezone
from itertools import product
from pathlib import Path

import torch

from dflash import DFlash, DFlashConfig
from drafting import count_rounds, draw, held_out_texts, read_texts, unseen, with_features
from export import load_export
from ledger import Ledger
from opd_arms import ARMS, FIRST_TRAINING
from opd_step import draft_everywhere, reverse_kl_by_group, rounds_loss, rounds_of, text_loss, walked
from texts import load_tokenizer
from train_dflash import CLIP, DECAY, target_hash
from training import CACHE, reduced
from training_log import TrainingLog, config_of, identity

MEASURES = 12  # of a run whose log is kept, besides the one before it
STEPS_BETWEEN = 5  # that are not in the log
RANDOM_ROUNDS = 1 / 4  # of a text's anchors in A10b, about as many as rounds when tau is 4


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--draft", type=Path, default=CACHE / "dflash/checkpoint.pt", help="the first training's checkpoint")
    parser.add_argument("--sft", type=Path, nargs="+", default=[CACHE / f"drafters/sft-{part}.jsonl" for part in range(3)])
    parser.add_argument("--opd", type=Path, nargs="+", default=[CACHE / "drafters/opd.jsonl"])
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--arms", nargs="+", default=list(ARMS), choices=ARMS)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--budget", type=float, default=3e12, help="floating-point operations a run, by the ledger")
    parser.add_argument("--rates", type=float, nargs="+", default=[3e-4])
    parser.add_argument("--tuning", action="store_true", help="to choose a rate: measure on texts of the pool that are never trained on")
    parser.add_argument("--left-out", type=int, default=300, help="texts of the pool that no arm is trained on")
    parser.add_argument("--sft-again", type=int, default=12_000, help="of the first training's texts, those that A1 draws from")
    parser.add_argument("--batch", type=int, default=24, help="texts a step")
    parser.add_argument("--share", type=float, default=0.5, help="of a text's anchors in arms with random ones")
    parser.add_argument("--out", type=Path, default=CACHE / "opd/rows.jsonl")
    parser.add_argument("--logs", type=Path, help="folder for the logs")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="products in bfloat16 while training; measured in float32")
    return parser.parse_args()


def share_of_rate(spent, warmup=0.05):
    return spent / warmup if spent < warmup else 0.5 * (1 + math.cos(math.pi * (spent - warmup) / (1 - warmup)))


def step_loss(arm, draft, target, texts, embedding, args, dice, places):
    """The loss of one step and how many blocks it drafted; where their anchors lay is counted in `places`."""
    if arm.anchors == "random":
        chosen = [draw(range(len(text.anchors())), args.share, dice) for text in texts]
    else:
        with reduced("cpu", args.bf16):
            everywhere = draft_everywhere(draft, texts, embedding)
        chosen = walked(everywhere) if arm.anchors != "randomAll" else [draw(range(len(text.anchors())), RANDOM_ROUNDS, dice) for text in texts]
    for text, own in zip(texts, chosen):
        for i in own:
            places[10 * i // len(text.anchors())] += 1
    with reduced("cpu", args.bf16):  # a context of its own: it keeps the weights it rounded, and those above were rounded without gradient
        if arm.whole:
            anchors = [[text.start - 1 + i for i in own] for text, own in zip(texts, chosen)]
            loss = text_loss(arm, draft, target, texts, anchors, embedding, DECAY)
        else:
            loss = rounds_loss(arm, draft, target, texts, rounds_of(texts, everywhere, chosen), embedding, dice)
    return loss, sum(map(len, chosen))


def shares(arm, texts, count, dice):
    """A step's texts by what teaches them: (arm, texts, weight) for the arm itself and, if it rehearses, for the first training."""
    rehearsed = round(arm.rehearsal * count)
    parts = [(arm, dice.sample(texts[arm.texts], count - rehearsed), 1 - arm.rehearsal)]
    return parts + [(FIRST_TRAINING, dice.sample(texts["sft"], rehearsed), arm.rehearsal)] if rehearsed else parts


def train(arm, draft, target, texts, embedding, args, rate, seed, log):
    """Steps until the budget is spent; returns what was spent and where anchors lay (tenths of a text, in both halves of the run). `log`: where it is written down, or None."""
    dice, ledger = random.Random(f"{seed}/opd"), Ledger(target, draft)
    optimiser = torch.optim.AdamW(draft.parameters(), rate, betas=(0.9, 0.95), weight_decay=0.01)
    steps, losses, places, measured = 0, [], [[0] * 10, [0] * 10], 0
    if log:
        log.measure(0, ledger)
    while ledger.total() < args.budget:
        progress = ledger.total() / args.budget
        optimiser.zero_grad()
        total, drafted, began, tenths = 0, 0, time.time(), [0] * 10
        for own, group, weight in shares(arm, texts, args.batch, dice):
            context = sum(len(text.ids) - 1 for text in group)
            loss, blocks = step_loss(own, draft, target, group, embedding, args, dice, tenths)
            drafted += blocks
            ledger.step(own.anchors, sum(text.start - 1 for text in group), context, blocks)
            (weight * loss).backward()
            total += weight * loss.item()
        norm = torch.nn.utils.clip_grad_norm_(draft.parameters(), CLIP)
        optimiser.param_groups[0]["lr"] = rate * share_of_rate(progress)
        optimiser.step()
        steps += 1
        losses.append(total)
        half = places[progress >= 0.5]
        half[:] = [a + b for a, b in zip(half, tenths)]
        if log:
            log.step(steps, total, norm.item(), optimiser.param_groups[0]["lr"], ledger, drafted, tenths, time.time() - began)
            if (share := min(MEASURES, int(MEASURES * ledger.total() / args.budget))) > measured:
                measured = share
                log.measure(steps, ledger)
    return {"steps": steps, "flops": ledger.spent, "loss": [round(sum(part) / len(part), 4) for part in (losses[: steps // 10 + 1], losses[-(steps // 10 + 1) :])], "anchorPlaces": places}


def main():
    args = parse()
    torch.set_num_threads(args.threads)
    target, stored = load_export(args.target), torch.load(args.draft)
    if stored["target"] != target_hash(args.target):
        raise SystemExit(f"{args.draft} was made for another target")
    embedding, config = target.model.embed_tokens.weight.detach(), DFlashConfig(**stored["config"])
    known = [row for path in args.sft for row in read_texts(path)]
    taps = config.target_layer_ids
    pool = unseen([row for path in args.opd for row in read_texts(path)], known)
    texts = {"opd": with_features(pool[:-args.left_out], target, taps)}
    if any(ARMS[name].texts == "sft" or ARMS[name].rehearsal for name in args.arms):
        texts["sft"] = with_features(random.Random("sft").sample(known, min(args.sft_again, len(known))), target, taps)
    held_out = pool[-args.left_out:] if args.tuning else held_out_texts(args.held_out, target, load_tokenizer(args.target / "tokenizer.json"), 0)
    judges = with_features(held_out, target, taps)
    tokenizer = load_tokenizer(args.target / "tokenizer.json")
    watched = with_features(held_out_texts(args.held_out, target, tokenizer, 100), target, taps) if args.logs else []
    args.out.parent.mkdir(parents=True, exist_ok=True)
    done = {(row["arm"], row["seed"], row["rate"]) for row in map(json.loads, args.out.open())} if args.out.exists() else set()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    hashes = {"target": stored["target"], "draft": hashlib.sha256(args.draft.read_bytes()).hexdigest(), "heldOut": hashlib.sha256(args.held_out.read_bytes()).hexdigest()}
    for seed, name, rate in product(args.seeds, args.arms, args.rates):
        if (name, seed, rate) in done or (name == "A0" and (seed, rate) != (args.seeds[0], args.rates[0])):
            continue
        arm, began = ARMS[name], time.time()
        torch.manual_seed(seed)
        draft = DFlash(config)
        draft.load_state_dict(stored["model"])
        log = TrainingLog(draft, watched, embedding, tokenizer, STEPS_BETWEEN) if args.logs and name != "A0" else None
        trained = {} if name == "A0" else train(arm, draft, target, texts, embedding, args, rate, seed, log)
        if log:
            args.logs.mkdir(parents=True, exist_ok=True)
            chosen = config_of(arm, trained["steps"], args.batch, 32, rate, seed)
            log.write(args.logs / f"{name}-{seed}.json", chosen, identity(args.target, target, stored["target"]), len(texts[arm.texts]))
        counts, kept = count_rounds(draft, judges, embedding)
        row = {
            "kind": "opd", "engine": "pytorch", "arm": name, "about": arm.about, "seed": seed, "temperature": 0, "blockSize": config.block_size,
            "date": datetime.now(timezone.utc).isoformat(timespec="seconds"), "commit": commit, "command": " ".join(["python", *sys.argv]).replace(str(Path.home()), "~"), "models": hashes,
            "budget": args.budget, "rate": rate, **trained, "minutes": round((time.time() - began) / 60, 2),
            "tau": round(sum(c[1] for c in counts) / sum(c[2] for c in counts), 4), "kept": kept,
            "reverseKl": {group: round(total / max(1, number), 4) for group, (total, number) in reverse_kl_by_group(draft, target, judges[::17], embedding).items()},
            "families": [c[0] for c in counts] if name == "A0" else None, "tokens": [c[1] for c in counts] if name == "A0" else None, "rounds": [c[2] for c in counts],
        }
        with args.out.open("a") as out:
            print(json.dumps(row), file=out)
        print(name, seed, rate, row["tau"], trained.get("steps"), row["minutes"], flush=True)


if __name__ == "__main__":
    main()
