"""Blocks of every encoding that the engine reads, with what the `gguf` package decodes them to: src/engine/weights/fixtures/gguf-blocks.json.

    pip install gguf==0.17.1
    python pytorch/make_gguf_fixtures.py

Bytes are random, scales too, with extremes among them: the largest and smallest normal and subnormal f16, both zeros; whole numbers all 0 and
all 255. {"Q4_0": {"bytes": base64, "values": base64 of float32, little-endian}, ...}
"""

import argparse
import base64
import json
from pathlib import Path

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType
from gguf.quants import dequantize

EXTREMES = [0x7BFF, 0xFBFF, 0x0400, 0x8400, 0x03FF, 0x0001, 0x8001, 0x0000, 0x8000, 0x3C00, 0x3555, 0xB266]
# Where in a block f16 scales lie.
SCALES = {"Q8_0": [0], "Q4_0": [0], "Q4_1": [0, 2], "Q4_K": [0, 2], "Q6_K": [208]}
RANDOM_BLOCKS = {1: 200, 32: 8, 256: 2}


def finite_f16(random, count):
    halves = random.integers(0, 1 << 16, count).astype(np.uint16)
    return np.where((halves & 0x7C00) == 0x7C00, halves & 0x83FF, halves)


def quantised_blocks(random, name, values, size):
    blocks = random.integers(0, 256, (len(EXTREMES) + RANDOM_BLOCKS[values], size)).astype(np.uint8)
    blocks[0], blocks[1] = 0, 255
    for shift, at in enumerate(SCALES[name]):
        scales = finite_f16(random, len(blocks))
        scales[: len(EXTREMES)] = np.roll(EXTREMES, shift)
        blocks[:, at : at + 2] = scales.view(np.uint8).reshape(-1, 2)
    return blocks


def plain_floats(random, name):
    if name == "F32":
        words = random.integers(0, 1 << 32, RANDOM_BLOCKS[1]).astype(np.uint32)
        return np.where((words & 0x7F800000) == 0x7F800000, words & 0x807FFFFF, words).astype("<u4").view(np.uint8)
    if name == "F16":
        return np.concatenate([np.array(EXTREMES, np.uint16), finite_f16(random, RANDOM_BLOCKS[1])]).view(np.uint8)
    halves = random.integers(0, 1 << 16, RANDOM_BLOCKS[1]).astype(np.uint16)
    return np.where((halves & 0x7F80) == 0x7F80, halves & 0x807F, halves).astype(np.uint16).view(np.uint8)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("src/engine/weights/fixtures/gguf-blocks.json"))
    args = parser.parse_args()
    random = np.random.default_rng(5)
    fixtures = {}
    for name in ["F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q4_K", "Q6_K"]:
        kind = GGMLQuantizationType[name]
        values, size = GGML_QUANT_SIZES[kind]
        data = quantised_blocks(random, name, values, size) if name in SCALES else plain_floats(random, name)
        decoded = dequantize(data, kind).astype("<f4")
        assert np.isfinite(decoded).all()
        fixtures[name] = {"bytes": base64.b64encode(data.tobytes()).decode(), "values": base64.b64encode(decoded.tobytes()).decode()}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(fixtures, indent=1) + "\n")


if __name__ == "__main__":
    main()
