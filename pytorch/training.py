"""What a training does whatever its loss: Muon on the matrices, AdamW on the embedding and the norms, both at one share of
their rates, by step or by clock; and files that are whole or not there.
"""

import math
from pathlib import Path

import torch

from model import Config, Model
from muon import Muon

CACHE = Path.home() / ".cache/slipstream"


def optimisers(model, rate):
    """[(optimiser, its rate)]: matrices between layers to Muon, embedding and norms to AdamW."""
    between = [p for n, p in model.named_parameters() if p.dim() == 2 and "embed" not in n]
    others = [p for n, p in model.named_parameters() if p.dim() == 1 or "embed" in n]
    return [(Muon(between, rate), rate), (torch.optim.AdamW(others, rate / 7, betas=(0.9, 0.95), weight_decay=0.0), rate / 7)]


class Schedule:
    """The share of the full rate: up over `warmup` steps, flat, then straight down to 0, between two steps or by the clock."""

    def __init__(self, warmup, fall, minutes, share):
        self.warmup, self.fall, self.seconds, self.share = warmup, fall, minutes * 60, share

    def at(self, step, elapsed):
        first, last, now = (*self.fall, step) if self.fall else (self.seconds * (1 - self.share), self.seconds, elapsed)
        return max(0.0, min(1.0, step / self.warmup, (last - now) / (last - first)))


def descend(both, share):
    """One step along the gradients, which are cleared."""
    for optimiser, rate in both:
        for group in optimiser.param_groups:
            group["lr"] = rate * share
        optimiser.step()
        optimiser.zero_grad()


def reduced(device, wanted):
    """A context in which products are computed in bfloat16, if wanted; weights, their gradients and losses stay float32."""
    return torch.autocast(device, torch.bfloat16, enabled=wanted)


def cosine(step, warmup, steps):
    """The share of the full rate in step 1 .. steps: straight up over the warm-up, then down along half a cosine, never quite to 0."""
    return step / warmup if step <= warmup else 0.5 * (1 + math.cos(math.pi * (step - 1 - warmup) / (steps - warmup)))


def save(path, content):
    part = path.with_suffix(".part")
    torch.save(content, part)
    part.rename(path)


def load_checkpoint(path):
    """The model of a checkpoint, on the CPU."""
    stored = torch.load(path, map_location="cpu")
    model = Model(Config(**stored["config"]))
    model.load_state_dict(stored["model"])
    return model.eval()
