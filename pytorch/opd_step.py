"""One step's loss of Draft-OPD and of its controls: rounds walked with the drafter as it is, judged by the target, replayed with gradient.

The roll-out at temperature 0 is exact without being run: lossless decoding writes the target's greedy text, so the rounds are walked
over it (drafting.py). What the target says after a wrong prefix is not in the text; it is computed for every block (target_blocks.py).
"""

from dataclasses import dataclass

import torch

from dflash import block_loss, slot_labels, slot_weights
from divergences import LOSSES
from drafting import collate, pad, walk
from generate import EOS
from target_blocks import Teacher


@dataclass
class Rounds:
    """Blocks on texts, [texts, blocks]: anchors, which of them are not just padding, d [.., slots] drafted, r kept."""

    anchors: torch.Tensor
    valid: torch.Tensor
    drafted: torch.Tensor
    kept: torch.Tensor


@torch.inference_mode()
def draft_everywhere(draft, texts, embedding):
    """What the drafter proposes at every anchor of each text, and how much of it is right: a tensor [anchors, slots] and a list a text."""
    features, ids, lengths, anchors, _ = collate([(text, list(text.anchors())) for text in texts])
    drafted = draft(features, ids, anchors, embedding)[..., 1:, :].argmax(-1)
    wanted, inside = slot_labels(ids, lengths, anchors, draft.config.block_size)
    kept = ((drafted == wanted[..., 1:]) & inside[..., 1:]).cumprod(-1).sum(-1)
    return [(drafted[i, : len(text.anchors())], kept[i, : len(text.anchors())].tolist()) for i, text in enumerate(texts)]


def rounds_of(texts, everywhere, chosen):
    """The rounds at the chosen anchors (their indices, a list a text)."""
    anchors = pad([torch.tensor([text.start - 1 + i for i in own]) for text, own in zip(texts, chosen)])
    valid = pad([torch.ones(len(own), dtype=torch.bool) for own in chosen])
    drafted = pad([drafts[own] for (drafts, _), own in zip(everywhere, chosen)])
    kept = pad([torch.tensor([reach[i] for i in own]) for (_, reach), own in zip(everywhere, chosen)])
    return Rounds(anchors, valid, drafted, kept)


def walked(everywhere):
    return [[at for at, _ in walk(reach)] for _, reach in everywhere]


def refusals(rounds, lengths):
    """(kept slots, first refused, refused after it) of rounds, [texts, blocks, slots] each; what a draft says after its own end counts as nothing,
    and where the text was cut, nothing was refused."""
    k = torch.arange(1, rounds.drafted.shape[-1] + 1)
    ended = (rounds.drafted == EOS).cumsum(-1) - (rounds.drafted == EOS).int() > 0
    valid, kept = rounds.valid[..., None], rounds.kept[..., None]
    refused = valid & (k > kept) & ~ended & (rounds.anchors[..., None] + 1 + kept < lengths[:, None, None])
    return valid & (k <= kept), refused & (k == kept + 1), refused & (k > kept + 1)


def moved(texts, rounds, dice):
    """The same numbers of kept slots, at anchors anywhere in the text where they fit: (anchors, kept)."""
    anchors = rounds.anchors.clone()
    for row, text in enumerate(texts):
        own = text.anchors()
        for block in range(int(rounds.valid[row].sum())):
            anchors[row, block] = dice.randrange(own.start, own.stop - max(0, int(rounds.kept[row, block]) - 1))
    return anchors


def widened(logits):
    """Never in less than float32."""
    return logits.to(torch.promote_types(logits.dtype, torch.float32))


def mean(values, weights):
    return (values * weights).sum() / weights.sum().clamp(min=1e-9)


def expected_kept(z, labels, inside):
    """How many slots a round would keep on average, were they drawn from q and kept where they are the text's: the sum over k of q_1(y_1) .. q_k(y_k)."""
    alpha = z.log_softmax(-1).gather(-1, labels[..., None])[..., 0].exp() * inside
    return alpha.cumprod(-1).sum(-1)


