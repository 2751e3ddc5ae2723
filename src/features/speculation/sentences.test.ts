/** What is said of slots and rounds agrees with what became of them, in the round that a stop token ends too. */
import { describe, expect, it } from 'vitest';
import { EventLog } from '#core/trace/event-log.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import { whyAt } from '#core/trace/why.ts';
import { cellSentence, endSentence, roundSentence } from './sentences.ts';
import { whySentence } from './why/why-sentence.ts';

/** Its last round proposes [ now][.][<eos>][<eos>][<eos>], and the first <eos> is accepted. */
const ended = simulateRun({ config: { temperature: 0, gamma: 5 }, blur: 0 });
const refused = simulateRun({ blur: 0.8 });

describe('a round', () => {
  it('says how many drafts were accepted, and what the target wrote', () => {
    const [first] = roundsAt(refused, refused.length);
    expect(roundSentence(refused, first!)).toMatch(/^Round 1: \d of 4 drafts accepted, the target wrote .+\.$/);
  });

  it('that an accepted stop token ends says so', () => {
    const last = roundsAt(ended, ended.length).at(-1)!;
    expect(roundSentence(ended, last)).toBe(`Round ${last.round}: 3 of 5 drafts accepted, the text ends.`);
  });
});

describe('a run', () => {
  const finished = ended.length;
  const [written, failed] = [ended.events.slice(0, 30), { type: 'run.end', reason: 'failed' } as const];

  it.each([
    ['finished', ended, /^Run finished: \d+ tokens, acceptance length \d\.\d\d\.$/],
    ['cut', simulateRun({ config: { maxTokens: 17 } }), /^Run ended at its length limit: 17 tokens, acceptance length /],
    ['stopped', new EventLog(ended.header, [...written, { ...failed, reason: 'stopped' }]), /^Run stopped: \d+ tokens, /],
    ['failed', new EventLog(ended.header, [...written, failed]), /^Run failed: \d+ tokens, /],
    ['failed before its first round', new EventLog(ended.header, [failed]), /^Run failed\.$/],
    ['under way', new EventLog(ended.header, written), /^$/],
  ] as const)('that has %s says so', (_, log, sentence) => {
    expect(endSentence(log, log.length)).toMatch(sentence);
  });

  it('says nothing of its end before it', () => {
    expect(endSentence(ended, finished - 3)).toBe('');
  });
});

it('a rejection at a threshold that rounds to 1 is still told as one', () => {
  const rounds = roundsAt(refused, refused.length);
  const coins = rounds.flatMap(({ round, slots }) => slots.flatMap(({ slot }) => whyAt(refused, rounds, { round, slot }) ?? [])).filter((why) => why.kind === 'coin');
  const rejected = coins.find(({ verdict }) => verdict === 'rejected')!;
  expect(whySentence({ ...rejected, threshold: 1 })).toMatch(/the token goes\.$/);
});

describe('a draft that was never judged', () => {
  it('names the draft that was rejected before it', () => {
    const rounds = roundsAt(refused, refused.length);
    const { round, slots } = rounds.find((view) => view.slots.some(({ state }) => state === 'unreached'))!;
    const slot = slots.find(({ state }) => state === 'rejected')!.slot;
    const why = whyAt(refused, rounds, { round, slot: slot + 1 })!;
    expect(cellSentence(refused, why)).toMatch(new RegExp(`not reached, because the draft in slot ${slot} was rejected$`));
    expect(whySentence(why)).toBe(`The draft in slot ${slot} was rejected, so this one, guessed on top of it, was never judged.`);
  });

  it('names the stop token that ended the text before it', () => {
    const rounds = roundsAt(ended, ended.length);
    const why = whyAt(ended, rounds, { round: rounds.at(-1)!.round, slot: 5 })!;
    expect(cellSentence(ended, why)).toMatch(/not reached, because the text ends in slot 3$/);
    expect(whySentence(why)).toBe('The draft in slot 3 is the stop token, and it was accepted: the text ends there, so this one was never judged.');
  });
});
