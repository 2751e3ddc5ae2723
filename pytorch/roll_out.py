"""Many sampled texts at once, with a KV cache, each with its own seeded dice.

All rows stand at one position, from 0 on, so that nothing is padded and nothing masked: a row whose prompt is longer than
another's is fed the rest of it while the other is already being written. Rows that have ended are taken out of the caches.
What a row says depends on its key alone, up to the rounding of products: not on the rows beside it.
"""

import hashlib
from dataclasses import dataclass, field

import numpy as np
import torch

EOS = 2
LIMIT = 448  # positions, prompt and all
GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass
class Row:
    prompt: list
    key: int
    ids: list = field(default_factory=list)  # what was written, to <eos> (kept) or the limit
    logprob: list = field(default_factory=list)  # of each id, at temperature 1
    entropy: list = field(default_factory=list)  # of each choice, at temperature 1


def key_of(*parts):
    """64 bits that stand for a seed, a problem's id, a sample's number."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "little")


def uniform(keys, position):
    """A number from 0 to below 1 of each key at a position (splitmix64)."""
    with np.errstate(over="ignore"):
        z = keys + GOLDEN * np.uint64(position)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) * 2.0**-53


def pick(logits, temperature, keys, position):
    """The token at which the sum of shares passes the row's dice; at temperature 0 the likeliest."""
    if temperature == 0:
        return logits.argmax(-1)
    sums = (logits.double() / temperature).softmax(-1).cumsum(-1)
    dice = torch.from_numpy(uniform(keys, position))[:, None] * sums[:, -1:]
    return torch.searchsorted(sums, dice, right=True)[:, 0].clamp(max=logits.shape[-1] - 1)


def roll_out(model, rows, temperature=1.0, limit=LIMIT, batch=256):
    """Fills in what each row writes, a batch of rows of about one length at a time; yields each batch when it is done."""
    order = sorted(rows, key=lambda row: len(row.prompt))
    for start in range(0, len(order), batch):
        write_on(model, order[start : start + batch], temperature, limit)
        yield order[start : start + batch]


def read_prompts(model, rows, length, limit):
    """Caches of the first `length` ids of all rows, those of one prompt read once; and the logits after them."""
    once = {}
    owner = torch.tensor([once.setdefault(tuple(row.prompt[:length]), len(once)) for row in rows])
    caches = model.new_caches(len(once), length)
    logits = model.head(model.hidden(torch.tensor(list(once)), caches)[:, -1])
    return [cache.of_rows(owner, limit) for cache in caches], logits[owner]


@torch.inference_mode()
def write_on(model, rows, temperature, limit):
    least = len(rows[0].prompt)
    caches, logits = read_prompts(model, rows, least, limit)
    longest = len(rows[-1].prompt)
    tokens = torch.zeros(len(rows), limit, dtype=torch.long)
    chosen, entropies = torch.zeros(len(rows), limit), torch.zeros(len(rows), limit)
    lengths = torch.tensor([len(row.prompt) for row in rows])
    for row, own in zip(tokens, rows):
        row[: len(own.prompt)] = torch.tensor(own.prompt)
    live, keys = torch.arange(len(rows)), np.array([row.key for row in rows], dtype=np.uint64)  # the caches' rows
    ends = torch.full((len(rows),), limit)
    for position in range(least, limit):
        written = pick(logits, temperature, keys, position)
        if position < longest:
            written = torch.where(lengths[live] > position, tokens[live, position], written)
        tokens[live, position] = written
        said = logits.log_softmax(-1)
        chosen[live, position] = said.gather(1, written[:, None])[:, 0]
        entropies[live, position] = -(said.exp() * said).sum(-1)
        ended = (written == EOS) & (lengths[live] <= position)
        ends[live[ended]] = ends[live[ended]].clamp(max=position + 1)
        going = (ends[live] == limit).nonzero()[:, 0]
        if len(going) == 0 or position + 1 == limit:
            break
        if len(going) < 7 / 8 * len(live):
            for cache in caches:
                cache.keep(going)
            live, keys, written = live[going], keys[going.numpy()], written[going]
        logits = model.head(model.hidden(written[:, None], caches)[:, -1])
    for row, *figures, end in zip(rows, tokens.tolist(), chosen.tolist(), entropies.tolist(), ends.tolist()):
        row.ids, row.logprob, row.entropy = (own[len(row.prompt) : end] for own in figures)
