"""A Q4_0 GGUF of a Llama model as the folder that transformers.js opens: the graph, the configuration, the tokenizer."""

import json
from pathlib import Path

import numpy as np
import onnx
from gguf import GGUFReader

from onnx_graph import DecoderWeights, LayerWeights, Shape, decoder_graph
from q4_weights import Q4Matrix

#: In token types, what stands for itself and is never split.
CONTROL = 3


def write_onnx_folder(gguf: Path, folder: Path) -> None:
    reader = GGUFReader(gguf)
    facts = {name: field.contents() for name, field in reader.fields.items()}
    shape = shape_of(facts)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    for name, content in {**configuration(shape, facts), **tokenizer(facts)}.items():
        (folder / name).write_text(json.dumps(content))
    half = folder / "onnx" / "model_q4.part"
    onnx.save(decoder_graph(shape, weights_of(reader, shape)), half, format="protobuf")
    half.rename(folder / "onnx" / "model_q4.onnx")


def shape_of(facts: dict) -> Shape:
    return Shape(
        vocab=facts["llama.vocab_size"], hidden=facts["llama.embedding_length"], layers=facts["llama.block_count"],
        heads=facts["llama.attention.head_count"], kv_heads=facts["llama.attention.head_count_kv"], intermediate=facts["llama.feed_forward_length"],
        context=facts["llama.context_length"], rope_theta=facts["llama.rope.freq_base"], epsilon=facts["llama.attention.layer_norm_rms_epsilon"],
    )


def weights_of(reader: GGUFReader, shape: Shape) -> DecoderWeights:
    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def matrix(name: str) -> Q4Matrix:
        tensor = tensors[f"{name}.weight"]
        return Q4Matrix.of_gguf(np.array(tensor.data), int(tensor.shape[1]))

    def vector(name: str) -> np.ndarray:
        return np.array(tensors[f"{name}.weight"].data, np.float32)

    def layer(at: str) -> LayerWeights:
        q, k = matrix(f"{at}.attn_q").halves_apart(shape.heads), matrix(f"{at}.attn_k").halves_apart(shape.kv_heads)
        return LayerWeights(
            attention_norm=vector(f"{at}.attn_norm"), qkv=Q4Matrix.stacked(q, k, matrix(f"{at}.attn_v")), attention_out=matrix(f"{at}.attn_output"),
            mlp_norm=vector(f"{at}.ffn_norm"), gate=matrix(f"{at}.ffn_gate"), up=matrix(f"{at}.ffn_up"), down=matrix(f"{at}.ffn_down"),
        )

    return DecoderWeights(matrix("token_embd"), [layer(f"blk.{index}") for index in range(shape.layers)], vector("output_norm"))


def configuration(shape: Shape, facts: dict) -> dict:
    ends = {"bos_token_id": facts["tokenizer.ggml.bos_token_id"], "eos_token_id": facts["tokenizer.ggml.eos_token_id"], "pad_token_id": facts["tokenizer.ggml.padding_token_id"]}
    config = {
        "model_type": "llama", "architectures": ["LlamaForCausalLM"], "vocab_size": shape.vocab, "hidden_size": shape.hidden, "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads, "num_key_value_heads": shape.kv_heads, "head_dim": shape.head_dim, "intermediate_size": shape.intermediate,
        "max_position_embeddings": shape.context, "rope_theta": shape.rope_theta, "rms_norm_eps": shape.epsilon, "hidden_act": "silu", "tie_word_embeddings": True, **ends,
    }
    return {"config.json": config, "generation_config.json": {"do_sample": False, **ends}}


def tokenizer(facts: dict) -> dict:
    """Byte-level BPE, digits one by one."""
    words, kinds = facts["tokenizer.ggml.tokens"], facts["tokenizer.ggml.token_type"]
    added = [
        {"id": index, "content": word, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        for index, (word, kind) in enumerate(zip(words, kinds)) if kind == CONTROL
    ]
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    model = {
        "type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False,
        "ignore_merges": False, "vocab": {word: index for index, word in enumerate(words)}, "merges": facts["tokenizer.ggml.merges"],
    }
    pieces = {"type": "Sequence", "pretokenizers": [{"type": "Digits", "individual_digits": True}, byte_level]}
    names = {f"{role}_token": words[facts[f"tokenizer.ggml.{key}_token_id"]] for role, key in (("bos", "bos"), ("eos", "eos"), ("unk", "unknown"), ("pad", "padding"))}
    return {
        "tokenizer.json": {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": None, "pre_tokenizer": pieces, "post_processor": None, "decoder": byte_level, "model": model},
        "tokenizer_config.json": {"tokenizer_class": "GPT2Tokenizer", "model_max_length": facts["llama.context_length"], "chat_template": facts["tokenizer.chat_template"], **names},
    }
