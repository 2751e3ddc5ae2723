"""A Llama decoder as an ONNX graph for onnxruntime-web's WebGPU backend, in the shape of the official exports for it: 4-bit MatMulNBits for all
linears, q, k and v in one, GroupQueryAttention that also rotates, norms that also add. Only the rows whose logits are asked for go through the
head (`num_logits_to_keep`, which transformers.js sets to 1). Everything is f32: a software adapter has no f16.
"""

from dataclasses import dataclass

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from q4_weights import BLOCK, Q4Matrix

MICROSOFT = "com.microsoft"


@dataclass(frozen=True)
class Shape:
    vocab: int
    hidden: int
    layers: int
    heads: int
    kv_heads: int
    intermediate: int
    context: int
    rope_theta: float
    epsilon: float

    @property
    def head_dim(self) -> int:
        return self.hidden // self.heads


@dataclass(frozen=True)
class LayerWeights:
    attention_norm: np.ndarray
    qkv: Q4Matrix
    attention_out: Q4Matrix
    mlp_norm: np.ndarray
    gate: Q4Matrix
    up: Q4Matrix
    down: Q4Matrix


@dataclass(frozen=True)
class DecoderWeights:
    embedding: Q4Matrix
    layers: list[LayerWeights]
    norm: np.ndarray


