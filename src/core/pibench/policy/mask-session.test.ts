/** Held to the user's own state machine (user-step.ts), turn by turn: lists of any length up to a word's, any limit of turns, agents that do and ask about the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { userStep } from '../user-step.ts';
import { fullMask, maskSession, MOST_INTENTS, type MaskOutcome } from './mask-session.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });

function stepped(intents: number, does: number, asks: number, maxTurns: number): MaskOutcome {
  const ids = Array.from({ length: intents }, (_, i) => `${i}`);
  const setOf = (mask: number): Set<string> => new Set(ids.filter((id) => ((mask >>> Number(id)) & 1) === 1));
  const maskOf = (list: readonly string[]): number => list.reduce((mask, id) => mask | (1 << Number(id)), 0) >>> 0;
  let pending: readonly string[] = ids;
  const [anticipated, asked, missed]: [string[], string[], string[]] = [[], [], []];
  let [heard, userTurns] = [0, 0];
  for (let turn = 1; turn <= maxTurns; turn += 1) {
    heard = maskOf([...asked, ...missed]);
    const step = turn === 1 ? userStep(pending, setOf(does), setOf(asks)) : userStep(pending, new Set(), new Set());
    anticipated.push(...step.anticipated);
    asked.push(...step.asked);
    missed.push(...step.missed);
    if (step.end) break;
    userTurns += 1;
    const gone = [...anticipated, ...asked, ...missed];
    pending = pending.filter((id) => !gone.includes(id));
  }
  return { anticipated: maskOf(anticipated), asked: maskOf(asked), missed: maskOf(missed), heard, userTurns };
}

it('is the user of user-step.ts, whatever the agent does and asks', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: MOST_INTENTS }), word, word, fc.integer({ min: 1, max: 40 }), (intents, does, asks, maxTurns) => {
    expect(maskSession(intents, does, asks, maxTurns)).toEqual(stepped(intents, does, asks, maxTurns));
  }), { numRuns: 400 });
});

it('five intents, of which it does the first two and asks about the last', () => {
  expect(maskSession(5, 0b00011, 0b10000, 30)).toEqual({ anticipated: 0b00011, asked: 0b10000, missed: 0b01100, heard: 0b11100, userTurns: 3 });
});

it('where the turns run out the last thing told is not acted on, and the rest is not reached', () => {
  expect(maskSession(4, 0, 0, 2)).toEqual({ anticipated: 0, asked: 0, missed: 0b0011, heard: 0b0001, userTurns: 2 });
});

it('knows words of all lengths', () => {
  expect([0, 1, 31, 32].map(fullMask)).toEqual([0, 1, 0x7fffffff, 0xffffffff]);
});
