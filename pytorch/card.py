"""Writes the model cards from what was logged and measured, so that no figure is typed by hand.

    python pytorch/card.py --kind target --run ~/.cache/slipstream/target --evaluation public/models/evaluation.json --out public/models/target
"""

import argparse
import hashlib
import json
import re
from pathlib import Path

import torch

from dflash import DFlash, DFlashConfig
from model import Config, Model

FRONT = """---
license: apache-2.0
language: en
pipeline_tag: text-generation
library_name: transformers
tags: [speculative-decoding, synthetic, tiny]
---
"""

ABOUT = {
    "target": """# Slipstream target

A very small reasoner for one purpose: to be the target of speculative decoding in a browser tab, where every token can be
looked at. It answers in numbered steps that name the steps they use and restate their operands by value, so that the
graph of its reasoning can be read off its text. It knows only the six kinds of prompt below, in English, in the words of its
generators; whatever else is asked, it will answer in those words, and wrongly.
""",
    "draft": """# Slipstream draft model

The draft model that goes with the Slipstream target: same tokenizer, about an eighteenth of the parameters, distilled from
the target's own text. It is made to stand beside the target: it guesses the next few tokens, and the target keeps those that it
would have written itself. Its own answers were not measured.
""",
    "dflash": """# Slipstream DFlash drafter

A block drafter for the Slipstream target, after DFlash (arXiv 2602.06036): from what three of the target's layers made of the text so
far it foretells the next seven tokens in one pass. It is no language model: it has no embedding and no head of its own, but the target's, and says
nothing without the target's hidden states.
""",
}

TAUGHT = """## What it was taught

| family | prompts | judged by |
|---|---|---|
| story | arithmetic stories of one to three steps, + - x /, results up to 999 | the number |
| equation | linear equations in one unknown, also with the unknown on both sides | putting the root in |
| date | weekdays, months, clock times, units | the answer |
| rewrite | JSON to assignments and back, camelCase to snake_case and back, JSON sorted by key | the answer |
| tale | short tales about an animal and a thing | not judged |
| dialogue | short talks between two people about a thing of the day | not judged |

All texts come from seeded generators (`src/core/tasks`); nothing was collected from anywhere. A text is
`<bos><user>` prompt `<think>` steps `<answer>` answer `<eos>`. The loss counts on what follows the prompt, never on the wrong value
of a slip, so that mending is taught and slipping is not. About three in ten of the thoughts about numbers look twice: a check, a slip that is
mended, or a second way that must agree.

A tenth of all problems, and a tenth of all pairs of two- and three-digit numbers in sums and differences, are kept out of
every training text by hash. The sets to measure by (`../heldout`) were committed with their SHA-256 before training began.
"""

LIMITS = """## Limits

English only, and only the words of the generators; numbers up to 999 (four digits in a few units). No facts, no advice, no
conversation. It is sure of itself when it is wrong. Names in its texts are a short made-up list and mean nobody.

## Licence

Apache-2.0, weights and texts alike.
"""


def table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)])


def curve(log, points=14):
    """The log at points about evenly spread."""
    return [log[round(i * (len(log) - 1) / (points - 1))] for i in range(min(points, len(log)))]


def percent(entry):
    return f"{100 * entry['accuracy']:.1f} % ({entry['right']}/{entry['of']})"


def accuracy(evaluation):
    sections = []
    for name, title in [("operands", "new operands"), ("wordings", "new operands in new wordings")]:
        entries = evaluation["accuracy"][name]
        families = [key for key in entries if " " not in key]
        steps = sorted({key.split(" ")[1] for key in entries if " " in key})
        right, total = (sum(entries[family][key] for family in families) for key in ("right", "of"))
        rows = [[family, percent(entries[family]), *(percent(entries[f"{family} {n}"]) if f"{family} {n}" in entries else "" for n in steps)] for family in families]
        sections.append(f"Held out: {title}\n\n" + table(["family", "all", *(f"{n} step{'s' if n != '1' else ''}" for n in steps)], rows) + f"\n\nTogether: {100 * right / total:.1f} % ({right}/{total}).")
    sections.append("While the target was trained, samples of these sets were looked at, and the mix of families was changed by what they showed; no item of them was ever trained on.")
    return "## Accuracy (greedy)\n\n" + "\n\n".join(sections) + "\n"


