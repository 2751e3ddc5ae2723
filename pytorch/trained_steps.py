"""A few plain steps of AdamW with clipping and a cosine, written down number by number: what another trainer is compared with."""

import torch

from training import cosine


def write_down(draft, o, losses, kept):
    """Trains `draft` (float64) by the optimiser's numbers `o`. `losses(step)` gives (sum, weight) of each text; their quotient is the loss.
    Gradients and weights of the first step and the last go into `kept`. Returns a row a step, and the sum of weights."""
    kept.update({f"initial/{name}": weight.detach().float() for name, weight in draft.named_parameters()})
    optimiser = torch.optim.AdamW(draft.parameters(), o["lr"], betas=(o["beta1"], o["beta2"]), eps=o["epsilon"], weight_decay=o["weightDecay"])
    steps = []
    for step in range(1, o["steps"] + 1):
        lr = o["lr"] * cosine(step, o["warmup"], o["steps"])
        optimiser.param_groups[0]["lr"] = lr
        total, weight_sum = (sum(parts) for parts in zip(*losses(step)))
        optimiser.zero_grad()
        (total / weight_sum).backward()
        if step in (1, o["steps"]):
            kept.update({f"gradient-{step}/{name}": p.grad.float() for name, p in draft.named_parameters()})
        norm = torch.nn.utils.clip_grad_norm_(draft.parameters(), o["clip"]).item()
        optimiser.step()
        if step in (1, o["steps"]):
            kept.update({f"weight-{step}/{name}": p.detach().float() for name, p in draft.named_parameters()})
        steps.append({"step": step, "lr": lr, "loss": (total / weight_sum).item(), "gradientNorm": norm, "clip": min(1.0, o["clip"] / (norm + 1e-6))})
    return steps, weight_sum
