"""How likely given traces are to a model, token by token.

    python pytorch/score_traces.py --checkpoint ~/.cache/slipstream/algebra/s/checkpoint.pt --problems problems.jsonl --traces traces.jsonl --out scores.jsonl

Problems and traces as sample_traces.py reads and writes them; out come rows {"id", "sample", "logprob": [of each of the trace's ids]}, in the traces' order.
"""

import argparse
import json
from pathlib import Path

import torch

from sample_traces import read_rows
from token_log_probs import by_length, token_log_probs
from training import load_checkpoint

POSITIONS = 16_384  # a pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--traces", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = load_checkpoint(args.checkpoint)
    prompts = {row["id"]: row["prompt"] for row in read_rows(args.problems)}
    traces = read_rows(args.traces)
    scores = [None] * len(traces)
    with torch.inference_mode():
        for group in by_length([prompts[trace["id"]] + trace["ids"] for trace in traces], POSITIONS):
            log_probs, counts = token_log_probs(model, [prompts[traces[i]["id"]] for i in group], [traces[i]["ids"] for i in group])
            for index, own, written in zip(group, log_probs, counts):
                scores[index] = own[written].tolist()
    with args.out.open("w") as out:
        for trace, own in zip(traces, scores):
            print(json.dumps({"id": trace["id"], "sample": trace["sample"], "logprob": [round(log, 5) for log in own]}, separators=(",", ":")), file=out)


if __name__ == "__main__":
    main()
