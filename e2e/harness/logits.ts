/**
 * Compares our logits with PyTorch's, inside the browser: every position of the stored texts (public/models/fixtures, written by
 * pytorch/fixtures.py), run in chunks as a prompt is. Served by the development server only, never part of the build.
 */
import { openBrowserGpu } from '#engine/gpu/open-browser-gpu.ts';
import { readFloats } from '#engine/gpu/read-back.ts';
import { parseConfig } from '#engine/model/config.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import { openDecoder } from '#engine/model/open-decoder.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { Sequence } from '#engine/model/sequence.ts';

const CHUNK = 16;

interface StoredText {
  readonly ids: readonly number[];
  readonly top: number;
  /** Base64 of little-endian arrays [positions][top] and, of the last position, [vocabulary]. */
  readonly topIds: string;
  readonly topLogits: string;
  readonly last: string;
}

export interface Agreement {
  readonly texts: number;
  readonly positions: number;
  readonly largestDifference: number;
  /** Positions at which the likeliest token is another. */
  readonly otherChoices: number;
}

declare global {
  interface Window {
    compareLogits: (role: 'target' | 'draft') => Promise<Agreement>;
  }
}

const bytes = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;

async function fetched(path: string): Promise<Response> {
  const response = await fetch(`/models/${path}`);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response;
}

async function logitsOf(gpu: Awaited<ReturnType<typeof openBrowserGpu>>, decoder: Decoder, sequence: Sequence, ids: readonly number[]): Promise<Float32Array> {
  const { vocab } = decoder.config;
  const all = new Float32Array(ids.length * vocab);
  sequence.writeTokens(ids);
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = Math.min(CHUNK, ids.length - at);
    sequence.setCommitted(at);
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    decoder.record(pass, { offset: 0, rows });
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    all.set(await readFloats(gpu, decoder.logits, rows * vocab), at * vocab);
  }
  return all;
}

const argmax = (row: Float32Array): number => row.reduce((best, value, i) => (value > row[best]! ? i : best), 0);

window.compareLogits = async (role) => {
  const gpu = await openBrowserGpu();
  const config = parseConfig(await (await fetched(`${role}/config.json`)).json());
  const weights = readSafetensors(await (await fetched(`${role}/model.safetensors`)).arrayBuffer(), `${role}/model.safetensors`);
  const { prompts } = (await (await fetched(`fixtures/${role}.json`)).json()) as { prompts: readonly StoredText[] };
  const sequence = new Sequence(gpu, config.context);
  const decoder = await openDecoder(gpu, { config, weights }, { sequence, maxRows: CHUNK, label: role });
  let [positions, largestDifference, otherChoices] = [0, 0, 0];
  for (const { ids, top, topIds, topLogits, last } of prompts) {
    const ours = await logitsOf(gpu, decoder, sequence, ids);
    const [tokens, theirs] = [new Uint16Array(bytes(topIds)), new Float32Array(bytes(topLogits))];
    const compare = (position: number, token: number, value: number): void => {
      largestDifference = Math.max(largestDifference, Math.abs(ours[position * config.vocab + token]! - value));
    };
    for (let position = 0; position < ids.length; position += 1) {
      for (let i = position * top; i < (position + 1) * top; i += 1) compare(position, tokens[i]!, theirs[i]!);
      if (argmax(ours.subarray(position * config.vocab, (position + 1) * config.vocab)) !== tokens[position * top]) otherChoices += 1;
    }
    new Float32Array(bytes(last)).forEach((value, token) => compare(ids.length - 1, token, value));
    positions += ids.length;
  }
  return { texts: prompts.length, positions, largestDifference, otherChoices };
};
document.documentElement.dataset.ready = 'true';
