"""EAGLE-3 (Li et al. 2025): one decoder layer that runs ahead of a target in feature space.

Names of tensors are those of public checkpoints (LlamaForCausalLMEagle3); the embedding is the target's own, frozen.
    h = fc(what the target thought at token t, after three of its layers)
    x = h + o_proj(attention(q, k, v of [norm(embed[token t+1]), norm(h)]))     no q/k-norm; q, k and v read twice the width
    a = x + mlp(norm(x));   logits of token t+2 = lm_head(norm(a)), on the draft vocabulary
Where the target has not been yet, the layer's own `a` stands for h. The training-time test does the same in training: step s
of `unroll` reads the a of step s-1 in the same column, and token t+1+s. Column t has position t + s at step s; it sees the keys of
step 0 up to column t, and its own of steps 1 .. s: what it will find in its cache when it drafts.

`blocks` is an ablation: the same tensors fill in a block at once, as DFlash does. Behind the anchor at position a stand masks;
every slot reads the last thought that the target has, h of a - 1, beside its own token's embedding:
    slot j = 0 .. slots - 1, at position a - 1 + j:  [norm(embed[anchor or mask]), norm(h at a - 1)]
It sees columns 0 .. a - 2 and its whole block, and foretells the token at a + j (slot 0 is given).
"""

from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

from dflash import MASK, attend_in_blocks, masked
from model import Config, MLP, RMSNorm, initialise, linear, rotation, turn


@dataclass
class EagleConfig(Config):
    num_hidden_layers: int = 1
    intermediate_size: int = 256
    draft_vocab_size: int = 512
    num_target_layers: int = 8
    target_layer_ids: tuple = (1, 3, 4)  # whose outputs it reads: low, middle and high, that is 1, L/2 - 1, L - 4


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads, self.kv_heads, self.head_dim = c.num_attention_heads, c.num_key_value_heads, c.head_dim
        self.q_proj = linear(2 * c.hidden_size, self.heads * self.head_dim)
        self.k_proj = linear(2 * c.hidden_size, self.kv_heads * self.head_dim)
        self.v_proj = linear(2 * c.hidden_size, self.kv_heads * self.head_dim)
        self.o_proj = linear(self.heads * self.head_dim, c.hidden_size)
        self.q_norm, self.k_norm = nn.Identity(), nn.Identity()  # Llama has none

    def forward(self, x, cos, sin, steps):
        """`steps`: keys and values of the steps before, to which this one's are added."""
        batch, rows, _ = x.shape

        def heads(y):
            return y.view(batch, rows, -1, self.head_dim).transpose(1, 2)

        group = self.heads // self.kv_heads
        q = turn(heads(self.q_proj(x)), cos, sin)
        k = turn(heads(self.k_proj(x)), cos, sin).repeat_interleave(group, dim=1)
        v = heads(self.v_proj(x)).repeat_interleave(group, dim=1)
        steps.append((k, v))
        (k0, v0), own = steps[0], steps[1:]
        scale = self.head_dim**-0.5
        ahead = torch.ones(rows, rows, dtype=torch.bool, device=x.device).triu(1)
        scores = [(q @ k0.transpose(2, 3) * scale).masked_fill(ahead, float("-inf"))]
        scores += [(q * k).sum(-1, keepdim=True) * scale for k, _ in own]
        share = torch.cat(scores, dim=-1).softmax(-1)
        y = share[..., :rows] @ v0
        for index, (_, v) in enumerate(own):
            y = y + share[..., rows + index, None] * v
        return self.o_proj(y.transpose(1, 2).reshape(batch, rows, -1))


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.self_attn = Attention(c)
        self.mlp = MLP(c)
        self.input_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)
        self.hidden_norm = RMSNorm(c.hidden_size, c.rms_norm_eps)
        self.post_attention_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)

    def read(self, e, h):
        return torch.cat([self.input_layernorm(e), self.hidden_norm(h)], dim=-1)

    def behind(self, h, attended):
        x = h + attended
        return x + self.mlp(self.post_attention_layernorm(x))

    def forward(self, e, h, cos, sin, steps):
        return self.behind(h, self.self_attn(self.read(e, h), cos, sin, steps))


