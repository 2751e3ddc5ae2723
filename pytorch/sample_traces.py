"""Samples traces of a model on given problems.

    python pytorch/sample_traces.py --checkpoint ~/.cache/slipstream/algebra/s/checkpoint.pt --problems problems.jsonl --samples 4 --temperature 0.7 --out traces.jsonl

Problems are rows {"id", "prompt": [ids]}; a row a trace comes out, {"id", "sample", "ids": [what was written, with <eos> where it ended],
"logprob": [of each id, at temperature 1]}, in no particular order. A trace is drawn by seed, problem id and sample number: the same from
whichever file and in whichever company. Traces that --out already holds are left out, so that a run that was broken off goes on.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from roll_out import LIMIT, Row, key_of, roll_out
from training import load_checkpoint


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--samples", type=int, default=4, help="traces a problem")
    parser.add_argument("--temperature", type=float, default=1.0, help="0: greedily")
    parser.add_argument("--limit", type=int, default=LIMIT, help="most positions, with the prompt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=256, help="rows at once")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def read_rows(path):
    with path.open() as lines:
        return [json.loads(line) for line in lines]


def already_there(path):
    """(id, sample) of the whole lines of a file; a last one that was broken off is cut away."""
    if not path.exists():
        return set()
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if len(whole) < len(content):
        path.write_bytes(whole)
    return {(row["id"], row["sample"]) for row in map(json.loads, whole.splitlines())}


def trace_line(problem, sample, row):
    return json.dumps({"id": problem, "sample": sample, "ids": row.ids, "logprob": [round(log, 5) for log in row.logprob]}, separators=(",", ":"))


def main():
    args = parse()
    model, there = load_checkpoint(args.checkpoint), already_there(args.out)
    wanted = [(problem, sample) for problem in read_rows(args.problems) for sample in range(args.samples) if (problem["id"], sample) not in there]
    rows = [Row(problem["prompt"], key_of(args.seed, problem["id"], sample)) for problem, sample in wanted]
    name = {id(row): (problem["id"], sample) for row, (problem, sample) in zip(rows, wanted)}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    written, done, started, noted = 0, 0, time.time(), time.time()
    with args.out.open("a") as out:
        for batch in roll_out(model, rows, args.temperature, args.limit, args.batch):
            print("\n".join(trace_line(*name[id(row)], row) for row in batch), file=out, flush=True)
            done, written = done + len(batch), written + sum(len(row.ids) for row in batch)
            if time.time() - noted > 30 or done == len(rows):
                noted = time.time()
                print(f"{done}/{len(rows)} traces, {written / (noted - started):.0f} tokens a second", file=sys.stderr)


if __name__ == "__main__":
    main()
