"""Writes on from prompts in batches, greedily or sampled at a temperature. Prompts of one length go together: no padding."""

import torch

EOS = 2


@torch.inference_mode()
def generate(model, prompts, limit=160, temperature=0.0, generator=None, batch=64):
    """For each list of ids, the ids that follow, to <eos> (kept) or `limit`."""
    by_length = {}
    for index, prompt in enumerate(prompts):
        by_length.setdefault(len(prompt), []).append(index)
    written = [None] * len(prompts)
    for length, same in by_length.items():
        for start in range(0, len(same), batch):
            group = same[start : start + batch]
            ids = torch.tensor([prompts[i] for i in group], device=model.cos.device)
            for index, row in zip(group, together(model, ids, length + limit, temperature, generator)):
                written[index] = row
    return written


def together(model, ids, capacity, temperature, generator):
    capacity = min(capacity, model.config.max_position_embeddings)
    caches = model.new_caches(len(ids), capacity)
    rows = [[] for _ in range(len(ids))]
    open_rows = set(range(len(ids)))
    while open_rows and caches[0].length < capacity:
        logits = model.head(model.hidden(ids, caches)[:, -1])
        if temperature:
            ids = torch.multinomial((logits / temperature).softmax(-1), 1, generator=generator)
        else:
            ids = logits.argmax(-1, keepdim=True)
        for row in sorted(open_rows):
            token = ids[row, 0].item()
            rows[row].append(token)
            if token == EOS:
                open_rows.discard(row)
    return rows
