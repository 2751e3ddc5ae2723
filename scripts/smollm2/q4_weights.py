"""The GGUF in Q4_0, from one in other encodings: every matrix dequantised and quantised anew, every vector and all metadata kept."""

from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter, LlamaFileType
from gguf.quants import dequantize, quantize

BLOCK = 32
BLOCK_BYTES = 18


def write_q4_gguf(source: Path, target: Path) -> None:
    reader = GGUFReader(source)
    half = target.with_suffix(".part")
    writer = GGUFWriter(half, reader.fields["general.architecture"].contents())
    for name, field in reader.fields.items():
        if name.startswith("GGUF.") or name == "general.architecture":
            continue
        value = LlamaFileType.MOSTLY_Q4_0 if name == "general.file_type" else field.contents()
        writer.add_key_value(name, value, field.types[0], field.types[-1] if field.types[0] == GGUFValueType.ARRAY else None)
    for tensor in reader.tensors:
        if len(tensor.shape) == 1:
            writer.add_tensor(tensor.name, np.array(tensor.data))
        else:
            codes = quantize(dequantize(tensor.data, tensor.tensor_type), GGMLQuantizationType.Q4_0)
            writer.add_tensor(tensor.name, codes, raw_dtype=GGMLQuantizationType.Q4_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    half.rename(target)


class Q4Matrix:
    """[outputs][inputs] as ONNX packs it: of a block of 32, byte i holds code 2i low and 2i+1 high; f32 scales; a code c stands for (c - 8) scale."""

    def __init__(self, codes: np.ndarray, scales: np.ndarray) -> None:
        #: u8 [outputs][inputs / 32][16]
        self.codes = codes
        #: f32 [outputs][inputs / 32]
        self.scales = scales

    @staticmethod
    def of_gguf(data: np.ndarray, outputs: int) -> "Q4Matrix":
        """In GGUF, byte i of a block holds code i low and i + 16 high, behind an f16 scale."""
        blocks = data.reshape(outputs, -1, BLOCK_BYTES)
        scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16)[..., 0].astype(np.float32)
        packed = blocks[..., 2:]
        codes = np.concatenate([packed & 15, packed >> 4], axis=-1)
        return Q4Matrix(np.ascontiguousarray(codes[..., 0::2] | codes[..., 1::2] << 4), scales)

    def halves_apart(self, heads: int) -> "Q4Matrix":
        """Rows of q or k, from llama.cpp's order (a pair that turns together side by side) to Hugging Face's (half a head apart)."""
        outputs = len(self.codes)
        order = np.arange(outputs).reshape(heads, outputs // heads // 2, 2).swapaxes(1, 2).reshape(-1)
        return Q4Matrix(self.codes[order], self.scales[order])

    @staticmethod
    def stacked(*parts: "Q4Matrix") -> "Q4Matrix":
        return Q4Matrix(np.concatenate([part.codes for part in parts]), np.concatenate([part.scales for part in parts]))
