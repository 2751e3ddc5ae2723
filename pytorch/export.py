"""Writes a checkpoint as a Hugging Face folder that `transformers` opens as it is (Qwen3ForCausalLM, float16).

    python pytorch/export.py --checkpoint ~/.cache/slipstream/target/checkpoint.pt --tokenizer public/models/target/tokenizer.json --out public/models/target
    python pytorch/export.py --checkpoint ~/.cache/slipstream/dflash/checkpoint.pt --out public/models/dflash

A DFlash drafter goes out in the form of z-lab's public checkpoints. It has no tokenizer, embedding or head: those are the target's, whose weights
its config names by their SHA-256 ("target"). A reward model goes out as Qwen3ForSequenceClassification with one label.
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from dflash import DFlash, DFlashConfig
from model import Config, Model

SPECIAL = {"bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>", "mask_token": "<mask>"}


def hf_config(config):
    shape = {k: v for k, v in config.as_dict().items() if k != "rope_theta"}
    return {
        "architectures": ["Qwen3ForCausalLM"],
        "model_type": "qwen3",
        **shape,
        "rope_theta": config.rope_theta,
        "hidden_act": "silu",
        "attention_bias": False,
        "attention_dropout": 0.0,
        "initializer_range": 0.02,
        "sliding_window": None,
        "use_sliding_window": False,
        "tie_word_embeddings": True,
        "use_cache": True,
        "pad_token_id": 0,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "torch_dtype": "float16",
    }


def dflash_config(config, target):
    shape = {name: config.as_dict()[name] for name in Config().as_dict()}
    return {
        **hf_config(Config(**shape)),
        "architectures": ["DFlashDraftModel"],
        "layer_types": ["full_attention"] * config.num_hidden_layers,
        "block_size": config.block_size,
        "num_target_layers": config.num_target_layers,
        "dflash_config": {"mask_token_id": config.mask_token_id, "target_layer_ids": list(config.target_layer_ids)},
        "target": target,
    }


def write(path, content):
    path.write_text(json.dumps(content, indent=2) + "\n")


def export(state, config, tokenizer, out):
    out.mkdir(parents=True, exist_ok=True)
    write(out / "config.json", hf_config(config))
    write(out / "generation_config.json", {"do_sample": False, "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0, "max_new_tokens": 160})
    write(out / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": config.max_position_embeddings, "clean_up_tokenization_spaces": False, **SPECIAL, "additional_special_tokens": ["<user>", "<think>", "<answer>"]})
    write(out / "special_tokens_map.json", {**SPECIAL, "additional_special_tokens": ["<user>", "<think>", "<answer>"]})
    if tokenizer.resolve() != (out / "tokenizer.json").resolve():
        shutil.copy(tokenizer, out / "tokenizer.json")
    save_file({name: w.half().contiguous() for name, w in state.items()}, out / "model.safetensors", metadata={"format": "pt"})


def export_reward_model(state, config, tokenizer, out):
    export(state, config, tokenizer, out)
    (out / "generation_config.json").unlink()
    write(out / "config.json", {**hf_config(config), "architectures": ["Qwen3ForSequenceClassification"], "id2label": {"0": "reward"}, "label2id": {"reward": 0}})


def export_dflash(state, config, target, out):
    out.mkdir(parents=True, exist_ok=True)
    write(out / "config.json", dflash_config(config, target))
    save_file({name: w.half().contiguous() for name, w in state.items()}, out / "model.safetensors", metadata={"format": "pt"})


def load_dflash(folder):
    """The drafter of an exported folder, in float32, and the SHA-256 of the target it was made for."""
    stored = json.loads((folder / "config.json").read_text())
    fields = {**stored, **stored["dflash_config"]}
    config = DFlashConfig(**{name: fields[name] for name in DFlashConfig().as_dict()})
    draft = DFlash(config)
    draft.load_state_dict({name: w.float() for name, w in load_file(folder / "model.safetensors").items()})
    return draft.eval(), stored["target"]


def load_export(folder, device="cpu", kind=Model):
    """The model of an exported folder, in float32: what everything is measured on. `kind`: RewardModel for one with a scalar head."""
    stored = json.loads((folder / "config.json").read_text())
    config = Config(**{name: stored[name] for name in Config().as_dict()})
    model = kind(config)
    model.load_state_dict({name: w.float() for name, w in load_file(folder / "model.safetensors").items()})
    return model.to(device).eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, help="of a model with an embedding of its own")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    stored = torch.load(args.checkpoint, map_location="cpu")
    if "target" in stored:
        export_dflash(stored["model"], DFlashConfig(**stored["config"]), stored["target"], args.out)
    elif "score.weight" in stored["model"]:
        export_reward_model(stored["model"], Config(**stored["config"]), args.tokenizer, args.out)
    else:
        export(stored["model"], Config(**stored["config"]), args.tokenizer, args.out)


if __name__ == "__main__":
    main()
