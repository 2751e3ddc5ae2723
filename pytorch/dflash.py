"""A DFlash drafter: a whole block of tokens from one pass, by what the target thought of the text so far.

    c = hidden_norm(fc(what target layers 1, 3, 5 handed on))       one row a position, shared by all layers
    x = embed[anchor, mask, mask, ...]                              the block: slot j stands at position anchor + j
    in every layer    q of norm(x);  k and v of c and of norm(x)    c has no queries of its own
    logits = norm(x) @ embed.T                                      slot j foretells the token at anchor + j

A slot sees the context before its anchor and all slots of its own block. Embedding and head are the target's, frozen. Names of
modules are those of the public checkpoints (z-lab's DFlashDraftModel), so that a state dict is a checkpoint.

proposal "autoregressive" is an ablation: the same tensors draft token by token. Slot j then holds the token at anchor + j, sees its
block up to itself, and foretells the token at anchor + j + 1; there are block_size - 1 of them, so that as many tokens are drafted.

Training: many blocks of one text go through at once. c, k and v of the context are computed once a text; labels are the
tokens at the slots' own positions (slot 0, the anchor, is given and weighs nothing):
    loss = sum of w_j crossentropy_j / sum of w_j,   w_j = exp(-(j-1) / decay) inside the text, 0 beyond its end
"""

from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

import model
from model import MLP, Config, RMSNorm, initialise, linear, rotation, turn

MASK = 3


@dataclass
class DFlashConfig(Config):
    num_hidden_layers: int = 1
    block_size: int = 8
    num_target_layers: int = 8
    target_layer_ids: tuple = (1, 3, 5)
    mask_token_id: int = MASK


def attend_in_blocks(attention, x, k_context, v_context, around, hidden, causal=False):
    """What `attention` makes of many blocks of a text at once, x [texts, blocks, slots, hidden]. k_context, v_context [texts, key-value heads,
    positions, d] are of the text; `around`: cos and sin of the slots; hidden [texts, blocks, positions]: which context is hidden from
    which block. A block sees all of its own slots; if causal, each slot those up to itself."""
    texts, blocks, slots, _ = x.shape
    positions, d, kv_heads = k_context.shape[2], attention.head_dim, attention.kv_heads
    group = attention.heads // kv_heads

    def heads(y):
        return y.view(texts, blocks, slots, -1, d)

    # [texts, key-value heads, group, blocks, slots, d]; keys and values lack the group, those of the context also the block
    q = turn(attention.q_norm(heads(attention.q_proj(x))).permute(0, 3, 1, 2, 4), *around).reshape(texts, kv_heads, group, blocks, slots, d)
    k = turn(attention.k_norm(heads(attention.k_proj(x))).permute(0, 3, 1, 2, 4), *around)[:, :, None]
    v = heads(attention.v_proj(x)).permute(0, 3, 1, 2, 4)[:, :, None]

    far = (q.reshape(texts, kv_heads, -1, d) @ k_context.transpose(-1, -2)).view(texts, kv_heads, group, blocks, slots, positions)
    far = far.masked_fill(hidden[:, None, None, :, None], float("-inf"))
    near = q @ k.transpose(-1, -2)
    if causal:
        near = near.masked_fill(torch.ones(slots, slots, dtype=torch.bool, device=x.device).triu(1), float("-inf"))
    weights = (torch.cat([far, near], dim=-1) * d**-0.5).softmax(-1)
    far, near = weights.split([positions, slots], dim=-1)
    y = (far.reshape(texts, kv_heads, -1, positions) @ v_context).view(q.shape) + near @ v
    return attention.o_proj(y.permute(0, 3, 4, 1, 2, 5).reshape(texts, blocks, slots, -1))


class Attention(model.Attention):
    def forward(self, x, context, around, before, hidden, causal):
        """x [texts, blocks, slots, hidden], context [texts, positions, hidden]; `before`: cos and sin of the context."""

        def of_context(y):
            return y.view(*context.shape[:2], self.kv_heads, self.head_dim).transpose(1, 2)

        k = turn(self.k_norm(of_context(self.k_proj(context))), *before)
        return attend_in_blocks(self, x, k, of_context(self.v_proj(context)), around, hidden, causal)


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.self_attn = Attention(c)
        self.mlp = MLP(c)
        self.input_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)
        self.post_attention_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)

    def forward(self, x, *around):
        x = x + self.self_attn(self.input_layernorm(x), *around)
        return x + self.mlp(self.post_attention_layernorm(x))


class DFlash(nn.Module):
    def __init__(self, config, proposal="block"):
        super().__init__()
        self.config, self.proposal = config, proposal
        self.fc = linear(len(config.target_layer_ids) * config.hidden_size, config.hidden_size)
        self.hidden_norm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.num_hidden_layers))
        self.norm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        cos, sin = rotation(config, config.max_position_embeddings + config.block_size)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        initialise(self, config.num_hidden_layers)

    def forward(self, features, ids, anchors, embedding):
        """Logits [texts, blocks, slots, vocab] of the blocks at `anchors` [texts, blocks] of `ids` [texts, positions].
        features [texts, positions, taps x hidden]: those from an anchor on are not read."""
        c = self.config
        positions, in_turn = ids.shape[1], self.proposal == "autoregressive"
        at = anchors[..., None] + torch.arange(c.block_size - in_turn, device=ids.device)
        block = tokens_at(ids, at) if in_turn else masked(ids, at, c.mask_token_id)
        around = self.cos[at][:, None], self.sin[at][:, None]
        before = self.cos[:positions], self.sin[:positions]
        hidden = torch.arange(positions, device=ids.device) >= anchors[..., None]
        x, context = F.embedding(block, embedding), self.hidden_norm(self.fc(features))
        for layer in self.layers:
            x = layer(x, context, around, before, hidden, in_turn)
        return F.linear(self.norm(x), embedding)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())


def tap(target, ids, layers):
    """What the target's layers `layers` (counted from 0) hand on, side by side, [texts, positions, taps x hidden]."""
    outputs = target.outputs(ids)
    return torch.cat([outputs[layer] for layer in layers], dim=-1)


def tokens_at(ids, at):
    """The tokens at positions `at` [texts, blocks, slots] of ids [texts, positions]; beyond them, the last one."""
    return ids[:, None].expand(-1, at.shape[1], -1).gather(2, at.clamp(max=ids.shape[1] - 1))


def masked(ids, at, mask):
    """Blocks at these positions as they are filled in: the anchor, and masks behind it."""
    return torch.where(torch.arange(at.shape[2], device=ids.device) == 0, tokens_at(ids, at), mask)


def slot_labels(ids, lengths, anchors, slots):
    """The token at every slot's own position, and which slots are inside the text (never slot 0), both [texts, blocks, slots]."""
    at = anchors[..., None] + torch.arange(slots, device=ids.device)
    inside = (at < lengths[:, None, None]) & (at > anchors[..., None])
    return tokens_at(ids, at), inside


def slot_weights(slots, decay):
    """w_j of slot j; slot 0 weighs nothing."""
    weights = torch.exp(-(torch.arange(slots, dtype=torch.float64) - 1) / decay)
    weights[0] = 0
    return weights.float()


def block_loss(logits, labels, weights):
    """Sum of weighted cross-entropies and sum of weights; the loss is their quotient, over whatever goes into one step."""
    each = F.cross_entropy(logits.flatten(0, -2), labels.flatten(), reduction="none").view_as(labels)
    return (weights * each).sum(), weights.sum()
