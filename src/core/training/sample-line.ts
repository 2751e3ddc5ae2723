/**
 * A held-out text as the drafter got through it, token by token: which were drafted and kept, which the target wrote itself, and where
 * a round ends. The text is the target's own, so it is the same at every step; what changes is how it is cut.
 */
import { trainingAt } from './training-at.ts';
import type { SampleText, TrainingEvent } from './training-events.ts';

export interface SampleToken {
  readonly token: number;
  readonly own: boolean;
  /** From 0. */
  readonly round: number;
}

export function sampleTokens({ answer, accepted }: Pick<SampleText, 'answer' | 'accepted'>): readonly SampleToken[] {
  const tokens: SampleToken[] = [];
  for (const [round, kept] of accepted.entries()) {
    for (let i = 0; i <= kept && tokens.length < answer.length; i++) tokens.push({ token: answer[tokens.length]!, own: i === kept, round });
  }
  return tokens;
}

export interface SampleLine {
  readonly step: number;
  readonly tokens: readonly SampleToken[];
  readonly rounds: number;
  /** Tokens a round, of this text alone. */
  readonly length: number;
}

/** The texts that the latest measurement at a step shows. */
export function samplesAt(events: readonly TrainingEvent[], step: number): readonly SampleText[] {
  return trainingAt(events, step).measured?.samples ?? [];
}

/** One line for every measurement up to a step; `which` counts the texts of a measurement from 0. */
export function sampleLines(events: readonly TrainingEvent[], step: number, which: number): readonly SampleLine[] {
  return events.flatMap((event) => {
    const sample = event.type === 'measure' && event.step <= step ? event.samples[which] : undefined;
    if (!sample || sample.accepted.length === 0) return [];
    const tokens = sampleTokens(sample);
    return [{ step: (event as { step: number }).step, tokens, rounds: sample.accepted.length, length: tokens.length / sample.accepted.length }];
  });
}
