"""Three training steps of a tiny reward model, and what it gives to texts before them: what another trainer is compared with.

    python pytorch/reward_steps.py --out public/models/fixtures

Everything is computed in float64 from float32 inputs and stored as float32 (cos and sin of RoPE are rounded to float32 first).

reward-steps.json
    config      shape, as in a model's config.json
    optimiser   AdamW on every tensor, as in dflash_steps.py; the rate of a step as there too
    pairs       [{"chosen": [ids], "rejected": [ids]}]: the same in every step; the loss is their mean
    rewards     [[of the chosen, of the rejected]] by the initial weights
    steps       [{"step": 1.., "lr", "loss" before the step, "gradientNorm" before clipping, "clip" the coefficient}]
reward-steps.safetensors, float32
    initial/NAME, and gradient-S/NAME (before clipping) and weight-S/NAME (after the step) of S = 1 and 3
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import save_file

from fixtures import write
from model import Config
from reward_model import RewardModel, pair_loss
from trained_steps import write_down

CONFIG = Config(hidden_size=32, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, head_dim=8, intermediate_size=48, vocab_size=40, max_position_embeddings=64)
OPTIMISER = {"lr": 3e-4, "beta1": 0.9, "beta2": 0.98, "epsilon": 1e-8, "weightDecay": 0.001, "clip": 1.0, "warmup": 1, "steps": 3}
LENGTHS = [(5, 9), (31, 17), (12, 12), (1, 40)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    parser.add_argument("--seed", type=int, default=8)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    model = RewardModel(CONFIG)
    for name, weight in model.named_parameters():
        if weight.dim() == 1:  # all ones would hide a norm that is left out
            torch.nn.init.normal_(weight, mean=1.0, std=0.1)
        elif "score" in name or "embed" in name:  # a head of zeros would teach nothing to what is below it
            torch.nn.init.normal_(weight, std=0.3)
    pairs = [[torch.randint(4, CONFIG.vocab_size, (length,)).tolist() for length in pair] for pair in LENGTHS]
    kept = {}
    model.double()

    def losses(step):
        for pair in pairs:
            chosen, rejected = model(pair)
            yield pair_loss(chosen, rejected), 1

    with torch.no_grad():
        rewards = [model(pair).tolist() for pair in pairs]
    steps, _ = write_down(model, OPTIMISER, losses, kept)
    write(args.out / "reward-steps.json", {"config": CONFIG.as_dict(), "optimiser": OPTIMISER, "pairs": [{"chosen": a, "rejected": b} for a, b in pairs], "rewards": rewards, "steps": steps})
    save_file({name: tensor.contiguous() for name, tensor in kept.items()}, args.out / "reward-steps.safetensors")


if __name__ == "__main__":
    main()
