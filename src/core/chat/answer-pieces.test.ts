/**
 * Tokens sorted into thoughts and answer: with and without thoughts, begun by the prompt, divided inside of a token; nothing lost or doubled,
 * whatever the tokens; the mark of the turn's end is no text; nothing written yet.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventLog } from '../trace/event-log.ts';
import { simulateRun } from '../trace/simulated-run.ts';
import type { SpecEvent } from '../trace/events.ts';
import { answerParts } from './answer-parts.ts';
import { answerPieces, textOf } from './answer-pieces.ts';

const { header } = simulateRun();

/** A run that wrote these texts, a token a round. */
function written(texts: readonly string[], end: readonly SpecEvent[] = []): EventLog {
  const rounds = texts.flatMap((_, i): readonly SpecEvent[] => [
    { type: 'round.start', round: i + 1, position: i, k: 0, t: i },
    { type: 'target.token', round: i + 1, token: i, kind: 'bonus', from: { tokens: [i], logits: [0], logZ: 0 }, t: i },
    { type: 'round.end', round: i + 1, committed: 1, draftMs: 0, verifyMs: 1, otherMs: 0 },
  ]);
  return new EventLog({ ...header, vocabulary: Object.fromEntries(texts.map((text, i) => [i, text])) }, [...rounds, ...end]);
}

const parts = (log: EventLog, begun = false) => {
  const { thought, thinking, answer } = answerPieces(log, begun);
  return { thought: thought && textOf(thought), thinking, answer: textOf(answer) };
};

describe('answerPieces', () => {
  it('says the same of tokens as answerParts of their text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('<think>', '</think>', '<th', 'ink>', ' ', '\n', 'so', 'Yes', '.\n\n'), { maxLength: 14 }), fc.boolean(), (texts, begun) => {
      expect(parts(written(texts), begun)).toEqual(answerParts(texts.join(''), begun));
    }));
  });

  it('divides a token that belongs to both', () => {
    const { thought, answer } = answerPieces(written(['Hm', '.</think>', 'Yes']), true);
    expect([thought?.map(({ text }) => text), answer.map(({ text }) => text)]).toEqual([['Hm', '.'], ['Yes']]);
  });

  it('leaves out the mark that ends the turn, before and after the log says so', () => {
    expect(parts(written(['Yes', '<|im_end|>'])).answer).toBe('Yes');
    expect(parts(written(['Yes', '</s>'], [{ type: 'run.end', reason: 'eos' }])).answer).toBe('Yes');
    expect(parts(written(['Yes', ' no'], [{ type: 'run.end', reason: 'length' }])).answer).toBe('Yes no');
  });

  it('keeps whose hand a token is of, and only tokens that were kept', () => {
    const log = simulateRun({ config: { gamma: 4 }, blur: 0.5 });
    const states = new Set(answerPieces(log, false).answer.map(({ state }) => state));
    expect(states).toEqual(new Set(['accepted', 'corrected', 'bonus']));
  });

  it('has nothing where nothing was written', () => expect(parts(written([]))).toEqual({ thought: null, thinking: false, answer: '' }));
});
