"""Writes a trained EAGLE-3 drafter as a folder with a public checkpoint's names (LlamaForCausalLMEagle3, float16).

    python pytorch/export_eagle3.py --run ~/.cache/slipstream/eagle3 --target public/models/target --out public/models/eagle3

config.json names the target's weights by their SHA-256: a drafter reads features of one target, and of no other.
"""

import argparse
import hashlib
from dataclasses import fields
import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from eagle3 import EagleConfig, Eagle3
from export import write
from training import CACHE


def hf_config(config, target):
    return {
        "architectures": ["LlamaForCausalLMEagle3"],
        "model_type": "llama",
        **config.as_dict(),
        "hidden_act": "silu",
        "attention_bias": False,
        "mlp_bias": False,
        "tie_word_embeddings": False,
        "target": hashlib.sha256((target / "model.safetensors").read_bytes()).hexdigest(),
        "torch_dtype": "float16",
    }


def config_from(stored):
    config = EagleConfig(**{field.name: stored[field.name] for field in fields(EagleConfig)})
    config.target_layer_ids = tuple(config.target_layer_ids)
    return config


def load_eagle3(folder):
    """The drafter of an exported folder, in float32."""
    config = config_from(json.loads((folder / "config.json").read_text()))
    state = load_file(folder / "model.safetensors")
    model = Eagle3(config, state["t2d"].nonzero()[:, 0])
    model.load_state_dict({name: w.float() if w.is_floating_point() else w for name, w in state.items()})
    return model.eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", type=Path, default=CACHE / "eagle3")
    parser.add_argument("--target", type=Path, default=Path("public/models/target"))
    parser.add_argument("--out", type=Path, default=Path("public/models/eagle3"))
    args = parser.parse_args()
    stored = torch.load(args.run / "checkpoint.pt", map_location="cpu")
    args.out.mkdir(parents=True, exist_ok=True)
    write(args.out / "config.json", hf_config(config_from(stored["config"]), args.target))
    tensors = {name: (w.half() if w.is_floating_point() else w).contiguous() for name, w in stored["model"].items()}
    save_file(tensors, args.out / "model.safetensors", metadata={"format": "pt"})


if __name__ == "__main__":
    main()
