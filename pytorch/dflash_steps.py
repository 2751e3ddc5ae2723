"""Ten training steps of a tiny DFlash drafter, for the tests of a trainer written elsewhere.

    python pytorch/dflash_steps.py --out public/models/fixtures

Everything is computed in float64 from float32 inputs and stored as float32, so that what differs is the other trainer's rounding.
(cos and sin of RoPE are rounded to float32 first; w_j too.)

dflash-steps.json
    config      shape, as in a drafter's config.json; head and embedding are one frozen matrix
    decay       of the slot weights, w_j = exp(-(j-1) / decay), j = 1 .. block_size - 1
    optimiser   AdamW on every tensor, norms too: m and v with bias correction, p -= lr (weightDecay p + m^ / (sqrt(v^) + epsilon));
                gradients are first multiplied by min(1, clip / (norm + 1e-6)), norm over all tensors together
    texts       [{"ids": [length], "anchors": [...]}]: the same in every step; a slot beyond the last id weighs 0
    weightSum   what the summed cross-entropies of both texts together are divided by
    steps       [{"step": 1.., "lr", "loss" before the step, "gradientNorm" before clipping, "clip" the coefficient}]
dflash-steps.safetensors, float32, matrices [rows out, columns in] as in PyTorch
    embedding [vocab, hidden]           frozen, used both ways
    features.0, features.1 [length, taps x hidden]     what stands for the target's taps
    initial/NAME                        the weights before step 1
    logits.0, logits.1 [anchors, block_size, vocab]    of the initial weights
    gradient-1/NAME, gradient-10/NAME   before clipping
    weight-1/NAME, weight-10/NAME       after that step
The rate of step s = 1 ..: lr s / warmup up to the warm-up, then lr (1 + cos(pi (s - 1 - warmup) / (steps - warmup))) / 2.
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import save_file

from dflash import DFlash, DFlashConfig, block_loss, slot_labels, slot_weights
from fixtures import write
from trained_steps import write_down

CONFIG = DFlashConfig(
    hidden_size=64, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=1, head_dim=16, intermediate_size=96, vocab_size=96,
    max_position_embeddings=64, block_size=4, num_target_layers=6, target_layer_ids=(1, 3),
)
DECAY = 4.0
OPTIMISER = {"lr": 6e-4, "beta1": 0.9, "beta2": 0.95, "epsilon": 1e-8, "weightDecay": 0.01, "clip": 1.0, "warmup": 2, "steps": 10}
LENGTHS = [19, 33]
ANCHORS = [[5, 9, 10, 16, 18], [3, 7, 12, 13, 20, 28, 31]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    draft = DFlash(CONFIG)
    for name, weight in draft.named_parameters():
        if weight.dim() == 1:  # all ones would hide a norm that is applied twice or to the wrong rows
            torch.nn.init.normal_(weight, mean=1.0, std=0.1)
    embedding = torch.randn(CONFIG.vocab_size, CONFIG.hidden_size) * 0.007  # so small that the clip binds in some steps only
    ids = [torch.randint(4, CONFIG.vocab_size, (1, length)) for length in LENGTHS]
    features = [torch.randn(1, length, len(CONFIG.target_layer_ids) * CONFIG.hidden_size) for length in LENGTHS]
    anchors = [torch.tensor([each]) for each in ANCHORS]

    kept = {"embedding": embedding, **{f"features.{i}": f[0] for i, f in enumerate(features)}}
    draft.double()

    def losses(step):
        for index, (text, feature, blocks) in enumerate(zip(ids, features, anchors)):
            logits = draft(feature.double(), text, blocks, embedding.double())
            if step == 1:
                kept[f"logits.{index}"] = logits[0].detach().float()
            labels, inside = slot_labels(text, torch.tensor([text.shape[1]]), blocks, CONFIG.block_size)
            yield block_loss(logits, labels, inside * slot_weights(CONFIG.block_size, DECAY).double())

    steps, weight_sum = write_down(draft, OPTIMISER, losses, kept)

    write(args.out / "dflash-steps.json", {
        "config": CONFIG.as_dict(), "decay": DECAY, "optimiser": OPTIMISER, "weightSum": weight_sum.item(), "steps": steps,
        "texts": [{"ids": text[0].tolist(), "anchors": blocks} for text, blocks in zip(ids, ANCHORS)],
    })
    save_file({name: tensor.contiguous() for name, tensor in kept.items()}, args.out / "dflash-steps.safetensors")


if __name__ == "__main__":
    main()
