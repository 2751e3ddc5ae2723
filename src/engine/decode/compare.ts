/**
 * Plain against speculative, in fast mode, in turn: A B A B. Both start from the same prompt and end by the same rules; the
 * times are of decoding alone, since the prefill is the same work for both.
 */
import type { DecodeSample } from '#engine/protocol.ts';
import { median } from '#core/stats/quantile.ts';
import type { SpecEvent } from '#core/trace/events.ts';
import { fastRound, type DraftChoice } from './chosen-round.ts';
import { FastDecoder, type FastRun } from './fast.ts';
import type { Pair } from './pair.ts';
import { plainRound } from './plain.ts';
import type { TextRequest } from './start-text.ts';

export interface Comparison {
  readonly choice: DraftChoice;
  readonly request: TextRequest;
  readonly repeats: number;
  /** The text on screen, which the fast ones must equal too; null where there is none. */
  readonly shown: readonly number[] | null;
  readonly now: () => number;
  /** Asked between submits; false gives the comparison up. */
  readonly goOn: () => boolean;
}

/** Raised when a row of logits holds a NaN: figures of such a run would mean nothing. */
export class FaultyLogits extends Error {
  override readonly name = 'FaultyLogits';
}

/** Null if it was given up. */
export async function compare(pair: Pair, { choice, request, repeats, shown, now, goOn }: Comparison): Promise<DecodeSample | null> {
  const plain = new FastDecoder(plainRound(pair, choice.temperature), now);
  const speculative = new FastDecoder(await fastRound(pair, choice), now);
  const runs: (readonly [plain: FastRun, speculative: FastRun])[] = [];
  try {
    for (let repeat = 0; repeat < repeats && goOn(); repeat += 1) runs.push([await plain.decode(request, goOn), await speculative.decode(request, goOn)]);
  } finally {
    plain.destroy();
    speculative.destroy();
  }
  const last = runs.at(-1);
  if (runs.flat().some(({ state }) => state.done === 'nan')) throw new FaultyLogits('The model gave numbers that are none (NaN).');
  if (!last || !goOn()) return null;
  const texts = [...runs.flat().map(({ tokens }) => tokens), ...(shown ? [shown] : [])];
  const comparable = choice.temperature === 0 || choice.rule === 'R4';
  const [, { tokens, state, submits, readbacks }] = last;
  return {
    plainTokens: last[0].tokens.length,
    tokens: tokens.length,
    plainMs: runs.map(([run]) => run.decodeMs),
    speculativeMs: runs.map(([, run]) => run.decodeMs),
    rounds: state.rounds,
    drafted: state.drafted,
    accepted: state.accepted,
    acceptedAt: state.acceptedAt.slice(0, choice.gamma),
    submits,
    readbacks,
    identical: comparable ? texts.every((text) => text.join() === texts[0]!.join()) : null,
  };
}

/** The page's line: medians over the repeats. */
export function comparisonEvent(sample: DecodeSample): SpecEvent {
  return {
    type: 'comparison',
    tokens: sample.tokens,
    plainTokensPerSecond: (1000 * sample.plainTokens) / median(sample.plainMs),
    tokensPerSecond: (1000 * sample.tokens) / median(sample.speculativeMs),
    repeats: sample.plainMs.length,
    identical: sample.identical,
  };
}
