"""Reference values for the engine's tests of the shipped models of the algebraic world, computed here and compared there.

    python pytorch/algebra_fixtures.py --problems problems.jsonl --traces traces.jsonl [--models public/models] [--out public/models/fixtures]

Problems and traces as sample_traces.py reads and writes them; 20 of the traces, spread over the file, are the texts.
algebra-s.json, algebra-xs.json   ids and logits, in the form of fixtures.py
algebra-trm.json                  {"texts": [{"ids": [...], "reward": number}]}, each cut before its answer
All are those of the exported float16 weights, widened and computed in float32.
"""

import argparse
from pathlib import Path

from export import load_export
from fixtures import logit_fixture, write
from reward_model import RewardModel, before_answer, rewards_of
from sample_traces import read_rows

COUNT = 20


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--traces", type=Path, required=True)
    parser.add_argument("--models", type=Path, default=Path("public/models"))
    parser.add_argument("--out", type=Path, default=Path("public/models/fixtures"))
    args = parser.parse_args()
    prompts = {row["id"]: row["prompt"] for row in read_rows(args.problems)}
    traces = read_rows(args.traces)
    chosen = traces[:: len(traces) // COUNT][:COUNT]
    for name in ("algebra-s", "algebra-xs"):
        write(args.out / f"{name}.json", logit_fixture(load_export(args.models / name), [prompts[trace["id"]] + trace["ids"] for trace in chosen]))
    texts = [prompts[trace["id"]] + before_answer(trace["ids"]) for trace in chosen]
    rewards = rewards_of(load_export(args.models / "algebra-trm", kind=RewardModel), texts)
    write(args.out / "algebra-trm.json", {"texts": [{"ids": ids, "reward": reward} for ids, reward in zip(texts, rewards.tolist())]})


if __name__ == "__main__":
    main()
