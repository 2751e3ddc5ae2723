"""Rewards, advantages and GRPO's loss, number for number those of src/core/training: gated-reward.ts, group-advantages.ts, policy-coefficients.ts."""

import torch

BELOW, ABOVE = 0.2, 0.28  # how far a ratio counts from 1


def gated_rewards(right, trace_rewards, alpha):
    """r_v (1 - alpha + alpha sigmoid(r_t)): a wrong answer earns 0 whatever the model says of its trace."""
    return torch.where(right, 1 - alpha + alpha * torch.sigmoid(trace_rewards), 0.0)


def group_advantages(rewards):
    """[groups, answers]: how far above its group's mean each is, in the group's own deviations; 0 where all are equal."""
    above = rewards - rewards.mean(1, keepdim=True)
    deviation = (above**2).mean(1, keepdim=True).sqrt()
    return torch.where((rewards == rewards[:, :1]).all(1, keepdim=True), 0.0, above / deviation)


def policy_losses(log_probs, sampled, counts, advantages):
    """[traces]: minus the mean of min(r A, clip(r) A) over a trace's tokens; and the share of them that the clip kept from teaching."""
    ratios = (log_probs - sampled).exp()
    pushes = advantages[:, None]
    objective = torch.minimum(ratios * pushes, ratios.clamp(1 - BELOW, 1 + ABOVE) * pushes)
    held = torch.where(pushes > 0, ratios > 1 + ABOVE, (pushes < 0) & (ratios < 1 - BELOW))
    lengths = counts.sum(1)
    return -(objective * counts).sum(1) / lengths, (held & counts).sum(1) / lengths
