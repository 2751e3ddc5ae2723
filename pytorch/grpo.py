"""GRPO on the algebraic world with a verifier's reward and a thinking reward model's (note reasoning.md 3.7, 9.5): r = r_v (1 - alpha + alpha sigmoid(r_t)).

    python pytorch/grpo.py --policy ~/.cache/slipstream/algebra/xs/checkpoint.pt --reward-model ~/.cache/slipstream/algebra/trm/checkpoint.pt \\
        --problems train.jsonl --held-out test.jsonl --alphas 0 0.2 0.5 0.8 --seeds 1 2 3 --out ~/.cache/slipstream/algebra/grpo

Problems are rows {"id", "prompt": [ids], "answer": [ids of the element]}. r_v is 1 where a trace ends with <answer>, the element and <eos>; the reward model sees
what stands before. A seed has the same problems in the same order, and the same dice, whatever alpha is. Held-out problems are sampled at temperature 1, by dice
that depend on nothing but problem and sample. A run a folder of --out: log.jsonl, checkpoint.pt, and traces.jsonl at the end: the last policy's on the held-out
problems, as sample_traces.py writes them. Runs that are done are left out; one that was broken off goes on.
"""

import argparse
import json
import random
import time
from itertools import product
from pathlib import Path
from statistics import fmean

import torch

from policy_loss import gated_rewards, group_advantages, policy_losses
from reward_model import ANSWER, before_answer, load_reward_model, rewards_of
from roll_out import EOS, LIMIT, Row, key_of, roll_out
from sample_traces import read_rows, trace_line
from token_log_probs import by_length, token_log_probs
from training import load_checkpoint, save

CLIP = 1.0
POSITIONS = 8_192  # a pass with gradients
KEPT_EVERY = 180  # seconds between checkpoints


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--policy", type=Path, required=True, help="checkpoint that every run begins with")
    parser.add_argument("--reward-model", type=Path, required=True, help="checkpoint of train_trm.py; at alpha 0 it only measures")
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--alphas", type=float, nargs="+", default=[0.0, 0.2, 0.5, 0.8])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--prompts", type=int, default=16, help="problems a step")
    parser.add_argument("--samples", type=int, default=8, help="traces a problem")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--limit", type=int, default=LIMIT, help="most positions, with the prompt")
    parser.add_argument("--every", type=int, default=20, help="steps from one evaluation to the next")
    parser.add_argument("--evaluated", type=int, default=4, help="traces a held-out problem")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def is_right(row, answer):
    return row.ids[-1] == EOS and ANSWER in row.ids and row.ids[row.ids.index(ANSWER) + 1 : -1] == answer


def problems_of(step, problems, seed, count):
    """Those of step 1 ..: once through all in a random order, then through another."""
    places = [divmod(index, len(problems)) for index in range((step - 1) * count, step * count)]
    orders = {turn: random.Random(f"{seed}/{turn}").sample(problems, len(problems)) for turn, _ in places}
    return [orders[turn][place] for turn, place in places]


def sampled(policy, problems, samples, dice, limit):
    """Rows, the samples of each problem behind one another."""
    rows = [Row(problem["prompt"], key_of(*dice, problem["id"], sample)) for problem in problems for sample in range(samples)]
    for _ in roll_out(policy, rows, 1.0, limit):
        pass
    return rows


def judged(reward_model, rows, answers):
    """Of each row whether it is right, and the reward of its trace: of right ones alone, since no other counts."""
    right = torch.tensor([is_right(row, answer) for row, answer in zip(rows, answers)])
    trace_rewards = torch.zeros(len(rows))
    if right.any():
        trace_rewards[right] = rewards_of(reward_model, [row.prompt + before_answer(row.ids) for row, good in zip(rows, right) if good])
    return right, trace_rewards


def monitors(rows, right, trace_rewards):
    return {
        "accuracy": right.float().mean().item(),
        "traceReward": trace_rewards[right].mean().item() if right.any() else None,
        "length": fmean(len(row.ids) for row in rows),
        "entropy": fmean(entropy for row in rows for entropy in row.entropy),
        "truncated": fmean(row.ids[-1] != EOS for row in rows),
    }


