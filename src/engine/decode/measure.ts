/**
 * What a benchmark asks for (protocol.ts): decode samples of a list of prompts, and what a forward pass costs by its rows.
 * Nothing is timed cold: the first prompt is decoded once before the clock counts.
 */
import type { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { noDrafter } from '#engine/drafters/no-drafter.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { DecodeSample, MeasureRequest, VerifyCosts } from '#engine/protocol.ts';
import { compare } from './compare.ts';
import { MOST_ROWS, type Pair } from './pair.ts';
import { questionRequest } from './question.ts';
import { startText } from './start-text.ts';

const always = (): boolean => true;

type DecodeRequest = Extract<MeasureRequest, { kind: 'decode' }>;

export async function measureDecode(pair: Pair, tokenizer: TextTokenizer, request: DecodeRequest, now: () => number): Promise<readonly DecodeSample[]> {
  const { prompts, repeats, ...choice } = request;
  const samples: DecodeSample[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const text = questionRequest(pair, tokenizer, { ...choice, prompt }).request;
    if (index === 0) await compare(pair, { choice, request: { ...text, maxTokens: Math.min(24, text.maxTokens) }, repeats: 1, shown: null, now, goOn: always });
    const sample = await compare(pair, { choice, request: text, repeats, shown: null, now, goOn: always });
    if (sample) samples.push(sample);
  }
  return samples;
}

/** Passes of one timed submit: enough that what a submit costs by itself disappears among them. */
const PASSES = 8;
/** Where the timed rows stand: the length of a usual text. */
const POSITION = 160;

/** Every number of rows, and one row by the best kernels for it, take turns within a repeat. */
export async function measureVerifyCost(pair: Pair, decoder: Decoder, rows: readonly number[], repeats: number, now: () => number): Promise<VerifyCosts> {
  const wrong = rows.find((count) => !(Number.isInteger(count) && count >= 1 && count <= MOST_ROWS));
  if (wrong !== undefined) throw new RangeError(`A pass takes 1 to ${MOST_ROWS} rows, not ${wrong}.`);
  const position = Math.min(POSITION, pair.sequence.context - MOST_ROWS);
  const prompt = Array.from({ length: position }, (_, i) => (i * 31 + 7) % pair.vocabulary);
  startText(pair, noDrafter, { prompt, maxTokens: 1, stopToken: null, forbiddenToken: null, temperature: 0, seed: 0, sequence: 0 });
  const yardstick = await decoder.forOneRow();
  const timed = [...rows.map((count) => ({ decoder, count, ms: [] as number[] })), { decoder: yardstick, count: 1, ms: [] as number[] }];
  for (let repeat = -1; repeat < repeats; repeat += 1) {
    for (const { decoder: measured, count, ms } of timed) {
      const passMs = await timePass(pair, measured, count, now);
      if (repeat >= 0) ms.push(passMs);
    }
  }
  return { costs: rows.map((count, at) => ({ rows: count, verifyMs: timed[at]!.ms })), oneRowBestMs: timed.at(-1)!.ms };
}

async function timePass({ gpu: { device } }: Pair, decoder: Decoder, rows: number, now: () => number): Promise<number> {
  await device.queue.onSubmittedWorkDone();
  const start = now();
  const encoder = device.createCommandEncoder({ label: 'verify cost' });
  const pass = encoder.beginComputePass();
  for (let i = 0; i < PASSES; i += 1) decoder.record(pass, { offset: -1, rows });
  pass.end();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return (now() - start) / PASSES;
}
