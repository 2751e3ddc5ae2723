"""What a reward model gives to traces, each cut before its answer: for the best of N.

    python pytorch/reward_of.py --checkpoint ~/.cache/slipstream/algebra/trm/checkpoint.pt --problems problems.jsonl --traces traces.jsonl --out rewards.jsonl

Problems and traces as sample_traces.py reads and writes them; out come rows {"id", "sample", "reward"}, in the traces' order.
"""

import json

from given_traces import given_traces
from reward_model import before_answer, load_reward_model, rewards_of


def main():
    args, prompts, traces = given_traces()
    rewards = rewards_of(load_reward_model(args.checkpoint), [prompts[trace["id"]] + before_answer(trace["ids"]) for trace in traces])
    with args.out.open("w") as out:
        for trace, reward in zip(traces, rewards.tolist()):
            print(json.dumps({"id": trace["id"], "sample": trace["sample"], "reward": round(reward, 5)}), file=out)


if __name__ == "__main__":
    main()
