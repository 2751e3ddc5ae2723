"""Traces that were sampled (sample_traces.py), with the prompts they go on from: what scorers are given on the command line."""

import argparse
from pathlib import Path

from sample_traces import read_rows


def given_traces():
    """(arguments, {problem id: prompt ids}, traces) of --checkpoint, --problems, --traces and --out."""
    parser = argparse.ArgumentParser()
    for name in ("checkpoint", "problems", "traces", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    return args, {row["id"]: row["prompt"] for row in read_rows(args.problems)}, read_rows(args.traces)