def text_loss(arm, draft, target, texts, chosen, embedding, decay):
    """A loss on whole blocks against the text, slots weighted as in the first training."""
    features, ids, lengths, anchors, valid = collate(list(zip(texts, chosen)))
    labels, inside = slot_labels(ids, lengths, anchors, draft.config.block_size)
    weights = (inside & valid[..., None]) * slot_weights(draft.config.block_size, decay)
    logits = draft(features, ids, anchors, embedding).float()
    if arm.whole == "ce":
        total, weight = block_loss(logits, labels, weights)
        return total / weight
    if arm.whole == "tau":
        return -expected_kept(logits[..., 1:, :], labels[..., 1:], inside[..., 1:])[valid].mean()
    counted = weights[..., 1:] > 0
    log_p = Teacher(target, ids).on_text(anchors, draft.config.block_size)[counted]
    return mean(LOSSES[arm.whole](log_p, logits[..., 1:, :][counted], labels[..., 1:][counted]), weights[..., 1:][counted])


def rounds_loss(arm, draft, target, texts, rounds, embedding, dice):
    """Losses on kept and on refused slots. `means` also tells apart what each came to."""
    slots = draft.config.block_size
    features, ids, lengths, _, _ = collate([(text, [0]) for text in texts])
    teacher = Teacher(target, ids)
    blocks = torch.cat([ids.gather(1, rounds.anchors)[..., None], rounds.drafted], dim=-1)
    log_p = teacher.on_blocks(rounds.anchors, blocks)
    kept, first, after = refusals(rounds, lengths)
    accepted = kept | (first & bool(arm.correction))
    rejected = first if arm.scope == "first" else first | after
    labels = slot_labels(ids, lengths, rounds.anchors, slots)[0][..., 1:]
    anchors, log_p_accepted = rounds.anchors, log_p
    if arm.anchors == "randomResponse":
        elsewhere = moved(texts, rounds, dice)
        anchors = torch.cat([rounds.anchors, elsewhere], dim=1)
        log_p_accepted = teacher.on_text(elsewhere, slots)
        labels = slot_labels(ids, lengths, elsewhere, slots)[0][..., 1:]
    z = widened(draft(features, ids, anchors, embedding)[..., 1:, :])
    count = rounds.anchors.shape[1]
    z_rejected, z_accepted = z[:, :count], z[:, -count:]
    parts = []
    if arm.accepted:
        each = LOSSES[arm.accepted](log_p_accepted[accepted], z_accepted[accepted], labels[accepted])
        parts.append((each.sum(), accepted.sum(), 1.0))
    if arm.rejected:
        weight = (arm.decay ** torch.arange(slots - 1)).expand(rejected.shape)[rejected]
        each = LOSSES[arm.rejected](log_p[rejected], z_rejected[rejected], rounds.drafted[rejected])
        parts.append(((weight * each).sum(), weight.sum(), arm.balance))
    if arm.norm == "tokens":
        return sum(share * total for total, _, share in parts) / sum(share * weight for _, weight, share in parts).clamp(min=1e-9)
    return sum(share * total / weight.clamp(min=1e-9) for total, weight, share in parts) / sum(share for _, _, share in parts)


@torch.inference_mode()
def reverse_kl_by_group(draft, target, texts, embedding):
    """Mean KL(q || p) where rounds put the drafter (kept, first refused, refused after it), and on the text at every anchor."""
    everywhere = draft_everywhere(draft, texts, embedding)
    rounds = rounds_of(texts, everywhere, walked(everywhere))
    features, ids, lengths, every, valid = collate([(text, list(text.anchors())) for text in texts])
    teacher, slots = Teacher(target, ids), draft.config.block_size
    blocks = torch.cat([ids.gather(1, rounds.anchors)[..., None], rounds.drafted], dim=-1)
    log_p = teacher.on_blocks(rounds.anchors, blocks)
    z = draft(features, ids, rounds.anchors, embedding)[..., 1:, :]
    found = {}
    for name, mask in zip(("kept", "firstRefused", "suffix"), refusals(rounds, lengths)):
        found[name] = (LOSSES["rkl"](log_p[mask], z[mask]).sum().item(), int(mask.sum()))
    inside = (slot_labels(ids, lengths, every, slots)[1] & valid[..., None])[..., 1:]
    each = LOSSES["rkl"](teacher.on_text(every, slots)[inside], draft(features, ids, every, embedding)[..., 1:, :][inside])
    found["text"] = (each.sum().item(), int(inside.sum()))
    return found
