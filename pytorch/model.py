"""A decoder in Qwen3's shape, small enough to read in one sitting.

Names of modules are those of Hugging Face's Qwen3ForCausalLM, so that a state dict is a checkpoint:
    x = embed[ids]
    x = x + o_proj(attention(q, k, v of norm(x)))     q and k are normalised per head, then turned (RoPE)
    x = x + down_proj(silu(gate_proj(norm(x))) * up_proj(norm(x)))
    logits = norm(x) @ embed.T                        the embedding is used both ways
"""

from dataclasses import dataclass, asdict

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Config:
    hidden_size: int = 128
    num_hidden_layers: int = 8
    num_attention_heads: int = 4
    num_key_value_heads: int = 2
    head_dim: int = 32
    intermediate_size: int = 384
    vocab_size: int = 1024
    max_position_embeddings: int = 512
    rms_norm_eps: float = 1e-6
    rope_theta: float = 10000.0

    as_dict = asdict


SIZES = {
    "target": Config(),
    # The algebraic world's backbones: its vocabulary is closed, its texts short.
    "algebra-xs": Config(hidden_size=64, num_hidden_layers=3, num_attention_heads=4, num_key_value_heads=2, head_dim=16, intermediate_size=192, vocab_size=160),
    "algebra-s": Config(hidden_size=128, num_hidden_layers=4, num_attention_heads=4, num_key_value_heads=2, head_dim=32, intermediate_size=384, vocab_size=160),
    "draft": Config(hidden_size=48, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=1, intermediate_size=96),
}


def config_of(size, changes):
    """A size with its changes, such as "hidden_size=160"."""
    return Config(**{**SIZES[size].as_dict(), **{k: int(v) for k, v in (pair.split("=") for pair in changes)}})


class RMSNorm(nn.Module):
    def __init__(self, width, eps):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x):
        return F.rms_norm(x, (x.shape[-1],), self.weight, self.eps)


def linear(rows, columns):
    return nn.Linear(rows, columns, bias=False)


def rotation(config, length):
    """cos and sin of position x frequency, each [length, head_dim]; both halves of a head share the frequencies."""
    half = config.head_dim // 2
    frequency = config.rope_theta ** (-torch.arange(half, dtype=torch.float64) / half)
    angle = torch.outer(torch.arange(length, dtype=torch.float64), frequency)
    angle = torch.cat([angle, angle], dim=-1)
    return angle.cos().float(), angle.sin().float()


def turn(x, cos, sin):
    """RoPE: (a, b) -> (a cos - b sin, b cos + a sin), where a and b are the two halves of a head."""
    a, b = x.chunk(2, dim=-1)
    return x * cos + torch.cat([-b, a], dim=-1) * sin


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads, self.kv_heads, self.head_dim = c.num_attention_heads, c.num_key_value_heads, c.head_dim
        self.q_proj = linear(c.hidden_size, self.heads * self.head_dim)
        self.k_proj = linear(c.hidden_size, self.kv_heads * self.head_dim)
        self.v_proj = linear(c.hidden_size, self.kv_heads * self.head_dim)
        self.o_proj = linear(self.heads * self.head_dim, c.hidden_size)
        self.q_norm = RMSNorm(self.head_dim, c.rms_norm_eps)
        self.k_norm = RMSNorm(self.head_dim, c.rms_norm_eps)

    def forward(self, x, cos, sin, cache):
        batch, rows, _ = x.shape

        def heads(y):
            return y.view(batch, rows, -1, self.head_dim)

        q = turn(self.q_norm(heads(self.q_proj(x))).transpose(1, 2), cos, sin)
        k = turn(self.k_norm(heads(self.k_proj(x))).transpose(1, 2), cos, sin)
        v = heads(self.v_proj(x)).transpose(1, 2)
        if cache is not None:
            k, v = cache.extend(k, v)
        group = self.heads // self.kv_heads
        if rows == 1:  # heads that share their keys are rows that share them: nothing of the cache is copied
            y = F.scaled_dot_product_attention(q.reshape(batch, self.kv_heads, group, self.head_dim), k, v).reshape(q.shape)
        else:
            k, v = k.repeat_interleave(group, dim=1), v.repeat_interleave(group, dim=1)
            y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.o_proj(y.transpose(1, 2).reshape(batch, rows, -1))


