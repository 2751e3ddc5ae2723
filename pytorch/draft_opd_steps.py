"""A few training steps of Draft-OPD and of two of its variants on a tiny DFlash drafter, for the tests of a trainer written elsewhere.

    python pytorch/draft_opd_steps.py --out public/models/fixtures

The steps are those of opd_step.py, from rounds that are written down: the same in every step, so that no rounding makes other rounds.
Everything is computed in float64 from float32 inputs and stored as float32, so that what differs is the other trainer's rounding.

draft-opd-steps.json
    config, optimiser   as dflash_steps.py says
    texts       [{"ids": [length], "start": length of the prompt}]; the first text was cut, the second ends with <eos>
    rounds      [{"text", "anchor", "drafts": d_1 .. d_K, "kept": r}]: one ends with the cut text, one drafts an end of its own
    moved       of each round, in order: where A10 teaches its kept slots
    arms        by name (opd_arms.py): [{"step": 1.., "lr", "loss" before the step, "gradientNorm" before clipping, "clip"}]
draft-opd-steps.safetensors, float32, matrices [rows out, columns in] as in PyTorch
    embedding [vocab, hidden]           frozen, used both ways
    features.0, features.1 [length, taps x hidden]     what the target's taps hand on
    said.0, said.1 [length, vocab]      log-probabilities of the target behind each token of the text
    judged [rounds, K, vocab]           those of each round's slots, each behind the drafts before it
    initial/NAME                        the weights before step 1, of every arm
    ARM/gradient-1/NAME, ARM/weight-1/NAME, and of the last step      as dflash_steps.py says
"""

import argparse
import random
from pathlib import Path

import torch
from safetensors.torch import save_file

from dflash import DFlash, DFlashConfig, tap
from drafting import Text, pad
from fixtures import write
from generate import EOS
from model import Config, Model
from opd_arms import ARMS
from opd_step import Rounds, moved, rounds_loss
from target_blocks import Teacher
from trained_steps import write_down

SHAPE = {"hidden_size": 32, "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 8, "intermediate_size": 32, "vocab_size": 64, "max_position_embeddings": 64}
CONFIG = DFlashConfig(**SHAPE, num_hidden_layers=1, block_size=5, num_target_layers=3, target_layer_ids=(0, 2))
OPTIMISER = {"lr": 6e-4, "beta1": 0.9, "beta2": 0.95, "epsilon": 1e-8, "weightDecay": 0.01, "clip": 1.0, "warmup": 1, "steps": 4}
NAMES = ["A6", "A6c", "A10"]
LENGTHS, STARTS = [19, 27], [6, 8]
KEPT = [{5: 0, 6: 2, 9: 4, 14: 1, 16: 2}, {7: 3, 11: 1, 13: 0, 14: 0, 20: 2}]  # slots by anchor; that at 16 ends with the text
ENDS_ITSELF = (1, 11, 2)  # text, anchor, slot
DICE = 4


def drafts_of(ids, anchor, kept, slots):
    """The text's own tokens, then others."""
    own = ids[anchor + 1 : anchor + 1 + kept].tolist()
    others = torch.randint(4, SHAPE["vocab_size"], (slots - kept,)).tolist()
    if others and anchor + 1 + kept < len(ids) and others[0] == ids[anchor + 1 + kept]:
        others[0] = 4 + (others[0] - 3) % (SHAPE["vocab_size"] - 4)
    return own + others


def written_rounds(texts):
    drafted = [[drafts_of(text.ids, anchor, kept, CONFIG.block_size - 1) for anchor, kept in own.items()] for text, own in zip(texts, KEPT)]
    text, anchor, slot = ENDS_ITSELF
    drafted[text][list(KEPT[text]).index(anchor)][slot] = EOS
    anchors, kept = ([torch.tensor(list(part)) for part in parts] for parts in ((own.keys() for own in KEPT), (own.values() for own in KEPT)))
    return Rounds(pad(anchors), pad([torch.ones(len(each), dtype=torch.bool) for each in anchors]), pad([torch.tensor(each) for each in drafted]), pad(kept))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    parser.add_argument("--seed", type=int, default=10)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    target, draft = Model(Config(**SHAPE, num_hidden_layers=3)), DFlash(CONFIG)
    for weight in draft.parameters():
        if weight.dim() == 1:  # all ones would hide a norm that is applied twice or to the wrong rows
            torch.nn.init.normal_(weight, mean=1.0, std=0.1)
    torch.nn.init.normal_(target.model.embed_tokens.weight, std=0.1)  # so large that target and drafter prefer some tokens
    ids = [torch.randint(4, SHAPE["vocab_size"], (length,)) for length in LENGTHS]
    ids[1][-1] = EOS
    features = [tap(target, own[None], CONFIG.target_layer_ids)[0].detach() for own in ids]
    texts = [Text("", own, start, each.double()) for own, start, each in zip(ids, STARTS, features)]
    rounds = written_rounds(texts)
    torch.set_default_dtype(torch.float64)
    target.double()
    embedding = target.model.embed_tokens.weight.detach()
    teacher = Teacher(target, pad(ids))
    judged = teacher.on_blocks(rounds.anchors, torch.cat([pad(ids).gather(1, rounds.anchors)[..., None], rounds.drafted], dim=-1))
    kept = {"embedding": embedding.float(), "judged": judged[rounds.valid].float()}
    for i, length in enumerate(LENGTHS):
        kept.update({f"features.{i}": features[i].float(), f"said.{i}": teacher.log_text[i, :length].float()})
    arms, initial = {}, draft.state_dict()
    for name in NAMES:
        learner, own = DFlash(CONFIG).double(), {}
        learner.load_state_dict(initial)
        arms[name], _ = write_down(learner, OPTIMISER, lambda _step: [(rounds_loss(ARMS[name], learner, target, texts, rounds, embedding, random.Random(DICE)), 1)], own)
        kept.update({key if key.startswith("initial/") else f"{name}/{key}": tensor for key, tensor in own.items()})
    at = rounds.valid.nonzero().tolist()
    elsewhere = moved(texts, rounds, random.Random(DICE))
    write(args.out / "draft-opd-steps.json", {
        "config": CONFIG.as_dict(), "optimiser": OPTIMISER, "texts": [{"ids": text.ids.tolist(), "start": text.start} for text in texts],
        "rounds": [{"text": i, "anchor": rounds.anchors[i, b].item(), "drafts": rounds.drafted[i, b].tolist(), "kept": rounds.kept[i, b].item()} for i, b in at],
        "moved": [elsewhere[i, b].item() for i, b in at], "arms": arms,
    })
    save_file({name: tensor.contiguous() for name, tensor in kept.items()}, args.out / "draft-opd-steps.safetensors")


if __name__ == "__main__":
    main()
