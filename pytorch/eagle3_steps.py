"""Ten training steps of a tiny EAGLE-3 drafter, for the tests of a trainer written elsewhere.

    python pytorch/eagle3_steps.py --out public/models/fixtures

Everything is computed in float64 from float32 inputs and stored as float32, so that what differs is the other trainer's rounding.
(cos and sin of RoPE are rounded to float32 first.)

eagle3-steps.json
    config      shape, as in a drafter's config.json
    test        steps of the training-time test, S
    decay       of their weights: decay^s at step s = 0 .. S-1
    optimiser   AdamW on every tensor, norms too: m and v with bias correction, p -= lr (weightDecay p + m^ / (sqrt(v^) + epsilon));
                gradients are first multiplied by min(1, clip / (norm + 1e-6)), norm over all tensors together
    used        the draft vocabulary: ids of the target, ascending; d2t[i] = used[i] - i, t2d[v] = v is one of them
    texts       [{"ids": [length], "counts": [length]}]: the same in every step. counts[r] is 1 where the loss counts for the
                target's logits after token r (a text's last row never counts)
    weightSum   what the summed cross-entropies of both texts together are divided by
    steps       [{"step": 1.., "lr", "loss" before the step, "gradientNorm" before clipping, "clip" the coefficient}]
eagle3-steps.safetensors, float32, matrices [rows out, columns in] as in PyTorch
    embedding [vocab, hidden]           frozen, what the drafter reads tokens by
    features.0, features.1 [length, taps x hidden]     what stands for the target's taps
    wanted.0, wanted.1 [length, vocab]                 the target's logits after each token
    initial/NAME                        the weights before step 1
    logits.0, logits.1 [S, length - 1, draft vocab]    of the initial weights, by step and column
    gradient-1/NAME, gradient-10/NAME   before clipping
    weight-1/NAME, weight-10/NAME       after that step

Column t = 0 .. length-2 of test step s stands at position t + s, reads token t+1+s (beyond the text: id 0) and is asked for row
r = t+1+s of `wanted` (beyond the text: it weighs nothing). Its keys are those of step 0 at columns 0 .. t, and its own of steps
1 .. s. Its weight is decay^s where counts[r] is 1 and the largest of wanted[r] is in the draft vocabulary, else 0; its loss is the
cross-entropy with softmax(wanted[r][used]). Beside them: h of step 0 is fc(features[t]); of a later one the layer's output at the
step before, through which gradients flow, as they do through the keys and values of all steps.
The rate of step s = 1 ..: lr s / warmup up to the warm-up, then lr (1 + cos(pi (s - 1 - warmup) / (steps - warmup))) / 2.
"""

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from eagle3 import EagleConfig, Eagle3, test_loss
from fixtures import write
from trained_steps import write_down

CONFIG = EagleConfig(
    hidden_size=64, num_attention_heads=2, num_key_value_heads=1, head_dim=32, intermediate_size=96, vocab_size=96, draft_vocab_size=48,
    max_position_embeddings=64, num_target_layers=6, target_layer_ids=(1, 2, 3),
)
TEST = 3
DECAY = 0.8
OPTIMISER = {"lr": 6e-4, "beta1": 0.9, "beta2": 0.95, "epsilon": 1e-8, "weightDecay": 0.01, "clip": 0.5, "warmup": 2, "steps": 10}
LENGTHS = [19, 33]
PROMPTS = [6, 9]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    parser.add_argument("--seed", type=int, default=6)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    used = torch.randperm(CONFIG.vocab_size)[: CONFIG.draft_vocab_size].sort().values
    draft = Eagle3(CONFIG, used)
    for weight in draft.parameters():
        if weight.dim() == 1:  # all ones would hide a norm that is applied twice or to the wrong rows
            torch.nn.init.normal_(weight, mean=1.0, std=0.1)
    embedding = torch.randn(CONFIG.vocab_size, CONFIG.hidden_size) * 0.06
    ids = [torch.randint(4, CONFIG.vocab_size, (1, length)) for length in LENGTHS]
    counts = [(torch.arange(length) + 1 >= prompt)[None] & (torch.arange(length) < length - 1)[None] for length, prompt in zip(LENGTHS, PROMPTS)]
    features = [torch.randn(1, length, len(CONFIG.target_layer_ids) * CONFIG.hidden_size) for length in LENGTHS]
    wanted = [torch.randn(1, length, CONFIG.vocab_size) * 2 for length in LENGTHS]

    kept = {"embedding": embedding}
    kept.update({f"{name}.{i}": tensor[0] for name, both in (("features", features), ("wanted", wanted)) for i, tensor in enumerate(both)})
    draft.double()

    def losses(step):
        for index, (text, feature, goal, count) in enumerate(zip(ids, features, wanted, counts)):
            loss, weight, said = test_loss(draft, lambda tokens: F.embedding(tokens, embedding.double()), feature.double(), text, goal.double(), count, TEST, DECAY)
            if step == 1:
                kept[f"logits.{index}"] = torch.stack([logits[0] for logits in said]).detach().float()
            yield loss, weight

    steps, weight_sum = write_down(draft, OPTIMISER, losses, kept)

    write(args.out / "eagle3-steps.json", {
        "config": CONFIG.as_dict(), "test": TEST, "decay": DECAY, "optimiser": OPTIMISER, "used": used.tolist(), "weightSum": weight_sum, "steps": steps,
        "texts": [{"ids": text[0].tolist(), "counts": count[0].int().tolist()} for text, count in zip(ids, counts)],
    })
    save_file({name: tensor.contiguous() for name, tensor in kept.items()}, args.out / "eagle3-steps.safetensors")


if __name__ == "__main__":
    main()
