"""What a reward model gives to traces, each cut before its answer: for the best of N.

    python pytorch/reward_of.py --checkpoint ~/.cache/slipstream/algebra/trm/checkpoint.pt --problems problems.jsonl --traces traces.jsonl --out rewards.jsonl

Problems and traces as sample_traces.py reads and writes them; out come rows {"id", "sample", "reward"}, in the traces' order.
"""

import argparse
import json
from pathlib import Path

from reward_model import before_answer, load_reward_model, rewards_of
from sample_traces import read_rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--problems", type=Path, required=True)
    parser.add_argument("--traces", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    prompts = {row["id"]: row["prompt"] for row in read_rows(args.problems)}
    traces = read_rows(args.traces)
    rewards = rewards_of(load_reward_model(args.checkpoint), [prompts[trace["id"]] + before_answer(trace["ids"]) for trace in traces])
    with args.out.open("w") as out:
        for trace, reward in zip(traces, rewards.tolist()):
            print(json.dumps({"id": trace["id"], "sample": trace["sample"], "reward": round(reward, 5)}), file=out)


if __name__ == "__main__":
    main()