class Graph:
    """Nodes and constants in the making; every method gives the name of what it computes."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def node(self, op: str, inputs: list[str], outputs: str | list[str], domain: str = "", **attributes: object) -> str:
        named = [outputs] if isinstance(outputs, str) else outputs
        self.nodes.append(helper.make_node(op, inputs, named, name=named[0], domain=domain, **attributes))
        return named[0]

    def linear(self, x: str, name: str, matrix: Q4Matrix) -> str:
        codes = self.constant(f"{name}.codes", matrix.codes)
        scales = self.constant(f"{name}.scales", matrix.scales.reshape(-1))
        outputs, blocks, _ = matrix.codes.shape
        return self.node("MatMulNBits", [x, codes, scales], f"{name}.out", MICROSOFT, bits=4, block_size=BLOCK, N=outputs, K=blocks * BLOCK)

    def added_norm(self, x: str, added: str, name: str, gains: np.ndarray, epsilon: float) -> tuple[str, str]:
        """The norm of x + added, and the sum itself."""
        total = f"{name}.sum"
        out = self.node("SkipSimplifiedLayerNormalization", [x, added, self.constant(f"{name}.gains", gains)], [f"{name}.out", "", "", total], MICROSOFT, epsilon=epsilon)
        return out, total


def rotations(shape: Shape) -> tuple[np.ndarray, np.ndarray]:
    frequencies = shape.rope_theta ** (-np.arange(0, shape.head_dim, 2, dtype=np.float64) / shape.head_dim)
    angles = np.outer(np.arange(shape.context), frequencies)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def decoder_graph(shape: Shape, weights: DecoderWeights) -> ModelProto:
    graph = Graph()
    lengths = sequence_lengths(graph)
    cosines, sines = (graph.constant(name, table) for name, table in zip(("cosines", "sines"), rotations(shape)))
    table = weights.embedding
    rows = [graph.constant("embedding.codes", table.codes.reshape(shape.vocab, -1)), "input_ids", graph.constant("embedding.scales", table.scales)]
    x = graph.node("GatherBlockQuantized", rows, "embedding.out", MICROSOFT, bits=4, block_size=BLOCK, gather_axis=0, quantize_axis=1)
    first = [x, graph.constant("layer.0.attention_norm.gains", weights.layers[0].attention_norm)]
    normed = graph.node("SimplifiedLayerNormalization", first, "layer.0.attention_norm.out", axis=-1, epsilon=shape.epsilon, stash_type=1)
    for index, layer in enumerate(weights.layers):
        name = f"layer.{index}"
        qkv = graph.linear(normed, f"{name}.qkv", layer.qkv)
        past = [f"past_key_values.{index}.{part}" for part in ("key", "value")]
        present = [f"present.{index}.{part}" for part in ("key", "value")]
        attended = graph.node(
            "GroupQueryAttention", [qkv, "", "", *past, *lengths, cosines, sines], [f"{name}.attention.out", *present], MICROSOFT,
            num_heads=shape.heads, kv_num_heads=shape.kv_heads, scale=shape.head_dim**-0.5, do_rotary=1, rotary_interleaved=0, local_window_size=-1,
        )
        normed, x = graph.added_norm(x, graph.linear(attended, f"{name}.attention_out", layer.attention_out), f"{name}.mlp_norm", layer.mlp_norm, shape.epsilon)
        gate = graph.linear(normed, f"{name}.gate", layer.gate)
        swish = graph.node("Mul", [gate, graph.node("Sigmoid", [gate], f"{name}.sigmoid")], f"{name}.swish")
        inner = graph.node("Mul", [swish, graph.linear(normed, f"{name}.up", layer.up)], f"{name}.inner")
        down = graph.linear(inner, f"{name}.down", layer.down)
        last = index + 1 == shape.layers
        gains, following = (weights.norm, "norm") if last else (weights.layers[index + 1].attention_norm, f"layer.{index + 1}.attention_norm")
        normed, x = graph.added_norm(x, down, following, gains, shape.epsilon)
    graph.linear(kept_rows(graph, normed), "head", table)
    graph.nodes[-1].output[0] = "logits"
    return as_model(shape, graph)


def sequence_lengths(graph: Graph) -> list[str]:
    """What GroupQueryAttention asks for: of each text the tokens less one, and of the longest all of them."""
    one = graph.constant("one", np.array([1], np.int64))
    counts = graph.node("ReduceSum", ["attention_mask", one], "token_counts", keepdims=0)
    less = graph.node("Sub", [counts, one], "token_counts_less_one")
    seqlens = graph.node("Cast", [less], "seqlens_k", to=TensorProto.INT32)
    dims = graph.node("Shape", ["attention_mask"], "mask_shape")
    total = graph.node("Gather", [dims, graph.constant("axis_1", np.array(1, np.int64))], "total_length_64", axis=0)
    return [seqlens, graph.node("Cast", [total], "total_length", to=TensorProto.INT32)]


def kept_rows(graph: Graph, x: str) -> str:
    """The last num_logits_to_keep rows; 0 keeps all, as a slice from -0 does."""
    start = graph.node("Neg", ["num_logits_to_keep"], "first_row")
    starts = graph.node("Reshape", [start, graph.constant("vector_of_1", np.array([1], np.int64))], "first_rows")
    ends = graph.constant("no_end", np.array([np.iinfo(np.int64).max], np.int64))
    return graph.node("Slice", [x, starts, ends, "one"], "kept_rows")


def as_model(shape: Shape, graph: Graph) -> ModelProto:
    def value(name: str, kind: int, dims: list[object]):
        return helper.make_tensor_value_info(name, kind, dims)

    def cache(prefix: str, length: str):
        dims = ["batch_size", shape.kv_heads, length, shape.head_dim]
        return [value(f"{prefix}.{index}.{part}", TensorProto.FLOAT, dims) for index in range(shape.layers) for part in ("key", "value")]

    inputs = [
        value("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"]),
        value("attention_mask", TensorProto.INT64, ["batch_size", "total_sequence_length"]),
        value("num_logits_to_keep", TensorProto.INT64, []),
        *cache("past_key_values", "past_sequence_length"),
    ]
    outputs = [value("logits", TensorProto.FLOAT, ["batch_size", "kept_length", shape.vocab]), *cache("present", "total_sequence_length")]
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(helper.make_graph(graph.nodes, "decoder", inputs, outputs, graph.constants), opset_imports=opsets, ir_version=10)
