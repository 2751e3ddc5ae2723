"""Ten training steps of the two drafters that nobody published, for the tests of a trainer written elsewhere: DFlash's tensors drafting token
by token, and EAGLE-3's filling in a block at once (docs/adr/0013).

    python pytorch/ablation_steps.py --out public/models/fixtures

dflash-autoregressive-steps, eagle3-block-steps: .json and .safetensors with the keys of dflash_steps.py, which says what they mean. What differs:
    logits      of the first have block_size - 1 rows a block: row j foretells the token at anchor + j + 1
    used        of the second: the draft vocabulary, ids of the target, ascending; a slot whose label is not in it weighs 0
    embedding   of the second is what it reads tokens by, and nothing else: its head is its own
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import save_file

from dflash import DFlash, DFlashConfig, block_loss, slot_labels, slot_weights
from dflash_steps import DECAY, OPTIMISER
from eagle3 import Eagle3, EagleConfig
from fixtures import write
from trained_steps import write_down

SHAPE = {"hidden_size": 32, "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 16, "vocab_size": 64, "max_position_embeddings": 64, "num_target_layers": 6, "target_layer_ids": (1, 3)}
BLOCK = 5
LENGTHS = [19, 33]
ANCHORS = [[5, 9, 10, 16, 18], [1, 7, 12, 13, 20, 28, 31]]


def injected():
    """DFlash, token by token: model, config, and what it says of a text's blocks and is asked."""
    config = DFlashConfig(**SHAPE, num_hidden_layers=2, intermediate_size=48, block_size=BLOCK)
    draft = DFlash(config, "autoregressive")

    def rows(features, ids, anchors, embedding):
        labels, inside = slot_labels(ids, torch.tensor([ids.shape[1]]), anchors, BLOCK)
        return draft(features, ids, anchors, embedding), labels[..., 1:], (inside * slot_weights(BLOCK, DECAY).double())[..., 1:]

    return draft, {**config.as_dict(), "proposal": "autoregressive"}, rows, {}


def fused():
    """EAGLE-3, a block at once."""
    config = EagleConfig(**SHAPE, intermediate_size=48, draft_vocab_size=32)
    used = torch.randperm(config.vocab_size)[: config.draft_vocab_size].sort().values
    draft = Eagle3(config, used)
    place = torch.zeros(config.vocab_size, dtype=torch.long).index_copy(0, used, torch.arange(len(used)))

    def rows(features, ids, anchors, embedding):
        labels, inside = slot_labels(ids, torch.tensor([ids.shape[1]]), anchors, BLOCK)
        weights = inside * draft.t2d[labels] * slot_weights(BLOCK, DECAY).double()
        return draft.blocks(features, ids, anchors, embedding, BLOCK), place[labels], weights

    return draft, {**config.as_dict(), "proposal": "block", "block_size": BLOCK}, rows, {"used": used.tolist()}


def record(name, drafter, seed, out):
    torch.manual_seed(seed)
    draft, config, rows, more = drafter()
    for weight in draft.parameters():
        if weight.dim() == 1:  # all ones would hide a norm that is applied twice or to the wrong rows
            torch.nn.init.normal_(weight, mean=1.0, std=0.1)
    embedding = torch.randn(SHAPE["vocab_size"], SHAPE["hidden_size"]) * 0.05
    ids = [torch.randint(4, SHAPE["vocab_size"], (1, length)) for length in LENGTHS]
    features = [torch.randn(1, length, len(SHAPE["target_layer_ids"]) * SHAPE["hidden_size"]) for length in LENGTHS]
    kept = {"embedding": embedding, **{f"features.{i}": f[0] for i, f in enumerate(features)}}
    draft.double()

    def losses(step):
        for index, (text, feature, anchors) in enumerate(zip(ids, features, ANCHORS)):
            logits, labels, weights = rows(feature.double(), text, torch.tensor([anchors]), embedding.double())
            if step == 1:
                kept[f"logits.{index}"] = logits[0].detach().float()
            yield block_loss(logits, labels, weights)

    steps, weight_sum = write_down(draft, OPTIMISER, losses, kept)
    write(out / f"{name}-steps.json", {
        "config": config, "decay": DECAY, "optimiser": OPTIMISER, **more, "weightSum": weight_sum.item(), "steps": steps,
        "texts": [{"ids": text[0].tolist(), "anchors": anchors} for text, anchors in zip(ids, ANCHORS)],
    })
    save_file({key: tensor.contiguous() for key, tensor in kept.items()}, out / f"{name}-steps.safetensors")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    args = parser.parse_args()
    record("dflash-autoregressive", injected, 8, args.out)
    record("eagle3-block", fused, 9, args.out)


if __name__ == "__main__":
    main()
