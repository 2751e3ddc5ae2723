"""Small random models as `transformers` saves them, with their logits: what a reader of others' models is held to.

    python pytorch/published_models.py --out src/engine/load/fixtures

One folder each: llama (float32, two shards, Llama 3's RoPE scaling), qwen2 (bfloat16, biases), qwen3 (float16, tied head, norms on q and
k). In each, beside what save_pretrained writes:
    expected.json   {"ids": [20], "logits": [[vocab] per position]}, computed in float64 from the saved weights
The tokenizer is byte-level BPE without a single merge: 256 bytes and four tokens with names.
"""
import argparse
import json
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import (LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM)

NAMED = ['<|begin|>', '<|end|>', '<think>', '</think>']
TEMPLATE = "{% for message in messages %}{{ '<|begin|>' + message['role'] + '\\n' + message['content'] + '<|end|>' }}{% endfor %}{% if add_generation_prompt %}{{ '<|begin|>assistant\\n' }}{% endif %}"
SIZES = dict(vocab_size=260, hidden_size=64, intermediate_size=96, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, head_dim=16,
             max_position_embeddings=64, rms_norm_eps=1e-5, bos_token_id=None, eos_token_id=257)
LLAMA3 = dict(rope_type='llama3', factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=16)
MODELS = {
    'llama': (LlamaForCausalLM, LlamaConfig(**SIZES, rope_theta=500_000.0, rope_scaling=LLAMA3, tie_word_embeddings=False), torch.float32, '120KB'),
    'qwen2': (Qwen2ForCausalLM, Qwen2Config(**{k: v for k, v in SIZES.items() if k != 'head_dim'}, rope_theta=1e6, tie_word_embeddings=False), torch.bfloat16, '5GB'),
    'qwen3': (Qwen3ForCausalLM, Qwen3Config(**SIZES, rope_theta=1e6, tie_word_embeddings=True), torch.float16, '5GB'),
}


def tokenizer():
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    bpe = Tokenizer(models.BPE(vocab={letter: i for i, letter in enumerate(alphabet)}, merges=[]))
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    bpe.add_special_tokens([AddedToken(name, special=True) for name in NAMED])
    return PreTrainedTokenizerFast(tokenizer_object=bpe, bos_token=NAMED[0], eos_token=NAMED[1], chat_template=TEMPLATE)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--out', type=Path, required=True)
    out = parser.parse_args().out
    for seed, (name, (make, config, dtype, shard)) in enumerate(MODELS.items()):
        torch.manual_seed(seed)
        model = make(config).eval()
        for parameter in model.parameters():  # biases and gains that are not 0 and 1
            parameter.data += 0.1 * torch.randn_like(parameter)
        folder = out / name
        model.to(dtype).save_pretrained(folder, max_shard_size=shard)
        tokenizer().save_pretrained(folder)
        ids = [(i * i * 7 + 3 * i + 11) % 256 for i in range(20)]
        with torch.no_grad():
            # read anew: a model that was cast has its RoPE frequencies cast too
            logits = make.from_pretrained(folder, dtype=torch.float64)(torch.tensor([ids])).logits[0]
        rounded = [[round(value, 6) for value in row] for row in logits.tolist()]
        (folder / 'expected.json').write_text(json.dumps({'ids': ids, 'logits': rounded}, separators=(',', ':')) + '\n')
        for extra in ('generation_config.json', 'special_tokens_map.json'):
            (folder / extra).unlink(missing_ok=True)


if __name__ == '__main__':
    main()
