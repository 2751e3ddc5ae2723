"""Byte-level BPE of 1024 entries from the training texts, in the tokenizer.json format of Hugging Face.

A text is cut into single digits, words with the space before them, and runs of signs with the white space before them;
merges never cross a cut, so every digit is a token of its own.

    python pytorch/make_tokenizer.py --corpus DIR --out public/models/target/tokenizer.json
"""

import argparse
import json
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

SPECIAL = ["<pad>", "<bos>", "<eos>", "<mask>", "<user>", "<think>", "<answer>"]
CUT = r"\p{N}| ?\p{L}+|\s?[^\s\p{L}\p{N}]+|\s+"


def plain(text):
    for token in SPECIAL:
        text = text.replace(token, "\n")
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=50_000)
    parser.add_argument("--vocab", type=int, default=1024)
    args = parser.parse_args()

    with sorted(args.corpus.glob("*.jsonl"))[0].open() as lines:
        rows = [json.loads(line) for _, line in zip(range(args.texts), lines)]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(CUT), behavior="isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=args.vocab, special_tokens=SPECIAL, initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), show_progress=False
    )
    tokenizer.train_from_iterator((plain(row["prompt"] + row["completion"]) for row in rows), trainer)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(args.out))
    lengths = [len(tokenizer.encode(row["prompt"] + row["completion"]).ids) for row in rows[:5000]]
    print(f"{tokenizer.get_vocab_size()} entries; {sum(lengths) / len(lengths):.1f} tokens a text, longest {max(lengths)}")


if __name__ == "__main__":
    main()
