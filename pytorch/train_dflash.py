"""Trains the DFlash drafter on the target's own texts: cross-entropy on the text, weighted by slot.

    python pytorch/train_dflash.py --texts ~/.cache/slipstream/drafters/sft-*.jsonl --steps 12000

Every epoch draws new anchors from each text. AdamW, a warm-up of 4 %, then half a cosine, gradients clipped at 1. Checkpoints
every two minutes; --resume goes on. tau on a sample of the held-out prompts is logged on the way.
"""

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import torch

from dflash import DFlash, DFlashConfig, block_loss, slot_labels, slot_weights
from drafting import collate, groups, held_out_texts, measure, read_texts, with_features
from export import load_export
from texts import load_tokenizer
from training import CACHE, cosine, reduced, save

DECAY = 4.0
CLIP = 1.0


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--tuning", type=int, default=0, help="measure on the last N texts, which are then not trained on, instead of the held-out prompts")
    parser.add_argument("--run", type=Path, default=CACHE / "dflash", help="folder of checkpoint and log")
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--blocks", type=int, default=320, help="anchors a step")
    parser.add_argument("--share", type=float, default=0.5, help="of a text's anchors, drawn anew each epoch")
    parser.add_argument("--every", type=int, default=400, help="steps between measurements")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--bf16", action="store_true", help="products in bfloat16 while training: four times as fast on CPUs that have units for it")
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights to begin from, with a schedule of its own")
    parser.add_argument("--resume", action="store_true")
    return parser.parse_args()


def target_hash(folder):
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()


def main():
    args = parse()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    target = load_export(args.target)
    embedding = target.model.embed_tokens.weight.detach()
    config = DFlashConfig()
    rows = [row for path in args.texts for row in read_texts(path)]
    if args.tuning:
        rows, kept_out = rows[: -args.tuning], rows[-args.tuning :]
    else:
        kept_out = held_out_texts(args.held_out, target, load_tokenizer(args.target / "tokenizer.json"), 100)
    texts = with_features(rows, target, config.target_layer_ids)
    judges = with_features(kept_out, target, config.target_layer_ids)
    draft = DFlash(config)
    if args.start:
        draft.load_state_dict(torch.load(args.start)["model"])
    optimiser = torch.optim.AdamW(draft.parameters(), args.rate, betas=(0.9, 0.95), weight_decay=0.01)
    weights = slot_weights(config.block_size, DECAY)
    at = {"step": 0, "epoch": 0, "batch": 0, "blocks": 0, "seconds": 0.0}
    args.run.mkdir(parents=True, exist_ok=True)
    checkpoint = args.run / "checkpoint.pt"
    if args.resume:
        stored = torch.load(checkpoint)
        draft.load_state_dict(stored["model"])
        optimiser.load_state_dict(stored["optimiser"])
        at = stored["at"]
    log = (args.run / "log.jsonl").open("a" if args.resume else "w")

    def store():
        save(checkpoint, {"model": draft.state_dict(), "optimiser": optimiser.state_dict(), "config": config.as_dict(), "target": target_hash(args.target), "at": at, "recipe": {key: str(value) for key, value in vars(args).items()}})

    began, saved, losses = time.time() - at["seconds"], time.time(), []
    while at["step"] < args.steps:
        batches = groups(texts, args.blocks, random.Random(f"{args.seed}/{at['epoch']}"), args.share)
        for pairs in batches[at["batch"] :]:
            features, ids, lengths, anchors, valid = collate(pairs)
            labels, inside = slot_labels(ids, lengths, anchors, config.block_size)
            with reduced("cpu", args.bf16):
                logits = draft(features, ids, anchors, embedding)
            total, weight = block_loss(logits.float(), labels, (inside & valid[..., None]) * weights)
            loss = total / weight
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(draft.parameters(), CLIP)
            optimiser.param_groups[0]["lr"] = args.rate * cosine(at["step"] + 1, max(1, args.steps // 25), args.steps)
            optimiser.step()
            losses.append(loss.item())
            at.update(step=at["step"] + 1, batch=at["batch"] + 1, blocks=at["blocks"] + int(valid.sum()), seconds=time.time() - began)
            if at["step"] % args.every == 0 or at["step"] == args.steps:
                tau = measure(draft, judges, embedding, resamples=200)
                note = {**at, "minutes": round(at["seconds"] / 60, 2), "loss": round(sum(losses) / len(losses), 4), "rate": round(optimiser.param_groups[0]["lr"], 6), "tau": tau["all"], "interval": tau["interval"], "evenly": tau["evenly"], "families": tau["families"]}
                print(json.dumps(note), file=log, flush=True)
                losses = []
            if time.time() - saved > 120:
                store()
                saved = time.time()
            if at["step"] == args.steps:
                break
        else:
            at.update(epoch=at["epoch"] + 1, batch=0)
    store()


if __name__ == "__main__":
    main()
