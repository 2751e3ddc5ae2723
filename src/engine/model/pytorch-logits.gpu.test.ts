/**
 * Every shipped model against PyTorch: the logits of 20 stored texts (pytorch/fixtures.py; float16 weights widened and
 * computed in float32), the 16 largest at each position and all of them at the last.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { parseConfig } from './config.ts';
import { openDecoder } from './open-decoder.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { readLogits } from './read-logits.ts';
import { Sequence } from './sequence.ts';

interface Prompt {
  readonly ids: readonly number[];
  readonly top: number;
  readonly topIds: string;
  readonly topLogits: string;
  readonly last: string;
}

const models = 'public/models';
/** Whole decoders; a drafter that reads its target's features has no logits of its own to compare. */
const shipped = readdirSync(models).filter((name) => existsSync(`${models}/${name}/model.safetensors`) && architectures(name).includes('Qwen3ForCausalLM'));
const rows = 8;

function architectures(name: string): readonly string[] {
  return (JSON.parse(readFileSync(`${models}/${name}/config.json`, 'utf8')) as { readonly architectures: readonly string[] }).architectures;
}

function bytes(path: string): ArrayBuffer {
  return Uint8Array.from(readFileSync(path)).buffer;
}

function decoded(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}

it('every shipped model has its fixture', () => {
  expect(shipped.filter((name) => !existsSync(`${models}/fixtures/${name}.json`))).toEqual([]);
});

it.each(shipped)('%s: at most 1e-3 from PyTorch', async (name) => {
  const gpu = await testGpu();
  const config = parseConfig(JSON.parse(readFileSync(`${models}/${name}/config.json`, 'utf8')));
  const weights = readSafetensors(bytes(`${models}/${name}/model.safetensors`), name);
  const sequence = new Sequence(gpu, config.context);
  const decoder = await openDecoder(gpu, { config, weights }, { sequence, maxRows: rows, label: name });

  const { prompts } = JSON.parse(readFileSync(`${models}/fixtures/${name}.json`, 'utf8')) as { prompts: Prompt[] };
  expect(prompts.length).toBe(20);
  let worst = 0;
  for (const { ids, top, topIds, topLogits, last } of prompts) {
    const actual = await readLogits(gpu, decoder, sequence, ids, rows);
    const expectedIds = new Uint16Array(decoded(topIds));
    const expected = new Float32Array(decoded(topLogits));
    expectedIds.forEach((id, i) => (worst = Math.max(worst, Math.abs(actual[Math.floor(i / top)]![id]! - expected[i]!))));
    new Float32Array(decoded(last)).forEach((logit, id) => (worst = Math.max(worst, Math.abs(actual[ids.length - 1]![id]! - logit))));
  }
  expect(worst).toBeLessThan(1e-3);
});