class Eagle3(nn.Module):
    """`used`: the ids of the target that the drafter can say, ascending."""

    def __init__(self, config, used):
        super().__init__()
        self.config = config
        self.fc = linear(len(config.target_layer_ids) * config.hidden_size, config.hidden_size)
        self.midlayer = Layer(config)
        self.norm = RMSNorm(config.hidden_size, config.rms_norm_eps)
        self.lm_head = linear(config.hidden_size, config.draft_vocab_size)
        used = torch.as_tensor(used)
        self.register_buffer("d2t", used - torch.arange(config.draft_vocab_size))  # an offset: target id = i + d2t[i]
        self.register_buffer("t2d", torch.zeros(config.vocab_size, dtype=torch.bool).index_fill(0, used, True))
        cos, sin = rotation(config, config.max_position_embeddings)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        initialise(self, 1)

    def unroll(self, features, embeds):
        """Draft logits of each step [batch, columns, draft vocabulary]. features [batch, columns, taps x hidden];
        embeds: one a step, [batch, columns, hidden]: column t of step s is token t + 1 + s."""
        h, steps = self.fc(features), []
        columns = features.shape[1]
        for s, e in enumerate(embeds):
            h = self.midlayer(e, h, self.cos[s : s + columns], self.sin[s : s + columns], steps)
            yield self.lm_head(self.norm(h))

    def blocks(self, features, ids, anchors, embedding, slots, mask=MASK):
        """Draft logits [texts, blocks, slots, draft vocabulary] of the blocks at `anchors` [texts, blocks], each above 0, of `ids`
        [texts, positions]. features [texts, positions, taps x hidden]: those from an anchor on are not read."""
        layer, columns = self.midlayer, ids.shape[1] - 1
        h = self.fc(features[:, :-1])
        context = layer.read(F.embedding(ids[:, 1:], embedding), h)

        def of_context(y):
            return y.view(*h.shape[:2], -1, self.config.head_dim).transpose(1, 2)

        k = turn(of_context(layer.self_attn.k_proj(context)), self.cos[:columns], self.sin[:columns])
        v = of_context(layer.self_attn.v_proj(context))
        at = anchors[..., None] + torch.arange(slots, device=ids.device)
        thought = h.gather(1, (anchors - 1)[..., None].expand(-1, -1, h.shape[-1]))[:, :, None].expand(-1, -1, slots, -1)
        x = layer.read(F.embedding(masked(ids, at, mask), embedding), thought)
        around = self.cos[at - 1][:, None], self.sin[at - 1][:, None]
        hidden = torch.arange(columns, device=ids.device) >= anchors[..., None] - 1
        return self.lm_head(self.norm(layer.behind(thought, attend_in_blocks(layer.self_attn, x, k, v, around, hidden))))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())


def shifted(x, by):
    """x from place `by` of dimension 1 on, with zeros where it ends."""
    return F.pad(x[:, by:], (0, 0) * (x.dim() - 2) + (0, min(by, x.shape[1])))


def step_rows(ids, wanted, counts, steps):
    """What each step is asked: its tokens, the target's logits for them, and whether they count. All by column, for columns
    t = 0 .. T-2 of ids [b, T]; wanted [b, T, v] are the target's logits after each token; counts [b, T] says for which rows of
    them the loss counts: those after which a token of the text follows that the target wrote."""
    for s in range(1, steps + 1):
        yield shifted(ids, s)[:, :-1], shifted(wanted, s)[:, :-1], shifted(counts, s)[:, :-1]


def test_loss(model, embed, features, ids, wanted, counts, steps, decay=0.8):
    """The training-time test: cross-entropy with the target's distribution, renormalised on the draft vocabulary, weighted
    decay^s at step s, over rows whose likeliest token the drafter can say. Their sum, the weights' sum, and the logits of each step."""
    asked = list(step_rows(ids, wanted, counts, steps))
    total, weight, said = 0.0, 0.0, []
    for s, (logits, (_, goal, count)) in enumerate(zip(model.unroll(features[:, :-1], [embed(tokens) for tokens, _, _ in asked]), asked)):
        share = goal[..., model.t2d].softmax(-1)
        counted = count & model.t2d[goal.argmax(-1)]
        loss = -(share * logits.log_softmax(-1)).sum(-1)[counted]
        total = total + decay**s * loss.sum()
        weight = weight + decay**s * counted.sum().item()
        said.append(logits)
    return total, weight, said


@torch.no_grad()
def read_target(target, ids, taps):
    """The target's residual stream after the tapped layers [b, T, taps x hidden], and its logits [b, T, v]."""
    x, tapped = target.model.embed_tokens(ids), []
    cos, sin = target.cos[: ids.shape[1]], target.sin[: ids.shape[1]]
    for index, layer in enumerate(target.model.layers):
        x = layer(x, cos, sin, None)
        if index in taps:
            tapped.append(x)
    return torch.cat(tapped, dim=-1), target.head(target.model.norm(x))

