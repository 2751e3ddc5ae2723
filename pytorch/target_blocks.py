"""The target's verdict on many drafted blocks of a text at once: what it would write after the block's own prefix.

Row k of a block is its token k (row 0 the anchor), at position anchor + k; it sees the text before the anchor and the block's
tokens up to itself. So its logits judge slot k + 1 given d_1 .. d_k, right or wrong: just what the rows of a verify pass say.
"""

import torch

from dflash import attend_in_blocks


def log_softmax(logits):
    """Never in less than float32."""
    return logits.log_softmax(-1, dtype=torch.promote_types(logits.dtype, torch.float32))


class Teacher:
    """The target's pass over some texts, and what can be asked afterwards."""

    @torch.inference_mode()
    def __init__(self, target, ids):
        self.target, self.caches = target, target.new_caches(*ids.shape)
        self.log_text = log_softmax(target(ids, self.caches))

    @torch.inference_mode()
    def on_text(self, anchors, slots):
        """Log-probabilities at slots 1 .. of blocks at `anchors`, if all before a slot is the text's own: [texts, blocks, slots - 1, vocab]."""
        at = (anchors[..., None] + torch.arange(slots - 1)).clamp(max=self.log_text.shape[1] - 1)
        return self.log_text[torch.arange(len(anchors))[:, None, None], at]

    @torch.inference_mode()
    def on_blocks(self, anchors, blocks):
        """Log-probabilities at slots 1 .. of blocks [texts, blocks, slots] that stand at `anchors`, each given the slots before it."""
        target, rows = self.target, blocks[..., :-1]
        at = (anchors[..., None] + torch.arange(rows.shape[-1])).clamp(max=len(target.cos) - 1)
        around = target.cos[at][:, None], target.sin[at][:, None]
        x = target.model.embed_tokens(rows)
        hidden = torch.arange(self.caches[0].length) >= anchors[..., None]
        for layer, cache in zip(target.model.layers, self.caches):
            k, v = cache.k[:, :, : cache.length], cache.v[:, :, : cache.length]
            x = x + attend_in_blocks(layer.self_attn, layer.input_layernorm(x), k, v, around, hidden, causal=True)
            x = x + layer.mlp(layer.post_attention_layernorm(x))
        return log_softmax(target.head(target.model.norm(x)))
