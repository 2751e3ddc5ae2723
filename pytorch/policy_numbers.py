"""Rewards, advantages and coefficients of a few groups of traces, in float64: what src/core/training is compared with.

    python pytorch/policy_numbers.py --out public/models/fixtures

policy-numbers.json: {"groups": [{"alpha", "right": [..], "traceRewards": [..], "rewards": [..], "advantages": [..],
"traces": [{"sampled": [..], "logProbs": [..], "coefficients": [..], "clipped": share}]}]}. A trace weighs 1 / traces of its group; its coefficients
are minus the gradient of the group's loss by its log-probabilities.
"""

import argparse
from pathlib import Path

import torch

from fixtures import write
from policy_loss import gated_rewards, group_advantages, policy_losses

ANSWERS = 4
RIGHT = {0.0: [1, 0, 0, 1], 0.2: [1, 1, 0, 1], 0.8: [1, 1, 1, 1], 0.5: [0, 0, 0, 0]}


def group(alpha, right, dice):
    right = torch.tensor(right, dtype=torch.bool)
    trace_rewards = 2 * torch.randn(ANSWERS, generator=dice, dtype=torch.float64)
    rewards = gated_rewards(right, trace_rewards, alpha)
    advantages = group_advantages(rewards[None])[0]
    lengths = torch.randint(1, 7, (ANSWERS,), generator=dice)
    counts = torch.arange(6) < lengths[:, None]
    sampled = -3 * torch.rand(ANSWERS, 6, generator=dice, dtype=torch.float64)
    log_probs = (sampled + 0.4 * torch.randn(ANSWERS, 6, generator=dice, dtype=torch.float64)).requires_grad_()
    losses, clipped = policy_losses(log_probs, sampled, counts, advantages)
    losses.mean().backward()
    own = [{"sampled": s[c].tolist(), "logProbs": p[c].tolist(), "coefficients": (-g[c]).tolist(), "clipped": share.item()} for s, p, g, c, share in zip(sampled, log_probs.detach(), log_probs.grad, counts, clipped)]
    return {"alpha": alpha, "right": right.tolist(), "traceRewards": trace_rewards.tolist(), "rewards": rewards.tolist(), "advantages": advantages.tolist(), "traces": own}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    parser.add_argument("--seed", type=int, default=9)
    args = parser.parse_args()
    dice = torch.Generator().manual_seed(args.seed)
    write(args.out / "policy-numbers.json", {"groups": [group(alpha, right, dice) for alpha, right in RIGHT.items()]})


if __name__ == "__main__":
    main()
