"""What must hold of the drafters' formulas, checked in a minute without a model on disk.

    python pytorch/check_drafters.py
"""

import json
from dataclasses import replace
from pathlib import Path

import torch

from dflash import DFlash, DFlashConfig, block_loss, slot_labels, slot_weights
from divergences import GRADIENTS, LOSSES
from eagle3 import Eagle3, EagleConfig
from ledger import Ledger
from model import Config, Model
from target_blocks import Teacher


def tiny(layers=2):
    torch.manual_seed(3)
    config = DFlashConfig(hidden_size=32, num_hidden_layers=layers, num_attention_heads=2, num_key_value_heads=1, head_dim=16, intermediate_size=48, vocab_size=50, max_position_embeddings=64, block_size=4, target_layer_ids=(1, 3))
    draft = DFlash(config).double()
    return draft, torch.randn(2, 20, 64).double(), torch.randint(4, 50, (2, 20)), torch.randn(50, 32).double()


def blocks_see_what_they_may():
    """Many blocks at once = each alone with nothing but the context before its anchor; what lies at or after an anchor changes nothing."""
    draft, features, ids, embedding = tiny()
    anchors = torch.tensor([[1, 4, 5, 19], [2, 3, 9, 11]])
    together = draft(features, ids, anchors, embedding)
    for text in range(2):
        for block, anchor in enumerate(anchors[text].tolist()):
            cut = features[text : text + 1].clone()
            cut[:, anchor:] = 1e3
            alone = draft(cut, ids[text : text + 1], torch.tensor([[anchor]]), embedding)
            assert torch.allclose(alone[0, 0], together[text, block], atol=1e-10)
    moved = features.clone()
    moved[0, 0] += 1
    assert not torch.allclose(draft(moved, ids, anchors, embedding)[0], together[0])


def tokens_in_turn_see_no_later_ones():
    """DFlash token by token: a slot knows nothing of what stands behind it, and the anchor's is that of a block of one."""
    block, features, ids, embedding = tiny()
    draft = DFlash(replace(block.config), "autoregressive").double()
    draft.load_state_dict(block.state_dict())
    anchors = torch.tensor([[1, 4, 16], [2, 3, 11]])
    rows = draft(features, ids, anchors, embedding)
    assert rows.shape[2] == 3
    block.config.block_size = 1
    assert torch.allclose(rows[:, :, :1], block(features, ids, anchors, embedding), atol=1e-10)
    changed = ids.clone()
    changed[0, 5] = 3 + (changed[0, 5] + 1) % 40
    moved = draft(features, changed, anchors, embedding)
    assert torch.allclose(moved[0, 1, 0], rows[0, 1, 0]) and not torch.allclose(moved[0, 1, 1], rows[0, 1, 1])


def blocks_of_the_eagle_see_what_they_may():
    """A block of one is what EAGLE-3 says first, and a longer one reads nothing from its anchor on but the anchor's token."""
    torch.manual_seed(7)
    config = EagleConfig(hidden_size=32, num_attention_heads=2, num_key_value_heads=1, head_dim=16, intermediate_size=48, vocab_size=50, draft_vocab_size=24, max_position_embeddings=64, target_layer_ids=(1, 3))
    draft = Eagle3(config, range(0, 48, 2)).double()
    features, ids, embedding = torch.randn(2, 20, 64).double(), torch.randint(4, 50, (2, 20)), torch.randn(50, 32).double()
    anchors = torch.tensor([[1, 4, 19], [2, 3, 11]])
    (first,) = draft.unroll(features[:, :-1], [torch.nn.functional.embedding(ids[:, 1:], embedding)])
    for text in range(2):
        assert torch.allclose(draft.blocks(features, ids, anchors, embedding, 1)[text, :, 0], first[text, anchors[text] - 1], atol=1e-10)
    together = draft.blocks(features, ids, anchors, embedding, 4)
    cut, other = features.clone(), ids.clone()
    cut[0, 4:], other[0, 5:] = 1e3, 4
    assert torch.allclose(draft.blocks(cut, other, anchors, embedding, 4)[0, 1], together[0, 1], atol=1e-10)
    cut[0, 3] += 1
    assert not torch.allclose(draft.blocks(cut, other, anchors, embedding, 4)[0, 1], together[0, 1])


def labels_stand_at_their_slots():
    ids = torch.arange(10)[None] + 100
    labels, inside = slot_labels(ids, torch.tensor([10]), torch.tensor([[3, 8, 9]]), 4)
    assert labels[0, 0].tolist() == [103, 104, 105, 106] and inside[0].tolist() == [[False, True, True, True], [False, True, False, False], [False] * 4]
    assert labels[0, 1, 1] == 109


