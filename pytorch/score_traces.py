"""How likely given traces are to a model, token by token.

    python pytorch/score_traces.py --checkpoint ~/.cache/slipstream/algebra/s/checkpoint.pt --problems problems.jsonl --traces traces.jsonl --out scores.jsonl

Problems and traces as sample_traces.py reads and writes them; out come rows {"id", "sample", "logprob": [of each of the trace's ids]}, in the traces' order.
"""

import json

import torch

from given_traces import given_traces
from token_log_probs import by_length, token_log_probs
from training import load_checkpoint

POSITIONS = 16_384  # a pass


def main():
    args, prompts, traces = given_traces()
    model = load_checkpoint(args.checkpoint)
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
