"""A training as the page's lab draws it: the log of src/core/training/training-events.ts, written by whoever trains elsewhere.

    log = TrainingLog(draft, held_out, embedding, tokenizer, every)
    log.step(...), log.measure(...), log.write(path)
"""

import json
from datetime import date

from drafting import measure, walk, reaches

SAMPLES = ("date", "story", "tale")  # families of which the shortest held-out text's rounds are kept: "the same prompt through the checkpoints"


def identity(folder, target, sha256):
    """The target as the page names it."""
    title = next(line[2:].strip() for line in (folder / "README.md").read_text().splitlines() if line.startswith("# "))
    return {"name": title, "parameters": target.parameter_count(), "sha256": sha256}


def config_of(arm, steps, texts, anchors, rate, seed, start="shipped"):
    """An Arm (opd_arms.py) in the page's words."""
    places = {"random": "random", "onPolicy": "rounds", "randomResponse": "random", "randomAll": "everywhere"}[arm.anchors]
    aim = {"tau": "kept"}.get(arm.whole, "slots")
    labels = {"texts": arm.texts, "anchors": places if places != "everywhere" else "random", "aim": aim} if arm.whole else None
    opd = None if arm.whole else {
        "accepted": arm.accepted or "none", "rejected": arm.rejected or "none", "scope": arm.scope, "decay": arm.decay, "balance": arm.balance,
        "norm": arm.norm, "anchors": places, "correction": arm.correction, "verifiedSuffix": False,
    }
    method = "opd" if opd else "soft" if arm.whole == "fkl" else "sft"
    chosen = {"labels": labels} if labels else {"opd": opd}
    return {"drafter": "dflash", "method": method, "start": start, "steps": steps, "texts": texts, "anchors": anchors, "rehearsal": arm.rehearsal, "rate": rate, "seed": seed, **chosen}


def write_log(path, events, config, identity, draft, counts, vocabulary):
    """`counts`: texts that were trained on, and held-out ones."""
    texts, held_out = counts
    header = {
        "format": "slipstream-training", "version": 1, "config": config, "target": identity, "parameters": sum(p.numel() for p in draft.parameters()),
        "slots": draft.config.block_size - 1, "data": {"texts": texts, "heldOut": held_out}, "adapter": "PyTorch, CPU", "engine": "pytorch",
        "recordedAt": date.today().isoformat(), "vocabulary": vocabulary,
    }
    path.write_text(json.dumps({"header": header, "events": [*events, {"type": "end", "reason": "done"}]}, separators=(",", ":")))


class TrainingLog:
    def __init__(self, draft, held_out, embedding, tokenizer, every):
        self.draft, self.held_out, self.embedding, self.tokenizer, self.every = draft, held_out, embedding, tokenizer, every
        self.events = []
        self.samples = [next(text for text in held_out if text.family == family) for family in SAMPLES]

    def step(self, step, loss, norm, rate, ledger, blocks, tenths, seconds):
        if step % self.every == 0:
            self.events.append({
                "type": "step", "step": step, "loss": round(loss, 5), "gradientNorm": round(norm, 4), "rate": rate, "flops": dict(ledger.spent),
                "slots": blocks * (self.draft.config.block_size - 1), "anchorTenths": tenths, "ms": round(1000 * seconds, 1),
            })

    def measure(self, step, ledger):
        found = measure(self.draft, self.held_out, self.embedding, resamples=200)
        low, high = found["interval"]
        samples = [
            {"family": text.family, "prompt": text.ids[: text.start].tolist(), "answer": text.ids[text.start :].tolist(), "accepted": [kept for _, kept in walk(reach)]}
            for text, reach in zip(self.samples, reaches(self.draft, self.samples, self.embedding))
        ]
        self.events.append({
            "type": "measure", "step": step, "acceptanceLength": found["all"], "interval": {"low": low, "high": high}, "byFamily": found["families"],
            "byPosition": found["kept"], "prompts": len(self.held_out), "flops": dict(ledger.spent), "divergence": None, "samples": samples,
        })

    def write(self, path, config, identity, texts):
        ids = {token for event in self.events for sample in event.get("samples", []) for token in sample["prompt"] + sample["answer"]}
        vocabulary = {token: self.tokenizer.decode([token], skip_special_tokens=False) for token in sorted(ids)}
        write_log(path, self.events, config, identity, self.draft, (texts, len(self.held_out)), vocabulary)
