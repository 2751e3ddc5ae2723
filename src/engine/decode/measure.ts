/**
 * What a benchmark asks for (protocol.ts): decode samples of a list of prompts, and what a forward pass costs by its rows.
 * Nothing is timed cold: the first prompt is decoded once before the clock counts.
 */
import type { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { noDrafter } from '#engine/drafters/no-drafter.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { DecodeSample, MeasureRequest, VerifyCost, VerifyCosts } from '#engine/protocol.ts';
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

interface Timed {
  readonly decoder: Decoder;
  readonly rows: number;
  readonly ms: number[];
}

/** Passes of so many rows each, taking turns within a repeat; nothing is timed cold. */
async function timeInTurn(pair: Pair, passes: readonly Pick<Timed, 'decoder' | 'rows'>[], repeats: number, now: () => number): Promise<readonly VerifyCost[]> {
  const wrong = passes.find(({ rows }) => !(Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS));
  if (wrong) throw new RangeError(`A pass takes 1 to ${MOST_ROWS} rows, not ${wrong.rows}.`);
  const position = Math.min(POSITION, pair.sequence.context - MOST_ROWS);
  const prompt = Array.from({ length: position }, (_, i) => (i * 31 + 7) % pair.vocabulary);
  startText(pair, noDrafter, { prompt, maxTokens: 1, stopToken: null, forbiddenToken: null, temperature: 0, seed: 0, sequence: 0 });
  const timed = passes.map((pass): Timed => ({ ...pass, ms: [] }));
  for (let repeat = -1; repeat < repeats; repeat += 1) {
    for (const { decoder, rows, ms } of timed) {
      const passMs = await timePass(pair, decoder, rows, now);
      if (repeat >= 0) ms.push(passMs);
    }
  }
  return timed.map(({ rows, ms }) => ({ rows, verifyMs: ms }));
}

export function measurePasses(pair: Pair, decoder: Decoder, rows: readonly number[], repeats: number, now: () => number): Promise<readonly VerifyCost[]> {
  return timeInTurn(pair, rows.map((count) => ({ decoder, rows: count })), repeats, now);
}

/** The same beside one row by the best kernels for it. */
export async function measureVerifyCost(pair: Pair, decoder: Decoder, rows: readonly number[], repeats: number, now: () => number): Promise<VerifyCosts> {
  const yardstick = { decoder: await decoder.forOneRow(), rows: 1 };
  const costs = await timeInTurn(pair, [...rows.map((count) => ({ decoder, rows: count })), yardstick], repeats, now);
  return { costs: costs.slice(0, -1), oneRowBestMs: costs.at(-1)!.verifyMs };
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
