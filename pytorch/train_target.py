"""Pretrains the target.

    python pytorch/train_target.py --corpus DIR --tokenizer public/models/target/tokenizer.json --minutes 80

The rate warms up, stays, and falls to 0 over the last part. With --minutes it falls by the clock (the log says at which
steps); with --fall FIRST LAST it falls between the steps named, and the run is the same every time on one machine. Shards
are read in the order of their names, new ones as they come, so that the mix can be changed while the run goes on.
Checkpoints every three minutes; --resume goes on. A run with --start begins with another's weights and is a training of its own;
with --family it reads the texts of one family (in the algebraic world: one style) alone:

    python pytorch/train_target.py --size algebra-s --start DIR/s/checkpoint.pt --family terse --rate 0.005 --minutes 5 --run DIR/terse
"""

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from model import SIZES, Model, config_of
from texts import PAD, batches, collate, load_shard, load_tokenizer
from training import CACHE, Schedule, descend, optimisers, save


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=Path, default=CACHE / "corpus")
    parser.add_argument("--tokenizer", type=Path, default=Path("public/models/target/tokenizer.json"))
    parser.add_argument("--run", type=Path, default=CACHE / "target", help="folder of checkpoint and log")
    parser.add_argument("--size", default="target", choices=SIZES)
    parser.add_argument("--set", nargs="*", default=[], help="changes to the size, such as hidden_size=160")
    parser.add_argument("--start", type=Path, help="checkpoint whose weights are gone on from, instead of random ones")
    parser.add_argument("--family", help="the only family of texts that is read, instead of all")
    parser.add_argument("--minutes", type=float, default=80, help="wall-clock budget; the rate falls over its last part")
    parser.add_argument("--fall", type=int, nargs=2, metavar=("FIRST", "LAST"), help="fall over these steps instead")
    parser.add_argument("--share", type=float, default=0.4, help="last part of the run over which the rate falls")
    parser.add_argument("--tokens", type=int, default=1536, help="positions a batch")
    parser.add_argument("--rate", type=float, default=0.02, help="Muon's; AdamW's is a seventh of it")
    parser.add_argument("--warmup", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--compile", action="store_true")
    return parser.parse_args()


def main():
    args = parse()
    torch.manual_seed(args.seed)
    torch.set_float32_matmul_precision("high")
    config = config_of(args.size, args.set)
    model = Model(config).to(args.device)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location=args.device)["model"])
    both = optimisers(model, args.rate)
    schedule = Schedule(args.warmup, args.fall, args.minutes, args.share)
    at = {"step": 0, "tokens": 0, "elapsed": 0.0, "shard": 0, "batch": 0}
    args.run.mkdir(parents=True, exist_ok=True)
    checkpoint = args.run / "checkpoint.pt"
    if args.resume:
        stored = torch.load(checkpoint, map_location=args.device)
        model.load_state_dict(stored["model"])
        for (optimiser, _), state in zip(both, stored["optimisers"]):
            optimiser.load_state_dict(state)
        at = stored["at"]
    if args.compile:
        torch._dynamo.config.recompile_limit = 256
        for layer in model.model.layers:
            layer.compile(dynamic=False)
    tokenizer = load_tokenizer(args.tokenizer)
    log = (args.run / "log.jsonl").open("a" if args.resume else "w")

    def store():
        save(checkpoint, {"model": model.state_dict(), "optimisers": [o.state_dict() for o, _ in both], "config": config.as_dict(), "at": at})

    started, saved, noted = time.time() - at["elapsed"], time.time(), time.time()
    tokens_noted, loss_sum, loss_count = at["tokens"], 0.0, 0
    while True:
        shards = sorted(args.corpus.glob("*.jsonl"))
        path = shards[at["shard"] % len(shards)]
        read = [text for text in load_shard(path, tokenizer) if args.family in (None, text.family)]
        for index, texts in enumerate(batches(read, args.tokens, args.seed + at["shard"])):
            if index < at["batch"]:
                continue
            share = schedule.at(at["step"] + 1, at["elapsed"])
            inputs, targets = collate(texts, args.device)
            counted = targets != PAD
            loss = F.cross_entropy(model.head(model.hidden(inputs)[counted]), targets[counted])
            loss.backward()
            descend(both, share)
            at.update(step=at["step"] + 1, tokens=at["tokens"] + inputs.numel(), elapsed=time.time() - started, batch=index + 1)
            loss_sum, loss_count = loss_sum + loss.item(), loss_count + 1
            if at["step"] % 50 == 0:
                now = time.time()
                note = {"step": at["step"], "loss": round(loss_sum / loss_count, 4), "tokens": at["tokens"], "minutes": round(at["elapsed"] / 60, 2), "rate": round(share, 4), "tokensPerSecond": round((at["tokens"] - tokens_noted) / (now - noted)), "shard": path.name}
                print(json.dumps(note), file=log, flush=True)
                noted, tokens_noted, loss_sum, loss_count = now, at["tokens"], 0.0, 0
            done = at["step"] > args.warmup and share == 0.0
            if done or time.time() - saved > 180:
                store()
                saved = time.time()
            if done:
                return
        at.update(shard=at["shard"] + 1, batch=0)


if __name__ == "__main__":
    main()