class MLP(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.gate_proj = linear(c.hidden_size, c.intermediate_size)
        self.up_proj = linear(c.hidden_size, c.intermediate_size)
        self.down_proj = linear(c.intermediate_size, c.hidden_size)

    def forward(self, x):
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.self_attn = Attention(c)
        self.mlp = MLP(c)
        self.input_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)
        self.post_attention_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)

    def forward(self, x, cos, sin, cache):
        x = x + self.self_attn(self.input_layernorm(x), cos, sin, cache)
        return x + self.mlp(self.post_attention_layernorm(x))


class LayerCache:
    """Keys and values of one layer, in a buffer of fixed length; `length` says how much of it counts."""

    def __init__(self, k, v, length=0):
        self.k, self.v, self.length = k, v, length

    def extend(self, k, v):
        end = self.length + k.shape[2]
        self.k[:, :, self.length : end] = k
        self.v[:, :, self.length : end] = v
        self.length = end
        return self.k[:, :, :end], self.v[:, :, :end]

    def keep(self, rows):
        """Goes on with some of its rows, given in ascending order."""
        self.k[: len(rows), :, : self.length] = self.k[rows, :, : self.length]
        self.v[: len(rows), :, : self.length] = self.v[rows, :, : self.length]
        self.k, self.v = self.k[: len(rows)], self.v[: len(rows)]

    def of_rows(self, rows, capacity):
        """A cache of `capacity` whose every row is one of its own."""

        def wider(own):
            buffer = own.new_empty(len(rows), own.shape[1], capacity, own.shape[3])
            buffer[:, :, : self.length] = own[rows, :, : self.length]
            return buffer

        return LayerCache(wider(self.k), wider(self.v), self.length)


class Decoder(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.embed_tokens = nn.Embedding(c.vocab_size, c.hidden_size)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.num_hidden_layers))
        self.norm = RMSNorm(c.hidden_size, c.rms_norm_eps)


def initialise(module, layers):
    """Normal matrices: those that write onto the residual stream small, so that layers begin by handing on what they get; an embedding at 0.02."""
    for name, weight in module.named_parameters():
        if weight.dim() == 2:
            residual = name.endswith(("o_proj.weight", "down_proj.weight"))
            nn.init.normal_(weight, std=0.02 / (2 * layers) ** 0.5 if residual else 0.02 if "embed" in name else weight.shape[1] ** -0.5)


class Model(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.model = Decoder(config)
        cos, sin = rotation(config, config.max_position_embeddings)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        initialise(self, config.num_hidden_layers)

    def outputs(self, ids, caches=None):
        """What every layer hands on, [batch, rows, hidden] each. With caches: first the whole prompts, of one length, then one row at a time."""
        start = caches[0].length if caches else 0
        cos, sin = self.cos[start : start + ids.shape[1]], self.sin[start : start + ids.shape[1]]
        x, outputs = self.model.embed_tokens(ids), []
        for index, layer in enumerate(self.model.layers):
            x = layer(x, cos, sin, caches[index] if caches else None)
            outputs.append(x)
        return outputs

    def hidden(self, ids, caches=None):
        """What the head reads, [batch, rows, hidden]."""
        return self.model.norm(self.outputs(ids, caches)[-1])

    def head(self, hidden):
        return F.linear(hidden, self.model.embed_tokens.weight)

    def forward(self, *args, **kwargs):
        """Logits [batch, rows, vocab]."""
        return self.head(self.hidden(*args, **kwargs))

    def new_caches(self, batch, capacity):
        shape = (batch, self.config.num_key_value_heads, capacity, self.config.head_dim)
        return [LayerCache(*(torch.zeros(shape, device=self.cos.device) for _ in "kv")) for _ in self.model.layers]

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())