def gradients_are_those_of_the_loss():
    """Against finite differences, through every kind of weight."""
    draft, features, ids, embedding = tiny(1)
    anchors, lengths = torch.tensor([[1, 15], [7, 18]]), torch.tensor([18, 20])
    labels, inside = slot_labels(ids, lengths, anchors, 4)

    def loss():
        total, weight = block_loss(draft(features, ids, anchors, embedding), labels, inside * slot_weights(4, 4.0).double())
        return total / weight

    loss().backward()
    for name, p in draft.named_parameters():
        flat, at = p.data.view(-1), p.numel() // 3
        before = flat[at].item()
        flat[at] = before + 1e-5
        up = loss().item()
        flat[at] = before - 1e-5
        down = loss().item()
        flat[at] = before
        assert abs((up - down) / 2e-5 - p.grad.view(-1)[at].item()) < 1e-6, name


def taps_are_what_layers_hand_on():
    torch.manual_seed(4)
    target = Model(Config(hidden_size=32, num_hidden_layers=3, num_attention_heads=2, num_key_value_heads=1, head_dim=16, intermediate_size=48, vocab_size=50, max_position_embeddings=64))
    ids = torch.randint(0, 50, (1, 9))
    seen = []
    target.model.layers[1].register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    outputs = target.outputs(ids)
    assert torch.equal(outputs[1], seen[0]) and torch.equal(target.model.norm(outputs[2]), target.hidden(ids))


def verdicts_are_those_of_a_fresh_pass():
    """The teacher's rows on wrong blocks = the target run on the text up to the anchor and the block's own tokens."""
    torch.manual_seed(5)
    target = Model(Config(hidden_size=32, num_hidden_layers=3, num_attention_heads=4, num_key_value_heads=2, head_dim=16, intermediate_size=48, vocab_size=50, max_position_embeddings=64)).double()
    ids, blocks, anchors = torch.randint(0, 50, (2, 20)), torch.randint(0, 50, (2, 3, 5)), torch.tensor([[0, 7, 19], [2, 3, 18]])
    torch.set_default_dtype(torch.float64)
    teacher = Teacher(target, ids)
    torch.set_default_dtype(torch.float32)
    blocks[..., 0] = ids.gather(1, anchors)
    judged = teacher.on_blocks(anchors, blocks)
    for text in range(2):
        for index, anchor in enumerate(anchors[text].tolist()):
            whole = torch.cat([ids[text, :anchor], blocks[text, index, :-1]])
            fresh = target(whole[None])[0, anchor:].log_softmax(-1)
            assert torch.allclose(fresh, judged[text, index], atol=1e-10)
    own = torch.stack([ids[0, 3:8], ids[1, 9:14]])[:, None]
    assert torch.allclose(teacher.on_blocks(torch.tensor([[3], [9]]), own), teacher.on_text(torch.tensor([[3], [9]]), 5), atol=1e-10)


def divergences_have_their_gradients():
    torch.manual_seed(6)
    log_p, y = torch.randn(40, 12).double().log_softmax(-1), torch.randint(0, 12, (40,))
    for name, loss in LOSSES.items():
        z = torch.randn(40, 12).double().requires_grad_()
        loss(log_p, z, y).sum().backward()
        wanted = GRADIENTS[name](log_p.exp(), z.detach().softmax(-1), y)
        assert torch.allclose(z.grad, wanted, atol=1e-9), name
        if name in {"fkl", "rkl", "jsd", "tv", "alpha"}:
            assert loss(log_p, log_p, y).abs().max() < 1e-12, name


def costs_are_those_written_down():
    """Of the shipped shapes; the trainer in the page is held to the same figures."""
    written = json.loads((Path(__file__).parent / "ledger.json").read_text())
    target, draft = Model(Config()), DFlash(DFlashConfig())
    for anchors, spent in written["spent"].items():
        ledger = Ledger(target, draft)
        ledger.step(anchors, **written["step"])
        assert ledger.spent == spent, (anchors, ledger.spent)


CHECKS = [
    blocks_see_what_they_may, tokens_in_turn_see_no_later_ones, blocks_of_the_eagle_see_what_they_may, labels_stand_at_their_slots, gradients_are_those_of_the_loss, taps_are_what_layers_hand_on,
    verdicts_are_those_of_a_fresh_pass, divergences_have_their_gradients, costs_are_those_written_down,
]

if __name__ == "__main__":
    for check in CHECKS:
        check()
        print("ok", check.__name__)
