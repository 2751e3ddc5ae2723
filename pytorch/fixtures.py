"""Reference values for the engine's tests, computed here and compared there.

    python pytorch/fixtures.py --target public/models/target --draft public/models/draft --out public/models/fixtures

tokenizer.json      200 texts with their ids.
target.json, draft.json   20 texts: ids and float32 logits of every position, the 16 largest of each and all of the last one.
    {"prompts": [{"ids": [...], "top": 16, "topIds": base64 of uint16 [positions, 16], "topLogits": base64 of float32
    [positions, 16], "last": base64 of float32 [vocabulary]}]}, all little-endian.
The logits are those of the exported float16 weights, widened and computed in float32.
"""

import argparse
import base64
import json
from pathlib import Path

import torch

from export import load_export
from generate import generate
from texts import load_tokenizer

TOP = 16
ODD = [
    "", " ", "\n", "\n\n", "  two  spaces ", "0", "007", "1234567890", "3x+5=20", "#1 12+30=42\n#2 #1:42-7=35", "check #3 #2:35+7=42", "alt #2 4+4=8",
    '{"name":"Ada","age":7}', "name=Ada; age=7", "userName, maxCount", "user_name", "Ωμέγα", "naïve café", "日本語", "🦊 and 🦉", "a\tb", "tab\t\tend\n ",
    "<bos><user>Hi<think>", "<eos>", "<mask><pad>", "<user", "<answer>x=5<eos>", "Don't stop!", "...", "?!", "A-B_C", "1,000.5", "(a+b)*c", "MIA", "mia", "\u00a0nbsp", "e\u0301",
]


def pack(tensor, kind):
    return base64.b64encode(tensor.numpy().astype(kind).tobytes()).decode()


@torch.inference_mode()
def logit_fixture(model, texts):
    prompts = []
    for ids in texts:
        logits = model(torch.tensor([ids]))[0]
        top = logits.topk(TOP, dim=-1)
        prompts.append({"ids": ids, "top": TOP, "topIds": pack(top.indices, "<u2"), "topLogits": pack(top.values, "<f4"), "last": pack(logits[-1], "<f4")})
    return {"prompts": prompts}


def write(path, content):
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", type=Path, required=True)
    parser.add_argument("--draft", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, default=Path("public/models/heldout/heldout.json"))
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(args.target / "tokenizer.json")
    sets = json.loads(args.held_out.read_text())
    rows = sets["operands"] + sets["wordings"] + sets["open"]

    strings = ODD + [row[1] for row in rows[:: len(rows) // (200 - len(ODD))]][: 200 - len(ODD)]
    write(args.out / "tokenizer.json", [[text, tokenizer.encode(text, add_special_tokens=False).ids] for text in strings])

    target, draft = load_export(args.target), load_export(args.draft)
    chosen = [row[1] for row in rows[:: len(rows) // 20]][:20]
    prompts = [tokenizer.encode(f"<bos><user>{prompt}<think>", add_special_tokens=False).ids for prompt in chosen]
    texts = [prompt + written[:40] for prompt, written in zip(prompts, generate(target, prompts))]
    write(args.out / "target.json", logit_fixture(target, texts))
    write(args.out / "draft.json", logit_fixture(draft, texts))


if __name__ == "__main__":
    main()