def acceptance(evaluation):
    length = evaluation["acceptanceLength"]
    rows = [[family, f"{value:.2f}"] for family, value in length["families"].items()] + [["**all**", f"**{length['all']:.2f}**"], ["evenly", f"{length['evenly']:.2f}"]]
    return (
        f"## Acceptance length\n\nTokens per pass of the target, its own included, with {length['gamma']} draft tokens a round, greedy, on the held-out prompts\n"
        "(the last round of a text ends at `<eos>`, which counts): 500 of each family, 20 of tales and dialogues. Evenly: as if each family had as many tokens.\n\n" + table(["family", "tokens per pass"], rows) + "\n"
    )


def block_acceptance(evaluation):
    rows = [[family, f"{value:.2f}"] for family, value in evaluation["families"].items()] + [["**all**", f"**{evaluation['all']:.2f}**"], ["evenly", f"{evaluation['evenly']:.2f}"]]
    kept = [f"{100 * share:.1f} %" for share in evaluation["kept"]]
    return (
        f"## Acceptance length\n\nTokens per pass of the target, its own included, with a block of {evaluation['blockSize']} (the last token and {evaluation['blockSize'] - 1} drafted), greedy, on\n"
        f"{evaluation['prompts']:,} held-out prompts (the last round of a text ends at `<eos>`, which counts): 500 of each family, 20 of tales and dialogues. Over all, 95 % of\n"
        f"resamples of the prompts lie between {evaluation['interval'][0]:.2f} and {evaluation['interval'][1]:.2f}. Evenly: as if each family had as many tokens.\n\n" + table(["family", "tokens per pass"], rows)
        + "\n\nHow often a drafted token is kept if all before it in its block were:\n\n" + table([str(k + 1) for k in range(len(kept))], [kept]) + "\n"
    )


def training(log, at, extra):
    last = log[-1]
    keys = [key for key in ("step", "tokens", "blocks", "minutes", "loss", "agreement", "tau", "rate") if key in last]
    amount = f"{at['tokens'] / 1e6:.1f} million positions" if "tokens" in at else f"{at['blocks'] / 1e6:.1f} million blocks"
    return (
        f"## Training\n\n{extra} {at['step']} steps, {amount}.\n\n"
        + table(keys, [[note[key] for key in keys] for note in curve(log)])
        + ("\n\nLoss is in nats a token, weighted by slot; tau is tokens per pass on 440 of the held-out prompts; rate is the learning rate.\n" if "tau" in last
           else "\n\nLoss is in nats a token; rate is the share of the full learning rate" + ("; agreement is how often draft and target have the same first choice.\n" if "agreement" in last else ".\n"))
    )


def legs(runs):
    rows = []
    for run in runs:
        stored, last = torch.load(run / "checkpoint.pt", map_location="cpu"), json.loads((run / "log.jsonl").read_text().splitlines()[-1])
        texts = sum(len(Path(path).read_text().splitlines()) for path in re.findall(r"'([^']+)'", stored["recipe"]["texts"]))
        rows.append([len(rows) + 1, f"{texts:,}", stored["recipe"]["rate"], stored["recipe"]["seed"], f"{stored['at']['step']:,}", f"{stored['at']['blocks']:,}", last["tau"]])
    return table(["leg", "texts", "rate", "seed", "steps", "blocks", "tau"], rows)


