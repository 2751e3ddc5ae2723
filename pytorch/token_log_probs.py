"""What a model says of texts that are there already: the log-probability of each written token."""

import torch

WIDTH = 16  # texts are padded to the next multiple


def padded(texts):
    """[texts, width], zeros behind each: under a causal mask they change nothing before them."""
    width = -(-max(map(len, texts)) // WIDTH) * WIDTH
    ids = torch.zeros(len(texts), width, dtype=torch.long)
    for row, text in zip(ids, texts):
        row[: len(text)] = torch.tensor(text)
    return ids


def token_log_probs(model, prompts, written):
    """[texts, width], and which of them count: neither what lies beyond a text nor what lies in its prompt."""
    ids = padded([prompt + own for prompt, own in zip(prompts, written)])
    counts = torch.zeros(len(prompts), ids.shape[1] - 1, dtype=torch.bool)
    for row, prompt, own in zip(counts, prompts, written):
        row[len(prompt) - 1 : len(prompt) + len(own) - 1] = True
    return model(ids[:, :-1]).log_softmax(-1).gather(2, ids[:, 1:, None])[..., 0], counts


def by_length(texts, positions):
    """Groups of indices into texts of like length, `positions` each at most (but one text at least)."""
    groups, group = [], []
    for index in sorted(range(len(texts)), key=lambda i: len(texts[i])):
        if group and (len(group) + 1) * len(texts[index]) > positions:
            groups.append(group)
            group = []
        group.append(index)
    return groups + [group] if group else groups
