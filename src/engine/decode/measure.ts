/**
 * What a benchmark asks for (protocol.ts): decode samples of a list of prompts, what a forward pass costs by its rows, and
 * what the halves of a round cost.
 * Nothing is timed cold: the first prompt is decoded once before the clock counts.
 */
import type { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import type { Decoder } from '#engine/model/decoder.ts';
import type { DecodeSample, MeasureRequest, RoundCost, VerifyCost, VerifyCosts } from '#engine/protocol.ts';
import { fastRound, type DraftChoice } from './chosen-round.ts';
import { compare } from './compare.ts';
import { MOST_ROWS, type Pair } from './pair.ts';
import { questionRequest } from './question.ts';
import { startTimedText, timeInTurn, type Timed } from './time-in-turn.ts';

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

/** A pass of a model over so many rows. */
export interface RowsPass {
  readonly rows: number;
  readonly record: (pass: GPUComputePassEncoder) => void;
}

export const passOf = (decoder: Decoder, rows: number): RowsPass => ({ rows, record: (pass) => decoder.record(pass, { offset: -1, rows }) });

function onePass({ record }: RowsPass): Timed {
  return (encoder, times) => {
    const pass = encoder.beginComputePass();
    for (let i = 0; i < times; i += 1) record(pass);
    pass.end();
  };
}

/** Passes of so many rows each, taking turns within a repeat; with the drafter's, what they read may be nothing: it costs the same. Fewer repeats where it is not to go on. */
export async function measurePasses(pair: Pair, passes: readonly RowsPass[], repeats: number, now: () => number, goOn = always): Promise<readonly VerifyCost[]> {
  const wrong = passes.find(({ rows }) => !(Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS));
  if (wrong) throw new RangeError(`A pass takes 1 to ${MOST_ROWS} rows, not ${wrong.rows}.`);
  startTimedText(pair);
  const ms = await timeInTurn(pair.gpu, passes.map(onePass), repeats, now, goOn);
  return passes.map(({ rows }, i) => ({ rows, verifyMs: ms[i]! }));
}

/** Passes of a model beside one row by the best kernels for it. */
export async function measureVerifyCost(pair: Pair, decoder: Decoder, rows: readonly number[], repeats: number, now: () => number): Promise<VerifyCosts> {
  const passes = [...rows.map((count) => passOf(decoder, count)), passOf(await decoder.forOneRow(), 1)];
  const costs = await measurePasses(pair, passes, repeats, now);
  return { costs: costs.slice(0, -1), oneRowBestMs: costs.at(-1)!.verifyMs };
}

/** The two halves of a round as fast mode runs them, in turn. The drafts are judged by nobody: each round is the first one again. */
export async function measureRound(pair: Pair, choice: DraftChoice, repeats: number, now: () => number): Promise<RoundCost> {
  const round = await fastRound(pair, choice);
  const timed = (record: (encoder: GPUCommandEncoder) => void): Timed => (encoder, times) => {
    for (let i = 0; i < times; i += 1) record(encoder);
  };
  startTimedText(pair);
  const [draftMs, verifyMs] = await timeInTurn(pair.gpu, [timed((encoder) => round.recordDraft(encoder)), timed((encoder) => round.recordVerify(encoder))], repeats, now);
  return { draftMs: draftMs!, verifyMs: verifyMs!, drafterBytes: pair.drafterBytes(choice.drafter) };
}
