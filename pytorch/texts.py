"""Training texts as batches: shards of JSON lines (src/core/tasks/write-corpus.ts) -> token ids and a mask of what counts.

A batch holds texts of about one length, each in a row of its own from position 0, padded to the next multiple of 16:
no text sees another, and little is padding. The loss counts on what follows the prompt, but never on the wrong value of
a slip: the model learns to mend it, not to make it.
"""

import json
import random
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

PAD = 0
BUCKET = 16


@dataclass
class Text:
    ids: list
    counts: list  # whether the loss counts on this id
    family: str


def encode(tokenizer, rows):
    """Prompt and completion apart; a completion with slips is cut where they start and end, which are cuts between digits anyway."""
    pieces, owners = [], []
    for index, row in enumerate(rows):
        pieces.append(row["prompt"])
        owners.append((index, False))
        start = 0
        for first, last in row["slips"]:
            pieces += [row["completion"][start:first], row["completion"][first:last]]
            owners += [(index, True), (index, False)]
            start = last
        pieces.append(row["completion"][start:])
        owners.append((index, True))
    texts = [Text([], [], row["family"]) for row in rows]
    for encoding, (index, counts) in zip(tokenizer.encode_batch_fast(pieces, add_special_tokens=False), owners):
        texts[index].ids += encoding.ids
        texts[index].counts += [counts] * len(encoding.ids)
    return texts


def load_shard(path, tokenizer):
    """The algebraic world's shards (src/core/tasks/alglab/write-algebra.ts) hold ids already, and all of a completion counts."""
    with path.open() as lines:
        rows = [json.loads(line) for line in lines]
    if isinstance(rows[0]["prompt"], list):
        return [Text(row["prompt"] + row["completion"], [False] * len(row["prompt"]) + [True] * len(row["completion"]), row["family"]) for row in rows]
    return encode(tokenizer, rows)


def collate(texts, device="cpu"):
    """inputs [b, t], targets [b, t] (PAD where the loss does not count)."""
    width = -(-(max(len(t.ids) for t in texts) - 1) // BUCKET) * BUCKET
    inputs = torch.full((len(texts), width), PAD)
    targets = torch.full((len(texts), width), PAD)
    for row, text in enumerate(texts):
        n = len(text.ids) - 1
        inputs[row, :n] = torch.tensor(text.ids[:-1])
        targets[row, :n] = torch.tensor([i if c else PAD for i, c in zip(text.ids[1:], text.counts[1:])])
    return inputs.to(device), targets.to(device)


def batches(texts, tokens, seed):
    """Groups of texts of like length, about `tokens` positions each, in random order; the rest that fills no batch is left out."""
    shuffled = random.Random(seed)
    order = list(texts)
    shuffled.shuffle(order)
    buckets, full = {}, []
    for text in order:
        width = -(-(len(text.ids) - 1) // BUCKET) * BUCKET
        bucket = buckets.setdefault(width, [])
        bucket.append(text)
        if len(bucket) == tokens // width:
            full.append(bucket)
            buckets[width] = []
    shuffled.shuffle(full)
    return full


def load_tokenizer(path):
    return Tokenizer.from_file(str(path))
