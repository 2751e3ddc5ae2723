"""What every training of a block drafter needs: the target's texts with what the target thought of them, anchors, and tau.

A greedy round keeps a block's slots as long as each is the target's own next token, and adds that token after them. So the
rounds of speculative decoding can be walked over the target's greedy text: lossless decoding writes just that text, whatever
the drafter, and features of committed tokens are those of a pass over it.
"""

import json
from dataclasses import dataclass

import torch

from dflash import tap
from evaluate import load_rows
from generate import generate


@dataclass
class Text:
    family: str
    ids: torch.Tensor
    start: int  # length of the prompt; the first block's anchor is its last token
    features: torch.Tensor  # float16 [positions, taps x hidden]; the last token's are never read

    def anchors(self):
        """Wherever a round can begin: the token stands, the next one is to be foretold."""
        return range(self.start - 1, len(self.ids) - 1)


@torch.inference_mode()
def with_features(rows, target, layers, batch=32):
    """Rows of (family, prompt ids, written ids) -> texts, the shortest first."""
    rows = sorted(rows, key=lambda row: len(row[1]) + len(row[2]))
    texts = []
    for first in range(0, len(rows), batch):
        group = rows[first : first + batch]
        ids = pad([torch.tensor(prompt + written) for _, prompt, written in group])
        for row, features in zip(group, tap(target, ids, layers).half()):
            own = torch.tensor(row[1] + row[2])
            texts.append(Text(row[0], own, len(row[1]), features[: len(own)].clone()))
    return texts


def read_texts(path):
    with path.open() as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["family"], row["prompt"], row["written"]) for row in rows]


def unseen(rows, known):
    """Rows (family, prompt, written), each prompt once, and none that is known."""
    seen, kept = {tuple(prompt) for _, prompt, _ in known}, []
    for row in rows:
        if tuple(row[1]) not in seen:
            seen.add(tuple(row[1]))
            kept.append(row)
    return kept


@torch.inference_mode()
def held_out_texts(path, target, tokenizer, sample):
    """The target's greedy texts on the held-out prompts: new operands and open ones, as the cards count them."""
    sets = load_rows(path, sample)
    rows = sets["operands"] + sets["open"]
    prompts = [tokenizer.encode(f"<bos><user>{row[1]}<think>", add_special_tokens=False).ids for row in rows]
    return [(row[0], prompt, written) for row, prompt, written in zip(rows, prompts, generate(target, prompts))]


def pad(tensors):
    return torch.nn.utils.rnn.pad_sequence(tensors, batch_first=True)


def groups(texts, blocks, dice, share):
    """Batches of texts of like length with about `blocks` anchors each, drawn anew: [(text, anchors)]; in random order."""
    order = [(text, draw(text.anchors(), share, dice)) for text in texts]
    order.sort(key=lambda pair: len(pair[0].ids) + dice.random() * 8)
    batches, now, count = [], [], 0
    for pair in order:
        now.append(pair)
        count += len(pair[1])
        if count >= blocks:
            batches.append(now)
            now, count = [], 0
    dice.shuffle(batches)
    return batches


def draw(anchors, share, dice):
    return sorted(dice.sample(anchors, max(1, round(share * len(anchors)))))


def collate(pairs):
    """(features, ids, lengths, anchors, valid) of texts with their anchors, padded; an anchor that only pads is not valid."""
    texts = [text for text, _ in pairs]
    anchors = pad([torch.tensor(each) for _, each in pairs])
    valid = pad([torch.ones(len(each), dtype=torch.bool) for _, each in pairs])
    lengths = torch.tensor([len(text.ids) for text in texts])
    return pad([text.features for text in texts]).to(torch.get_default_dtype()), pad([text.ids for text in texts]), lengths, anchors, valid


@torch.inference_mode()
def reaches(draft, texts, embedding, batch=16):
    """For each text, how many slots in a row a block at each of its anchors gets right."""
    found = []
    for first in range(0, len(texts), batch):
        pairs = [(text, list(text.anchors())) for text in texts[first : first + batch]]
        features, ids, lengths, anchors, _ = collate(pairs)
        guess = draft(features, ids, anchors, embedding).argmax(-1)
        at = anchors[..., None] + torch.arange(1, draft.config.block_size)
        wanted = ids[:, None].expand(-1, anchors.shape[1], -1).gather(2, at.clamp(max=ids.shape[1] - 1))
        right = ((guess[..., 1:] == wanted) & (at < lengths[:, None, None])).cumprod(-1).sum(-1)
        found += [row[: len(own)].tolist() for row, (_, own) in zip(right, pairs)]
    return found


def walk(reach):
    """The rounds of one text: [(index of the anchor, slots kept)]. The last ends at the text's last token."""
    rounds, at = [], 0
    while at < len(reach):
        rounds.append((at, reach[at]))
        at += reach[at] + 1
    return rounds


def count_rounds(draft, texts, embedding):
    """([(family, tokens, rounds)] a text, `kept`: of the blocks whose slots before k were kept, the share whose slot k was kept too)."""
    slots = draft.config.block_size - 1
    counts, reached, kept = [], [0] * slots, [0] * slots
    for text, reach in zip(texts, reaches(draft, texts, embedding)):
        rounds = walk(reach)
        counts.append((text.family, len(reach), len(rounds)))
        for at, right in rounds:
            for k in range(min(right + 1, slots, len(reach) - at)):
                reached[k] += 1
                kept[k] += k < right
    return counts, [round(k / max(1, r), 4) for k, r in zip(kept, reached)]


def measure(draft, texts, embedding, resamples=2000):
    """tau, tokens a round: by family, over all, evenly over families; a 95 % interval of the second by resampling prompts."""
    counts, kept = count_rounds(draft, texts, embedding)
    families = {}
    for family, tokens, rounds in counts:
        both = families.setdefault(family, [0, 0])
        both[0] += tokens
        both[1] += rounds
    each = {family: tokens / rounds for family, (tokens, rounds) in sorted(families.items())}
    pairs = torch.tensor([(tokens, rounds) for _, tokens, rounds in counts], dtype=torch.float64)
    drawn = torch.randint(len(pairs), (resamples, len(pairs)), generator=torch.Generator().manual_seed(0))
    sums = torch.stack([pairs[row].sum(0) for row in drawn])
    low, high = torch.quantile(sums[:, 0] / sums[:, 1], torch.tensor([0.025, 0.975], dtype=torch.float64)).tolist()
    return {
        "all": round((pairs[:, 0].sum() / pairs[:, 1].sum()).item(), 4),
        "interval": [round(low, 4), round(high, 4)],
        "evenly": round(len(each) / sum(1 / value for value in each.values()), 4),
        "families": {family: round(value, 3) for family, value in each.items()},
        "kept": kept,
        "prompts": len(pairs),
    }