def hashes(folder):
    names = ["config.json", "generation_config.json", "model.safetensors", "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json"]
    return "## SHA-256\n\n```\n" + "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names if (folder / name).exists()) + "```\n"


def shape(config):
    parameters = Model(config).parameter_count()
    return (
        "## Shape\n\n"
        f"Qwen3 configuration: {config.num_hidden_layers} layers, width {config.hidden_size}, {config.num_attention_heads} query and {config.num_key_value_heads} key-value "
        f"heads of {config.head_dim}, SwiGLU of {config.intermediate_size}, q/k-norm, RoPE (theta 10,000), tied embeddings. {parameters:,} parameters, stored in float16.\n"
        "Tokenizer: byte-level BPE of 1,024 entries; every digit is a token of its own; `<mask>` is reserved and stands in no text.\n"
    )


def block_shape(config, target):
    parameters, whole = DFlash(config).parameter_count(), Model(Config()).parameter_count()
    return (
        "## Shape\n\n"
        f"The form of z-lab's public checkpoints (`DFlashDraftModel`): {config.num_hidden_layers} layer of the target's width and heads, block size {config.block_size}; fuses what target layers "
        f"{', '.join(map(str, config.target_layer_ids))} (counted from 0) hand on. {parameters:,} parameters ({100 * parameters / whole:.0f} % of the target's), stored in float16.\n"
        f"Made for the target whose `model.safetensors` has SHA-256 `{target}`; the config says so too (`target`).\n"
    )


RECIPES = {
    "target": "`pytorch/train_target.py`, corpus seed 1, model seed 1, Muon on the matrices and AdamW on the rest, batches of about 1,536 positions, by the clock on one to two shared CPU cores: 90 minutes with the rate falling to 0, then 12 minutes more from three tenths of the full rate, on texts in which dates, and months most of all, come more often, since they lagged (the shards are listed in `pytorch/README.md`).",
    "dflash": "`pytorch/train_dflash.py` on texts that the target wrote greedily on training prompts (`pytorch/write_texts.py`): cross-entropy, slot j weighted by exp(-(j-1)/4), half of a text's places as anchors, drawn anew each epoch; AdamW, each leg's rate after a warm-up of 4 % falling along half a cosine, weight decay 0.01, clip 1, about {blocks} blocks a step{products}. Legs go on from each other:",
    "draft": "`pytorch/distill_draft.py`, seed 2: KL divergence to the target's logits plus half the cross-entropy on its first choice, on texts that the target wrote on training prompts (three in four greedily, the rest at temperature 1). The texts are those of the target after 90 of its 102 minutes, the logits those of the finished target. A draft model of width 64, trained for seven minutes, came to 4.60 tokens a pass (evenly), too good to show rejections; hence this size.",
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kind", choices=ABOUT, required=True)
    parser.add_argument("--run", type=Path, nargs="+", required=True, help="folder of checkpoint and log; of a training in legs, each leg's")
    parser.add_argument("--evaluation", type=Path, default=Path("public/models/evaluation.json"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    stored = torch.load(args.run[-1] / "checkpoint.pt", map_location="cpu")
    log = [json.loads(line) for line in (args.run[-1] / "log.jsonl").open()]
    evaluation = json.loads(args.evaluation.read_text())
    if args.kind == "dflash":
        recipe = stored["recipe"]
        how = RECIPES["dflash"].format(blocks=recipe["blocks"], products=", products in bfloat16" if recipe["bf16"] == "True" else "") + "\n\n" + legs(args.run) + "\n\nThe last leg:"
        front = FRONT.replace("pipeline_tag: text-generation\nlibrary_name: transformers\n", "")  # no library opens it as it is
        parts = [front + ABOUT["dflash"], block_shape(DFlashConfig(**stored["config"]), stored["target"]), block_acceptance(evaluation), training(log, stored["at"], how), hashes(args.out), LIMITS]
        (args.out / "README.md").write_text("\n".join(parts))
        return
    measured = [accuracy(evaluation)] if args.kind == "target" else [acceptance(evaluation)]
    parts = [FRONT + ABOUT[args.kind], shape(Config(**stored["config"])), *measured, *([TAUGHT] if args.kind == "target" else []), training(log, stored["at"], RECIPES[args.kind]), hashes(args.out), LIMITS]
    (args.out / "README.md").write_text("\n".join(parts))


if __name__ == "__main__":
    main()