def update(policy, optimiser, rows, advantages):
    """One step on all traces; those without an advantage have no gradient, and are not gone through. Returns what is told of it."""
    taught = [index for index, advantage in enumerate(advantages.tolist()) if advantage != 0]
    optimiser.zero_grad()
    held = []
    for group in by_length([rows[i].prompt + rows[i].ids for i in taught], POSITIONS):
        own = [rows[taught[i]] for i in group]
        log_probs, counts = token_log_probs(policy, [row.prompt for row in own], [row.ids for row in own])
        then = torch.zeros_like(log_probs)
        then[counts] = torch.tensor([log for row in own for log in row.logprob])
        losses, clipped = policy_losses(log_probs, then, counts, advantages[[taught[i] for i in group]])
        (losses.sum() / len(rows)).backward()
        held += clipped.tolist()
    norm = torch.nn.utils.clip_grad_norm_(policy.parameters(), CLIP).item() if taught else 0.0
    if taught:
        optimiser.step()
    return {"taught": len(taught), "clipped": sum(held) / len(rows), "gradientNorm": norm}


def answered(problems, samples):
    return [problem["answer"] for problem in problems for _ in range(samples)]


class Run:
    """One alpha and one seed, from its checkpoint or from the start."""

    def __init__(self, args, alpha, seed, reward_model, problems, held_out):
        self.args, self.alpha, self.seed, self.reward_model, self.problems, self.held_out = args, alpha, seed, reward_model, problems, held_out
        self.folder = args.out / f"alpha{alpha:g}-seed{seed}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.policy, self.step = load_checkpoint(args.policy), 0
        self.optimiser = torch.optim.AdamW(self.policy.parameters(), args.rate, betas=(0.9, 0.98), weight_decay=0.0)
        self.log = self.folder / "log.jsonl"
        if self.checkpoint.exists():
            stored = torch.load(self.checkpoint)
            self.policy.load_state_dict(stored["model"])
            self.optimiser.load_state_dict(stored["optimiser"])
            self.step = stored["step"]
        known = [row for row in read_rows(self.log) if row["step"] <= self.step] if self.step else []
        self.log.write_text("".join(json.dumps(row) + "\n" for row in known))  # what was written after the checkpoint comes again

    @property
    def checkpoint(self):
        return self.folder / "checkpoint.pt"

    @property
    def traces(self):
        return self.folder / "traces.jsonl"

    def store(self):
        save(self.checkpoint, {"model": self.policy.state_dict(), "optimiser": self.optimiser.state_dict(), "config": self.policy.config.as_dict(), "step": self.step})

    def note(self, began, **row):
        with self.log.open("a") as out:
            rounded = {name: round(value, 5) if isinstance(value, float) else value for name, value in row.items()}
            print(json.dumps({"step": self.step, **rounded, "seconds": round(time.time() - began, 2)}), file=out)

    def learn(self):
        began, args = time.time(), self.args
        problems = problems_of(self.step + 1, self.problems, self.seed, args.prompts)
        rows = sampled(self.policy, problems, args.samples, (self.seed, self.step + 1), args.limit)
        right, trace_rewards = judged(self.reward_model, rows, answered(problems, args.samples))
        rewards = gated_rewards(right, trace_rewards, self.alpha)
        told = update(self.policy, self.optimiser, rows, group_advantages(rewards.view(-1, args.samples)).flatten())
        self.step += 1
        self.note(began, kind="step", **monitors(rows, right, trace_rewards), reward=rewards.mean().item(), **told)

    def evaluate(self):
        began, args = time.time(), self.args
        rows = sampled(self.policy, self.held_out, args.evaluated, ("held out",), args.limit)
        self.note(began, kind="evaluation", **monitors(rows, *judged(self.reward_model, rows, answered(self.held_out, args.evaluated))))
        return rows

    def keep_traces(self, rows):
        names = [(problem["id"], sample) for problem in self.held_out for sample in range(self.args.evaluated)]
        part = self.traces.with_suffix(".part")
        part.write_text("".join(trace_line(*name, row) + "\n" for name, row in zip(names, rows)))
        part.rename(self.traces)

    def go(self):
        kept = time.time()
        if self.step == 0:
            self.evaluate()
        while self.step < self.args.steps:
            self.learn()
            if self.step % self.args.every == 0 and self.step < self.args.steps:
                self.evaluate()
            if time.time() - kept > KEPT_EVERY:
                self.store()
                kept = time.time()
        self.store()
        self.keep_traces(self.evaluate())


def main():
    args = parse()
    reward_model, problems, held_out = load_reward_model(args.reward_model), read_rows(args.problems), read_rows(args.held_out)
    for seed, alpha in product(args.seeds, args.alphas):
        run = Run(args, alpha, seed, reward_model, problems, held_out)
        if not run.traces.exists():
            run.go()


if __name__ == "__main__":
    main()
