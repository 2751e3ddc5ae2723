"""Whether tau still rises at the end of a supervised training: the slope of tau over the last 30 % of its steps, and the slope's 95 % interval.

    python pytorch/plateau.py bench-results/sft-third-leg.jsonl

Least squares over the points that train_dflash.py logged there (docs/experiments/draft-opd.md, "Plateau"); slope +- t * s / sqrt(sum (x - mean x)^2)
with s^2 = sum of squared residuals / (n - 2) and t the 97.5 % quantile of Student's distribution with n - 2 degrees of freedom. An interval that
contains 0 is a plateau. Points of one training are not independent, so that the interval is, if anything, too narrow.
src/core/training/plateau.test.ts holds what the documents say to this, derived by other means.
"""

import argparse
import json
import math
from pathlib import Path

LAST = 0.3  # of the steps
PIECES = 2000  # of the integral below


def student_below(t, freedom):
    """Mass of Student's distribution below t >= 0: half, and Simpson's rule over its density."""
    density = lambda x: (1 + x * x / freedom) ** (-(freedom + 1) / 2)
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    width = t / PIECES
    inner = sum((4 if i % 2 else 2) * density(i * width) for i in range(1, PIECES))
    return 0.5 + scale * width / 3 * (density(0) + inner + density(t))


def student_quantile(mass, freedom):
    low, high = 0.0, 1.0
    while student_below(high, freedom) < mass:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if student_below(middle, freedom) < mass else (low, middle)
    return high


def slope(points):
    """[(thousands of steps, tau)] -> (slope, low, high)."""
    count = len(points)
    mean_x, mean_y = (sum(axis) / count for axis in zip(*points))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    rise = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    residuals = sum((y - mean_y - rise * (x - mean_x)) ** 2 for x, y in points)
    half = student_quantile(0.975, count - 2) * math.sqrt(residuals / (count - 2) / spread)
    return rise, rise - half, rise + half


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("log", type=Path, help="lines with step and tau, as train_dflash.py writes them")
    rows = [json.loads(line) for line in parser.parse_args().log.open()]
    points = [(row["step"] / 1000, row["tau"]) for row in rows if row["step"] > (1 - LAST) * rows[-1]["step"]]
    if len(points) < 3:
        raise SystemExit(f"{len(points)} points lie in the last {LAST:.0%} of the steps; a slope with an interval needs 3")
    rise, low, high = slope(points)
    print(f"tau rises by {rise:.4f} per 1,000 steps, 95 % {low:.4f} .. {high:.4f}, over {len(points)} points from step {points[0][0] * 1000:.0f} on: {'a plateau' if low <= 0 <= high else 'no plateau'}")


if __name__ == "__main__":
    main()
