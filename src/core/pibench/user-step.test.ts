/** The golden reducer table (pibench.md 8.1), and for any judges: nothing comes back, one move at a time, order kept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userStep } from './user-step.ts';

/** Turns and Proc of an agent, given what it satisfies and asks in each turn. */
function play(n: number, act: (turn: number, pending: readonly string[]) => { does?: readonly string[]; asks?: readonly string[] }, limit = 30): { proc: number; turns: number; unreached: number; userTurns: number } {
  let pending = Array.from({ length: n }, (_, i) => String(i));
  let [covered, userTurns] = [0, 0];
  for (let turn = 1; turn <= limit; turn += 1) {
    const { does = [], asks = [] } = act(turn, pending);
    const step = userStep(pending, new Set(does), new Set(asks));
    covered += step.anticipated.length + step.asked.length;
    const gone = new Set([...step.anticipated, ...step.asked, ...step.missed]);
    pending = pending.filter((id) => !gone.has(id));
    if (step.end) return { proc: covered / n, turns: turn, unreached: pending.length, userTurns };
    userTurns += 1;
  }
  return { proc: covered / n, turns: limit, unreached: pending.length, userTurns };
}

describe('the golden table', () => {
  it('oracle: all at once, one turn, and the user says nothing', () => expect(play(5, (_, pending) => ({ does: pending }))).toEqual({ proc: 1, turns: 1, unreached: 0, userTurns: 0 }));
  it('asking about everything at once: two turns', () => expect(play(5, (_, pending) => ({ asks: pending }))).toEqual({ proc: 1, turns: 2, unreached: 0, userTurns: 1 }));
  it('one precise question a turn: the same Proc, n + 1 turns', () => expect(play(5, (_, pending) => ({ asks: pending.slice(0, 1) }))).toMatchObject({ proc: 1, turns: 6 }));
  it('one question a turn, 35 intents: 30 of them', () => expect(play(35, (_, pending) => ({ asks: pending.slice(0, 1) }))).toMatchObject({ proc: 30 / 35, turns: 30, unreached: 5 }));
  it('passive: nothing, n + 1 turns', () => expect(play(5, () => ({}))).toMatchObject({ proc: 0, turns: 6, unreached: 0 }));
  it('passive, 35 intents: the limit, five unreached', () => expect(play(35, () => ({}))).toMatchObject({ proc: 0, turns: 30, unreached: 5 }));
  it('the first half, then passive', () => {
    expect(play(5, (turn) => (turn === 1 ? { does: ['0', '1'] } : {}))).toMatchObject({ proc: 0.4, turns: 4 });
    fc.assert(fc.property(fc.integer({ min: 1, max: 28 }), (n) => {
      const half = Math.floor(n / 2);
      const { proc, turns } = play(n, (turn, pending) => (turn === 1 ? { does: pending.slice(0, half) } : {}));
      return proc === half / n && turns === 1 + Math.ceil(n / 2);
    }));
  });
});

describe('any judges', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,2}$/), { maxLength: 8 });
  it('moves pending intents alone, each to one state, in list order; tells either what was asked or the first', () => {
    fc.assert(fc.property(ids, ids, ids, (pending, does, asks) => {
      const { anticipated, asked, missed, end } = userStep(pending, new Set(does), new Set(asks));
      const moved = [...anticipated, ...asked, ...missed];
      expect(new Set(moved).size).toBe(moved.length);
      for (const list of [anticipated, asked, missed]) expect(list).toEqual(pending.filter((id) => list.includes(id)));
      expect(anticipated).toEqual(pending.filter((id) => does.includes(id)));
      expect(asked.length > 0 && missed.length > 0).toBe(false);
      expect(end).toBe(anticipated.length === pending.length);
      expect(missed.length).toBe(end || asked.length > 0 ? 0 : 1);
    }));
  });
  it('satisfied beats asked', () => expect(userStep(['a'], new Set(['a']), new Set(['a']))).toEqual({ anticipated: ['a'], asked: [], missed: [], end: true }));
});
